"""Draws pages in a process of its own, which is killed when one takes too long or too much."""

import pickle
import time
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Self

from dogear_core.citations.page_drawing import draw_page
from dogear_core.config import PageLimits
from dogear_core.progress import CancelToken
from dogear_core.readers.base import Refused, describe
from dogear_core.readers.confinement import HAS_ADDRESS_LIMIT, clear_alarm, confine, set_alarm
from dogear_core.readers.process import TICK_SECONDS, WorkerProcess, cause_of_death
from dogear_core.types import PageImage, PageRequest, Reason, Refusal

PATIENCE_SECONDS = 1.0
"""A page nobody wants any more may take this long: a new process would take about as long."""

Drawn = PageImage | Refusal


class PageRenderer:
    """One process that draws pages, started for the first of them and kept for the next.

    Use it as a context manager, from one thread; leaving it ends the process at once.
    """

    def __init__(self, limits: PageLimits) -> None:
        self._limits = limits
        self._worker: WorkerProcess[PageRequest, Drawn | None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def start(self, cancel: CancelToken) -> Refusal | None:
        """Start the process unless it runs; return why, if it does not. Raises `Cancelled`."""
        if self._worker is not None and self._worker.process.is_alive():
            return None
        self.close()
        self._worker = WorkerProcess(serve, self._limits, name="dogear-pages")
        outcome = self._answer(self._worker, cancel)
        return outcome if isinstance(outcome, Refusal) else None

    def render(self, request: PageRequest, cancel: CancelToken | None = None) -> Drawn:
        """Return the page drawn, or why it cannot be; raise `Cancelled` when asked to stop."""
        cancel = cancel or CancelToken()
        cancel.raise_if_cancelled()
        refusal = self.start(cancel)
        worker = self._worker
        if refusal is not None or worker is None:
            return refusal or Refusal(Reason.CRASHED)
        worker.assign(request, self._limits.seconds)
        drawn = self._answer(worker, cancel)
        cancel.raise_if_cancelled()
        return drawn or Refusal(Reason.CRASHED)

    def close(self) -> None:
        """End the process, if there is one; the next page starts another."""
        self._end(died=False)

    def _answer(
        self, worker: WorkerProcess[PageRequest, Drawn | None], cancel: CancelToken
    ) -> Drawn | None:
        """Wait for what the process says next; None is its first word."""
        patience = time.monotonic() + PATIENCE_SECONDS
        while not wait([worker.connection], TICK_SECONDS):
            now = time.monotonic()
            if now > worker.deadline:
                self.close()
                return Refusal(Reason.TIMEOUT, f"{self._limits.seconds:g} s")
            if not HAS_ADDRESS_LIMIT and worker.memory() > self._limits.memory:
                self.close()
                return Refusal(Reason.OUT_OF_MEMORY)
            if cancel.cancelled and now > patience:
                self.close()
                cancel.raise_if_cancelled()
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            return cause_of_death(self._end(died=True))
        worker.rest()
        return answer

    def _end(self, *, died: bool) -> int | None:
        worker, self._worker = self._worker, None
        return worker.end(died=died) if worker is not None else None


def serve(connection: "Connection[Drawn | None, PageRequest]", limits: PageLimits) -> None:
    """Answer every page asked for through `connection` until it closes."""
    confine(limits.memory)
    connection.send(None)
    while True:
        try:
            request = connection.recv()
        except EOFError:
            return
        set_alarm(limits.seconds)
        connection.send(_drawn(request, limits))
        clear_alarm()


def _drawn(request: PageRequest, limits: PageLimits) -> Drawn:
    try:
        return draw_page(request, limits)
    except Refused as refused:
        return refused.refusal
    except MemoryError:
        return Refusal(Reason.OUT_OF_MEMORY)
    except Exception as error:  # PDFium met what nobody foresaw; the person sees the text instead
        return Refusal(Reason.CRASHED, describe(error))
