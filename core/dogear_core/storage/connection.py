"""The one way to open a library's file, and what SQLite's errors mean to the rest of Dogear."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

import apsw
import sqlite_vec

from dogear_core.errors import (
    Cancelled,
    DiskFull,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryForeign,
    LibraryNotWritable,
)

Mode = Literal["read", "write"]

DATABASE_NAME = "library.db"
APPLICATION_ID = 0x44676561  # "Dgea"
PRIVATE = 0o600
BUSY_TIMEOUT_MS = 5000
CACHE_KIBIBYTES = 64 * 1024
MMAP_BYTES = 1 << 30
JOURNAL_BYTES = 64 << 20
INCREMENTAL = 2  # https://www.sqlite.org/pragma.html#pragma_auto_vacuum


def connect(library: Path, mode: Mode) -> apsw.Connection:
    """Return a connection to the library's file, for the calling thread only.

    A reading connection cannot change anything; it is not opened read-only, for then SQLite could
    not keep its shared memory file up to date. A missing file is created when writing, for its
    owner alone; SQLite gives the files beside it the same mode.
    Raises a `LibraryError`.
    """
    flags = apsw.SQLITE_OPEN_READWRITE
    if mode == "write":
        flags |= apsw.SQLITE_OPEN_CREATE
    file = library / DATABASE_NAME
    if mode == "write":
        with suppress(OSError):  # it is there, or SQLite will say why it cannot be
            file.touch(mode=PRIVATE, exist_ok=False)
    with library_errors(file):
        connection = apsw.Connection(str(file), flags=flags)
        try:
            _configure(connection, mode)
        except BaseException:
            connection.close()
            raise
    return connection


def _configure(connection: apsw.Connection, mode: Mode) -> None:
    connection.set_busy_timeout(BUSY_TIMEOUT_MS)
    connection.config(apsw.SQLITE_DBCONFIG_DQS_DML, 0)
    connection.config(apsw.SQLITE_DBCONFIG_DQS_DDL, 0)
    _require_own_file(connection)
    if mode == "write":
        # Takes effect only while the file is still empty, and must come before anything is written;
        # to a file that has it already it would be a change, of which others take note.
        if connection.pragma("auto_vacuum") != INCREMENTAL:
            connection.pragma("auto_vacuum", INCREMENTAL)
        connection.pragma("journal_mode", "wal")
        connection.transaction_mode = "IMMEDIATE"
    # NORMAL cannot damage the file; a power cut may lose the last commits, which are redone.
    connection.pragma("synchronous", "NORMAL")
    connection.pragma("journal_size_limit", JOURNAL_BYTES)
    connection.pragma("foreign_keys", True)
    connection.pragma("cache_size", -CACHE_KIBIBYTES)
    connection.pragma("mmap_size", MMAP_BYTES)
    connection.pragma("temp_store", "MEMORY")
    connection.enable_load_extension(True)
    connection.load_extension(sqlite_vec.loadable_path())
    connection.enable_load_extension(False)
    if mode == "read":
        connection.pragma("query_only", True)


def _require_own_file(connection: apsw.Connection) -> None:
    """Raise `LibraryForeign` when the file holds the tables of another program."""
    if connection.pragma("application_id") == APPLICATION_ID:
        return
    if connection.pragma("schema_version") != 0:
        raise LibraryForeign("not made by Dogear", path=Path(connection.filename))


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """Keep all changes made within, or none after an exception; one within another is part of it.

    When its surroundings fail, SQLite undoes a transaction by itself. What it had to say of them
    is raised then, and not that there is nothing left to undo.
    """
    if not connection.get_autocommit():
        yield
        return
    connection.execute(f"BEGIN {connection.transaction_mode}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        if not connection.get_autocommit():
            connection.execute("ROLLBACK")
        elif isinstance(error, apsw.SQLError):
            # The tables of sqlite-vec report a full disk as a mistake in the statement.
            raise apsw.FullError(str(error)) from error
        raise


@contextmanager
def library_errors(file: Path) -> Iterator[None]:
    """Turn what SQLite says of its surroundings into a `LibraryError`; leave bugs as they are."""
    try:
        yield
    except apsw.InterruptError as error:
        raise Cancelled from error
    except apsw.FullError as error:
        raise DiskFull(str(error), path=file) from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise LibraryBusy(str(error), path=file) from error
    except apsw.NotADBError as error:
        raise LibraryForeign(str(error), path=file) from error
    except apsw.CorruptError as error:
        raise LibraryDamaged(str(error), path=file) from error
    except (apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError) as error:
        raise LibraryNotWritable(str(error), path=file) from error
    except apsw.IOError as error:
        raise LibraryError(str(error), path=file) from error
