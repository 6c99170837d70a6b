"""The one form in which all text is stored: every offset of the library refers to it."""

import re
from dataclasses import dataclass

from dogear_core.readers.base import Refused
from dogear_core.readers.marked import Marked, moved
from dogear_core.types import Markup, PackedMarkup, Reason, Section, Span, Style, pack

LINE_BREAK = "\r\n|[\r\v\f\x85\u2028]"
"""Pattern of what becomes `\\n`."""
INVISIBLE = "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\ufeff\ufffe\uffff]"
"""Pattern of what is dropped: control characters, soft hyphens, byte order marks."""
SURROGATE = "[\ud800-\udfff]"

TITLE_CHARS = 200

_STEPS = (
    (re.compile(LINE_BREAK), "\n"),
    (re.compile("\u2029"), "\n\n"),
    (re.compile(INVISIBLE), ""),
    (re.compile(SURROGATE), "\ufffd"),
    (re.compile(r"\n(?:[^\S\n]*\n){2,}"), "\n\n"),
)


def normalise(text: str) -> str:
    """Return `text` in NFC with `\\n` line ends and no control characters but `\\n` and `\\t`.

    A lone surrogate becomes U+FFFD; runs of blank lines become one blank line.
    """
    return normalise_marked(Marked(text)).text


def normalise_marked(marked: Marked) -> Marked:
    """Return text normalised, with its markup where it belongs now."""
    if marked.text.isascii() and marked.text.isprintable():
        return marked
    for pattern, new in _STEPS:
        marked = marked.sub(pattern, new)
    return marked.compose()


def one_line(text: str) -> str:
    """Return `text` normalised, on one line and short enough for a title or a heading."""
    line = " ".join(normalise(text).split())
    return line if len(line) <= TITLE_CHARS else line[: TITLE_CHARS - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a section begins, and what it is called."""

    start: int
    page: int | None = None
    page_label: str | None = None
    heading: tuple[str, ...] = ()


def tile(marks: list[Mark], length: int) -> tuple[Section, ...]:
    """Return the sections that begin at `marks` and together cover a text of `length` characters.

    What comes before the first mark is a section of its own; a section without text is left out.
    """
    if not marks or marks[0].start > 0:
        marks = [Mark(0), *marks]
    ends = [mark.start for mark in marks[1:]] + [length]
    return tuple(
        Section(Span(mark.start, end), mark.page, mark.page_label, mark.heading)
        for mark, end in zip(marks, ends, strict=True)
        if mark.start < end
    )


class HeadingPath:
    """The headings above the current place, outermost first."""

    def __init__(self) -> None:
        self._levels: list[tuple[int, str]] = []

    def enter(self, level: int, heading: str) -> tuple[str, ...]:
        """Return the path below a new heading, which ends all headings of its level and deeper."""
        while self._levels and self._levels[-1][0] >= level:
            self._levels.pop()
        self._levels.append((level, heading))
        return tuple(heading for _, heading in self._levels)


@dataclass(slots=True)
class _Open:
    """A style that has begun: its place in the list of markup, and where, once that is known."""

    place: int
    style: Style
    level: int
    value: str
    start: int | None = None


class TextBuilder:
    """Collects the blocks of a document into one normalised text with sections and markup."""

    def __init__(self, max_chars: int) -> None:
        self._max_chars = max_chars
        self._pieces: list[str] = []
        self._marks: list[Mark] = []
        self._pending: Mark | None = None
        self._markup: list[Markup | None] = []
        self._open: list[_Open] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def begin_section(
        self,
        *,
        page: int | None = None,
        page_label: str | None = None,
        heading: tuple[str, ...] = (),
    ) -> None:
        """Let the next block begin a section; one that gets no block never was."""
        self._pending = Mark(0, page, page_label, heading)

    def begin(self, style: Style, level: int = 0, value: str = "") -> None:
        """Let the next block and all that follow have a style, until it ends."""
        self._open.append(_Open(len(self._markup), style, level, value))
        self._markup.append(None)  # it holds what comes now, so it comes before it

    def end(self) -> None:
        """End the style that was begun last."""
        ended = self._open.pop()
        if ended.start is not None:
            span = Span(ended.start, self._length)
            self._markup[ended.place] = Markup(span, ended.style, ended.level, ended.value)

    def add(self, block: str | Marked, separator: str = "\n\n") -> None:
        """Append a block of text after `separator`; raise `Refused` when the text gets too long."""
        marked = block if isinstance(block, Marked) else Marked(block)
        marked = normalise_marked(marked).strip("\n").rstrip()
        if not marked.text.strip():
            return
        if self._length:
            self._append(separator)
        if self._pending:
            pending, self._pending = self._pending, None
            self._marks.append(
                Mark(self._length, pending.page, pending.page_label, pending.heading)
            )
        for style in self._open:
            style.start = self._length if style.start is None else style.start
        self._markup += (moved(mark, self._length) for mark in marked.markup)
        self._append(marked.text)

    def finish(self) -> tuple[str, tuple[Section, ...]]:
        """Return the text and its sections; raise `Refused` when there is no text."""
        if not self._length:
            raise Refused(Reason.NO_TEXT)
        return "".join(self._pieces), tile(self._marks, self._length)

    def markup(self) -> PackedMarkup:
        """Return the markup of the text; styles that have not ended are left out."""
        return pack([mark for mark in self._markup if mark is not None])

    def _append(self, piece: str) -> None:
        self._length += len(piece)
        if self._length > self._max_chars:
            raise Refused(Reason.TOO_LARGE, f"more than {self._max_chars} characters of text")
        self._pieces.append(piece)
