"""The rows of roots: the folders and files the person added."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import apsw

from dogear_core.storage.seals import roots_seal
from dogear_core.types import Root, RootId, WatchMode


class Roots:
    """The root table; needs the connection's transactions from its caller."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def all(self) -> list[Root]:
        """Return the roots in the order they were added."""
        rows = self._connection.execute(
            "SELECT id, path, exclude, device, offline, watch FROM root ORDER BY id"
        )
        return [
            Root(
                RootId(identity),
                Path(path),
                tuple(json.loads(exclude)),
                device,
                bool(offline),
                WatchMode(watch),
            )
            for identity, path, exclude, device, offline, watch in rows
        ]

    def add(self, path: Path, exclude: Sequence[str] = ()) -> None:
        """Add a root; adding it again changes its patterns."""
        self._connection.execute(
            "INSERT INTO root (path, exclude) VALUES (?, ?) "
            "ON CONFLICT (path) DO UPDATE SET exclude = excluded.exclude",
            (str(path), json.dumps(list(exclude))),
        )
        self._seal()

    def note(self, root: Root) -> None:
        """Store what was found out of a root: its disk, whether it is there, how it is watched."""
        self._connection.execute(
            "UPDATE root SET device = ?, offline = ?, watch = ? WHERE path = ?",
            (root.device, root.offline, root.watch, str(root.path)),
        )

    def remove(self, paths: Iterable[Path]) -> None:
        """Remove roots by path."""
        self._connection.executemany(
            "DELETE FROM root WHERE path = ?", ((str(path),) for path in paths)
        )
        self._seal()

    def is_sealed(self) -> bool:
        """Whether the roots are as they were stored; before there were seals nobody can tell."""
        row = self._connection.execute("SELECT digest FROM root_seal").fetchone()
        return row is None or row[0] == roots_seal(self.all())

    def _seal(self) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO root_seal (id, digest) VALUES (1, ?)", (roots_seal(self.all()),)
        )
