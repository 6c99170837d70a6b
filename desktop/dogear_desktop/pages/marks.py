"""What is marked on the pages of a document: what was cited, and what the person looks for."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from dogear_core.citations.lines import boxes_of
from dogear_core.citations.page_texts import PageTexts
from dogear_core.types import Box, PageSpan, Span, TextLayer

Spans = Mapping[int, Sequence[Span]]
"""Stretches of the texts of pages, by their pages' numbers."""


class Mark(Enum):
    """Why something is marked; what is marked later lies above."""

    PASSAGE = auto()
    WORD = auto()
    MATCH = auto()
    CURRENT = auto()


def by_page(texts: PageTexts, spans: Iterable[Span]) -> Spans:
    """Return stretches of a document's text as stretches of its pages' texts."""
    found: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        for part in texts.on_pages(span):
            found[part.page].append(part.span)
    return dict(found)


@dataclass(frozen=True, slots=True)
class CitationMarks:
    """A passage and the words of the question in it; either may be on several pages."""

    passage: Spans = field(default_factory=dict)
    words: Spans = field(default_factory=dict)

    @property
    def start(self) -> PageSpan | None:
        """Where the passage begins, if it is on a page."""
        for page, spans in self.passage.items():
            return PageSpan(page, spans[0])
        return None


@dataclass(frozen=True, slots=True)
class Matches:
    """The places where a document has what the person looks for, in order.

    A place is one stretch of a page, or several where it runs over the end of one.
    """

    wanted: str = ""
    places: Sequence[tuple[PageSpan, ...]] = ()
    spans: Mapping[int, Sequence[tuple[int, Span]]] = field(default_factory=dict)
    """Of each page, the number of each of its places, from 0, and where it is."""

    @classmethod
    def of(cls, wanted: str, places: Iterable[tuple[PageSpan, ...]]) -> "Matches":
        """Return places with those of each page at hand."""
        found = tuple(places)
        spans: dict[int, list[tuple[int, Span]]] = defaultdict(list)
        for number, parts in enumerate(found):
            for part in parts:
                spans[part.page].append((number, part.span))
        return cls(wanted, found, dict(spans))

    def __len__(self) -> int:
        return len(self.places)

    def first_from(self, page: int, offset: int) -> int:
        """Return the number, from 0, of the first place from here on, or of the very first."""

        def start(parts: tuple[PageSpan, ...]) -> tuple[int, int]:
            return parts[0].page, parts[0].span.start

        number = bisect_left(self.places, (page, offset), key=start)
        return number if number < len(self.places) else 0


class Marking:
    """All that is marked, as boxes on the pages whose text is known."""

    def __init__(self) -> None:
        self._citation = CitationMarks()
        self._matches = Matches()
        self._current: int | None = None
        self._from: tuple[int, int] | None = None
        self._boxes: dict[int, list[tuple[Mark, list[Box]]]] = {}

    @property
    def matches(self) -> Matches:
        """The places found."""
        return self._matches

    @property
    def number(self) -> int:
        """The number of the place found that the person is at, from 1; 0 if there is none."""
        return 0 if self._current is None else self._current + 1

    def cite(self, citation: CitationMarks) -> None:
        """Mark a passage and its words instead of those before."""
        self._citation = citation
        self._boxes.clear()

    def find(self, matches: Matches) -> None:
        """Mark what was found instead of what was before."""
        self._matches = matches
        self._current = None
        self._boxes.clear()
        if not matches.wanted:
            self._from = None

    def step(self, by: int, page: int) -> PageSpan | None:
        """Go on by some of the places found, and return the one reached.

        The first step is to the place that was reached before the person looked for something
        slightly else, or to the first one from the passage on if that is on the page in sight, and
        from its head on otherwise.
        """
        if not self._matches:
            return None
        if self._current is None:
            start = self._citation.start
            begin = (page, 0 if start is None or start.page != page else start.span.start)
            self._current = self._matches.first_from(*(self._from or begin))
        else:
            self._current = (self._current + by) % len(self._matches)
        self._boxes.clear()
        place = self._matches.places[self._current][0]
        self._from = place.page, place.span.start
        return place

    def forget_boxes(self) -> None:
        """Find the boxes out anew: the texts of the pages are others."""
        self._boxes.clear()

    def is_on(self, page: int) -> bool:
        """Whether something is marked on a page."""
        citation = self._citation
        return any(
            page in spans for spans in (citation.passage, citation.words, self._matches.spans)
        )

    def boxes(self, page: int, layer: TextLayer) -> list[tuple[Mark, list[Box]]]:
        """Return the boxes on a page with this text, kind by kind."""
        if page not in self._boxes:
            self._boxes[page] = [
                (mark, [box for span in spans for box in boxes_of(layer, span)])
                for mark, spans in self._spans(page)
            ]
        return self._boxes[page]

    def _spans(self, page: int) -> Iterator[tuple[Mark, Sequence[Span]]]:
        yield Mark.PASSAGE, self._citation.passage.get(page, ())
        yield Mark.WORD, self._citation.words.get(page, ())
        found = self._matches.spans.get(page, ())
        yield Mark.MATCH, [span for number, span in found if number != self._current]
        yield Mark.CURRENT, [span for number, span in found if number == self._current]
