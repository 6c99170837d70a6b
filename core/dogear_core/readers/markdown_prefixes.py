"""What stands before the content of a line: marks of quotes and lists, and indentation."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dogear_core.readers.markdown_source import Source
from dogear_core.types import Markup, Span, Style

_QUOTE = ">"
_SPACE = re.compile(r"[ \t]*")
_SPACE_AND_QUOTES = re.compile(r"[ \t>]*")


class Prefixes:
    """Follows quotes and list items as they begin and end, and hides their marks on each line."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._open: list[tuple[str, int]] = []
        self._after_marks: dict[int, int] = {}
        self._marks: dict[int, list[int]] = {}
        self._contents: dict[int, tuple[int, str]] = {}
        self._covered: set[int] = set()

    def enter(self, mark: str, first: int, last: int) -> int:
        """Enter what begins with `mark` and has these lines; return where the mark is."""
        place = self.find(mark, first)
        self._after_marks[first] = min(place + len(mark), self._source.end(first))
        self._marks.setdefault(first, []).append(place)
        self._open.append((mark, first))
        if len(self._open) == 1:
            for line in range(first, last):
                self._contents.setdefault(line, (-1, ""))
        return place

    def leave(self) -> None:
        """Leave what was entered last."""
        self._open.pop()

    def find(self, mark: str, line: int) -> int:
        """Return where a block begins on a line with `mark`, after the marks it is within."""
        source = self._source
        place = self._after_marks.get(line, -1)
        if place < 0:
            place = source.start(line)
            for outer, first in self._open:
                if outer == _QUOTE and first < line:
                    found = source.text.find(_QUOTE, place, source.end(line))
                    place = found + 1 if found >= 0 else place
        found = source.text.find(mark, place, source.end(line))
        return found if found >= 0 else place

    def begin_content(self, line: int, place: int, shown: str = "") -> None:
        """Note that the content of a line begins at `place`; `shown` stands for what is before."""
        self._contents[line] = (place, shown)

    def cover(self, first: int, last: int) -> None:
        """Note that on these lines something else hides what is before the content."""
        self._covered.update(range(first, last))

    def hidden(self) -> Iterator[Markup]:
        """Yield the markup of all prefixes, cut where a quote or an item begins in it."""
        for line, (place, shown) in self._contents.items():
            if line in self._covered:
                continue
            start = self._source.start(line)
            content = place if place >= 0 else self._guessed(line)
            marks = (mark for mark in self._marks.get(line, ()) if start < mark < content)
            for begin, end in pairwise([start, *marks, content]):
                if begin < end:
                    value = shown if end == content else ""
                    yield Markup(Span(begin, end), Style.HIDDEN, value=value)

    def _guessed(self, line: int) -> int:
        """Return where the content of a line begins that no block has: most have no content."""
        after = self._after_marks.get(line)
        pattern = _SPACE_AND_QUOTES if after is None else _SPACE
        start = self._source.start(line) if after is None else after
        match = pattern.match(self._source.text, start, self._source.end_of_text(line, line + 1))
        return match.end() if match else start
