"""What an indexing run did, and what a library holds."""

from dataclasses import dataclass, field
from pathlib import Path

from dogear_core.types.files import Root


@dataclass(slots=True)
class IndexReport:
    """What an indexing run did, each file counted once.

    `added` and `changed` are searchable, `skipped` and `failed` are new or changed and are not.
    `embedded` counts distinct texts given to the model in `embed_seconds`, of which passages per
    second follow. `out_of_reach` are roots and folders: what is below them is kept as it was.
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
    """A root with what is below it: searchable documents, files that are not, and the coverage."""

    root: Root
    documents: int
    problems: int
    coverage: Coverage
