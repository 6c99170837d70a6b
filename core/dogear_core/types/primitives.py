"""The smallest things: identities, places in a text, vectors."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType, TypeAlias

if TYPE_CHECKING:  # the reader processes, which start often, need no numpy
    import numpy as np
    import numpy.typing as npt

RootId = NewType("RootId", int)
DocumentId = NewType("DocumentId", int)
PassageId = NewType("PassageId", int)
InputId = NewType("InputId", int)
"""One distinct text given to the embedding model; passages that embed the same text share it."""
Vector: TypeAlias = "npt.NDArray[np.float32]"
"""An L2-normalised embedding, shape (dimensions,)."""
Vectors: TypeAlias = "npt.NDArray[np.float32]"
"""Embeddings as rows, shape (texts, dimensions)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start
