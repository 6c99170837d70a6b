"""What the library is kept by, for whoever looks for a fault."""

from dataclasses import dataclass

import apsw


@dataclass(frozen=True, slots=True)
class StorageSettings:
    """Versions by name, and what SQLite is told, e.g. "wal, synchronous 1"."""

    versions: dict[str, str]
    journal: str


def storage_settings(connection: apsw.Connection) -> StorageSettings:
    """Return the versions of SQLite, its binding and sqlite-vec, and what SQLite is told."""
    names = ("synchronous", "auto_vacuum", "mmap_size", "cache_size")
    settings = [f"{name} {connection.pragma(name)}" for name in names]
    return StorageSettings(
        {
            "SQLite": apsw.sqlite_lib_version(),
            "apsw": apsw.apsw_version(),
            "sqlite-vec": str(connection.execute("SELECT vec_version()").get).removeprefix("v"),
        },
        ", ".join([str(connection.pragma("journal_mode")), *settings]),
    )
