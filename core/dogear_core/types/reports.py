"""What an indexing run did, and what a library holds."""

from dataclasses import dataclass, field
from pathlib import Path


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
