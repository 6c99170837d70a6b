"""The two legs, each giving passages with votes, and what they say together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from dogear_core.search.fusion import reciprocal_rank_fusion
from dogear_core.search.meaning_leg import MeaningLeg, Nearest
from dogear_core.search.question import Question
from dogear_core.search.relevance import (
    LEAST_FAMILIARITY,
    WORDS_ALONE,
    meaning_floors,
    words_floor,
)
from dogear_core.search.vector_source import Answering, VectorSource
from dogear_core.search.words_leg import WordsLeg
from dogear_core.storage.fulltext import ALL_RANKED
from dogear_core.storage.store import Store
from dogear_core.storage.vectors import Cosines, Ids
from dogear_core.types import DocumentId, Filters, Leg, PassageId, SearchMode, Vector

LEG_DEPTH = 300
"""Passages each leg contributes: the same however few are asked for, so that asking for more, up
to this many, never changes the order of the first."""
DEEPEST = ALL_RANKED
"""Passages each leg contributes when all that is relevant is wanted."""
EXACT_WORDS = 3.0
"""How much more a vote of the words leg counts when the question asks for certain words."""
CALLED = 2 * EXACT_WORDS
"""The vote for a document that is called what was typed: more than all others together can be."""
FULL_MATCH = 1.5
"""BM25 of a full match, in sums of IDF: each word once gives 1, often in a short passage 2.2."""
WORDS_POWER = 1.5
"""A passage with half of what was asked for gets a third of a vote."""
MEANING_GAIN = 2.0
"""A passage whose cosine is half above the noise gets a full vote, in a language the model
knows."""
LEAST_VOTE = 1e-3
"""So that what is as near as the noise still keeps its order."""
Ranking = Sequence[tuple[PassageId, float]]
"""Passages, best first, with the strengths of their votes or what these come from."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """The passages of one question: how each leg ranked them, and their fused scores.

    `relevant` are those that clear the floor of a leg that found them, and `strong` those of them
    that count where the order is not by score.
    """

    rankings: Mapping[Leg, Ranking]
    documents: Mapping[PassageId, DocumentId]
    scores: Mapping[PassageId, float]
    relevant: Set[PassageId]
    strong: Set[PassageId]

    def best(self) -> list[PassageId]:
        """Return all passages, the relevant ones first, each kind by score."""
        keys = sorted(self.scores)
        keys.sort(key=self.scores.__getitem__, reverse=True)  # equal scores stay in order
        return sorted(keys, key=lambda key: key not in self.relevant)


@dataclass(frozen=True, slots=True)
class Found:
    """What the legs found before it is fused; a leg that was not used is None.

    `shares` are of the question's weight (`WordsLeg.find`), `called` the best passages of
    documents called what was typed.
    """

    shares: list[tuple[PassageId, float]] | None
    called: list[PassageId]
    nearest: Nearest | None
    relevant: Set[PassageId]
    strong: Set[PassageId]


class Ranker:
    """Ranks the passages of one store; for one thread, in its caller's transaction."""

    def __init__(self, store: Store, source: VectorSource) -> None:
        self._store = store
        self._words = WordsLeg(store)
        self._meaning = MeaningLeg(store, source)

    def close(self) -> None:
        """Give back the memory of the query embedder."""
        self._meaning.close()

    def answering(self) -> Answering | None:
        """Return the vectors that questions are compared with, and the model that embeds them."""
        return self._meaning.answering()

    def embed_query(self, answering: Answering, text: str) -> Vector:
        """Return the vector of a question."""
        return self._meaning.embed_query(answering, text)

    def compare(self, text: str) -> tuple[Ids, Cosines] | None:
        """Return the cosine of every input with a question; None without vectors to compare."""
        answering = self.answering()
        if answering is None:
            return None
        return answering.vectors.cosines(self.embed_query(answering, text))

    def rank(self, question: Question, depth: int, mode: SearchMode, filters: Filters) -> Ranked:
        """Return the passages that answer a question by the legs of a mode."""
        return self.join(question, self.find(question, depth, mode, filters))

    def find(self, question: Question, depth: int, mode: SearchMode, filters: Filters) -> Found:
        """Return what each leg of a mode finds, and what of it is relevant."""
        shares, nearest, called = None, None, list[PassageId]()
        if mode is not SearchMode.MEANING:
            shares = self._words.find(question, depth, filters)
            called = self._words.called(question.text, [key for key, _ in shares[:LEG_DEPTH]])
        answering = None if mode is SearchMode.WORDS else self.answering()
        if answering is not None:
            nearest = Nearest([], noise=0.0, best=0.0, among=0, familiarity=1.0)
            if question.text:
                vector = self.embed_query(answering, question.text)
                nearest = self._meaning.find(answering, question.text, vector, depth, filters)
        by_words = {*called, *self._relevant_by_words(question, shares, nearest, answering)}
        relevant, strong = self._relevant_by_meaning(nearest, answering)
        return Found(shares, called, nearest, by_words | relevant, by_words | strong)

    def join(self, question: Question, found: Found) -> Ranked:
        """Return what the legs say together."""
        rankings: dict[Leg, Ranking] = {}
        if found.shares is not None:
            rankings[Leg.WORDS] = _votes_of_words(question, found.shares, found.called)
        if found.nearest is not None:
            rankings[Leg.MEANING] = _votes_of_meaning(found.nearest)
        ranked = self.fuse(rankings)
        return replace(ranked, relevant=found.relevant, strong=found.strong)

    def fuse(self, rankings: Mapping[Leg, Ranking]) -> Ranked:
        """Return what rankings say together, all of it as relevant."""
        documents = self._store.passages.documents(
            list({key for ranking in rankings.values() for key, _ in ranking})
        )
        scores = fuse(rankings.values(), documents)
        return Ranked(rankings, documents, scores, scores.keys(), scores.keys())

    def by_words(self, question: Question, depth: int, filters: Filters) -> Ranking:
        """Return the passages with words of the question."""
        shares = self._words.find(question, depth, filters)
        return _votes_of_words(question, shares, ())

    def by_meaning(self, text: str, depth: int, filters: Filters) -> Ranking | None:
        """Return the passages nearest to a text; None without vectors to compare."""
        answering = self.answering()
        if answering is None:
            return None
        vector = answering.embedder.embed_passages([text])[0]
        return _votes_of_meaning(self._meaning.find(answering, text, vector, depth, filters))

    def without_question(self, limit: int, mode: SearchMode, filters: Filters) -> Ranked:
        """Return the beginnings of the last modified documents that pass, in that order."""
        newest = self._store.passages.newest(limit, filters)
        documents = {passage.id: passage.document_id for passage in newest}
        scores = dict.fromkeys(documents, 0.0)
        legs: dict[Leg, Ranking] = {leg: [] for leg in self._legs(mode)}
        return Ranked(legs, documents, scores, scores.keys(), scores.keys())

    def _legs(self, mode: SearchMode) -> Iterator[Leg]:
        """Yield the legs of a mode that can be used."""
        if mode is not SearchMode.MEANING:
            yield Leg.WORDS
        if mode is not SearchMode.WORDS and self._store.generations.active() is not None:
            yield Leg.MEANING

    def _relevant_by_words(
        self,
        question: Question,
        shares: Ranking | None,
        nearest: Nearest | None,
        answering: Answering | None,
    ) -> Iterator[PassageId]:
        """Yield the passages with enough of the question's words."""
        alone = (
            nearest is None
            or answering is None
            or nearest.familiarity < LEAST_FAMILIARITY
            or question.exact
        )
        floor = words_floor(alone=alone)
        yield from (key for key, share in shares or () if share >= floor)
        if not alone and answering is not None:
            # What has no vector yet cannot be found by its meaning, only by its words.
            doubtful = [key for key, share in shares or () if WORDS_ALONE <= share < floor]
            yield from answering.vectors.lacking(doubtful)

    def _relevant_by_meaning(
        self, nearest: Nearest | None, answering: Answering | None
    ) -> tuple[set[PassageId], set[PassageId]]:
        """Return the passages near enough to the question, and those of them that are strong."""
        if nearest is None or answering is None:
            return set(), set()
        floors = meaning_floors(
            answering.model.cosines,
            best=nearest.best,
            noise=nearest.noise,
            among=nearest.among,
            familiarity=nearest.familiarity,
        )
        relevant = {key for key, cosine in nearest.passages if cosine >= floors.relevant}
        strong = {key for key, cosine in nearest.passages if cosine >= floors.strong}
        return relevant, strong


