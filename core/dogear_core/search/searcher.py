"""Answering a question: both legs, their fusion, and the passages with all a citation needs."""

import time
from collections.abc import Iterable, Sequence

from dogear_core.embedding.base import Embedder, EmbeddingModel
from dogear_core.search.fusion import reciprocal_rank_fusion
from dogear_core.search.query import Query, parse
from dogear_core.search.snippets import make_snippet
from dogear_core.storage.store import Store
from dogear_core.storage.vectors import VectorIndex
from dogear_core.types import (
    DocumentId,
    Filters,
    Hit,
    InputId,
    Leg,
    PassageId,
    SearchMode,
    SearchRequest,
    SearchResults,
    Section,
    Span,
    StoredPassage,
)

LEG_DEPTH = 200
"""Passages each leg contributes at least; fusing fewer loses what one leg ranks low."""
EXACT_WEIGHTS = (3.0, 1.0)
EVEN_WEIGHTS = (1.0, 1.0)
FILTERED_EXACT = 20_000
"""Up to this many inputs within a filter are all scored, so that no folder is starved."""

Ranking = list[PassageId]


class Searcher:
    """Answers questions from one store; for one thread."""

    def __init__(self, store: Store, model: EmbeddingModel) -> None:
        self._store = store
        self._model = model
        self._embedder: Embedder | None = None
        self._vectors: tuple[int, VectorIndex] | None = None

    def close(self) -> None:
        """Give back the memory of the query embedder."""
        if self._embedder is not None:
            self._embedder.close()
            self._embedder = None

    def search(self, request: SearchRequest) -> SearchResults:
        """Return the passages that answer a request, best first.

        Both legs read the same state of the library, also while it is being written.
        """
        started = time.perf_counter()
        query = parse(request.text, typing=request.typing)
        depth = max(LEG_DEPTH, 2 * request.limit)
        with self._store.transaction():
            self._store.texts.forget()
            rankings: dict[Leg, Ranking] = {}
            if request.mode is not SearchMode.MEANING:
                rankings[Leg.WORDS] = self._rank_words(query, depth, request.filters)
            if request.mode is not SearchMode.WORDS:
                ranking = self._rank_meaning(query, depth, request.filters)
                if ranking is not None:
                    rankings[Leg.MEANING] = ranking
            hits = self._hits(query, rankings, request.limit)
        return SearchResults(
            request=request,
            hits=hits,
            elapsed_ms=(time.perf_counter() - started) * 1000,
            meaning_used=Leg.MEANING in rankings,
        )

    def _rank_words(self, query: Query, depth: int, filters: Filters) -> Ranking:
        return [key for key, _ in self._store.fulltext.rank(query.match, depth, filters)]

    def _rank_meaning(self, query: Query, depth: int, filters: Filters) -> Ranking | None:
        """Return the passages nearest in meaning; None where there are no vectors to compare."""
        vectors = self._active_vectors()
        if vectors is None:
            return None
        if not query.text:
            return []
        if self._embedder is None:
            self._embedder = self._model.embedder()
        vector = self._embedder.embed_query(query.text)
        among = self._store.passages.inputs_within(filters) if filters else None
        if among is not None and len(among) > FILTERED_EXACT:
            among = None
        ranked = vectors.rank(
            vector, depth if among is not None or not filters else 4 * depth, among
        )
        passages = self._store.passages.with_inputs([key for key, _ in ranked], filters)
        return _in_order([key for key, _ in ranked], passages)[:depth]

    def _active_vectors(self) -> VectorIndex | None:
        """Return the vectors that this model's questions can be compared with."""
        active = self._store.active_vectors()
        if active is None or active[0].fingerprint != self._model.fingerprint:
            return None
        if self._vectors is None or self._vectors[0] != active[0].id:
            self._vectors = (active[0].id, active[1])
        return self._vectors[1]

    def _hits(self, query: Query, rankings: dict[Leg, Ranking], limit: int) -> tuple[Hit, ...]:
        words, meaning = EXACT_WEIGHTS if query.exact else EVEN_WEIGHTS
        weights = {Leg.WORDS: words, Leg.MEANING: meaning}
        passages = self._store.passages.load(
            list({key for ranking in rankings.values() for key in ranking})
        )
        scores = fuse(rankings, weights, passages)
        best = sorted(scores, key=lambda key: (-scores[key], key))[:limit]
        found_by = {
            key: tuple(leg for leg, ranking in rankings.items() if key in set(ranking))
            for key in best
        }
        documents = self._store.documents.load({passages[key].document_id for key in best})
        sections = {key: self._store.documents.sections(key) for key in documents}
        stems = frozenset(stem for _, stem in self._store.tokenizer.words(query.text))
        hits = []
        for key in best:
            passage = passages[key]
            document = documents[passage.document_id]
            text = self._store.texts.read(document.id, passage.span)
            hits.append(
                Hit(
                    passage_id=key,
                    document_id=document.id,
                    score=scores[key],
                    path=document.path,
                    title=document.title or document.path.stem,
                    media_type=document.media_type,
                    span=passage.span,
                    text=text,
                    snippet=make_snippet(text, self._store.tokenizer.words(text), stems),
                    found_by=found_by[key],
                    page=passage.page,
                    last_page=passage.last_page,
                    page_label=_label(sections[document.id], passage.span),
                    heading=passage.heading,
                )
            )
        return tuple(hits)


def fuse(
    rankings: dict[Leg, Ranking],
    weights: dict[Leg, float],
    passages: dict[PassageId, StoredPassage],
) -> dict[PassageId, float]:
    """Return each passage's score: its own fused ranks and, as much again, its document's.

    A document that both legs find, but at different passages, would otherwise count for less than
    one that a single leg finds.
    """
    legs = list(rankings)
    leg_weights = [weights[leg] for leg in legs]
    ranked = [[key for key in rankings[leg] if key in passages] for leg in legs]
    own = reciprocal_rank_fusion(ranked, leg_weights)
    by_document = reciprocal_rank_fusion(
        [_distinct(passages[key].document_id for key in ranking) for ranking in ranked],
        leg_weights,
    )
    return {key: score + by_document[passages[key].document_id] for key, score in own.items()}


def _distinct(documents: Iterable[DocumentId]) -> list[DocumentId]:
    return list(dict.fromkeys(documents))


def _in_order(inputs: Sequence[InputId], passages: Iterable[StoredPassage]) -> Ranking:
    """Return the passages in the order of the inputs they embed."""
    place = {key: number for number, key in enumerate(inputs)}
    ordered = sorted(passages, key=lambda passage: (place[passage.input_id], passage.id))
    return [passage.id for passage in ordered]


def _label(sections: Sequence[Section], span: Span) -> str | None:
    """Return the printed page label where a span starts."""
    return next((section.page_label for section in sections if section.span.end > span.start), None)
