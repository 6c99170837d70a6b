"""The one way to open a library's file, and what SQLite's errors mean to the rest of Dogear."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal
from urllib.parse import quote

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
from dogear_core.storage.header import (
    APPLICATION_ID,
    HEADER_BYTES,
    MAGIC,
    PAGE_BYTES,
    is_header_sound,
)
from dogear_core.storage.marks import noted_bytes
from dogear_core.storage.saved_roots import SAVED_ROOTS_NAME

Mode = Literal["read", "write"]

DATABASE_NAME = "library.db"
PRIVATE = 0o600
BUSY_TIMEOUT_MS = 5000
CACHE_KIBIBYTES = 64 * 1024
MMAP_BYTES = 1 << 30
JOURNAL_BYTES = 64 << 20
INCREMENTAL = 2  # https://www.sqlite.org/pragma.html#pragma_auto_vacuum
SCHEMA_BYTES = 1 << 16
"""Where a library's own statements are, if there are any in the file."""


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
    with _damage_or_foreign(file), library_errors(file):
        _require_header(file)
        try:
            return _configured(apsw.Connection(str(file), flags=flags), mode)
        except apsw.CantOpenError:
            if mode == "write" or not _is_at_rest(file):
                raise
        # Nobody can change what is on a medium that is read-only: there is no need for SQLite's
        # shared memory, which could not be made.
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        return _configured(apsw.Connection(f"file:{quote(str(file))}?immutable=1", flags), mode)


def _is_at_rest(file: Path) -> bool:
    """Whether a library lies where nothing can be written, with nothing in SQLite's log."""
    log = file.with_name(f"{file.name}-wal")
    return not os.access(file.parent, os.W_OK) and (not log.exists() or not log.stat().st_size)


def _configured(connection: apsw.Connection, mode: Mode) -> apsw.Connection:
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
        # Zeros in place of what was deleted, where its page is written anyway; pages that are
        # free are given back after every run that deleted something.
        connection.pragma("secure_delete", "FAST")
    # NORMAL cannot damage the file; a power cut may lose the last commits, which are redone.
    connection.pragma("synchronous", "NORMAL")
    connection.pragma("journal_size_limit", JOURNAL_BYTES)
    connection.pragma("foreign_keys", True)
    connection.pragma("cache_size", -CACHE_KIBIBYTES)
    connection.pragma("mmap_size", MMAP_BYTES)
    connection.pragma("temp_store", "MEMORY")
    load_vectors_extension(connection)
    if mode == "read":
        connection.pragma("query_only", True)


def load_vectors_extension(connection: apsw.Connection) -> None:
    """Let a connection use the tables of sqlite-vec."""
    connection.enable_load_extension(True)
    connection.load_extension(sqlite_vec.loadable_path())
    connection.enable_load_extension(False)


def _require_header(file: Path) -> None:
    try:
        sound = is_header_sound(file)
    except FileNotFoundError:
        return  # SQLite will say so, or make one
    except OSError as error:
        raise LibraryNotWritable(error.strerror or str(error), path=file) from error
    if not sound:
        raise LibraryForeign("its header is not that of a library", path=file)
    if not file.stat().st_size and (file.parent / SAVED_ROOTS_NAME).exists():
        raise LibraryDamaged("it is empty", path=file)


@contextmanager
def _damage_or_foreign(file: Path) -> Iterator[None]:
    """Tell a library whose header is damaged from the file of another program."""
    try:
        yield
    except LibraryForeign as error:
        if is_likely_own(file):
            raise LibraryDamaged(error.detail, path=file) from error
        raise


def is_likely_own(file: Path) -> bool:
    """Whether a file that does not say so is a library all the same, by what is in or beside it."""
    try:
        with file.open("rb") as stream:
            start = stream.read(SCHEMA_BYTES)
    except OSError:
        return False
    if b"passage_fts" in start:
        return True
    if not (file.parent / SAVED_ROOTS_NAME).exists():
        return False
    wiped = not any(start[:HEADER_BYTES])
    cut = start.startswith(MAGIC) and len(start) < PAGE_BYTES
    return wiped or cut or noted_bytes(file) == file.stat().st_size


def _require_own_file(connection: apsw.Connection) -> None:
    """Raise `LibraryForeign` when the file holds the tables of another program."""
    # In this order, for somebody may be making the library: what has tables has its id by then.
    if connection.pragma("schema_version") == 0:
        return
    if connection.pragma("application_id") != APPLICATION_ID:
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
