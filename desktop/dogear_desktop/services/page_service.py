"""The pages of PDFs, with what is cited on them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from dogear_core.citations.page_renderer import PageRenderer
from dogear_core.citations.page_texts import PageTexts
from dogear_core.citations.page_transport import Answer, Request
from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError
from dogear_core.progress import CancelToken
from dogear_core.types import (
    ChangedFile,
    CheckedCitation,
    DocumentPages,
    Hit,
    PageImage,
    PageRequest,
    PagesRequest,
    Refusal,
    Span,
    TextLayer,
)
from dogear_desktop.found_words import found_words
from dogear_desktop.occurrences import occurrences
from dogear_desktop.pages.marks import CitationMarks, Matches, by_page
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.page_queue import PageQueue
from dogear_desktop.tasks import TaskRunner

T = TypeVar("T")

PDF = "application/pdf"
MOST_MATCHES = 5000
"""More places than this are not marked: nobody steps through them."""
SETTLING_MS = 500
"""How long a file that is being written is left alone before it is looked at again."""


@dataclass(frozen=True, slots=True)
class CheckedHit:
    """A hit, and what became of its citation.

    `page` is where it is in the PDF as it is now, `marks` what is to be marked on its pages and
    `texts` what they say.
    """

    hit: Hit
    citation: CheckedCitation
    page: int | None
    marks: CitationMarks = field(default_factory=CitationMarks)
    texts: PageTexts = field(default_factory=lambda: PageTexts("", ()))


class PageService(QObject):
    """Checks the citation of a hit, finds words in its pages, and has them drawn.

    Checking and finding are done in one lane, drawing in another: a changed file that is read
    anew for minutes keeps no page waiting. What was asked for last wins, each for itself.

    Signals:
        opened: The `DocumentPages` of the file of the hit checked last.
        checked: The `CheckedHit` for that hit.
        drawn: A `PageImage` that was wanted.
        text_read: A `TextLayer` that was wanted.
        refused: A request that was wanted, and the `Refusal` it got; a `PagesRequest` when none
            of the file's pages can be drawn.
        found: The `Matches` for what was looked for last.
        failed: The `DogearError` that kept the citation from being checked.
    """

    opened = Signal(object)
    checked = Signal(object)
    drawn = Signal(object)
    text_read = Signal(object)
    refused = Signal(object, object)
    found = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        session: EngineSession,
        runner: TaskRunner,
        renderer: PageRenderer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._queue = PageQueue(runner, renderer, self)
        self._queue.answered.connect(self._on_answered)
        self._hit: Hit | None = None
        self._checked: CheckedHit | None = None
        self._opening: PagesRequest | None = None
        self._wanted: list[PageRequest] = []
        self._check = CancelToken()
        self._search = CancelToken()
        self._sought = ""
        self._settling = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._settling.timeout.connect(lambda: self.check(self._hit))

    def prepare(self) -> None:
        """Start the process that draws pages, so that the first page need not wait for it."""
        self._queue.prepare()

    def check(self, hit: Hit | None) -> None:
        """Check the citation of `hit` and open its pages; None forgets what was asked before."""
        self._settling.stop()
        self._check.cancel()
        self._search.cancel()
        self._checked = None
        if hit is None or self._hit is None or hit.path != self._hit.path:
            self._wanted = []
        self._hit = hit
        pages = hit is not None and hit.media_type == PDF and hit.page is not None
        self._opening = PagesRequest(hit.path) if hit is not None and pages else None
        self._ask()
        if hit is None:
            return
        token = self._check = CancelToken()
        wanted = hit

        def work(engine: Engine) -> CheckedHit:
            token.raise_if_cancelled()
            return _checked(wanted, engine.recheck(hit.path, hit.span, hit.text, cancel=token))

        self._run(token, work, self._on_checked)

    def want(self, requests: Sequence[PageRequest]) -> None:
        """Have these parts of pages drawn and texts read, the first one first, and no others."""
        self._wanted = list(requests)
        self._ask()

    def find(self, wanted: str) -> None:
        """Find every place where the pages have `wanted`, once the citation is checked."""
        self._search.cancel()
        self._sought = wanted
        checked = self._checked
        if checked is None:
            return
        token = self._search = CancelToken()

        def work(_: Engine) -> Matches:
            token.raise_if_cancelled()
            return _matches(checked.texts, wanted)

        self._run(token, work, self.found.emit)

    def stop(self) -> None:
        """Give up what is under way."""
        self._settling.stop()
        self._check.cancel()
        self._search.cancel()
        self._queue.stop()

    def _ask(self) -> None:
        opening = () if self._opening is None else (self._opening,)
        self._queue.want((*opening, *self._wanted))

    def _run(
        self, token: CancelToken, work: Callable[[Engine], T], on_result: Callable[[T], None]
    ) -> None:
        """Do `work` in the session's lane; what comes of it counts unless `token` was cancelled."""

        def deliver(result: T) -> None:
            if not token.cancelled:
                on_result(result)

        def report(error: DogearError) -> None:
            if not token.cancelled and not isinstance(error, Cancelled):
                self.failed.emit(error)

        self._session.run(work, on_result=deliver, on_error=report)

    def _on_checked(self, checked: CheckedHit) -> None:
        self._checked = checked
        self.checked.emit(checked)
        if self._sought:
            self.find(self._sought)

    def _on_answered(self, request: Request, answer: Answer) -> None:
        self._wanted = [wanted for wanted in self._wanted if wanted != request]
        if request == self._opening:
            self._opening = None
        match answer:
            case DocumentPages():
                self.opened.emit(answer)
            case PageImage():
                self.drawn.emit(answer)
            case TextLayer():
                self.text_read.emit(answer)
            case ChangedFile():
                self._settling.start()
            case Refusal():
                self.refused.emit(request, answer)


def _checked(hit: Hit, citation: CheckedCitation) -> CheckedHit:
    span = citation.span
    if span is None:
        return CheckedHit(hit, citation, None)
    texts = PageTexts(citation.text, citation.sections)
    # The words stand where they stood only if the passage is what it was.
    words = found_words(hit) if len(span) == len(hit.text) else ()
    marks = CitationMarks(
        by_page(texts, (span,)),
        by_page(texts, (Span(span.start + w.start, span.start + w.end) for w in words)),
    )
    start = marks.start
    return CheckedHit(hit, citation, None if start is None else start.page, marks, texts)


def _matches(texts: PageTexts, wanted: str) -> Matches:
    found = islice(occurrences(texts.text, wanted), MOST_MATCHES)
    places = (texts.on_pages(span) for span in found)
    return Matches.of(wanted, (place for place in places if place))
