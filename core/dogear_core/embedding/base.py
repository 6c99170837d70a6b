"""What the engine asks of an embedding model."""

from collections.abc import Sequence
from typing import Protocol

from dogear_core.types import Vector, Vectors
from dogear_models.catalogue import CosineScale


class Embedder(Protocol):
    """Turns texts into vectors with one model; for one thread at a time."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one L2-normalised row per text, shape (len(texts), dimensions), float32.

        A text longer than the model's `max_tokens` is cut there.
        """
        ...

    def embed_query(self, text: str) -> Vector:
        """Return the L2-normalised vector of a question, shape (dimensions,), float32."""
        ...

    def close(self) -> None:
        """Give back the memory of this embedder; the model's weights stay."""
        ...


class EmbeddingModel(Protocol):
    """The weights and the tokenizer, shared by every thread that embeds with this model.

    `fingerprint` changes with anything that changes a vector: the file's hash, architecture,
    pooling, prefixes, dimensions. `max_tokens` is the length the model was trained for. `cosines`
    tells what is near for this model.
    """

    @property
    def name(self) -> str:
        """The name shown to the person."""
        ...

    @property
    def fingerprint(self) -> str:
        """What tells vectors of this model from all others."""
        ...

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """The length a text is cut to, with the special tokens."""
        ...

    @property
    def cosines(self) -> CosineScale:
        """How near texts come to each other, related and unrelated."""
        ...

    def count_tokens(self, text: str) -> int:
        """Return how many tokens `text` is, without the model's special tokens; thread-safe."""
        ...

    def embedder(self, threads: int | None = None) -> Embedder:
        """Return an embedder of its own working memory on the shared weights.

        It uses so many threads; None leaves that to the model.
        """
        ...
