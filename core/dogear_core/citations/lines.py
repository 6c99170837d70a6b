"""Stretches of a page's text as boxes on the page, one for each line."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator

from dogear_core.types import Box, Line, Span, TextLayer

OVERLAP = 0.5
"""Characters that share this much of their height are on one line."""
WORD_GAP = 1.5
"""Characters of one line that are this many heights apart are in different columns."""

_Edges = tuple[float, float, float, float]


def find_lines(text: str, edges: "array[float]", part: Span) -> Iterator[Line]:
    """Yield the lines of a part of a page's text; `edges` are those of a `TextLayer`."""
    start = stop = 0
    line: _Edges | None = None
    before: _Edges = (0, 0, 0, 0)
    for offset in range(part.start, part.end):
        char = _place(edges, offset)
        if char is None:
            ends = text[offset] == "\n"
        else:
            ends = line is not None and not (_follows(line, char) or _is_below(before, char))
        if line is not None and ends:
            yield Line(Span(start, stop), Box(*line))
            line = None
        if char is not None:
            start, line = (offset, char) if line is None else (start, _around(line, char))
            stop, before = offset + 1, char
    if line is not None:
        yield Line(Span(start, stop), Box(*line))


def boxes_of(layer: TextLayer, span: Span) -> Iterator[Box]:
    """Yield a box for each line, or each stretch of a line, that a span of a page's text covers."""
    first = bisect_right(layer.lines, span.start, key=lambda line: line.span.end)
    for line in layer.lines[first:]:
        start, end = max(line.span.start, span.start), min(line.span.end, span.end)
        if start >= end:
            return
        if Span(start, end) == line.span:
            yield line.box
        else:
            for stretch in find_lines(layer.text, layer.edges, Span(start, end)):
                yield stretch.box


def _place(edges: "array[float]", offset: int) -> _Edges | None:
    """Return the box of a character, if it has one."""
    at = 4 * offset
    left, top, right, bottom = edges[at], edges[at + 1], edges[at + 2], edges[at + 3]
    return (left, top, right, bottom) if left < right and top < bottom else None


def _around(line: _Edges, char: _Edges) -> _Edges:
    """Return the box around two."""
    left, top = min(line[0], char[0]), min(line[1], char[1])
    return left, top, max(line[2], char[2]), max(line[3], char[3])


def _follows(line: _Edges, char: _Edges) -> bool:
    """Whether a character goes on a line: at its height, and not far from its ends."""
    height = min(line[3] - line[1], char[3] - char[1])
    overlap = min(line[3], char[3]) - max(line[1], char[1])
    gap = max(char[0] - line[2], line[0] - char[2])
    return overlap >= OVERLAP * height and gap <= WORD_GAP * height


def _is_below(before: _Edges, char: _Edges) -> bool:
    """Whether a character stands below or above the one before it, as on a page that is turned."""
    width = min(before[2] - before[0], char[2] - char[0])
    overlap = min(before[2], char[2]) - max(before[0], char[0])
    gap = max(char[1] - before[3], before[1] - char[3])
    return overlap >= OVERLAP * width and gap <= WORD_GAP * width
