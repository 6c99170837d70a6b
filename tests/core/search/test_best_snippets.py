from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.search.conftest import Write

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import Cancelled
from dogear_core.progress import CancelToken
from dogear_core.search.best_snippets import MOST_SENTENCES, sentences
from dogear_core.search.snippets import LENGTH
from dogear_core.types import Hit, SearchMode, SearchRequest

TEXT = (
    "The weather in the mountains was fine for most of the long summer. "
    "Lentils should simmer with cumin for half an hour before serving. "
    "The train to the coast leaves at seven from the old station."
)
LONG = " ".join(f"Sentence number {n} of a long story without any point." for n in range(40))


@pytest.fixture(scope="module", autouse=True)
def library(engine: Engine, papers: Path, write: Write) -> None:
    write("notes.txt", TEXT)
    write("short.txt", "Simmering lentils.")
    write("long.txt", LONG)
    engine.add_roots([papers])
    engine.index()


@pytest.fixture
def model(engine: Engine) -> FakeModel:
    model = engine._model
    assert isinstance(model, FakeModel)
    model.embedded.clear()
    return model


def by_meaning(engine: Engine, question: str) -> tuple[Hit, ...]:
    return engine.search(SearchRequest(question, mode=SearchMode.MEANING)).hits


# The fake model takes words for near that begin with the same four letters, as no stem does.
@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("lentiform simmit", "Lentils should simmer with cumin for half an hour before serving."),
        ("trainer statics", "The train to the coast leaves at seven from the old station."),
    ],
)
def test_the_sentence_nearest_to_the_question_is_shown(
    engine: Engine, question: str, sentence: str
) -> None:
    hits = by_meaning(engine, question)
    snippets = engine.best_snippets(f"{question} type:text", hits)
    found = {hit.path.name: snippets[hit.passage_id].text for hit in hits}
    assert found["notes.txt"] == sentence
    assert found["short.txt"] == "Simmering lentils."


def test_words_of_the_question_in_it_are_marked(engine: Engine) -> None:
    hits = [
        hit for hit in by_meaning(engine, "lentiform statics coast") if "notes" in str(hit.path)
    ]
    (snippet,) = engine.best_snippets("lentiform statics of the coast", hits).values()
    assert [snippet.text[mark.start : mark.end] for mark in snippet.highlights] == ["coast"]


def test_what_words_lead_into_keeps_its_snippet(engine: Engine, model: FakeModel) -> None:
    question = "lentils simmering with cumin"
    hits = [hit for hit in engine.search(SearchRequest(question)).hits if "notes" in str(hit.path)]
    assert engine.best_snippets(question, hits) == {}
    assert model.embedded == []
    words = engine.search(SearchRequest("lentils tomorrow", mode=SearchMode.WORDS)).hits
    assert engine.best_snippets("lentils tomorrow", words) == {}


def test_sentences_are_embedded_once_and_not_too_many(engine: Engine, model: FakeModel) -> None:
    hits = by_meaning(engine, "stormy numerals")
    engine.best_snippets("stormy numerals", hits)
    embedded = list(model.embedded)
    assert len([text for text in embedded if text in LONG]) <= MOST_SENTENCES * len(hits)
    engine.best_snippets("stormy numerals again", hits)
    assert model.embedded == embedded


def test_it_can_be_stopped_between_two_passages(engine: Engine) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        engine.best_snippets("lentiform", by_meaning(engine, "lentiform"), cancel=cancel)


def test_no_hits_have_no_snippets(engine: Engine) -> None:
    assert engine.best_snippets("lentils", ()) == {}


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
