"""What is found wrong with a library itself, and what was saved of a damaged one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Flaw(StrEnum):
    """What is wrong with a library, by what it concerns."""

    FILE = "file"
    ROOTS = "roots"
    DOCUMENTS = "documents"
    WORDS = "words"
    VECTORS = "vectors"
    LEFTOVERS = "leftovers"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a full check of a library found: how much was looked at, and how many flaws of a kind.

    `details` are technical and name no document; there may be fewer than flaws.
    """

    documents: int
    passages: int
    vectors: int
    flaws: Mapping[Flaw, int]
    details: tuple[str, ...]
    seconds: float

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.flaws


@dataclass(frozen=True, slots=True)
class Mending:
    """What became of a damaged library: it was put aside, and this much was saved of it.

    `lost` counts the documents that were known and could not be saved; a document that the damage
    hid is not among them. The next indexing run reads all of them again from their files.
    """

    aside: Path
    roots: int
    documents: int
    lost: int
    vectors: int
