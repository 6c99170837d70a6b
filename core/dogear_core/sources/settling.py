"""When what changes on a disk has come to rest, so that a burst is one piece of work."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

QUIET_SECONDS = 0.4
"""Nothing has happened for so long: an editor's save is over, an archive is unpacked."""
OPEN_SECONDS = 2.0
"""A file that somebody still has open to write has to be quiet for so long: downloads pause."""
PATIENCE_SECONDS = 3.0
"""In a burst that does not end, what has been quiet by itself is taken after so long at most."""
LONGEST_SECONDS = 120.0
"""A file that is written to all the time is taken as it is after so long."""
OFTEN = 10
SOON_SECONDS = 10.0
SELDOM_SECONDS = 60.0
"""A path that comes to rest `OFTEN` times, each time changed `SOON` after the last, is a log: from
then on it is taken once in so long, or when it was left alone for `SOON`."""


@dataclass(slots=True)
class _Change:
    first: float
    last: float
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Taken:
    at: float
    times: int


class Settling:
    """The paths that have changed, each with when it first and last did; times are in seconds."""

    def __init__(self) -> None:
        self._changes: dict[Path, _Change] = {}
        self._taken: dict[Path, _Taken] = {}
        self._last = 0.0

    def __len__(self) -> int:
        return len(self._changes)

    def note(self, path: Path, now: float, *, is_open: bool = False) -> None:
        """Take note that something happened to a path, and whether it is still being written."""
        change = self._changes.setdefault(path, _Change(now, now, is_open))
        change.last = self._last = now
        change.is_open = is_open

    def due(self, now: float) -> list[Path]:
        """Return the paths that have come to rest."""
        if not self._changes:
            return []
        if now - self._last < QUIET_SECONDS:
            earliest = min(change.first for change in self._changes.values())
            if now - earliest < PATIENCE_SECONDS:
                return []
        return [path for path, change in self._changes.items() if self._rests(path, change, now)]

    def take(self, now: float) -> list[Path]:
        """Return the paths that have come to rest, and forget them."""
        due = self.due(now)
        for path in due:
            change, before = self._changes.pop(path), self._taken.get(path)
            again = before is not None and change.first - before.at < SOON_SECONDS
            self._taken[path] = _Taken(now, before.times + 1 if before and again else 1)
        self._taken = {
            path: taken for path, taken in self._taken.items() if now - taken.at < SELDOM_SECONDS
        }
        return due

    def wait(self, now: float) -> float | None:
        """Return in how many seconds something may have come to rest; None if nothing changed."""
        if not self._changes:
            return None
        left = self._last + QUIET_SECONDS - now
        return left if left > 0 else QUIET_SECONDS

    def _rests(self, path: Path, change: _Change, now: float) -> bool:
        taken = self._taken.get(path)
        if taken and taken.times >= OFTEN and now - taken.at < SELDOM_SECONDS:
            return now - change.last >= SOON_SECONDS  # a person who saves often has stopped
        quiet = OPEN_SECONDS if change.is_open else QUIET_SECONDS
        return now - change.last >= quiet or now - change.first >= LONGEST_SECONDS


def outermost(paths: Iterable[Path]) -> list[Path]:
    """Return the paths that lie below no other of them, in order."""
    found: list[Path] = []
    for path in sorted(set(paths)):
        if not found or not path.is_relative_to(found[-1]):
            found.append(path)
    return found
