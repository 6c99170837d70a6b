"""Whether a library can be what it seems to be: what every start can afford to look at.

A few milliseconds are spent: on the header of the file, the tables it has, both ends of each of
them, and whether words and passages are as many. `checking` looks at everything.
"""

import re
import zlib
from functools import cache
from pathlib import Path

import apsw

from dogear_core.errors import LibraryDamaged
from dogear_core.storage.generations import vector_tables
from dogear_core.storage.migrations import MIGRATIONS, SCHEMA_VERSION, schema_version
from dogear_core.storage.roots import Roots
from dogear_core.storage.vectors_check import blocks_are_whole

BROKEN_DATA = (
    apsw.Error,
    zlib.error,
    ValueError,
    LookupError,
    TypeError,
    ArithmeticError,
    EOFError,
)
"""What code raises that is given what it never wrote: damage, or a mistake of ours."""
_VECTORS = re.compile(r"(?:vector|bits)_\d+")

Schema = dict[str, str]
"""The statements that made the tables, indexes and triggers, by name, without white space."""


def require_plausible(connection: apsw.Connection) -> None:
    """Raise `LibraryDamaged` for a library that is not as Dogear leaves one; an empty one is."""
    connection.execute("BEGIN DEFERRED")
    try:
        _require_plausible(connection)
    finally:
        if not connection.get_autocommit():
            connection.execute("ROLLBACK")


def _require_plausible(connection: apsw.Connection) -> None:
    version = schema_version(connection)
    found = _schema(connection)
    if version > SCHEMA_VERSION:
        return  # who opened it will say that it is too new
    if found != expected_schema(version):
        raise _damage(connection, "its tables are not as they were made")
    if version:
        if version == SCHEMA_VERSION and not Roots(connection).is_sealed():
            raise _damage(connection, "the folders are not those that were added")
        _require_ends(connection)


def has_wrong_version(connection: apsw.Connection) -> bool:
    """Whether the library claims to be of a newer Dogear and has the very tables of this one."""
    try:
        newer = schema_version(connection) > SCHEMA_VERSION
        return newer and _schema(connection) == expected_schema(SCHEMA_VERSION)
    except apsw.Error:
        return False


def _require_ends(connection: apsw.Connection) -> None:
    """Look at both ends of the tables, and count what has to be as many."""
    for table in ("document", "text_block", "section", "passage", "input"):
        connection.execute(
            f"SELECT (SELECT min(id) FROM {table}), (SELECT max(id) FROM {table})"
        ).fetchall()
    connection.execute("SELECT rowid FROM passage_fts WHERE passage_fts MATCH '\"\"'").fetchall()
    passages, words = connection.execute(
        "SELECT (SELECT count(*) FROM passage), (SELECT count(*) FROM passage_fts_docsize)"
    ).get
    if passages != words:
        raise _damage(connection, f"{words} passages have words, of {passages}")
    for tables in vector_tables(connection):
        connection.execute(f"SELECT max(input_id) FROM vector_{tables.id}").fetchall()
        if not blocks_are_whole(connection, tables):
            raise _damage(connection, "the blocks of sign bits are not whole")


def _damage(connection: apsw.Connection, detail: str) -> LibraryDamaged:
    return LibraryDamaged(detail, path=Path(connection.filename))


def _schema(connection: apsw.Connection) -> Schema:
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: "".join(sql.split()) for name, sql in rows if not _VECTORS.match(name)}


@cache
def expected_schema(version: int) -> Schema:
    """Return the schema of a library of this version, without the tables of vectors."""
    empty = apsw.Connection(":memory:")
    try:
        for step in MIGRATIONS[:version]:
            step(empty)
        return _schema(empty)
    finally:
        empty.close()
