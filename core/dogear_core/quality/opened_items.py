"""Questions that were asked, after which the person opened the document that answers them."""

from collections.abc import Mapping

from dogear_core.quality.known_items import ItemKind, KnownItem
from dogear_core.search.query import parse
from dogear_core.storage.store import Store
from dogear_core.types import DocumentId


def opened_items(store: Store, contents: Mapping[DocumentId, str], most: int) -> list[KnownItem]:
    """Return up to so many of the questions asked last, each with the document opened last for it.

    `contents` tells the documents' contents. Filters are left out: they would find the document
    with any model.
    """
    items: dict[str, KnownItem] = {}
    for asked, document in store.openings.asked():
        question = parse(asked).text
        if question and question not in items and len(items) < most:
            items[question] = KnownItem(ItemKind.OPENED, question, contents[document])
    return list(items.values())
