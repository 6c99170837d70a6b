"""The two legs, each giving passages with votes, and what they say together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dogear_core.embedding.base import Embedder, EmbeddingModel
from dogear_core.search.familiarity import familiarity
from dogear_core.search.fusion import reciprocal_rank_fusion
from dogear_core.search.names import LONGEST_NAME, is_called, spelled
from dogear_core.search.question import Question
from dogear_core.storage.fulltext import MOST_RANKED
from dogear_core.storage.store import Store
from dogear_core.storage.vectors import VectorIndex
from dogear_core.types import (
    DocumentId,
    Filters,
    InputId,
    Leg,
    PassageId,
    SearchMode,
    StoredPassage,
    Vector,
)

LEG_DEPTH = 300
"""Passages each leg contributes: the same however few are asked for, so that asking for more, up
to this many, never changes the order of the first."""
EXACT_WORDS = 3.0
"""How much more a vote of the words leg counts when the question asks for certain words."""
CALLED = 2 * EXACT_WORDS
"""The vote for a document that is called what was typed: more than all others together can be."""
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
FILTERED_EXACT = 5_000
"""Up to this many inputs within a filter are all scored, so that no folder is starved; listing and
scoring them takes as long as choosing among all and dropping what does not pass."""
RELEVANT = {Leg.WORDS: 0.25, Leg.MEANING: 0.5}
"""The part of its leg's strongest vote from which a vote counts where the order is not by rank: a
single word in a long passage keeps a third of the vote it has in a short one."""

Ranking = list[tuple[PassageId, float]]
"""Passages, best first, with the strengths of their votes or what these come from."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """The passages of one question: how each leg ranked them, and their fused scores."""

    rankings: Mapping[Leg, Ranking]
    passages: Mapping[PassageId, StoredPassage]
    scores: Mapping[PassageId, float]

    def best(self) -> list[PassageId]:
        """Return all passages, best first."""
        return sorted(self.scores, key=lambda key: (-self.scores[key], key))

    def relevant(self) -> set[PassageId]:
        """Return the passages with a vote that is not weak beside the strongest of its leg."""
        return {
            key
            for leg, ranking in self.rankings.items()
            for key, strength in ranking
            if key in self.scores and strength >= RELEVANT[leg] * ranking[0][1]
        }


class Ranker:
    """Ranks the passages of one store; for one thread, in its caller's transaction."""

    def __init__(self, store: Store, model: EmbeddingModel) -> None:
        self._store = store
        self._model = model
        self._embedder: Embedder | None = None
        self._vectors: tuple[int, VectorIndex] | None = None
        self._last: tuple[str, Vector] | None = None

    def close(self) -> None:
        """Give back the memory of the query embedder."""
        if self._embedder is not None:
            self._embedder.close()
            self._embedder = None

    @property
    def embedder(self) -> Embedder:
        """The embedder of this thread, made when it is first needed."""
        if self._embedder is None:
            self._embedder = self._model.embedder()
        return self._embedder

    def embed_query(self, text: str) -> Vector:
        """Return the vector of a question; the last one is kept, for its facets are asked next."""
        if self._last is None or self._last[0] != text:
            self._last = (text, self.embedder.embed_query(text))
        return self._last[1]

    def rank(self, question: Question, depth: int, mode: SearchMode, filters: Filters) -> Ranked:
        """Return the passages that answer a question by the legs of a mode."""
        rankings: dict[Leg, Ranking] = {leg: [] for leg in self._legs(mode)}
        if Leg.WORDS in rankings:
            rankings[Leg.WORDS] = self.by_words(question, depth, filters)
        if Leg.MEANING in rankings and question.text:
            vector = self.embed_query(question.text)
            rankings[Leg.MEANING] = self.by_meaning(question.text, vector, depth, filters)
        return self.fuse(rankings)

    def without_question(self, limit: int, mode: SearchMode, filters: Filters) -> Ranked:
        """Return the beginnings of the last modified documents that pass, in that order."""
        newest = {passage.id: passage for passage in self._store.passages.newest(limit, filters)}
        return Ranked({leg: [] for leg in self._legs(mode)}, newest, dict.fromkeys(newest, 0.0))

    def _legs(self, mode: SearchMode) -> Iterator[Leg]:
        """Yield the legs of a mode that can be used."""
        if mode is not SearchMode.MEANING:
            yield Leg.WORDS
        if mode is not SearchMode.WORDS and self.has_vectors():
            yield Leg.MEANING

    def fuse(self, rankings: Mapping[Leg, Ranking]) -> Ranked:
        """Return what rankings say together."""
        passages = self._store.passages.load(
            list({key for ranking in rankings.values() for key, _ in ranking})
        )
        return Ranked(rankings, passages, fuse(rankings.values(), passages))

    def by_words(self, question: Question, depth: int, filters: Filters) -> Ranking:
        """Return the passages with words of the question."""
        fulltext = self._store.fulltext
        held = fulltext.count_passages(self._store.tokenizer.terms(question.words))
        weights = fulltext.weigh(self._store.tokenizer.terms(question.words), held)
        full = FULL_MATCH * sum(weights.values())
        weight = EXACT_WORDS if question.exact else 1.0
        ranked = fulltext.rank(question.match, depth, filters, self._rarest_first(question, held))
        votes = {
            key: weight * min(1.0, score / full if full else 1.0) ** WORDS_POWER
            for key, score in ranked
        }
        called = self._called(question.text, list(votes))
        return [
            *((key, CALLED) for key in called),
            *(vote for vote in votes.items() if vote[0] not in called),
        ]

    def _called(self, typed: str, ranked: Sequence[PassageId]) -> list[PassageId]:
        """Return the best passage of each document that is called what was typed."""
        name = spelled(typed) if len(typed) <= LONGEST_NAME else ""
        if not name:
            return []
        names = self._store.documents.named(ranked)
        called: dict[DocumentId, PassageId] = {}
        for key in ranked:
            document, title, path = names[key]
            if document not in called and is_called(name, title, path):
                called[document] = key
        return list(called.values())

    def _rarest_first(self, question: Question, held: Mapping[str, int]) -> list[str]:
        """Return expressions for what is to be ranked where more matches than can be.

        First what has a rare word, then what has all the others, then what is named by one.
        """

        def count(expression: str) -> int:
            if expression.endswith("*"):
                return MOST_RANKED  # nobody knows
            terms = self._store.tokenizer.terms(expression)
            return min((held.get(term, 0) for term in terms), default=0)

        rare: list[str] = []
        common: list[str] = []
        taken = 0
        for expression in sorted(question.terms, key=count):
            taken += count(expression)
            (rare if taken < MOST_RANKED else common).append(expression)
        return [
            expression
            for expression in (
                " OR ".join(rare),
                " AND ".join(common),
                f"{{title heading}} : ({' OR '.join(common)})" if common else "",
            )
            if expression
        ]

    def by_meaning(self, text: str, vector: Vector, depth: int, filters: Filters) -> Ranking:
        """Return the passages nearest to a text's vector; none without vectors to compare."""
        vectors = self._active_vectors()
        if vectors is None:
            return []
        found = self._nearest(vectors, vector, depth, filters)
        gain = MEANING_GAIN * familiarity(text, self._model.count_tokens)
        noise = found[NOISE_RANK - 1][1] if len(found) >= NOISE_RANK else 0.0
        return [
            (key, min(1.0, max(LEAST_VOTE, gain * (cosine - noise))))
            for key, cosine in found[:depth]
        ]

    def has_vectors(self) -> bool:
        """Whether there are vectors that this model's questions can be compared with."""
        return self._active_vectors() is not None

    def _nearest(
        self, vectors: VectorIndex, vector: Vector, depth: int, filters: Filters
    ) -> Ranking:
        """Return the passages nearest to a vector that pass the filters, with their cosines.

        A large subset is first looked for among the nearest of all; where that gives too few,
        and for a small one, every vector in it is scored.
        """
        if not filters:
            return self._of_inputs(vectors.rank(vector, depth), filters)[:depth]
        among = self._store.passages.inputs_within(filters, FILTERED_EXACT + 1)
        if len(among) > FILTERED_EXACT:
            found = self._of_inputs(vectors.rank(vector, 4 * depth), filters)
            if len(found) >= depth:
                return found[:depth]
            among = self._store.passages.inputs_within(filters)
        return self._of_inputs(vectors.rank(vector, depth, among), filters)[:depth]

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
