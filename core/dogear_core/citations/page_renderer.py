"""Has pages drawn in a process of its own, which is killed when one takes too long or too much."""

import pickle
import time
from multiprocessing.connection import wait

from dogear_core.citations.page_server import serve
from dogear_core.citations.page_transport import Answer, Request, receive
from dogear_core.closing import Closing
from dogear_core.config import PageLimits
from dogear_core.progress import CancelToken
from dogear_core.readers.confinement import HAS_ADDRESS_LIMIT
from dogear_core.readers.process import TICK_SECONDS, WorkerProcess, cause_of_death
from dogear_core.types import Reason, Refusal

PATIENCE_SECONDS = 1.0
"""A page nobody wants any more may take this long: a new process would take about as long."""


class PageRenderer(Closing):
    """One process that draws pages, started for the first of them and kept for the next.

    Use it as a context manager, from one thread; leaving it ends the process at once.
    """

    def __init__(self, limits: PageLimits) -> None:
        self._limits = limits
        self._worker: WorkerProcess[Request, Answer | None] | None = None

    def start(self, cancel: CancelToken) -> Refusal | None:
        """Start the process unless it runs; return why, if it does not. Raises `Cancelled`."""
        if self._worker is not None and self._worker.process.is_alive():
            return None
        self.close()
        self._worker = WorkerProcess(serve, self._limits, name="dogear-pages")
        outcome = self._answer(self._worker, cancel)
        return outcome if isinstance(outcome, Refusal) else None

    def answer(self, request: Request, cancel: CancelToken | None = None) -> Answer:
        """Return what was asked for, or why it is not to be had.

        Raises `Cancelled` when asked to stop.
        """
        cancel = cancel or CancelToken()
        cancel.raise_if_cancelled()
        refusal = self.start(cancel)
        worker = self._worker
        if refusal is not None or worker is None:
            return refusal or Refusal(Reason.CRASHED)
        worker.assign(request, self._limits.seconds)
        answer = self._answer(worker, cancel)
        cancel.raise_if_cancelled()
        return answer or Refusal(Reason.CRASHED)

    def close(self) -> None:
        """End the process, if there is one; the next page starts another."""
        self._end(died=False)

    def _answer(
        self, worker: WorkerProcess[Request, Answer | None], cancel: CancelToken
    ) -> Answer | None:
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
            answer = receive(worker.connection)
        except (EOFError, OSError, pickle.UnpicklingError):
            return cause_of_death(self._end(died=True))
        worker.rest()
        return answer

    def _end(self, *, died: bool) -> int | None:
        worker, self._worker = self._worker, None
        return worker.end(died=died) if worker is not None else None
