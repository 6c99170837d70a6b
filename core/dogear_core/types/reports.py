"""What an indexing run did, what a library holds, and what of it is not searchable."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Self

from dogear_core.errors import ModelError
from dogear_core.types.files import Reason, Root, WatchMode


@dataclass(slots=True)
class IndexReport:
    """What an indexing run did, each file counted once.

    `added` and `changed` are searchable, `skipped` and `failed` are new or changed and are not.
    `embedded` counts distinct texts given to the model in `embed_seconds`, of which passages per
    second follow. `out_of_reach` are roots and folders: what is below them is kept as it was.
    `unread` are files that went or could not be opened when it was their turn, perhaps for a moment
    only: what the library has of them is kept too. `model_problem` is why the library could not
    change to the model it was opened with.
    """

    added: int = 0
    changed: int = 0
    moved: int = 0
    removed: int = 0
    unchanged: int = 0
    skipped: int = 0
    failed: int = 0
    embedded: int = 0
    pending: int = 0
    seconds: float = 0.0
    embed_seconds: float = 0.0
    out_of_reach: list[Path] = field(default_factory=list)
    model_problem: ModelError | None = None
    unread: list[Path] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LibraryStatus:
    """What a library holds.

    `documents` counts searchable files; `embedded` and `pending` count passages with and without
    a vector. `skipped` and `failed` count the entries of `Problem`.
    """

    path: Path
    roots: int
    documents: int
    passages: int
    embedded: int
    pending: int
    skipped: int
    failed: int
    text_bytes: int
    library_bytes: int
    model: str
    schema_version: int


class ProblemKind(StrEnum):
    """Why files are not searchable, as a person tells it apart by what can be done about it."""

    NO_TEXT = "no_text"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    DAMAGED = "damaged"
    UNSUPPORTED = "unsupported"
    NOT_ON_DISK = "not_on_disk"
    UNREADABLE = "unreadable"
    LEFT_OUT = "left_out"

    @classmethod
    def of(cls, reason: Reason) -> Self:
        """Return the kind a reason belongs to."""
        return cls(_KINDS[reason])


_KINDS = {
    Reason.NO_TEXT: ProblemKind.NO_TEXT,
    Reason.EMPTY: ProblemKind.NO_TEXT,
    Reason.ENCRYPTED: ProblemKind.ENCRYPTED,
    Reason.TOO_LARGE: ProblemKind.TOO_LARGE,
    Reason.DAMAGED: ProblemKind.DAMAGED,
    Reason.CRASHED: ProblemKind.DAMAGED,
    Reason.TIMEOUT: ProblemKind.DAMAGED,
    Reason.OUT_OF_MEMORY: ProblemKind.DAMAGED,
    Reason.UNSUPPORTED: ProblemKind.UNSUPPORTED,
    Reason.SPECIAL_FILE: ProblemKind.UNSUPPORTED,
    Reason.NOT_ON_DISK: ProblemKind.NOT_ON_DISK,
    Reason.UNREADABLE: ProblemKind.UNREADABLE,
    Reason.VANISHED: ProblemKind.UNREADABLE,
    Reason.IGNORED: ProblemKind.LEFT_OUT,
    Reason.SYMLINK_LOOP: ProblemKind.LEFT_OUT,
}


def reasons_of(kinds: Collection[ProblemKind]) -> frozenset[Reason]:
    """Return the reasons of these kinds."""
    return frozenset(reason for reason, kind in _KINDS.items() if kind in kinds)


IN_NEED = frozenset(ProblemKind) - {ProblemKind.LEFT_OUT}
"""The kinds of what a person may want to do something about; the rest is left out on purpose."""


@dataclass(frozen=True, slots=True)
class FolderReport:
    """How many files at or below a path are searchable, and of each kind are not.

    A folder that is left out as a whole, or cannot be listed, counts as one.
    """

    searchable: int = 0
    problems: Mapping[ProblemKind, int] = field(default_factory=dict)

    def count(self, kinds: Collection[ProblemKind] = IN_NEED) -> int:
        """Return how many are not searchable for a reason of these kinds."""
        return sum(number for kind, number in self.problems.items() if kind in kinds)


@dataclass(frozen=True, slots=True)
class LibraryReport:
    """How much of a library is searchable.

    `folders` has each root and every folder below one, with all that is below it; a root within
    another counts there as well. `total` counts everything once.
    """

    roots: tuple[Path, ...]
    total: FolderReport
    folders: Mapping[Path, FolderReport]


@dataclass(frozen=True, slots=True)
class LibrarySize:
    """How many bytes a library takes, and for what.

    `texts` are the documents' texts, `words` and `vectors` what is found by. `free` is kept for
    later and can be given back by compacting. What is left of `total` are the lists of documents
    and passages, and SQLite's log.
    """

    total: int
    texts: int
    words: int
    vectors: int
    free: int

    @property
    def rest(self) -> int:
        """What is none of the parts that have a name."""
        return max(0, self.total - self.texts - self.words - self.vectors - self.free)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many passages there are, in a library or a part of it, and how many have a vector."""

    passages: int
    embedded: int

    @property
    def share(self) -> float:
        """How much of it can be found by meaning, from 0 to 1; all of nothing."""
        return self.embedded / self.passages if self.passages else 1.0


@dataclass(frozen=True, slots=True)
class FolderStatus:
    """A root with what is below it: searchable documents, files that are not, and the coverage.

    `watch` is how it is watched at the moment.
    """

    root: Root
    documents: int
    problems: int
    coverage: Coverage
    watch: WatchMode = WatchMode.UNWATCHED
