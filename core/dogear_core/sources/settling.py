"""When what changes on a disk has come to rest, so that a burst is one piece of work."""

from collections.abc import Iterable
from pathlib import Path

QUIET_SECONDS = 0.4
"""Nothing has happened for so long: an editor's save is over, an archive is unpacked."""
PATIENCE_SECONDS = 5.0
"""In a burst that does not end, what has been quiet by itself is taken after so long at most."""
LONGEST_SECONDS = 20.0
"""A file that is written to all the time, such as a log, is taken as it is after so long."""


class Settling:
    """The paths that have changed, each with when it first and last did; times are in seconds."""

    def __init__(self) -> None:
        self._changed: dict[Path, tuple[float, float]] = {}
        self._last = 0.0

    def __len__(self) -> int:
        return len(self._changed)

    def note(self, path: Path, now: float) -> None:
        """Take note that something happened to a path."""
        first, _ = self._changed.get(path, (now, now))
        self._changed[path] = first, now
        self._last = now

    def take(self, now: float) -> list[Path]:
        """Return the paths that have come to rest, and forget them."""
        if now - self._last >= QUIET_SECONDS:
            due = list(self._changed)
        elif now - min((first for first, _ in self._changed.values()), default=now) < (
            PATIENCE_SECONDS
        ):
            return []
        else:
            due = [
                path
                for path, (first, last) in self._changed.items()
                if now - last >= QUIET_SECONDS or now - first >= LONGEST_SECONDS
            ]
        for path in due:
            del self._changed[path]
        return due

    def wait(self, now: float) -> float | None:
        """Return in how many seconds something may have come to rest; None if nothing changed."""
        if not self._changed:
            return None
        return max(0.0, self._last + QUIET_SECONDS - now)


def outermost(paths: Iterable[Path]) -> list[Path]:
    """Return the paths that lie below no other of them, in order."""
    found: list[Path] = []
    for path in sorted(set(paths)):
        if not found or not path.is_relative_to(found[-1]):
            found.append(path)
    return found
