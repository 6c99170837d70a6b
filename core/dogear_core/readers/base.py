"""What every reader is: bytes in, a document out, or a refusal."""

from typing import Protocol

from dogear_core.config import ReaderLimits
from dogear_core.types import Document, Reason, Refusal

READER_VERSION = 2
"""Raised when a reader makes something else of the same file: files are then read anew."""


class Refused(Exception):
    """Leaves a reader from any depth with the reason why a file gives no document."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.refusal = Refusal(reason, detail)


class Reader(Protocol):
    """Turns the bytes of one family of formats into a document."""

    def __call__(self, data: bytes, media_type: str, limits: ReaderLimits) -> Document:
        """Return the document in `data`, which is not empty; raise `Refused` if there is none."""
        ...


def describe(error: BaseException) -> str:
    """Return an error of a parsing library as one short line for the list of problems."""
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:200]
