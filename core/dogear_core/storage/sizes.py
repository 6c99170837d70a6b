"""What a library's file is filled with."""

import re
from contextlib import suppress
from pathlib import Path

import apsw

from dogear_core.paths import KEPT_MODELS
from dogear_core.storage.connection import DATABASE_NAME
from dogear_core.types import LibrarySize

ASIDE_FILES = "library.damaged-*"
OWN_FILES = (f"{DATABASE_NAME}*", "library.schema*.db", ASIDE_FILES)
"""Patterns of the files that hold the library: with SQLite's own, copies of older schemas, and
what was put aside."""
_PARTS = {
    "texts": re.compile(r"text_block"),
    "words": re.compile(r"passage_fts"),
    "vectors": re.compile(r"(?:sqlite_autoindex_)?(?:vector|bits)_\d"),
}


def measure(connection: apsw.Connection, total: int) -> LibrarySize:
    """Return the bytes of each part of a library that has `total` with all its files.

    Every table is walked through, which takes 0.3 s for a gigabyte that is in memory.
    """
    sizes = dict.fromkeys(_PARTS, 0)
    for name, size in connection.execute("SELECT name, pgsize FROM dbstat WHERE aggregate = 1"):
        for part, pattern in _PARTS.items():
            if pattern.match(name):
                sizes[part] += size
    free = connection.pragma("freelist_count") * connection.pragma("page_size")
    return LibrarySize(total=total, free=free, **sizes)


def library_bytes(library: Path) -> int:
    """Return the size of the library's files; one that goes meanwhile, as logs do, has none.

    A model that it keeps counts where it is not a second name of a file that is there anyway.
    """
    total = 0
    for file in (file for own in OWN_FILES for file in library.glob(own)):
        with suppress(FileNotFoundError):
            total += file.stat().st_size
    for file in (library / KEPT_MODELS).glob("*"):
        with suppress(FileNotFoundError):
            found = file.stat()
            total += found.st_size if found.st_nlink == 1 else 0
    return total
