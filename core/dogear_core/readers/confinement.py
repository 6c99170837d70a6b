"""Holds a worker process to its limits: it may hang, swell or crash without harm to anyone."""

import multiprocessing
import os
import signal
import sys
import threading
from pathlib import Path

HAS_ADDRESS_LIMIT = sys.platform == "linux"
"""Whether the system holds a process to its memory limit; elsewhere the parent has to look."""

BACKSTOP_SECONDS = 5.0
"""How long after the time limit the system ends the process, should the parent no longer be."""


def confine(memory: int) -> None:
    """Let this process grow by `memory` bytes, end with its parent, and be quiet."""
    _be_quiet()
    threading.Thread(target=_die_with_parent, daemon=True).start()
    _limit_memory(memory)


def set_alarm(seconds: float) -> None:
    """Let the system end the process after a limit of `seconds`, even within a stuck library."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds + BACKSTOP_SECONDS)


def clear_alarm() -> None:
    """Take back the alarm: the work was done in time."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, 0)


def peak_memory() -> int:
    """Return the most memory the process ever held, in bytes; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    status = Path("/proc/self/status")
    if status.exists():  # Linux, where what `getrusage` tells begins with the memory of the parent
        told = status.read_text(encoding="ascii", errors="replace")
        return 1024 * int(told.partition("VmHWM:")[2].split()[0])
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _be_quiet() -> None:
    """Leave Ctrl-C to the parent and the terminal to the person."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


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
