"""The process in which files are read: it may hang, swell or crash without harm to anyone."""

import multiprocessing
import os
import signal
import sys
import threading
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from dogear_core.config import MEBIBYTE, ReaderLimits
from dogear_core.readers.reading import read_file
from dogear_core.types import FileState, ReadResult, Reason, Refusal

HAS_ADDRESS_LIMIT = sys.platform == "linux"
"""Whether the system holds a process to its memory limit; elsewhere the parent has to look."""

FILES_PER_WORKER = 2000
"""Then the process is replaced, for parsing libraries leak a little."""
SWOLLEN_BYTES = 512 * MEBIBYTE
"""A process that ever held this much is replaced, for memory seldom goes back to the system."""
BACKSTOP_SECONDS = 5.0
"""How long after the time limit the system ends the process, should the parent no longer be."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a worker answers: a result, and whether it ends after it; first of all, nothing."""

    result: ReadResult | None = None
    last: bool = False


def serve(connection: "Connection[Reply, FileState]", limits: ReaderLimits) -> None:
    """Answer every file that comes through `connection` until it closes."""
    _be_quiet()
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _limit_memory(limits.memory)
    connection.send(Reply())
    for count in range(1, FILES_PER_WORKER + 1):
        try:
            state = connection.recv()
        except EOFError:
            return
        _set_alarm(limits.seconds + BACKSTOP_SECONDS)
        result = read_file(state, limits)
        _set_alarm(0)
        exhausted = isinstance(result.outcome, Refusal) and (
            result.outcome.reason is Reason.OUT_OF_MEMORY
        )
        last = exhausted or count == FILES_PER_WORKER or _peak_memory() > SWOLLEN_BYTES
        try:
            connection.send(Reply(result, last))
        except MemoryError:
            refusal = Refusal(Reason.OUT_OF_MEMORY)
            connection.send(Reply(replace(result, outcome=refusal), last=True))
            return
        if last:
            return


def _be_quiet() -> None:
    """Leave Ctrl-C to the parent, the terminal to the person and the processor to others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    if hasattr(os, "nice"):
        os.nice(5)


def _die_with_parent() -> None:
    """End with the parent, however it ends; a library that stops all threads ends by the alarm."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _limit_memory(growth: int) -> None:
    """Let the process grow by `growth` bytes of address space and write no core file.

    The limit is on growth because what a process starts with differs by gigabytes among machines:
    numerical libraries reserve address space for every processor.
    """
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if HAS_ADDRESS_LIMIT:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + growth
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _set_alarm(seconds: float) -> None:
    """Let the system end the process after `seconds`, 0 for never, even within a stuck library."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _peak_memory() -> int:
    """Return the most memory the process ever held, in bytes; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
