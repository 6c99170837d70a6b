"""Reads files in worker processes that are killed when one takes too long or too much."""

import pickle
import time
from collections.abc import Generator, Iterable, Iterator
from multiprocessing.connection import wait

from dogear_core.closing import Closing
from dogear_core.config import ReaderLimits
from dogear_core.progress import CancelToken
from dogear_core.readers.confinement import HAS_ADDRESS_LIMIT
from dogear_core.readers.process import TICK_SECONDS, WorkerProcess, cause_of_death
from dogear_core.readers.worker import Reply, serve
from dogear_core.types import FileState, ReadResult, Reason, Refusal

_Worker = WorkerProcess[FileState, Reply]

START_ATTEMPTS = 3
SLEEP_SECONDS = 5.0
"""Who was to wait and comes back so much too late was asleep, with the computer and the workers."""


class ReaderPool(Closing):
    """Up to `processes` workers, started when there is work for them and kept for the next run.

    Use it as a context manager; leaving it ends all workers at once.
    """

    def __init__(self, processes: int, limits: ReaderLimits) -> None:
        self._processes = processes
        self._limits = limits
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def close(self) -> None:
        """End all workers at once."""
        for worker in list(self._workers):
            self._end(worker)

    def read_all(
        self, states: Iterable[FileState], cancel: CancelToken | None = None
    ) -> Generator[ReadResult, None, None]:
        """Yield exactly one result for every file, in the order in which they are done.

        `states` is consumed only as fast as files are read. Raises `Cancelled`; files being read
        at that moment, or when the iteration is given up, are dropped with their workers.
        """
        try:
            for state in states:
                while (worker := self._idle_worker()) is None:
                    yield from self._collect(cancel)
                worker.assign(state, self._limits.seconds)
            while any(worker.job for worker in self._workers):
                yield from self._collect(cancel)
        finally:
            for worker in [worker for worker in self._workers if worker.job]:
                self._end(worker)

    def _idle_worker(self) -> _Worker | None:
        """Return a worker that waits for a file, or start one, which will be ready later."""
        for worker in [worker for worker in self._workers if worker.ready and not worker.job]:
            if worker.process.is_alive():
                return worker
            self._end(worker)  # it died while it had nothing to do
        starting = any(not worker.ready for worker in self._workers)
        if not starting and len(self._workers) < self._processes:
            self._workers.append(_Worker(serve, self._limits, name="dogear-reader"))
        return None

    def _collect(self, cancel: CancelToken | None) -> Iterator[ReadResult]:
        """Wait until something happens and yield the results there are by then."""
        if cancel is not None:
            cancel.raise_if_cancelled()
        waiting = [worker for worker in self._workers if worker.deadline]
        patience = min(worker.deadline for worker in waiting) - time.monotonic()
        if cancel is not None or not HAS_ADDRESS_LIMIT:
            patience = min(patience, TICK_SECONDS)
        began = time.monotonic()
        answered = wait([worker.connection for worker in waiting], max(patience, 0.0))
        passed = time.monotonic() - began
        if passed > patience + SLEEP_SECONDS:
            for worker in waiting:
                worker.deadline += passed
        for worker in waiting:
            if worker.connection in answered:
                yield from self._take_reply(worker)
            elif worker.deadline <= time.monotonic():
                late = Refusal(Reason.TIMEOUT, f"{self._limits.seconds:g} s")
                yield from self._lose(worker, late)
            elif not HAS_ADDRESS_LIMIT and worker.memory() > self._limits.memory:
                yield from self._lose(worker, Refusal(Reason.OUT_OF_MEMORY))

    def _take_reply(self, worker: _Worker) -> Iterator[ReadResult]:
        try:
            reply = worker.connection.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            yield from self._lose(worker, None)
            return
        worker.rest()
        self._failed_starts = 0
        if reply.last:
            self._end(worker)
        if reply.result is not None:
            yield reply.result

    def _lose(self, worker: _Worker, refusal: Refusal | None) -> Iterator[ReadResult]:
        """End a worker and yield `refusal`, or how the worker died, for the file it had."""
        state = worker.job
        exit_code = self._end(worker, died=refusal is None)
        if state is not None:
            yield ReadResult(state, refusal or cause_of_death(exit_code))
            return
        self._failed_starts += 1
        if self._failed_starts == START_ATTEMPTS:
            raise RuntimeError(f"reader processes do not start: exit code {exit_code}")

    def _end(self, worker: _Worker, *, died: bool = False) -> int | None:
        self._workers.remove(worker)
        return worker.end(died=died)
