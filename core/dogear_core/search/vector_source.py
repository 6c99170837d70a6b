"""Which vectors a question is compared with, and the model that embeds it for them.

Both come from one generation, looked up in the transaction in which the vectors are read: so what
was embedded by one model is never compared with vectors of another, also while a switch happens.
"""

import time
from dataclasses import dataclass, replace
from typing import Protocol

from dogear_core.embedding.base import Embedder, EmbeddingModel
from dogear_core.embedding.kept import usable_model
from dogear_core.errors import ModelError
from dogear_core.storage.generations import Generation
from dogear_core.storage.store import Store
from dogear_core.storage.vectors import VectorIndex

AGAIN_SECONDS = 30.0
"""How soon a model that could not be loaded is tried again: a file may be back, and memory free."""


@dataclass(frozen=True, slots=True)
class Answering:
    """A generation's vectors with the model they were made by.

    `is_substitute`: it is the next one, as far as it is built, for the active one's model cannot
    be used.
    """

    generation: Generation
    vectors: VectorIndex
    model: EmbeddingModel
    embedder: Embedder
    is_substitute: bool = False


class VectorSource(Protocol):
    """Says what answers a question; for one thread, in its caller's transaction."""

    def current(self) -> Answering | None:
        """Return the vectors to compare a question with; None without any, or without a model."""
        ...

    def lacks_model(self) -> bool:
        """Whether the model of the active generation was found to be missing or damaged."""
        ...

    def close(self) -> None:
        """Give back the memory of the query embedder."""
        ...


class ActiveVectors:
    """The vectors of the active generation or, if its model cannot be used, of the next one."""

    def __init__(self, store: Store, wanted: EmbeddingModel) -> None:
        self._store = store
        self._wanted = wanted
        self._answering: Answering | None = None
        self._unusable: dict[int, float] = {}

    def current(self) -> Answering | None:
        """Return the vectors to compare a question with; None without any, or without a model."""
        active = self._store.generations.active()
        if active is None:
            return None
        found = self._of(active)
        if found is None and (upcoming := self._store.generations.upcoming()) is not None:
            found = self._of(upcoming, is_substitute=True)
        return found

    def close(self) -> None:
        """Give back the memory of the query embedder."""
        if self._answering is not None:
            self._answering.embedder.close()
            self._answering = None

    def lacks_model(self) -> bool:
        """Whether the model of the active generation was found to be missing or damaged."""
        active = self._store.generations.active()
        return active is not None and self._is_unusable(active)

    def _of(self, generation: Generation, *, is_substitute: bool = False) -> Answering | None:
        known = self._answering
        if known is not None and known.generation.id == generation.id:
            if known.is_substitute is not is_substitute:  # it has become the active one
                known = self._answering = replace(known, is_substitute=is_substitute)
            return known
        if self._is_unusable(generation):
            return None
        try:
            model = usable_model(
                generation.model_fingerprint,
                generation.description,
                self._wanted,
                self._store.library,
            )
            embedder = model.embedder()
        except ModelError:
            self._unusable[generation.id] = time.monotonic()
            return None
        self.close()
        vectors = self._store.generations.vectors(generation)
        self._answering = Answering(generation, vectors, model, embedder, is_substitute)
        return self._answering

    def _is_unusable(self, generation: Generation) -> bool:
        found = self._unusable.get(generation.id)
        return found is not None and time.monotonic() - found < AGAIN_SECONDS


class GivenVectors:
    """The vectors of one generation, whatever its state."""

    def __init__(self, store: Store, generation: Generation, model: EmbeddingModel) -> None:
        """Raises a `ModelError` when the model cannot be loaded."""
        vectors = store.generations.vectors(generation)
        self._answering = Answering(generation, vectors, model, model.embedder())

    def current(self) -> Answering | None:
        """Return these vectors."""
        return self._answering

    def lacks_model(self) -> bool:
        """Return False: the model is there."""
        return False

    def close(self) -> None:
        """Give back the memory of the query embedder."""
        self._answering.embedder.close()
