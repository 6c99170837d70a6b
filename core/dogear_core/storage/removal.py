"""Deleting a library: the files that Dogear made, and nothing else."""

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from dogear_core.errors import LibraryForeign, LibraryMissing, LibraryNotWritable
from dogear_core.paths import KEPT_MODELS, TEMPORARY_SUFFIX, absolute_path
from dogear_core.preferences import DAMAGED_NAME, PREFERENCES_NAME
from dogear_core.storage.connection import DATABASE_NAME, is_likely_own
from dogear_core.storage.header import APPLICATION_ID, MAGIC
from dogear_core.storage.lock import (
    FOLLOWER_LOCK_NAME,
    LOCK_NAME,
    follower_lock,
    writer_lock,
)
from dogear_core.storage.marks import CLOSED_NAME, DAMAGE_MARK, WRITING_MARK
from dogear_core.storage.mending import WORKSHOP_NAME
from dogear_core.storage.saved_roots import SAVED_ROOTS_NAME

_MADE = (
    re.compile(rf"{re.escape(DATABASE_NAME)}(?:-wal|-shm|-journal)?"),
    re.compile(r"library\.schema\d+\.db"),
    re.compile(re.escape(PREFERENCES_NAME)),
    re.compile(re.escape(DAMAGED_NAME).replace(re.escape("{0}"), r"\d+")),
    re.compile(rf"(?:preferences|folders|closed)-\w+{re.escape(TEMPORARY_SUFFIX)}"),
    re.compile(r"library\.damaged-\d+\.db(?:-wal|-shm)?"),
    re.compile(rf"{SAVED_ROOTS_NAME}|{CLOSED_NAME}|{DAMAGE_MARK}|{WRITING_MARK}"),
)
_KEPT_MODEL = re.compile(r"[0-9a-f]{64}\.gguf|keeping-\w+")
_APPLICATION_ID_PLACE = slice(68, 72)
"""In the file's header, see https://www.sqlite.org/fileformat.html#application_id."""


def delete_library(library: Path) -> None:
    """Delete the files of a library, and its folder if nothing else is in it.

    Whoever reads the library has to have closed it. Raises `LibraryMissing`, `LibraryForeign` for
    one that Dogear did not make, `LibraryBusy` while somebody writes to it or keeps it up to date,
    and `LibraryNotWritable` when a file cannot be deleted.
    """
    library = absolute_path(library)
    _require_own(library / DATABASE_NAME)
    locks = [library / LOCK_NAME, library / FOLLOWER_LOCK_NAME]
    try:
        with writer_lock(library), follower_lock(library):
            shutil.rmtree(library / WORKSHOP_NAME, ignore_errors=True)
            _delete_models(library / KEPT_MODELS)
            for file in _made(library):
                file.unlink(missing_ok=True)
            # Gone before it is free: nobody can take it who would not make a new one.
            for lock in locks:
                with suppress(PermissionError):  # but not on Windows, where it is open
                    lock.unlink()
        for lock in locks:
            lock.unlink(missing_ok=True)
    except OSError as error:
        raise LibraryNotWritable(error.strerror or str(error), path=library) from error
    with suppress(OSError):  # something else is in it
        library.rmdir()


def _delete_models(folder: Path) -> None:
    for file in folder.glob("*"):
        if _KEPT_MODEL.fullmatch(file.name):
            file.unlink(missing_ok=True)
    with suppress(OSError):  # it is not there, or something else is in it
        folder.rmdir()


def _require_own(database: Path) -> None:
    try:
        with database.open("rb") as file:
            header = file.read(_APPLICATION_ID_PLACE.stop)
    except FileNotFoundError as error:
        raise LibraryMissing(path=database.parent) from error
    except OSError as error:
        raise LibraryNotWritable(error.strerror or str(error), path=database) from error
    own = header.startswith(MAGIC) and (
        int.from_bytes(header[_APPLICATION_ID_PLACE], "big") == APPLICATION_ID
    )
    if header and not own and not is_likely_own(database):  # an empty one was made by us
        raise LibraryForeign("not made by Dogear", path=database)


def _made(library: Path) -> Iterator[Path]:
    """Yield the files of the library, the database last: without it there is none."""
    names = [file for file in library.iterdir() if any(name.fullmatch(file.name) for name in _MADE)]
    yield from sorted(names, key=lambda file: file.name == DATABASE_NAME)
