"""Whether a library has to be looked through when it is opened, and what is looked at then."""

from contextlib import suppress
from pathlib import Path

import apsw

from dogear_core.errors import LibraryBusy, LibraryDamaged
from dogear_core.storage.checking import check_library
from dogear_core.storage.connection import DATABASE_NAME
from dogear_core.storage.lock import writer_lock
from dogear_core.storage.marks import WRITING_MARK, was_changed_by_others
from dogear_core.storage.sizes import library_bytes

ALL_CHECKED_BYTES = 32 << 20
"""Up to this size a suspicious library is checked in full: a second."""


def look_if_suspicious(connection: apsw.Connection, library: Path) -> None:
    """Look for damage if the file was changed by others, or its writer died.

    Raises `LibraryDamaged`.
    """
    if was_changed_by_others(library / DATABASE_NAME):
        _require_sound(connection, library)
    elif (mark := library / WRITING_MARK).exists():
        with suppress(LibraryBusy), writer_lock(library):  # busy: the writer lives
            _require_sound(connection, library)
            mark.unlink(missing_ok=True)


def _require_sound(connection: apsw.Connection, library: Path) -> None:
    """Check all of a small library, of a large one the structure: a second per gigabyte."""
    if library_bytes(library) > ALL_CHECKED_BYTES:
        found = connection.execute("PRAGMA quick_check(1)").get
        if found != "ok":
            raise LibraryDamaged(str(found), path=library / DATABASE_NAME)
        return
    report = check_library(connection, library)
    if not report.is_sound:
        raise LibraryDamaged(report.details[0], path=library / DATABASE_NAME)
