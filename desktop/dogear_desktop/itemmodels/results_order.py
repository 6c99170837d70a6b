"""The order of a list that somebody is looking at while it changes."""

from collections.abc import Sequence

from dogear_core.types import DocumentId
from dogear_desktop.itemmodels.results_model import Row


def keep_in_place(shown: Sequence[Row], found: Sequence[Row], count: int) -> list[Row]:
    """Return the documents found, the first `count` of those shown staying where they are.

    Of a document that stays, what was found now is shown. One that is not found any more goes.
    """
    now: dict[DocumentId, Row] = {row[0].document_id: row for row in found}
    kept = [now.pop(best.document_id) for best, _ in shown[:count] if best.document_id in now]
    return [*kept, *now.values()]
