"""The text of a line as it is read piece by piece, with styles that begin and end within it."""

from dataclasses import dataclass

from dogear_core.readers.marked import Marked, moved
from dogear_core.types import Markup, Span, Style


@dataclass(slots=True)
class _Open:
    """A style that has begun at `start`, and its place in the list of markup."""

    place: int
    start: int
    style: Style
    level: int
    value: str


class InlineWriter:
    """Collects text; a style may go on from one line, or from a table's row into its cells."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._markup: list[Markup | None] = []
        self._open: list[_Open] = []

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def write(self, text: str) -> None:
        """Append text."""
        self._pieces.append(text)
        self._length += len(text)

    def append(self, marked: Marked) -> None:
        """Append text with markup of its own."""
        self._markup += (moved(mark, self._length) for mark in marked.markup)
        self.write(marked.text)

    def begin(self, style: Style, level: int = 0, value: str = "") -> None:
        """Let what follows have a style."""
        self._open.append(_Open(len(self._markup), self._length, style, level, value))
        self._markup.append(None)  # it holds what comes now, so it comes before it

    def end(self) -> None:
        """End the style that was begun last."""
        self._close(self._open.pop())

    def take(self) -> Marked:
        """Return what was written and begin a new line; styles that have not ended go on."""
        if not self._pieces:  # they may be thousands, and still begin where the line does
            return Marked("")
        going_on = list(self._open)
        while self._open:
            self.end()
        line = Marked("".join(self._pieces), tuple(m for m in self._markup if m is not None))
        self._pieces, self._markup, self._length = [], [], 0
        for style in going_on:
            self.begin(style.style, style.level, style.value)
        return line

    def branch(self) -> "InlineWriter":
        """Return a writer for a line of its own, with the styles that have not ended here."""
        other = InlineWriter()
        for style in self._open:
            other.begin(style.style, style.level, style.value)
        return other

    def _close(self, ended: _Open) -> None:
        if ended.start < self._length:
            span = Span(ended.start, self._length)
            self._markup[ended.place] = Markup(span, ended.style, ended.level, ended.value)
