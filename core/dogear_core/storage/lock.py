"""The locks of a library: one writes to it at a time, one keeps it up to date, everyone may read.

They are locks of the operating system on files beside the library, so they end with their process.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from dogear_core.errors import LibraryBusy, LibraryNotWritable

LOCK_NAME = "writer.lock"
FOLLOWER_LOCK_NAME = "follower.lock"


@contextmanager
def writer_lock(library: Path, patience: float = 0.0) -> Iterator[None]:
    """Hold the library's writer lock, or raise `LibraryBusy` after `patience` seconds."""
    with _held(library, LOCK_NAME, patience):
        yield


@contextmanager
def follower_lock(library: Path) -> Iterator[None]:
    """Be the one that keeps the library up to date, or raise `LibraryBusy` at once.

    It is held without the writer lock most of the time, so that others can write in between.
    """
    with _held(library, FOLLOWER_LOCK_NAME, 0.0):
        yield


def is_followed(library: Path) -> bool:
    """Whether somebody keeps the library up to date."""
    if not (library / FOLLOWER_LOCK_NAME).exists():
        return False
    try:
        with follower_lock(library):
            return False
    except LibraryBusy:
        return True
    except LibraryNotWritable:
        return False


@contextmanager
def _held(library: Path, name: str, patience: float) -> Iterator[None]:
    lock = filelock.FileLock(
        library / name, timeout=patience, thread_local=False, is_singleton=False
    )
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
