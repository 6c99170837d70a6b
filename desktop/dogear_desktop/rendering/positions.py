"""Where in a laid out document the characters of its source are, and the other way round."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dogear_core.types import Span
from dogear_desktop.text_positions import utf16_length

Range = tuple[int, int]
"""Where something begins, and how long it is, in positions of the laid out document."""


@dataclass(frozen=True, slots=True)
class PlacedRun:
    """A run, and where it begins, counted from the beginning of its slice."""

    position: int
    text: str
    span: Span

    def part(self, span: Span) -> Range:
        """Return where what it has in common with `span` is; all of it if it stands for other."""
        if len(self.text) != len(self.span):
            return self.position, utf16_length(self.text)
        first = max(span.start - self.span.start, 0)
        last = min(span.end - self.span.start, len(self.text))
        before = utf16_length(self.text[:first])
        return self.position + before, utf16_length(self.text[first:last])

    def offset(self, position: int) -> int:
        """Return which character of the source is at a position in this run."""
        units = position - self.position
        if len(self.text) != len(self.span):
            return self.span.start
        for place, char in enumerate(self.text):
            units -= 2 if char > "\uffff" else 1
            if units < 0:
                return self.span.start + place
        return self.span.end


@dataclass(frozen=True, slots=True)
class PlacedSlice:
    """The runs of a slice that is laid out, in order, and how many positions it takes."""

    runs: Sequence[PlacedRun]
    length: int


class Positions:
    """The slices that are laid out so far, which are next to each other."""

    def __init__(self) -> None:
        self._slices: list[PlacedSlice] = []
        self._starts: list[int] = []

    def put_after(self, placed: PlacedSlice) -> None:
        """Add a slice that follows all others."""
        self._slices.append(placed)
        self._count()

    def put_before(self, placed: PlacedSlice) -> None:
        """Add a slice that comes before all others."""
        self._slices.insert(0, placed)
        self._count()

    def ranges(self, span: Span) -> Iterator[Range]:
        """Yield where the characters of `span` are seen, each range within one block."""
        begun = ended = -1
        for start, run in self._runs(span):
            position, length = run.part(span)
            if start + position != ended:
                if begun < ended:
                    yield begun, ended - begun
                begun = start + position
            ended = start + position + length
        if begun < ended:
            yield begun, ended - begun

    def position(self, offset: int) -> int:
        """Return where the first character is that is seen at `offset` or after it."""
        for start, placed in zip(self._starts, self._slices, strict=True):
            for run in placed.runs[_first_beyond(placed.runs, offset) :]:
                return start + run.part(Span(offset, run.span.end))[0]
        return self._starts[-1] + self._slices[-1].length if self._slices else 0

    def offset(self, position: int) -> int:
        """Return which character of the source is at `position`, or comes next."""
        number = max(bisect_right(self._starts, position) - 1, 0)
        for start, placed in list(zip(self._starts, self._slices, strict=True))[number:]:
            if not placed.runs:
                continue
            place = bisect_right(placed.runs, position - start, key=lambda run: run.position) - 1
            if place < 0:
                return placed.runs[0].span.start
            return placed.runs[place].offset(position - start)
        return 0

    def _runs(self, span: Span) -> Iterator[tuple[int, PlacedRun]]:
        for start, placed in zip(self._starts, self._slices, strict=True):
            for run in placed.runs[_first_beyond(placed.runs, span.start) :]:
                if run.span.start >= span.end:
                    return
                yield start, run

    def _count(self) -> None:
        self._starts = []
        start = 0
        for placed in self._slices:
            self._starts.append(start)
            start += placed.length


def _first_beyond(runs: Sequence[PlacedRun], offset: int) -> int:
    """Return the number of the first run that ends beyond `offset`."""
    return bisect_right(runs, offset, key=lambda run: run.span.end)
