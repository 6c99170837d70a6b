"""The log of what was done, in the library, so that it goes where that goes.

It is bounded in rows and in age. Its order is that in which things were done, whatever the clock
said.
"""

import time
from collections.abc import Callable
from pathlib import Path

import apsw

from dogear_core.storage.filters import under
from dogear_core.types import Activity, ActivityKind

MOST_ROWS = 10_000
"""The newest are kept: 1 MB."""
LONGEST_SECONDS = 90 * 86_400.0


class ActivityLog:
    """The activity table; needs the connection's transactions from its caller."""

    def __init__(self, connection: apsw.Connection, clock: Callable[[], float] = time.time) -> None:
        self._connection = connection
        self._clock = clock

    def add(
        self,
        kind: ActivityKind,
        path: Path | None = None,
        *,
        detail: str = "",
        count: int = 1,
        seconds: float = 0.0,
    ) -> None:
        """Note that something was done just now."""
        self._connection.execute(
            "INSERT INTO activity (at, seconds, kind, path, detail, count) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (self._clock(), seconds, kind, str(path) if path else "", detail, count),
        )

    def newest(self, limit: int) -> list[Activity]:
        """Return what was done last, the latest first."""
        rows = self._connection.execute(
            "SELECT at, kind, path, detail, count, seconds FROM activity ORDER BY id DESC LIMIT ?",
            (limit,),
        )
        return [
            Activity(at, ActivityKind(kind), Path(path) if path else None, detail, count, seconds)
            for at, kind, path, detail, count, seconds in rows
        ]

    def seconds_since(self, kind: ActivityKind) -> float:
        """Return how long ago this was last done; longer than anything if never, as told."""
        last = self._connection.execute("SELECT max(at) FROM activity WHERE kind = ?", (kind,)).get
        passed = self._clock() - (last or 0.0)
        return passed if passed >= 0 else LONGEST_SECONDS  # the clock was set back

    def forget(self, path: Path) -> None:
        """Delete what was noted of a file, or of those below a folder."""
        condition, values = under(path, column="activity.path")
        self._connection.execute(f"DELETE FROM activity WHERE {condition}", values)

    def prune(self) -> None:
        """Delete what is too much, or too old."""
        self._connection.execute(
            """
            DELETE FROM activity WHERE at < ? OR id <= (
                SELECT id FROM activity ORDER BY id DESC LIMIT 1 OFFSET ?
            )
            """,
            (self._clock() - LONGEST_SECONDS, MOST_ROWS),
        )
