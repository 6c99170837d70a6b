"""A document's text by its pages."""

from bisect import bisect_right
from collections.abc import Iterable

from dogear_core.types import PageSpan, Section, Span


class PageTexts:
    """Tells which page a place in a document's text is on, and what the text of a page is.

    The text of a page is the document's text from the page's first section on.
    """

    def __init__(self, text: str, sections: Iterable[Section]) -> None:
        self._text = text
        self._sections = [(part.page, part.span) for part in sections if part.page is not None]
        self._pages: dict[int, Span] = {}
        for page, span in self._sections:
            begin = self._pages[page].start if page in self._pages else span.start
            self._pages[page] = Span(begin, span.end)

    @property
    def text(self) -> str:
        """The text of the document."""
        return self._text

    def text_of(self, page: int) -> str:
        """Return the text of a page, counted from 1; empty where it has none."""
        span = self._pages.get(page, Span(0, 0))
        return self._text[span.start : span.end].rstrip()

    def on_pages(self, span: Span) -> tuple[PageSpan, ...]:
        """Return what of the document's `span` is on which page, as stretches of their texts."""
        found: dict[int, Span] = {}
        index = bisect_right(self._sections, span.start, key=lambda section: section[1].end)
        while index < len(self._sections) and self._sections[index][1].start < span.end:
            page, section = self._sections[index]
            begin = self._pages[page].start
            start, end = max(span.start, section.start), min(span.end, section.end)
            if start < end:
                first = found[page].start if page in found else start - begin
                found[page] = Span(first, end - begin)
            index += 1
        return tuple(PageSpan(page, part) for page, part in found.items())
