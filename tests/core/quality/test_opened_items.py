"""What the person asked and opened is asked again when models are compared."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.quality.opened_items import opened_items
from dogear_core.types import Document, SearchRequest

WORDS = ("parrot", "boiler", "onion", "passport")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with Engine.open(tmp_path / "library", model=FakeModel()) as opened:
        opened.ingest_documents(
            (Path(f"/papers/{word}.txt"), Document(f"About the {word}.", "text/plain"))
            for word in WORDS
        )
        yield opened


def note(engine: Engine, question: str, word: str) -> None:
    (hit,) = engine.search(SearchRequest(word, limit=1)).hits
    engine.note_opening(hit.document_id, question)


def test_the_last_questions_are_asked_each_once_without_filters(engine: Engine) -> None:
    note(engine, "where is it hot", "onion")
    note(engine, "bird type:txt", "parrot")
    note(engine, "type:txt", "passport")
    note(engine, "", "passport")
    note(engine, "where is it hot", "boiler")
    store = engine._store
    contents = {document.id: document.content for document in store.cuts.contents()}
    found = [(item.question, item.content) for item in opened_items(store, contents, 10)]
    assert found == [
        ("where is it hot", "/papers/boiler.txt"),
        ("bird", "/papers/parrot.txt"),
    ]
    assert len(opened_items(store, contents, 1)) == 1


def test_they_are_among_the_questions_of_a_library(engine: Engine) -> None:
    note(engine, "parrot", "parrot")
    quality = engine.measure_own()
    assert quality.questions["opened"] == 1
    assert all(mode.hits[1].mean > 0 for mode in quality.modes)
