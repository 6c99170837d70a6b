"""Answering a question: both legs, their fusion, and the passages with all a citation needs."""

import time
from collections.abc import Iterable, Mapping, Sequence, Set

from dogear_core.embedding.base import Embedder, EmbeddingModel
from dogear_core.search.familiarity import familiarity
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
    StoredDocument,
    StoredPassage,
    Vector,
)

LEG_DEPTH = 300
"""Passages each leg contributes: the same however few are asked for, so that asking for more, up
to this many, never changes the order of the first."""
EXACT_WORDS = 3.0
"""How much more a vote of the words leg counts when the question asks for certain words."""
FULL_MATCH = 1.5
"""BM25 of a full match, in sums of IDF: each word once gives 1, often in a short passage 2.2."""
WORDS_POWER = 1.5
"""A passage with half of what was asked for gets a third of a vote."""
NOISE_RANK = 200
"""The cosine at this rank is what unrelated passages have for this question and this language."""
MEANING_GAIN = 2.0
"""A passage whose cosine is half above that noise gets a full vote, in a language the model
knows."""
LEAST_VOTE = 1e-3
"""So that what is as near as the noise still keeps its order."""
FILTERED_EXACT = 20_000
"""Up to this many inputs within a filter are all scored, so that no folder is starved."""

Ranking = list[tuple[PassageId, float]]
"""Passages, best first, with the strengths of their votes or what these come from."""


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
        depth = max(LEG_DEPTH, request.limit)
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
        terms = self._store.tokenizer.terms(query.words)
        full = FULL_MATCH * self._store.fulltext.weight_of_terms(terms)
        weight = EXACT_WORDS if query.exact else 1.0
        return [
            (key, weight * min(1.0, score / full if full else 1.0) ** WORDS_POWER)
            for key, score in self._store.fulltext.rank(query.match, depth, filters)
        ]

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
        found = self._nearest(vectors, vector, depth, filters)
        gain = MEANING_GAIN * familiarity(query.text, self._model.count_tokens)
        noise = found[NOISE_RANK - 1][1] if len(found) >= NOISE_RANK else 0.0
        return [
            (key, min(1.0, max(LEAST_VOTE, gain * (cosine - noise))))
            for key, cosine in found[:depth]
        ]

    def _nearest(
        self, vectors: VectorIndex, vector: Vector, depth: int, filters: Filters
    ) -> Ranking:
        """Return the passages nearest to a vector that pass the filters, with their cosines.

        A large subset is first looked for among the nearest of all; where that gives too few,
        and for a small one, every vector in it is scored.
        """
        if not filters:
            return self._of_inputs(vectors.rank(vector, depth), filters)[:depth]
        among = self._store.passages.inputs_within(filters)
        found: Ranking = []
        if len(among) > FILTERED_EXACT:
            found = self._of_inputs(vectors.rank(vector, 4 * depth), filters)
        if len(found) < depth:
            found = self._of_inputs(vectors.rank(vector, depth, among), filters)
        return found[:depth]

    def _of_inputs(self, inputs: Sequence[tuple[InputId, float]], filters: Filters) -> Ranking:
        """Return the passages that embed ranked inputs, duplicates in the order they came in."""
        cosines = dict(inputs)
        passages = self._store.passages.with_inputs(list(cosines), filters)
        found = [(passage.id, cosines[passage.input_id]) for passage in passages]
        return sorted(found, key=lambda item: (-item[1], item[0]))

    def _active_vectors(self) -> VectorIndex | None:
        """Return the vectors that this model's questions can be compared with."""
        active = self._store.active_vectors()
        if active is None or active[0].fingerprint != self._model.fingerprint:
            return None
        if self._vectors is None or self._vectors[0] != active[0].id:
            self._vectors = (active[0].id, active[1])
        return self._vectors[1]

    def _hits(self, query: Query, rankings: dict[Leg, Ranking], limit: int) -> tuple[Hit, ...]:
        passages = self._store.passages.load(
            list({key for ranking in rankings.values() for key, _ in ranking})
        )
        scores = fuse(rankings.values(), passages)
        best = sorted(scores, key=lambda key: (-scores[key], key))[:limit]
        legs = {leg: {key for key, _ in ranking} for leg, ranking in rankings.items()}
        documents = self._store.documents.load({passages[key].document_id for key in best})
        stems = self._store.tokenizer.terms(query.words)
        beginning = [stem for _, stem in self._store.tokenizer.words(query.unfinished)][-1:]
        return tuple(
            self._hit(
                passages[key],
                documents[passages[key].document_id],
                score=scores[key],
                found_by=tuple(leg for leg, found in legs.items() if key in found),
                stems=stems,
                beginning=tuple(beginning),
            )
            for key in best
        )

    def _hit(
        self,
        passage: StoredPassage,
        document: StoredDocument,
        *,
        score: float,
        found_by: tuple[Leg, ...],
        stems: Set[str],
        beginning: tuple[str, ...],
    ) -> Hit:
        text = self._store.texts.read(document.id, passage.span)
        words = self._store.tokenizer.words(text)
        marked = {stem for _, stem in words if stem in stems or stem.startswith(beginning)}
        return Hit(
            passage_id=passage.id,
            document_id=document.id,
            score=score,
            path=document.path,
            title=document.title or document.path.stem,
            media_type=document.media_type,
            span=passage.span,
            text=text,
            snippet=make_snippet(text, words, marked),
            found_by=found_by,
            page=passage.page,
            last_page=passage.last_page,
            page_label=self._store.documents.page_label(document.id, passage.span.start),
            heading=passage.heading,
        )


def fuse(
    rankings: Iterable[Ranking], passages: Mapping[PassageId, StoredPassage]
) -> dict[PassageId, float]:
    """Return each passage's score: its own fused votes and, as much again, its document's.

    A document that both legs find, but at different passages, would otherwise count for less than
    one that a single leg finds.
    """
    known = [[vote for vote in ranking if vote[0] in passages] for ranking in rankings]
    own = reciprocal_rank_fusion(known)
    by_document = reciprocal_rank_fusion(_document_votes(ranking, passages) for ranking in known)
    return {key: score + by_document[passages[key].document_id] for key, score in own.items()}


def _document_votes(
    ranking: Ranking, passages: Mapping[PassageId, StoredPassage]
) -> list[tuple[DocumentId, float]]:
    """Return the ranking of documents by their best passages."""
    votes: dict[DocumentId, float] = {}
    for key, strength in ranking:
        votes.setdefault(passages[key].document_id, strength)
    return list(votes.items())
