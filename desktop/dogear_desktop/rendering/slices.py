"""Where a document can be cut, so that it can be laid out piece by piece."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dogear_core.types import Markup, Span, Style

SLICE_CHARS = 2000
"""Characters of a slice at least: what can be laid out in a few milliseconds."""
LONGEST_SLICE = 2 * SLICE_CHARS
"""A longer paragraph is cut in two: the time to lay one out grows faster than its length."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of a document; what holds its beginning, outermost first, began before it.

    `first` is the index of the first markup that begins in it.
    """

    span: Span
    within: tuple[Markup, ...] = ()
    first: int = 0


def cut(text: str, markup: Sequence[Markup]) -> tuple[Slice, ...]:
    """Return slices that together are the whole text, cut between lines where that can be."""
    hidden = list(_outermost_hidden(markup))
    slices: list[Slice] = []
    within: list[Markup] = []
    first = start = 0
    while start < len(text):
        end = _cut_after(text, start, hidden)
        slices.append(Slice(Span(start, end), tuple(within), first))
        while first < len(markup) and markup[first].span.start < end:
            within = [other for other in within if other.span.end > markup[first].span.start]
            within.append(markup[first])
            first += 1
        within = [other for other in within if other.span.end > end]
        start = end
    return tuple(slices)


def _outermost_hidden(markup: Sequence[Markup]) -> Iterator[Span]:
    end = 0
    for mark in markup:
        if mark.style is Style.HIDDEN and mark.span.start >= end:
            yield mark.span
            end = mark.span.end


def _cut_after(text: str, start: int, hidden: Sequence[Span]) -> int:
    """Return the end of the slice that begins at `start`."""
    wanted, last = start + SLICE_CHARS, start + LONGEST_SLICE
    place = text.find("\n", wanted, last)
    while place >= 0:
        cover = _covering(place, hidden)
        if cover is None:
            while place < len(text) and text[place] == "\n" and _covering(place, hidden) is None:
                place += 1
            return place
        place = text.find("\n", cover.end, last)
    if last >= len(text):
        return len(text)
    space = text.rfind(" ", wanted, last)
    place = space + 1 if space >= 0 else last
    cover = _covering(place, hidden)
    return place if cover is None else cover.end


def _covering(place: int, spans: Sequence[Span]) -> Span | None:
    """Return which of `spans`, which are in order, the character at `place` is in."""
    number = bisect_right(spans, place, key=lambda span: span.start)
    if number and place < spans[number - 1].end:
        return spans[number - 1]
    return None
