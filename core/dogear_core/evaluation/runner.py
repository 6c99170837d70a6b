"""Running a judged data set through the engine as if its articles were files.

The articles go through the chunker, embedder and index of real files into a temporary library;
the questions through the search that `dogear search` uses.
"""

import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import numpy as np

from dogear_core.embedding.base import EmbeddingModel
from dogear_core.engine import Engine
from dogear_core.evaluation.dataset import Answer, Article, Dataset
from dogear_core.evaluation.metrics import Estimate, estimate, ndcg, recall, reciprocal_rank
from dogear_core.progress import ProgressFn, ignore_progress
from dogear_core.readers.normalise import normalise, one_line
from dogear_core.types import Document, Hit, SearchMode, SearchRequest, Span

PASSAGES = 300
"""Passages asked for per question, so that 100 documents come of them where there are so many."""
ANSWER_DEPTHS = (1, 5, 10)


@dataclass(frozen=True, slots=True)
class ModeResult:
    """The measures of one search mode by name (such as "ndcg@10"), and its latency.

    "shown@10" is recall@10 of what is found to be relevant alone: what is missing to recall@10 is
    lost by asking for relevance.

    The latency is that of a request of ordinary length, not of the long list the measures need.
    """

    mode: SearchMode
    measures: Mapping[str, Estimate]
    p50_ms: float
    p95_ms: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How well and how fast a data set was searched; `seconds` is the whole run's wall time.

    `passages_per_second` is the speed of the embedding stage, None if nothing was embedded.
    """

    dataset: str
    documents: int
    passages: int
    queries: int
    seconds: float
    passages_per_second: float | None
    modes: tuple[ModeResult, ...]


def evaluate_dataset(
    dataset: Dataset,
    *,
    model: EmbeddingModel | None = None,
    progress: ProgressFn = ignore_progress,
) -> Evaluation:
    """Index a data set in a temporary library and measure every search mode on it."""
    started = time.perf_counter()
    questions = dict(dataset.judged_queries())
    with (
        tempfile.TemporaryDirectory(prefix="dogear-eval-") as folder,
        Engine.open(Path(folder), model=model) as engine,
    ):
        report = engine.ingest_documents(_documents(dataset.articles), progress=progress)
        passages = engine.status().passages
        modes = tuple(_evaluate_mode(engine, mode, dataset, questions) for mode in SearchMode)
    return Evaluation(
        dataset=dataset.name,
        documents=len(dataset.articles),
        passages=passages,
        queries=len(questions),
        seconds=time.perf_counter() - started,
        passages_per_second=report.embedded / report.embed_seconds if report.embedded else None,
        modes=modes,
    )


def article_path(article: str) -> Path:
    """Return the path an article has in the temporary library; no file is there."""
    return Path("/corpus", f"{quote(article, safe='')}.txt")


def answered(hits: Sequence[Hit], answers: Sequence[Answer]) -> bool:
    """Whether one of the passages wholly contains one of the answers."""
    return any(
        hit.path == article_path(answer.article)
        and hit.span.start <= answer.span.start
        and answer.span.end <= hit.span.end
        for hit in hits
        for answer in answers
    )


def _documents(articles: Sequence[Article]) -> Iterator[tuple[Path, Document]]:
    """Yield each article as a reader would give it; one without text gives no document."""
    for article in articles:
        text = normalise(article.text)
        if text.strip():
            title = one_line(article.title)
            yield article_path(article.id), Document(text, "text/plain", title)


def _evaluate_mode(
    engine: Engine, mode: SearchMode, dataset: Dataset, questions: Mapping[str, str]
) -> ModeResult:
    articles = {article_path(article.id): article.id for article in dataset.articles}
    answers = _normalised_answers(dataset)
    values: defaultdict[str, list[float]] = defaultdict(list)
    elapsed = []
    for query, text in questions.items():
        elapsed.append(engine.search(SearchRequest(text, mode=mode)).elapsed_ms)
        results = engine.search(SearchRequest(text, limit=PASSAGES, mode=mode))
        ranking = [articles[best.path] for best, _ in results.by_document()]
        judgements = dataset.judgements[query]
        values["ndcg@10"].append(ndcg(ranking, judgements, 10))
        values["recall@10"].append(recall(ranking, judgements, 10))
        values["recall@100"].append(recall(ranking, judgements, 100))
        values["mrr@10"].append(reciprocal_rank(ranking, judgements, 10))
        relevant = {articles[hit.path] for hit in results.hits if hit.relevant}
        shown = [article for article in ranking if article in relevant]
        values["shown@10"].append(recall(shown, judgements, 10))
        if query in answers:
            for depth in ANSWER_DEPTHS:
                values[f"answer@{depth}"].append(answered(results.hits[:depth], answers[query]))
    p50, p95 = np.percentile(elapsed, (50, 95))
    measures = {name: estimate(numbers) for name, numbers in values.items()}
    return ModeResult(mode, measures, float(p50), float(p95))


def _normalised_answers(dataset: Dataset) -> dict[str, list[Answer]]:
    """Return the answers with their spans moved to where they are in the normalised texts."""
    texts = {article.id: article.text for article in dataset.articles}
    changed = {key for key, text in texts.items() if normalise(text) != text}

    def moved(answer: Answer) -> Answer:
        if answer.article not in changed:
            return answer
        text, span = texts[answer.article], answer.span
        start, end = (len(normalise(text[:offset])) for offset in (span.start, span.end))
        return Answer(answer.article, Span(start, end))

    return {query: [moved(answer) for answer in found] for query, found in dataset.answers.items()}
