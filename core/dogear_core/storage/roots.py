"""The rows of roots: the folders and files the person added."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import apsw

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
