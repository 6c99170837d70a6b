"""A library in a temporary folder, opened for writing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dogear_core.storage.store import Store
from dogear_core.types import Document, FileState, Passage, Span

Put = Callable[..., None]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path, "write") as opened:
        yield opened


@pytest.fixture
def put(store: Store) -> Put:
    """Store a document whose paragraphs are its passages."""

    def put_paragraphs(path: str, text: str, *, title: str = "", content_hash: str = "") -> None:
        passages = []
        start = 0
        for ordinal, paragraph in enumerate(text.split("\n\n")):
            span = Span(start, start + len(paragraph))
            passages.append(Passage(ordinal, span, paragraph, context=title))
            start = span.end + 2
        with store.transaction():
            store.put_document(
                FileState(Path(path), len(text), 1, 1),
                Document(text=text, media_type="text/plain", title=title),
                passages,
                content_hash=content_hash or path,
                pipeline=1,
            )

    return put_paragraphs