def _votes_of_words(question: Question, shares: Ranking, called: Sequence[PassageId]) -> Ranking:
    """Return the votes for passages with words of the question, and first for those called so."""
    weight = EXACT_WORDS if question.exact else 1.0
    first = set(called)
    return [
        *((key, CALLED) for key in called),
        *(
            (key, weight * min(1.0, share / FULL_MATCH) ** WORDS_POWER)
            for key, share in shares
            if key not in first
        ),
    ]


def _votes_of_meaning(nearest: Nearest) -> Ranking:
    """Return the votes for passages near to a question."""
    gain = MEANING_GAIN * nearest.familiarity
    return [
        (key, min(1.0, max(LEAST_VOTE, gain * (cosine - nearest.noise))))
        for key, cosine in nearest.passages
    ]


def fuse(
    rankings: Iterable[Ranking], documents: Mapping[PassageId, DocumentId]
) -> dict[PassageId, float]:
    """Return each passage's score: its own fused votes and, as much again, its document's.

    A document that both legs find, but at different passages, would otherwise count for less than
    one that a single leg finds.
    """
    known = [[vote for vote in ranking if vote[0] in documents] for ranking in rankings]
    own = reciprocal_rank_fusion(known)
    by_document = reciprocal_rank_fusion(_document_votes(ranking, documents) for ranking in known)
    return {key: score + by_document[documents[key]] for key, score in own.items()}


def _document_votes(
    ranking: Ranking, documents: Mapping[PassageId, DocumentId]
) -> list[tuple[DocumentId, float]]:
    """Return the ranking of documents by their best passages."""
    votes: dict[DocumentId, float] = {}
    for key, strength in ranking:
        votes.setdefault(documents[key], strength)
    return list(votes.items())
