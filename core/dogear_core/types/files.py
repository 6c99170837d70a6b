"""Files: what was added, what the file system and the library say of them, how they ended."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Self

from dogear_core.types.primitives import RootId


class WatchMode(StrEnum):
    """How Dogear learns that something below a root has changed.

    `EVENTS`: the system tells. `POLLING`: the root is looked through again and again. `MISSING`:
    it is not there, and is looked for. `UNWATCHED`: nothing keeps the library up to date just now.
    """

    EVENTS = "events"
    POLLING = "polling"
    MISSING = "missing"
    UNWATCHED = "unwatched"


@dataclass(frozen=True, slots=True)
class Root:
    """A folder (or a single file) the person added, with the patterns they chose to leave out.

    What follows these was found out and does not make a root another one: `device` is the disk it
    was last seen on, "" if it never was; `offline` means that it was not there when it was last
    looked at, perhaps with its drive; `watch` is how it is watched.
    """

    id: RootId
    path: Path
    exclude: tuple[str, ...] = ()
    device: str = field(default="", compare=False)
    offline: bool = field(default=False, compare=False)
    watch: WatchMode = field(default=WatchMode.UNWATCHED, compare=False)


@dataclass(frozen=True, slots=True)
class FileState:
    """What the file system says of a file without opening it."""

    path: Path
    size: int
    mtime_ns: int
    inode: int


class Status(StrEnum):
    """How a file ended."""

    INDEXED = "indexed"
    SKIPPED = "skipped"
    FAILED = "failed"


class Reason(StrEnum):
    """Why a file was skipped or failed; the sentence for it is made where it is shown."""

    # skipped: nothing is wrong, there is nothing to search
    IGNORED = "ignored"
    UNSUPPORTED = "unsupported"
    NO_TEXT = "no_text"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    ENCRYPTED = "encrypted"
    SPECIAL_FILE = "special_file"
    SYMLINK_LOOP = "symlink_loop"
    NOT_ON_DISK = "not_on_disk"
    # failed: worth another look
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    VANISHED = "vanished"

    @property
    def status(self) -> Status:
        """Whether this reason means skipped or failed."""
        return Status.SKIPPED if self in _SKIPPING else Status.FAILED


_SKIPPING = frozenset(
    {
        Reason.IGNORED,
        Reason.UNSUPPORTED,
        Reason.NO_TEXT,
        Reason.EMPTY,
        Reason.TOO_LARGE,
        Reason.ENCRYPTED,
        Reason.SPECIAL_FILE,
        Reason.SYMLINK_LOOP,
        Reason.NOT_ON_DISK,
    }
)


class Rule(StrEnum):
    """Why something is left out of its root: the detail of a refusal for `Reason.IGNORED`.

    That of `PATTERN` is followed by a colon, a space and the pattern.
    """

    HIDDEN = "hidden"
    VERSION_CONTROL = "version_control"
    CACHE = "cache"
    SYSTEM = "system"
    UNFINISHED = "unfinished"
    LIBRARY = "library"
    PATTERN = "pattern"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file or folder that a rule of its root leaves out; `pattern` is that of `Rule.PATTERN`."""

    path: Path
    rule: Rule
    pattern: str = ""

    @property
    def detail(self) -> str:
        """The detail of a refusal for `Reason.IGNORED` that tells this."""
        return f"{self.rule.value}: {self.pattern}" if self.pattern else self.rule.value

    @classmethod
    def told(cls, path: Path, detail: str) -> Self:
        """Return what the detail of a refusal for `Reason.IGNORED` tells."""
        rule, _, pattern = detail.partition(": ")
        return cls(path, Rule(rule), pattern)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file gave no document: a bad file is data, not an error."""

    reason: Reason
    detail: str = ""

    @property
    def status(self) -> Status:
        """Whether the file counts as skipped or as failed."""
        return self.reason.status


@dataclass(frozen=True, slots=True)
class SkippedPath:
    """A file or a whole folder that the scanner left out, and why.

    `gone` tells a root that its parent folder no longer holds from one that is out of reach with
    its parent folder: a file was then deleted; a folder may still be a drive that is unplugged.
    """

    path: Path
    refusal: Refusal
    gone: bool = False


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What the library remembers of a file.

    `current` is False when a newer reader or chunker would make something else of it, so that it
    counts as changed.
    """

    state: FileState
    content_hash: str
    status: Status
    reason: Reason | None
    current: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """A file, or a folder left out as a whole, that is not searchable, and why."""

    path: Path
    status: Status
    reason: Reason
    detail: str
