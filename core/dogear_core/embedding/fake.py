"""A deterministic embedding model without a model file, for tests and for trying the engine out."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from dogear_core.types import Vector, Vectors
from dogear_models.catalogue import CosineScale

_WORD = re.compile(r"\w+")


class FakeModel:
    """Texts that share words, or beginnings of words, have similar vectors.

    Each word adds one to the places its first four letters and its whole hash to, so that a test
    can tell by eye why two texts are close. `count_tokens` counts words and punctuation marks.
    """

    def __init__(self, dimensions: int = 64, name: str = "fake", max_tokens: int = 256) -> None:
        self.name = name
        self.dimensions = dimensions
        self.max_tokens = max_tokens
        self.fingerprint = f"{name}-{dimensions}"
        self.cosines = CosineScale(unrelated=0.1, spread=0.14, related=0.6)
        self.embedded: list[str] = []
        """Every passage embedded so far, in order: what a test counts to see what was reused."""
        self.threads: list[int | None] = []
        """The threads asked for, by embedder."""

    def count_tokens(self, text: str) -> int:
        """Return the number of words and punctuation marks."""
        return len(re.findall(r"\w+|[^\w\s]", text))

    def embedder(self, threads: int | None = None) -> "FakeEmbedder":
        """Return an embedder of this model; the threads are noted and not used."""
        self.threads.append(threads)
        return FakeEmbedder(self)


class FakeEmbedder:
    """Embeds by hashing words."""

    def __init__(self, model: FakeModel) -> None:
        self._model = model

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one normalised row per text, shape (len(texts), dimensions)."""
        self._model.embedded.extend(texts)
        rows = [self.embed_query(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self._model.dimensions), np.float32)

    def embed_query(self, text: str) -> Vector:
        """Return the normalised vector of a question, shape (dimensions,)."""
        vector = np.zeros(self._model.dimensions, np.float32)
        for word in _WORD.findall(text.lower()):
            for part in (word, word[:4]):
                digest = hashlib.blake2b(part.encode(), digest_size=8).digest()
                vector[int.from_bytes(digest, "big") % self._model.dimensions] += 1
        if not vector.any():
            vector[0] = 1
        return (vector / np.linalg.norm(vector)).astype(np.float32)

    def close(self) -> None:
        """Do nothing: there is no memory to give back."""
