"""Citations: what became of one since its file was indexed, and where it is on its pages."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

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

    `span` and `sections` belong to that file's text; `span` is None when the passage is gone, and
    `refusal` says why where the file gives no text at all.
    """

    state: CitationState
    span: Span | None = None
    sections: tuple[Section, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class PageSpan:
    """A stretch of the text of one page; `page` counts from 1."""

    page: int
    span: Span


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page as it is displayed, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page to draw, at `scale` pixels per point, and stretches of its text to find on it."""

    path: Path
    page: int
    scale: float
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PageImage:
    """A drawn page: rows of `width` pixels, each of the bytes blue, green, red and one unused.

    `points` are the page's width and height, `label` is what is printed on it ("iv") where that
    differs from its number. `boxes` has for each mark of the request its boxes,
    one per line. A page too large for the scale asked for is drawn at a smaller one.
    """

    request: PageRequest
    width: int
    height: int
    pixels: bytes
    points: tuple[float, float]
    page_count: int
    label: str | None = None
    boxes: tuple[tuple[Box, ...], ...] = ()
