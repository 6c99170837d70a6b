"""Background work, delivered on the GUI thread."""

import logging
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from dogear_core.errors import Cancelled, DogearError

_log = logging.getLogger(__name__)

T = TypeVar("T")


class Lane(StrEnum):
    """A background thread: what runs in one lane runs in order."""

    SEARCH = "search"
    INDEX = "index"
    MODEL = "model"
    DOWNLOADS = "downloads"
    CHECKS = "checks"
    PAGES = "pages"
    FILES = "files"


class TaskRunner(QObject):
    """One worker thread per lane; callbacks run on the thread that made the runner.

    A `DogearError` goes to the task's `on_error`. Any other exception is a bug and goes to
    `sys.excepthook`, on the GUI thread, where whoever reports crashes has set it.
    """

    _finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._executors = {
            lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane) for lane in Lane
        }
        self._unfinished: set[Future[None]] = set()
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        *,
        on_result: Callable[[T], None],
        on_error: Callable[[DogearError], None],
    ) -> None:
        """Do `work` in `lane` after what waits there; then call one of the two callbacks.

        A runner that was closed does nothing: a timer may still go off after the window is gone.
        """
        if self._closed:
            return

        def perform() -> None:
            try:
                result = work()
            except DogearError as error:
                # A name bound by `except` is gone when the block ends: bind it for later.
                known = error
                if not isinstance(known, Cancelled):
                    _log.warning("A task in %s ended with %s.", lane, type(known))
                self.post(lambda: on_error(known))
            except Exception as error:
                bug = error
                self.post(lambda: sys.excepthook(type(bug), bug, bug.__traceback__))
            else:
                self.post(lambda: on_result(result))

        future = self._executors[lane].submit(perform)
        self._unfinished.add(future)
        future.add_done_callback(self._unfinished.discard)

    def post(self, callback: Callable[[], None]) -> None:
        """Call `callback` on the GUI thread; may be called from any thread."""
        if not self._closed:
            self._finished.emit(callback)

    def close(self, timeout: float) -> bool:
        """Deliver nothing more, let running work end, and drop what waits behind it.

        Returns False when something still runs after `timeout` seconds.
        """
        self._closed = True
        for executor in self._executors.values():
            executor.shutdown(wait=False, cancel_futures=True)
        if wait(set(self._unfinished), timeout).not_done:
            return False
        # A thread holds what it worked with a moment longer; Qt objects must not die there.
        for executor in self._executors.values():
            executor.shutdown(wait=True)
        return True

    def _deliver(self, callback: Callable[[], None]) -> None:
        if not self._closed:
            callback()
