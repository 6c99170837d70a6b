"""The pages of PDFs: how large they are, their pictures, and where their characters stand."""

from array import array
from dataclasses import dataclass
from pathlib import Path

from dogear_core.types.files import FileState
from dogear_core.types.primitives import Span

BYTES_PER_PIXEL = 4
"""Blue, green, red and one that is unused."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page as it is displayed, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of pixels; `right` and `bottom` are the first column and row outside of it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """How many rows it has."""
        return self.bottom - self.top

    @property
    def pixels(self) -> int:
        """How many pixels it has."""
        return self.width * self.height

    @property
    def bytes(self) -> int:
        """How many bytes a picture of it takes."""
        return BYTES_PER_PIXEL * self.pixels


@dataclass(frozen=True, slots=True)
class PagesRequest:
    """How many pages a file has, and how large they are, to be found out."""

    path: Path


@dataclass(frozen=True, slots=True)
class DocumentPages:
    """What is known of the pages of a file before any is drawn, the first page first.

    `sizes` are their widths and heights as displayed, in points; `labels` what is printed on them
    ("iv") where that differs from their numbers. A size that took too long to find out is taken
    to be that of the page before: what is drawn tells (`PageImage.points`).
    """

    file: FileState
    sizes: tuple[tuple[float, float], ...]
    labels: tuple[str | None, ...]

    def __len__(self) -> int:
        return len(self.sizes)


@dataclass(frozen=True, slots=True)
class ImageRequest:
    """A part of a page to draw: the `area` of a picture of the whole page that has this `size`.

    Pages count from 1. `size` is the width and height in pixels.
    """

    file: FileState
    page: int
    size: tuple[int, int]
    area: Area


@dataclass(frozen=True, slots=True)
class PageImage:
    """A part of a page, drawn: its rows of pixels.

    `points` are the width and height of the whole page.
    """

    request: ImageRequest
    pixels: "bytes | bytearray"
    points: tuple[float, float]


@dataclass(frozen=True, slots=True)
class TextRequest:
    """The text of a page, to be found out with the place of every character."""

    file: FileState
    page: int


PageRequest = ImageRequest | TextRequest
"""What can be asked about one page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page's text, or the part of one that is in one column.

    `span` is from its first character to behind its last; `box` is around them.
    """

    span: Span
    box: Box


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The text of a page, code point for code point as it is indexed, and where it stands.

    `edges` has four numbers for each character: the left, top, right and bottom of its box in
    points from the page's upper left corner. White space, and what has no place, has zeros.
    `lines` are in the order of the text.
    """

    request: TextRequest
    text: str
    edges: "array[float]"
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """The answer to a request about a file that is not in the state the request names any more."""

    file: FileState
