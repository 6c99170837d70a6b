"""The meaning leg: the passages nearest to a vector."""

from collections.abc import Sequence
from dataclasses import dataclass

from dogear_core.search.familiarity import familiarity
from dogear_core.search.latest import Latest
from dogear_core.search.vector_source import Answering, VectorSource
from dogear_core.storage.store import Store
from dogear_core.storage.vectors import Ids, VectorIndex
from dogear_core.types import Filters, InputId, PassageId, Vector

NOISE_RANK = 200
"""The cosine at this rank is what unrelated passages have for this question and this language."""
FILTERED_EXACT = 5_000
"""Up to this many inputs within a filter are all scored, so that no folder is starved; listing and
scoring them takes as long as choosing among all and dropping what does not pass."""
MOST_NEAREST = 2_000
"""Inputs ranked of the whole library, however few are asked for: ten times what is above the noise.
The counts beside a list, and the list within a filter, then need not look for them again."""
ENOUGH = 20
"""Passages of a large subset that are enough: what is not among the thousands nearest of all is
less near than what is unrelated to the question."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """Passages by their cosine, and what the cosines of this question are worth.

    `noise` is the cosine at rank 200 and `best` the highest `among` so many, all of the whole
    library whatever the filters; `familiarity` is from 0.1 to 1.
    """

    passages: list[tuple[PassageId, float]]
    noise: float
    best: float
    among: int
    familiarity: float


class MeaningLeg:
    """Finds passages by meaning; for one thread, in its caller's transaction."""

    def __init__(self, store: Store, source: VectorSource) -> None:
        self._store = store
        self._source = source
        self._question: Latest[Vector] = Latest()
        self._subset: Latest[Ids] = Latest()
        self._of_all: Latest[list[tuple[InputId, float]]] = Latest()

    def close(self) -> None:
        """Give back the memory of the query embedder."""
        self._source.close()

    def answering(self) -> Answering | None:
        """Return the vectors that questions are compared with, and the model that embeds them."""
        return self._source.current()

    def embed_query(self, answering: Answering, text: str) -> Vector:
        """Return the vector of a question; the last one is kept, for its facets are asked next."""
        key = (answering.generation.id, text)
        return self._question.get(key, lambda: answering.embedder.embed_query(text))

    def find(
        self, answering: Answering, text: str, vector: Vector, depth: int, filters: Filters
    ) -> Nearest:
        """Return the passages nearest to a text's vector that pass the filters.

        A large subset is first looked for among the nearest of all; where that gives too few,
        and for a small one, every vector in it is scored.
        """
        vectors = answering.vectors
        key = (answering.generation.id, vector.tobytes(), self._store.version())
        of_all = self._of_all.get(key, lambda: vectors.rank(vector, MOST_NEAREST))
        return Nearest(
            passages=self._within(vectors, vector, depth, filters, of_all),
            noise=of_all[NOISE_RANK - 1][1] if len(of_all) >= NOISE_RANK else 0.0,
            best=of_all[0][1] if of_all else 0.0,
            among=vectors.size(),
            familiarity=familiarity(text, answering.model.count_tokens),
        )

    def _within(
        self,
        vectors: VectorIndex,
        vector: Vector,
        depth: int,
        filters: Filters,
        of_all: Sequence[tuple[InputId, float]],
    ) -> list[tuple[PassageId, float]]:
        if not filters:
            return self._of_inputs(of_all[:depth], filters)[:depth]
        among = self._subset.get(
            (filters, self._store.version()),
            lambda: self._store.passages.inputs_within(filters, FILTERED_EXACT + 1),
        )
        if len(among) > FILTERED_EXACT:
            found = self._of_inputs(of_all, filters)
            if len(found) >= min(depth, ENOUGH):
                return found[:depth]
            among = self._store.passages.inputs_within(filters)
        return self._of_inputs(vectors.rank(vector, depth, among), filters)[:depth]

    def _of_inputs(
        self, inputs: Sequence[tuple[InputId, float]], filters: Filters
    ) -> list[tuple[PassageId, float]]:
        """Return the passages that embed ranked inputs, duplicates in the order they came in."""
        cosines = dict(inputs)
        passages = self._store.passages.of_inputs(list(cosines), filters)
        found = [(passage, cosines[embedded]) for passage, embedded in passages]
        return sorted(found, key=lambda item: (-item[1], item[0]))
