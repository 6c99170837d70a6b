"""Reads a document's text and markup as lines and tables."""

from bisect import bisect_left
from collections.abc import Sequence

from dogear_core.types import Markup, Style
from dogear_desktop.rendering.flow import Line, Table
from dogear_desktop.rendering.flow_writer import FlowWriter
from dogear_desktop.rendering.slices import Slice


class FlowReader:
    """Gives the lines and tables of a document, slice by slice, in any order."""

    def __init__(self, text: str, markup: Sequence[Markup]) -> None:
        self._text = text
        self._markup = markup
        self._widths: dict[int, tuple[int, ...]] = {}

    def read(self, part: Slice) -> list[Line | Table]:
        """Return what is seen of a slice."""
        before = self._text[max(0, part.span.start - 2) : part.span.start]
        writer = FlowWriter(before.count("\n"))
        for mark in part.within:
            writer.resume(mark, self._widths_of(mark))
        within = list(part.within)
        number, place = part.first, part.span.start
        while place < part.span.end:
            while number < len(self._markup) and self._markup[number].span.start == place:
                mark = self._markup[number]
                within.append(mark)
                writer.begin(mark, self._widths_of(mark))
                number += 1
            end = part.span.end
            if within:
                end = min(end, within[-1].span.end)
            if number < len(self._markup):
                end = min(end, self._markup[number].span.start)
            writer.write(self._text[place:end], place)
            place = end
            while within and within[-1].span.end == place:
                writer.end(within.pop())
        return writer.finish()

    def _widths_of(self, mark: Markup) -> tuple[int, ...]:
        """Return how many characters each column of a table has at most; nothing for others."""
        if mark.style not in (Style.TABLE, Style.FIELDS):
            return ()
        start = mark.span.start
        if start not in self._widths:
            self._widths[start] = self._measured(mark)
        return self._widths[start]

    def _measured(self, table: Markup) -> tuple[int, ...]:
        widths: dict[int, int] = {}
        first = bisect_left(self._markup, table.span.start, key=lambda mark: mark.span.start)
        column = width = end = 0
        last = bisect_left(self._markup, table.span.end, key=lambda mark: mark.span.start)
        for mark in self._markup[first:last]:
            if mark.style is Style.CELL:
                widths[column] = max(widths.get(column, 0), width)
                column, width, end = mark.level, len(mark.span), mark.span.end
            elif mark.style is Style.HIDDEN and mark.span.end <= end:
                width -= len(mark.span) - len(mark.value)
        widths[column] = max(widths.get(column, 0), width)
        return tuple(widths.get(number, 0) for number in range(max(widths) + 1))
