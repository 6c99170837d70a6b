"""What is marked on the pages of a document."""

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


class Marking:
    """All that is marked, as boxes on the pages whose text is known."""

    def __init__(self) -> None:
        self._citation = CitationMarks()
        self._boxes: dict[int, list[tuple[Mark, list[Box]]]] = {}

    def cite(self, citation: CitationMarks) -> None:
        """Mark a passage and its words instead of those before."""
        self._citation = citation
        self._boxes.clear()

    def forget_boxes(self) -> None:
        """Find the boxes out anew: the texts of the pages are others."""
        self._boxes.clear()

    def is_on(self, page: int) -> bool:
        """Whether something is marked on a page."""
        citation = self._citation
        return page in citation.passage or page in citation.words

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
