"""The process in which files are read."""

import os
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from dogear_core.config import MEBIBYTE, ReaderLimits
from dogear_core.readers.confinement import clear_alarm, confine, peak_memory, set_alarm
from dogear_core.readers.reading import read_file
from dogear_core.types import FileState, ReadResult, Reason, Refusal

FILES_PER_WORKER = 2000
"""Then the process is replaced, for parsing libraries leak a little."""
SWOLLEN_BYTES = 512 * MEBIBYTE
"""A process that ever held this much is replaced, for memory seldom goes back to the system."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a worker answers: a result, and whether it ends after it; first of all, nothing."""

    result: ReadResult | None = None
    last: bool = False


def serve(connection: "Connection[Reply, FileState]", limits: ReaderLimits) -> None:
    """Answer every file that comes through `connection` until it closes."""
    confine(limits.memory)
    if hasattr(os, "nice"):
        os.nice(5)
    connection.send(Reply())
    for count in range(1, FILES_PER_WORKER + 1):
        try:
            state = connection.recv()
        except EOFError:
            return
        set_alarm(limits.seconds)
        result = read_file(state, limits)
        clear_alarm()
        exhausted = isinstance(result.outcome, Refusal) and (
            result.outcome.reason is Reason.OUT_OF_MEMORY
        )
        last = exhausted or count == FILES_PER_WORKER or peak_memory() > SWOLLEN_BYTES
        try:
            connection.send(Reply(result, last))
        except MemoryError:
            refusal = Refusal(Reason.OUT_OF_MEMORY)
            connection.send(Reply(replace(result, outcome=refusal), last=True))
            return
        if last:
            return
