"""Citations: what became of one since its file was indexed, and which pages it is on."""

from dataclasses import dataclass, field
from enum import StrEnum

from dogear_core.types.documents import Section
from dogear_core.types.files import Refusal
from dogear_core.types.primitives import Span


class CitationState(StrEnum):
    """What became of a cited passage.

    `MOVED` means that the file has changed and the passage was found in it again, be it in the
    same place; `GONE` that it is not in the file any more, or that the file cannot be read.
    """

    UNCHANGED = "unchanged"
    MOVED = "moved"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class CheckedCitation:
    """Where a passage is in its file as the file is now.

    `span` and `sections` belong to that file's `text`; `span` is None when the passage is gone,
    and `refusal` says why where the file gives no text at all.
    """

    state: CitationState
    span: Span | None = None
    sections: tuple[Section, ...] = ()
    refusal: Refusal | None = None
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PageSpan:
    """A stretch of the text of one page; `page` counts from 1."""

    page: int
    span: Span
