"""The parent's side of a worker process: it is given one job at a time and may be killed."""

import contextlib
import multiprocessing
import signal
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

from dogear_core.types import Reason, Refusal

Job = TypeVar("Job")
Answer = TypeVar("Answer")
Limits = TypeVar("Limits")

START_SECONDS = 120.0
"""How long a worker may take to start; a busy machine needs seconds, a fault never ends."""
TICK_SECONDS = 0.1
"""How soon a cancelled run notices, and how often memory is looked at where that is our task."""


class WorkerProcess(Generic[Job, Answer]):
    """A process that answers jobs sent to it through `connection`, after a first word when ready.

    `deadline` is when it must have answered, on the monotonic clock; 0 while it waits for a job.
    """

    def __init__(
        self, serve: "Callable[[Connection[Any, Any], Limits], None]", limits: Limits, *, name: str
    ) -> None:
        context = multiprocessing.get_context("spawn")
        connection, other = context.Pipe()
        self.connection: Connection[Job, Answer] = connection
        self.process: SpawnProcess = context.Process(
            target=serve, args=(other, limits), name=name, daemon=True
        )
        with _interrupts_blocked():
            self.process.start()
        other.close()  # so that the worker's death closes the connection
        self.ready = False
        self.job: Job | None = None
        self.deadline = time.monotonic() + START_SECONDS

    def assign(self, job: Job, seconds: float) -> None:
        """Send a job; if the worker has died meanwhile, the reply will tell."""
        self.job = job
        self.deadline = time.monotonic() + seconds
        with contextlib.suppress(OSError):
            self.connection.send(job)

    def rest(self) -> None:
        """Note that the worker answered and waits for the next job."""
        self.ready = True
        self.job = None
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


def cause_of_death(exit_code: int | None) -> Refusal:
    """Return what to record for a job whose worker died without being told to."""
    if exit_code is None or exit_code >= 0:
        return Refusal(Reason.CRASHED, f"exit code {exit_code}")
    name = signal.Signals(-exit_code).name
    # Only the system sends SIGKILL here, when it runs out of memory.
    return Refusal(Reason.OUT_OF_MEMORY if name == "SIGKILL" else Reason.CRASHED, name)
