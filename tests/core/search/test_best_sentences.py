from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.search.conftest import Write

from dogear_core.engine import Engine
from dogear_core.search.best_sentences import sentences
from dogear_core.search.snippets import LENGTH
from dogear_core.types import SearchMode, SearchRequest, Span

TEXT = (
    "The weather in the mountains was fine for most of the long summer. "
    "Lentils should simmer with cumin for half an hour before serving. "
    "The train to the coast leaves at seven from the old station."
)


@pytest.fixture(scope="module", autouse=True)
def library(engine: Engine, papers: Path, write: Write) -> None:
    write("notes.txt", TEXT)
    write("short.txt", "Simmering lentils.")
    engine.add_roots([papers])
    engine.index()


def cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("simmering lentils", "Lentils should simmer with cumin for half an hour before serving."),
        ("trains and stations", "The train to the coast leaves at seven from the old station."),
    ],
)
def test_the_sentence_nearest_to_the_question_is_found(
    engine: Engine, question: str, sentence: str
) -> None:
    hits = engine.search(SearchRequest(question, mode=SearchMode.MEANING)).hits
    spans = engine.best_sentences(f"{question} type:text", hits)
    found = {hit.path.name: cut(hit.text, spans[hit.passage_id]) for hit in hits}
    assert found == {"notes.txt": sentence, "short.txt": "Simmering lentils."}


def test_no_hits_have_no_sentences(engine: Engine) -> None:
    assert engine.best_sentences("lentils", ()) == {}


def test_a_heading_goes_with_the_sentence_below_it() -> None:
    text = "Rent\n\nThe rent is due on the first of each month without fail."
    assert len(list(sentences(text))) == 1


def test_paragraphs_without_a_stop_are_sentences() -> None:
    text = "a line of a list that is long enough\n\n" * 3
    assert len(list(sentences(text + text.replace("list", "roll of things")))) >= 3


@given(st.text("ab .!\n。"))
def test_sentences_are_in_order_short_and_without_space_around(text: str) -> None:
    place = 0
    for span in sentences(text):
        piece = text[span.start : span.end]
        assert place <= span.start < span.end
        assert len(piece) <= LENGTH
        assert piece == piece.lstrip()
        place = span.end
