"""The pages of PDFs, with what is cited on them."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from dogear_core.citations.anchoring import on_pages
from dogear_core.citations.page_renderer import PageRenderer
from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError
from dogear_core.progress import CancelToken
from dogear_core.types import (
    Box,
    CheckedCitation,
    Hit,
    PageImage,
    PageRequest,
    Refusal,
    Section,
    Span,
)
from dogear_desktop.found_words import found_words
from dogear_desktop.services.engine_session import EngineSession

T = TypeVar("T")

PDF = "application/pdf"
CACHED_PAGES = 4
"""Drawn pages kept: to and fro between two of them, at two sizes."""


@dataclass(frozen=True, slots=True)
class CheckedHit:
    """A hit, and what became of its citation; `page` is where it is in the PDF as it is now."""

    hit: Hit
    citation: CheckedCitation
    page: int | None


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page with the boxes of the passage and of the words found; both may be on other pages."""

    image: PageImage
    passage: tuple[Box, ...]
    words: tuple[Box, ...]


class PageService(QObject):
    """Checks the citation of a hit and draws pages of its file; the latest wins.

    Signals:
        checked: The `CheckedHit` for the hit checked last.
        drawn: The `DrawnPage` asked for last.
        refused: The `Refusal` when that page cannot be drawn.
        failed: The `DogearError` that kept the citation from being checked.
    """

    checked = Signal(object)
    drawn = Signal(object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(
        self, session: EngineSession, renderer: PageRenderer, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._renderer = renderer
        self._token = CancelToken()
        self._checked: CheckedHit | None = None
        self._passage: dict[int, Span] = {}
        self._words: dict[int, list[Span]] = {}
        self._cache: OrderedDict[PageRequest, DrawnPage] = OrderedDict()

    def prepare(self) -> None:
        """Start the process that draws pages, so that the first page need not wait for it."""
        token = CancelToken()
        self._run(token, lambda _: self._renderer.start(token), lambda _: None)

    def check(self, hit: Hit | None) -> None:
        """Check the citation of `hit`; None forgets what was asked for before."""
        token = self._renew()
        self._checked = None
        if hit is None:
            return

        def work(engine: Engine) -> CheckedHit:
            token.raise_if_cancelled()
            citation = engine.recheck(hit.path, hit.span, hit.text, cancel=token)
            pages = on_pages(citation.sections, citation.span) if citation.span else ()
            return CheckedHit(hit, citation, pages[0].page if pages else None)

        self._run(token, work, self._on_checked)

    def draw(self, page: int, scale: float) -> None:
        """Draw a page of the checked hit's file at `scale` pixels per point."""
        if self._checked is None:
            return  # it is being checked, and the page is asked for again when that is done
        token = self._renew()
        passage = self._passage.get(page)
        marks = (() if passage is None else (passage,)) + tuple(self._words.get(page, ()))
        request = PageRequest(self._checked.hit.path, page, scale, marks)
        if request in self._cache:
            self._cache.move_to_end(request)
            self.drawn.emit(self._cache[request])
            return
        self._run(token, lambda _: self._renderer.render(request, token), self._on_drawn)

    def stop(self) -> None:
        """Give up what is under way."""
        self._token.cancel()

    def _renew(self) -> CancelToken:
        self._token.cancel()
        self._token = CancelToken()
        return self._token

    def _run(
        self, token: CancelToken, work: Callable[[Engine], T], on_result: Callable[[T], None]
    ) -> None:
        """Do `work` in the lane; what comes of it counts unless `token` was cancelled."""

        def deliver(result: T) -> None:
            if not token.cancelled:
                on_result(result)

        def report(error: DogearError) -> None:
            if not token.cancelled and not isinstance(error, Cancelled):
                self.failed.emit(error)

        self._session.run(work, on_result=deliver, on_error=report)

    def _on_checked(self, checked: CheckedHit) -> None:
        self._checked = checked
        self._cache.clear()  # the file may be another one, or may have changed
        self._passage = {}
        self._words = {}
        hit, citation = checked.hit, checked.citation
        if citation.span is not None:
            parts = on_pages(citation.sections, citation.span)
            self._passage = {part.page: part.span for part in parts}
            if len(citation.span) == len(hit.text):
                self._place_words(hit, citation.span.start, citation.sections)
        self.checked.emit(checked)

    def _place_words(self, hit: Hit, start: int, sections: tuple[Section, ...]) -> None:
        for word in found_words(hit):
            for part in on_pages(sections, Span(start + word.start, start + word.end)):
                self._words.setdefault(part.page, []).append(part.span)

    def _on_drawn(self, outcome: PageImage | Refusal) -> None:
        if isinstance(outcome, Refusal):
            self.refused.emit(outcome)
            return
        request = outcome.request
        marked = int(request.page in self._passage)
        words = tuple(box for boxes in outcome.boxes[marked:] for box in boxes)
        page = DrawnPage(outcome, outcome.boxes[0] if marked else (), words)
        self._cache[request] = page
        if len(self._cache) > CACHED_PAGES:
            self._cache.popitem(last=False)
        self.drawn.emit(page)
