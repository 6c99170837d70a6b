"""The sample library answers questions asked in other words than its own."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dogear_core.engine import Engine
from dogear_core.types import Hit, SearchRequest

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "assets" / "sample-library"
QUESTIONS = json.loads((ROOT / "tests" / "data" / "sample_questions.json").read_text("utf-8"))
SHOWN = 3
"""How far down a person looks."""

ELSEWHERE = (
    "How does the shock wave detach from a blunt body at hypersonic speed?",
    "What did the treaty of Westphalia settle?",
    "Which enzyme copies DNA during cell division?",
    "How many moons does Neptune have?",
    "Why did the ruble fall against the dollar?",
    "What is the capital of Burkina Faso?",
    "Explain the proof of Fermat's last theorem",
    "How do submarines navigate under the polar ice?",
    "Who conducted the Vienna Philharmonic in 1950?",
    "What causes resistance of tuberculosis to antibiotics?",
    "How is uranium enriched?",
    "Which tribes lived in Gaul before Caesar?",
    "How are neutron stars formed?",
    "What does the second law of thermodynamics say?",
    "How did Darwin explain the beaks of finches?",
)
GIBBERISH = ("qwxzv blorp", "asdf jkl", "zzxcv")


@dataclass(frozen=True)
class Question:
    """A question and the passage that answers it."""

    question: str
    path: str
    page: int | None
    answer: str
    paraphrase: bool
    sample: bool = False

    def is_answered_by(self, hit: Hit) -> bool:
        """Whether a hit cites the right page of the right file, and its text has the answer."""
        return (
            hit.path == LIBRARY / self.path
            and hit.page == self.page
            and " ".join(self.answer.split()) in " ".join(hit.text.split())
        )


ALL = [Question(**entry) for entry in QUESTIONS]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Engine.open(tmp_path_factory.mktemp("library")) as opened:
        opened.add_roots([LIBRARY])
        report = opened.index()
        assert (report.failed, report.skipped, report.pending) == (0, 0, 0)
        yield opened


def rank(engine: Engine, question: Question) -> int:
    """Return the place of the answer among the hits, or a large number."""
    hits = engine.search(SearchRequest(question.question, limit=10)).hits
    return next((n for n, hit in enumerate(hits, 1) if question.is_answered_by(hit)), 99)


@pytest.mark.slow
def test_paraphrased_questions_are_answered_at_the_right_page(engine: Engine) -> None:
    ranks = [rank(engine, question) for question in ALL if question.paraphrase]
    assert len(ranks) >= 20
    assert sum(place <= SHOWN for place in ranks) >= 0.95 * len(ranks), ranks
    assert sum(place == 1 for place in ranks) >= 0.65 * len(ranks), ranks


@pytest.mark.slow
def test_questions_in_the_documents_own_words_are_answered_first(engine: Engine) -> None:
    ranks = [rank(engine, question) for question in ALL if not question.paraphrase]
    assert sum(place == 1 for place in ranks) >= 0.9 * len(ranks), ranks


@pytest.mark.slow
@pytest.mark.parametrize("question", [q for q in ALL if q.sample], ids=lambda q: q.question)
def test_the_questions_of_the_first_run_are_answered_first(
    engine: Engine, question: Question
) -> None:
    assert rank(engine, question) == 1


@pytest.mark.slow
def test_every_citation_is_exact(engine: Engine) -> None:
    for question in ALL[::4]:
        for hit in engine.search(SearchRequest(question.question)).hits:
            assert engine.text(hit.path, hit.span) == hit.text


@pytest.mark.slow
def test_answers_are_relevant(engine: Engine) -> None:
    answers = [
        hit.relevant
        for question in ALL
        for hit in engine.search(SearchRequest(question.question, limit=10)).hits[:SHOWN]
        if question.is_answered_by(hit)
    ]
    assert sum(answers) >= 0.95 * len(answers)


@pytest.mark.slow
def test_what_the_library_does_not_tell_is_not_answered(engine: Engine) -> None:
    nothing = [not engine.search(SearchRequest(question)).any_relevant for question in ELSEWHERE]
    assert sum(nothing) >= 0.8 * len(nothing)
    for text in GIBBERISH:
        for typing in (True, False):
            assert not engine.search(SearchRequest(text, typing=typing)).any_relevant


@pytest.mark.slow
def test_a_passage_found_by_meaning_shows_the_sentence_that_answers(engine: Engine) -> None:
    question = "What if there is a power cut during the wash?"
    best = engine.search(SearchRequest(question)).hits[0]
    snippet = engine.best_snippets(question, [best])[best.passage_id]
    assert "Electricity fails" in snippet.text
