"""What was done to a library, and when."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class ActivityKind(StrEnum):
    """What was done: with a file, or (from `READ` on) with the library."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"
    FAILED = "failed"
    READ = "read"
    EMBEDDED = "embedded"
    FORGOTTEN = "forgotten"
    MENDED = "mended"
    TIDIED = "tidied"


@dataclass(frozen=True, slots=True)
class Activity:
    """One thing that was done, at a time in seconds since 1970, and how long it took.

    `path` is the file, or the folder that was forgotten. `detail` is the reason of a failure, or
    where a moved file was before. `count` is how many files or passages it was about.
    """

    at: float
    kind: ActivityKind
    path: Path | None = None
    detail: str = ""
    count: int = 1
    seconds: float = 0.0
