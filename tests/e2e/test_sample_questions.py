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
