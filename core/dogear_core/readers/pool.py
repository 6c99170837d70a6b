"""Reads files in worker processes that are killed when one takes too long or too much."""

import contextlib
import multiprocessing
import pickle
import signal
import sys
import time
from collections.abc import Generator, Iterable, Iterator
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Self

from dogear_core.config import ReaderLimits
from dogear_core.progress import CancelToken
from dogear_core.readers.worker import HAS_ADDRESS_LIMIT, Reply, serve
from dogear_core.types import FileState, ReadResult, Reason, Refusal

START_SECONDS = 120.0
"""How long a worker may take to start; a busy machine needs seconds, a fault never ends."""
START_ATTEMPTS = 3
TICK_SECONDS = 0.1
"""How soon a cancelled run notices, and how often memory is looked at where that is our task."""


class ReaderPool:
    """Up to `processes` workers, started when there is work for them and kept for the next run.

    Use it as a context manager; leaving it ends all workers at once.
    """

    def __init__(self, processes: int, limits: ReaderLimits) -> None:
        self._processes = processes
        self._limits = limits
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
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
            while any(worker.state for worker in self._workers):
                yield from self._collect(cancel)
        finally:
            for worker in [worker for worker in self._workers if worker.state]:
                self._end(worker)

    def _idle_worker(self) -> "_Worker | None":
        """Return a worker that waits for a file, or start one, which will be ready later."""
        for worker in [worker for worker in self._workers if worker.ready and not worker.state]:
            if worker.process.is_alive():
                return worker
            self._end(worker)  # it died while it had nothing to do
        starting = any(not worker.ready for worker in self._workers)
        if not starting and len(self._workers) < self._processes:
            self._workers.append(_Worker(self._limits))
        return None

    def _collect(self, cancel: CancelToken | None) -> Iterator[ReadResult]:
        """Wait until something happens and yield the results there are by then."""
        if cancel is not None:
            cancel.raise_if_cancelled()
        waiting = [worker for worker in self._workers if worker.deadline]
        patience = min(worker.deadline for worker in waiting) - time.monotonic()
        if cancel is not None or not HAS_ADDRESS_LIMIT:
            patience = min(patience, TICK_SECONDS)
        answered = wait([worker.connection for worker in waiting], max(patience, 0.0))
        for worker in waiting:
            if worker.connection in answered:
                yield from self._take_reply(worker)
            elif worker.deadline <= time.monotonic():
                late = Refusal(Reason.TIMEOUT, f"{self._limits.seconds:g} s")
                yield from self._lose(worker, late)
            elif not HAS_ADDRESS_LIMIT and worker.memory() > self._limits.memory:
                yield from self._lose(worker, Refusal(Reason.OUT_OF_MEMORY))

    def _take_reply(self, worker: "_Worker") -> Iterator[ReadResult]:
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

    def _lose(self, worker: "_Worker", refusal: Refusal | None) -> Iterator[ReadResult]:
        """End a worker and yield `refusal`, or how the worker died, for the file it had."""
        state = worker.state
        exit_code = self._end(worker, died=refusal is None)
        if state is not None:
            yield ReadResult(state, refusal or _cause_of_death(exit_code))
            return
        self._failed_starts += 1
        if self._failed_starts == START_ATTEMPTS:
            raise RuntimeError(f"reader processes do not start: exit code {exit_code}")

    def _end(self, worker: "_Worker", *, died: bool = False) -> int | None:
        self._workers.remove(worker)
        return worker.end(died=died)


class _Worker:
    """The parent's side of one process.

    `deadline` is when it must have answered, on the monotonic clock; 0 while it waits for a file.
    """

    def __init__(self, limits: ReaderLimits) -> None:
        context = multiprocessing.get_context("spawn")
        connection, other = context.Pipe()
        self.connection: Connection[FileState, Reply] = connection
        self.process: SpawnProcess = context.Process(
            target=serve, args=(other, limits), name="dogear-reader", daemon=True
        )
        with _interrupts_blocked():
            self.process.start()
        other.close()  # so that the worker's death closes the connection
        self.ready = False
        self.state: FileState | None = None
        self.deadline = time.monotonic() + START_SECONDS

    def assign(self, state: FileState, seconds: float) -> None:
        """Send a file to read; if the worker has died meanwhile, the reply will tell."""
        self.state = state
        self.deadline = time.monotonic() + seconds
        with contextlib.suppress(OSError):
            self.connection.send(state)

    def rest(self) -> None:
        """Note that the worker answered and waits for the next file."""
        self.ready = True
        self.state = None
        self.deadline = 0.0

    def memory(self) -> int:
        """Return the bytes of memory the process holds; 0 if it is gone."""
        import psutil

        try:
            return int(psutil.Process(self.process.pid).memory_info().rss)
        except psutil.NoSuchProcess:
            return 0

    def end(self, *, died: bool) -> int | None:
        """Kill the process, unless it `died` by itself, and return its exit code."""
        if died:
            self.process.join(TICK_SECONDS)
        self.process.kill()
        self.process.join()
        exit_code = self.process.exitcode
        self.connection.close()
        self.process.close()
        return exit_code


@contextlib.contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Let a process that is started within inherit that Ctrl-C is blocked.

    A terminal sends Ctrl-C to the workers too, and one that is still importing would show where
    it was; later on a worker ignores it.
    """
    if sys.platform == "win32":
        yield
        return
    # The tracker is started with the first process otherwise, and that would end the blocking.
    resource_tracker.ensure_running()
    blocked_before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked_before)


def _cause_of_death(exit_code: int | None) -> Refusal:
    """Return what to record for a file whose worker died without being told to."""
    if exit_code is None or exit_code >= 0:
        return Refusal(Reason.CRASHED, f"exit code {exit_code}")
    name = signal.Signals(-exit_code).name
    # Only the system sends SIGKILL here, when it runs out of memory.
    return Refusal(Reason.OUT_OF_MEMORY if name == "SIGKILL" else Reason.CRASHED, name)
