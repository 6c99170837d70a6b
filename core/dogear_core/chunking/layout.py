"""The lines of a section: which line ends the writer meant, and which are mere wraps."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import regex

from dogear_core.chunking.boundaries import Boundary
from dogear_core.chunking.sentences import is_finished, last_mark

_LIST_ITEM = regex.compile(
    r"""(?:[-*+•‣◦▪·–—]               # a bullet
      | \(?\d{1,3}(?:\.\d{1,3})*[.)]  # 1.  2)  (3)  4.1.
      | \(?[a-zA-Z][.)]               # a)  B.
      | \(?[ivxIVX]{1,5}[.)]          # (iv)
      )\s""",
    regex.VERBOSE,
)
_ATX_HEADING = regex.compile(r"\#{1,6}\s")
_RULE = regex.compile(r"([=\-~*_^#])\1++$")
_FENCE = regex.compile(r"```|~~~")

MAX_HEADING_CHARS = 80
"""A longer line on its own is taken for a paragraph, not for a heading."""
MAX_WIDTH = 200
"""No one wraps later than this: a longer line is a paragraph of its own."""
VOLUNTARY = 0.75
"""A line end is meant if the next word had fitted into this share of the block's width; less
than 1 because in proportional type lines of equal width differ in characters."""
MAX_WORD = 12
"""The most a next word is taken to need: scripts without spaces have lines of one long word."""


class Line(NamedTuple):
    """A line with something on it, trimmed."""

    start: int
    end: int


class Stretch(NamedTuple):
    """Lines that belong together: a wrapped paragraph, a list item, a line of code.

    `boundary` is what lies before it.
    """

    start: int
    end: int
    boundary: Boundary


def heading_key(text: str) -> str:
    """Return the letters and digits of a heading, by which it is found again under its markup."""
    return "".join(character for character in text.casefold() if character.isalnum())


def stretches(text: str, start: int, end: int, heading: str = "") -> Iterator[Stretch]:
    """Yield the stretches of `text[start:end]`, a section whose innermost heading is `heading`.

    They cover everything but white space. The first one has the boundary `HEADING`.
    """
    boundary = Boundary.HEADING
    for block in _blocks(text, start, end):
        if boundary is Boundary.HEADING and _opens_with(text, block[0], heading):
            size = 2 if len(block) > 1 and _RULE.match(text, *block[1]) else 1
            yield Stretch(block[0].start, block[size - 1].end, boundary)
            block = block[size:]
            boundary = Boundary.JOINED
            if not block:
                continue
        if _FENCE.match(text, block[0].start):
            yield from _code(block, boundary)
        elif len(block) == 1 and _looks_like_heading(text, *block[0]):
            joined = boundary is Boundary.JOINED
            yield Stretch(*block[0], boundary if joined else Boundary.HEADING)
            boundary = Boundary.JOINED
            continue
        else:
            yield from _meant_lines(text, block, boundary)
        boundary = Boundary.JOINED if _leads(text, block[-1]) else Boundary.PARAGRAPH


def _blocks(text: str, start: int, end: int) -> Iterator[list[Line]]:
    """Yield the runs of lines between blank lines; fenced code is one run, whatever is in it."""
    block: list[Line] = []
    fence = ""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        content = text[start:stop].rstrip()
        line = Line(start + len(content) - len(content.lstrip()), start + len(content))
        marker = _FENCE.match(text, line.start, line.end)
        start = stop + 1
        if block and (not content or marker) and not fence:
            yield block
            block = []
        if content:
            block.append(line)
        if marker and not fence:
            fence = marker[0]
        elif marker and marker[0] == fence:
            fence = ""
            yield block
            block = []
    if block:
        yield block


def _opens_with(text: str, line: Line, heading: str) -> bool:
    """Whether the first line of a section is the heading the section is named by."""
    if not heading or line.end - line.start > 2 * len(heading) + MAX_HEADING_CHARS:
        return False
    written = text[line.start : line.end]
    return bool(_ATX_HEADING.match(written)) or heading_key(written) == heading_key(heading)


def _code(block: list[Line], boundary: Boundary) -> Iterator[Stretch]:
    """Yield the lines of fenced code, the fences joined to the lines beside them."""
    last = len(block) - 1
    for index, line in enumerate(block):
        yield Stretch(*line, boundary)
        boundary = Boundary.JOINED if index in (0, last - 1) else Boundary.CODE


def _looks_like_heading(text: str, start: int, end: int) -> bool:
    """Whether it is one short line that no punctuation ends."""
    written = text[start:end]
    return (
        len(written) <= MAX_HEADING_CHARS
        and "\n" not in written
        and written[0] not in "<!"
        and any(character.isalpha() for character in written)
        and not is_finished(written)
        and last_mark(written) not in (*":,;", *"：，；、", *"|>")
        and not _LIST_ITEM.match(written)
        and not _is_table_row(written)
    )


def _leads(text: str, line: Line) -> bool:
    """Whether a line introduces what follows it, as "Ingredients:" does."""
    return last_mark(text[line.start : line.end]) in (":", "：")


def _meant_lines(text: str, block: list[Line], boundary: Boundary) -> Iterator[Stretch]:
    """Join the lines of a block that are mere wraps of one another."""
    joined = list(_unwrapped(text, block))
    for part, following in pairwise([*joined, Line(0, 0)]):
        long = following.end - following.start > MAX_HEADING_CHARS
        if long and _looks_like_heading(text, *part):
            meant = boundary is Boundary.LINE
            yield Stretch(*part, Boundary.PARAGRAPH if meant else boundary)
            boundary = Boundary.JOINED
        else:
            yield Stretch(*part, boundary)
            boundary = Boundary.JOINED if _leads(text, part) else Boundary.LINE


def _unwrapped(text: str, block: list[Line]) -> Iterator[Line]:
    lengths = sorted(line.end - line.start for line in block)
    width = min(lengths[len(lengths) * 9 // 10], MAX_WIDTH)
    start, previous = block[0].start, block[0]
    for line in block[1:]:
        if _breaks(text, previous, line, width):
            yield Line(start, previous.end)
            start = line.start
        previous = line
    yield Line(start, previous.end)


def _breaks(text: str, previous: Line, line: Line, width: int) -> bool:
    """Whether the writer meant the end of `previous` to be one."""
    above, below = text[previous.start : previous.end], text[line.start : line.end]
    if _RULE.match(below):
        return False  # underlines the line above it
    next_word = below[:MAX_WORD].split(None, 1)[0]
    return (
        len(above) > MAX_WIDTH
        or len(above) + 1 + len(next_word) <= VOLUNTARY * width
        or bool(_LIST_ITEM.match(below) or _RULE.match(above))
        or _is_table_row(above)
        or _is_table_row(below)
    )


def _is_table_row(line: str) -> bool:
    return line[0] == "|" or "\t" in line or "   " in line
