"""Questions made from a library's own documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.quality.known_items import ItemKind, KnownItem, known_items
from dogear_core.types import Document, SearchMode, Section, Span

SENTENCE = "The tenant of the flat pays a deposit of two monthly rents to the landlord"


def text(number: int) -> str:
    """Return a document whose sentence has words of its own, in two sections."""
    own = " ".join(f"{letter}{number}word" for letter in "abcdef")
    return f"{'Remarks. ' * 40}\n\n{SENTENCE} {own} soon.\n\n{'Something else. ' * 20}"


def documents() -> Iterator[tuple[Path, Document]]:
    for number in range(30):
        body = text(number)
        middle = body.index(SENTENCE)
        sections = (
            Section(Span(0, middle), heading=("Opening",)),
            Section(Span(middle, len(body)), heading=(f"Deposits number{number} explained",)),
        )
        title = f"Agreement number{number} signed" if number < 20 else "Agreement on the flat"
        yield Path(f"/papers/{number}.txt"), Document(body, "text/plain", title, sections)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Engine.open(tmp_path_factory.mktemp("library"), model=FakeModel()) as opened:
        opened.ingest_documents(documents())
        yield opened


@pytest.fixture(scope="module")
def items(engine: Engine) -> list[KnownItem]:
    return known_items(engine._store, 60)


def of_kind(items: list[KnownItem], kind: ItemKind) -> list[KnownItem]:
    return [item for item in items if item.kind is kind]


def test_there_are_as_many_as_were_asked_for_and_all_differ(items: list[KnownItem]) -> None:
    assert len({item.question for item in items}) == len(items) == 60


def test_each_document_is_asked_for_before_any_is_again(items: list[KnownItem]) -> None:
    assert len({item.content for item in items[:30]}) == 30
    assert {item.kind for item in items} == {ItemKind.TITLE, ItemKind.HEADING, ItemKind.SENTENCE}


def test_a_title_that_several_have_is_no_question(items: list[KnownItem]) -> None:
    titles = [item.question for item in of_kind(items, ItemKind.TITLE)]
    assert titles
    assert "Agreement on the flat" not in titles


def test_a_sentence_has_lost_its_rarest_words(items: list[KnownItem]) -> None:
    for item in of_kind(items, ItemKind.SENTENCE):
        words = item.question.split()
        body = text(int(Path(item.content).stem))
        assert all(word in body for word in words)
        assert sum(word.endswith("word") for word in words) < 6


def test_the_same_library_gives_the_same_questions(engine: Engine, items: list[KnownItem]) -> None:
    assert known_items(engine._store, 60) == items


def test_a_library_finds_its_own_documents(engine: Engine) -> None:
    quality = engine.measure_own()
    assert quality.asked == sum(quality.questions.values())
    (by_words,) = (mode for mode in quality.modes if mode.mode is SearchMode.WORDS)
    assert by_words.hits[10].mean > 0.7
    for mode in quality.modes:
        assert mode.hits[1].mean <= mode.hits[5].mean <= mode.hits[10].mean
        assert all(rate.low <= rate.mean <= rate.high for rate in mode.hits.values())
        assert 0 <= mode.reciprocal <= 1


def test_an_empty_library_has_nothing_to_ask(tmp_path: Path) -> None:
    with Engine.open(tmp_path, model=FakeModel()) as engine:
        quality = engine.measure_own()
    assert quality.asked == 0
    assert quality.modes[0].hits[10].mean == 0
