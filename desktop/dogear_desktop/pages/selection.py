"""Text that is selected on the pages of a document."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

import regex

from dogear_core.types import Span, TextLayer
from dogear_desktop.pages.pointing import char_at, gap_at

LONGEST_WORD = 200
"""No more characters are looked at on either side of a place for the word it is in."""

_BOUNDARY = regex.compile(r"(?w)\b")


class Unit(Enum):
    """What is selected as a whole: as often as the mouse was clicked."""

    CHARACTER = auto()
    WORD = auto()
    LINE = auto()


@dataclass(frozen=True, slots=True, order=True)
class TextPlace:
    """A place between two characters of a page's text; pages count from 1."""

    page: int
    offset: int


@dataclass(frozen=True, slots=True)
class Selection:
    """Text from one place to another, be it on the same page or on a later one."""

    start: TextPlace
    end: TextPlace

    @classmethod
    def on_page(cls, page: int, span: Span) -> "Selection":
        """Return a stretch of one page's text as a selection."""
        return cls(TextPlace(page, span.start), TextPlace(page, span.end))

    def __bool__(self) -> bool:
        return self.start < self.end

    def joined(self, other: "Selection") -> "Selection":
        """Return the text from the start of the first to the end of the last of two."""
        return Selection(min(self.start, other.start), max(self.end, other.end))

    def part(self, page: int, length: int) -> Span:
        """Return what is selected of a page whose text has `length` characters."""
        if not self.start.page <= page <= self.end.page:
            return Span(0, 0)
        start = self.start.offset if page == self.start.page else 0
        end = self.end.offset if page == self.end.page else length
        return Span(start, min(end, length))

    def text(self, text_of: Callable[[int], str]) -> str:
        """Return the selected text, with lines as on the pages; `text_of` gives that of a page."""
        parts = []
        for page in range(self.start.page, self.end.page + 1):
            text = text_of(page)
            span = self.part(page, len(text))
            parts.append(text[span.start : span.end])
        return "\n".join(part for part in parts if part)


def unit_at(text: str, offset: int, unit: Unit) -> Span:
    """Return the word or the line that the character at `offset` is in."""
    if unit is Unit.LINE:
        end = text.find("\n", offset)
        return Span(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end)
    first = max(offset - LONGEST_WORD, 0)
    around = text[first : offset + LONGEST_WORD]
    cuts = [first + match.start() for match in _BOUNDARY.finditer(around)]
    start = max((cut for cut in cuts if cut <= offset), default=first)
    end = min((cut for cut in cuts if cut > offset), default=first + len(around))
    return Span(start, end)


class Selecting:
    """A selection in the making: from where it began to where the pointer is.

    Where a word or a line was chosen first, whole words or lines follow.
    """

    def __init__(self) -> None:
        self.selection: Selection | None = None
        self._first: Selection | None = None
        self._unit = Unit.CHARACTER

    def clear(self) -> None:
        """Select nothing."""
        self.selection = self._first = None

    def begin(self, layer: TextLayer, x: float, y: float, unit: Unit) -> None:
        """Select the character, word or line that is meant by a place on a page."""
        self._unit = unit
        self.selection = self._first = _at(layer, x, y, unit)

    def extend(self, layer: TextLayer, x: float, y: float) -> None:
        """Select from where it began to a place on a page."""
        reached = _at(layer, x, y, self._unit)
        self.selection = reached if self._first is None else self._first.joined(reached)

    def select_page(self, page: int, length: int) -> None:
        """Select all text of a page, which has `length` characters."""
        self.selection = self._first = Selection.on_page(page, Span(0, length))


def _at(layer: TextLayer, x: float, y: float, unit: Unit) -> Selection:
    page = layer.request.page
    if unit is Unit.CHARACTER:
        gap = gap_at(layer, x, y) or 0
        return Selection.on_page(page, Span(gap, gap))
    offset = char_at(layer, x, y)
    span = Span(0, 0) if offset is None else unit_at(layer.text, offset, unit)
    return Selection.on_page(page, span)
