"""The writer's lock: one process or thread writes to a library at a time, everyone may read.

It is a lock of the operating system on a file beside the library, so it ends with its process.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from dogear_core.errors import LibraryBusy, LibraryNotWritable

LOCK_NAME = "writer.lock"


@contextmanager
def writer_lock(library: Path, patience: float = 0.0) -> Iterator[None]:
    """Hold the library's writer lock, or raise `LibraryBusy` after `patience` seconds."""
    file = library / LOCK_NAME
    lock = filelock.FileLock(file, timeout=patience, thread_local=False, is_singleton=False)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise LibraryBusy("another run is writing", path=library) from error
    except OSError as error:
        raise LibraryNotWritable(error.strerror or str(error), path=library) from error
    try:
        yield
    finally:
        lock.release()
