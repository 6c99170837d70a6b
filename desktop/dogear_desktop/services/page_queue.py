"""The pages that are to be drawn, one after another."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from dogear_core.citations.page_renderer import PageRenderer
from dogear_core.citations.page_transport import Answer, Request
from dogear_core.errors import DogearError
from dogear_core.progress import CancelToken
from dogear_desktop.tasks import Lane, TaskRunner

SLOW_MS = 2000
"""A page that takes longer lets the others go first; hardly one takes a tenth of it."""


class PageQueue(QObject):
    """Has requests answered in order, one at a time; what is not wanted any more never begins.

    Signals:
        answered: A request, and its answer.
    """

    answered = Signal(object, object)

    def __init__(
        self, runner: TaskRunner, renderer: PageRenderer, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._renderer = renderer
        self._wanted: list[Request] = []
        self._slow: set[Request] = set()
        self._current: Request | None = None
        self._token = CancelToken()
        self._since = QElapsedTimer()
        self._patience = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._patience.timeout.connect(self._give_way)

    def prepare(self) -> None:
        """Start the process that draws pages, so that the first page need not wait for it."""
        token = self._token
        self._runner.run(
            Lane.PAGES,
            lambda: self._renderer.start(token),
            on_result=lambda _: None,
            on_error=lambda _: None,
        )

    def want(self, requests: Sequence[Request]) -> None:
        """Answer these requests, the first one first, and none of those wanted before."""
        self._wanted = list(requests)
        self._slow.intersection_update(requests)
        if self._current is not None and self._current not in self._wanted:
            self._token.cancel()
        elif self._current is not None and self._since.hasExpired(SLOW_MS):
            self._give_way()
        self._next()

    def stop(self) -> None:
        """Give up what is under way, and want nothing any more."""
        self.want(())

    def _next(self) -> None:
        if self._current is not None or not self._wanted:
            return
        quick = [request for request in self._wanted if request not in self._slow]
        request = self._current = (quick or self._wanted)[0]
        token = self._token = CancelToken()

        def deliver(answer: Answer) -> None:
            self._end()
            # It may be wanted no more, or be the last word on a page that gave way.
            if request in self._wanted:
                self._wanted.remove(request)
                self.answered.emit(request, answer)
            self._next()

        def report(error: DogearError) -> None:  # noqa: ARG001 - it was cancelled
            self._end()
            self._next()

        self._since.start()
        self._patience.start()
        self._runner.run(
            Lane.PAGES,
            lambda: self._renderer.answer(request, token),
            on_result=deliver,
            on_error=report,
        )

    def _end(self) -> None:
        self._current = None
        self._patience.stop()

    def _give_way(self) -> None:
        """Let what takes long wait until nothing else does."""
        if self._current is not None and any(
            request not in self._slow for request in self._wanted if request != self._current
        ):
            self._slow.add(self._current)
            self._token.cancel()
