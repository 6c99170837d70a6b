"""The things that flow through the engine, from a file on disk to a cited passage.

Every offset counts Unicode code points of a document's normalised text, and every span is
half-open: `text[span.start:span.end]`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NewType, TypeAlias

if TYPE_CHECKING:  # the reader processes, which start often, need no numpy
    import numpy as np
    import numpy.typing as npt

RootId = NewType("RootId", int)
DocumentId = NewType("DocumentId", int)
PassageId = NewType("PassageId", int)
InputId = NewType("InputId", int)
"""One distinct text given to the embedding model; passages that embed the same text share it."""

Vector: TypeAlias = "npt.NDArray[np.float32]"
"""An L2-normalised embedding, shape (dimensions,)."""
Vectors: TypeAlias = "npt.NDArray[np.float32]"
"""Embeddings as rows, shape (texts, dimensions)."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end


# --- sources ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Root:
    """A folder (or a single file) the person added, with the patterns they chose to leave out."""

    id: RootId
    path: Path
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileState:
    """What the file system says of a file without opening it."""

    path: Path
    size: int
    mtime_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class SkippedPath:
    """A file or a whole folder that the scanner left out, and why."""

    path: Path
    refusal: "Refusal"


# --- readers ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document that a citation can name: a page, a heading's text, or both.

    `page` counts from 1; `page_label` is what is printed on it ("iv"), where that differs.
    `heading` is the path of headings above the text, outermost first. The sections of a document
    are in order and do not overlap.
    """

    span: Span
    page: int | None = None
    page_label: str | None = None
    heading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of a file: normalised text and where its parts are.

    `text` is NFC with `\\n` line ends and no control characters but `\\n` and `\\t`.
    """

    text: str
    media_type: str
    title: str = ""
    sections: tuple[Section, ...] = ()


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
class ReadResult:
    """What became of one file: a document or a refusal, and the hash of its bytes if it was read.

    `content_hash` is 32 lower-case hex digits (BLAKE2b-128).
    """

    state: FileState
    outcome: Document | Refusal
    content_hash: str = ""


# --- chunking --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is embedded, indexed and cited; `text` is the document's text at `span`.

    `context` (title and heading path, cut to a quarter of the token budget) is put before the
    text for embedding only. A passage that runs over the end of a page records both pages.
    """

    ordinal: int
    span: Span
    text: str
    context: str = ""
    page: int | None = None
    last_page: int | None = None
    heading: str = ""

    @property
    def embedding_input(self) -> str:
        """The text given to the embedding model, before the model's own prefix."""
        return embedding_input(self.context, self.text)


def embedding_input(context: str, text: str) -> str:
    """Return what is embedded for a passage: its context, if any, on a line before its text."""
    return f"{context}\n{text}" if context else text


# --- search ----------------------------------------------------------------------------------


class SearchMode(StrEnum):
    """Which legs a search uses."""

    HYBRID = "hybrid"
    WORDS = "words"
    MEANING = "meaning"


class Leg(StrEnum):
    """A way a passage can be found."""

    WORDS = "words"
    MEANING = "meaning"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is limited to; empty means everything.

    `under` is a file or folder, `media_types` are full types such as `application/pdf`.
    """

    under: Path | None = None
    media_types: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return self.under is not None or bool(self.media_types)


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A question: its text, how many passages to return, and where to look.

    `typing` means the last word may be unfinished and matches as a beginning.
    """

    text: str
    limit: int = 20
    mode: SearchMode = SearchMode.HYBRID
    filters: Filters = Filters()
    typing: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """A short extract of a passage; `highlights` are spans within `text`."""

    text: str
    highlights: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a question, with all that its citation needs.

    `score` is the fused score: comparable within one result only. `page` counts from 1.
    """

    passage_id: PassageId
    document_id: DocumentId
    score: float
    path: Path
    title: str
    media_type: str
    span: Span
    text: str
    snippet: Snippet
    found_by: tuple[Leg, ...]
    page: int | None = None
    last_page: int | None = None
    page_label: str | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The passages that answer a request, best first.

    `meaning_used` is False when the request asked for meaning but no vectors or no model were
    there to answer by it.
    """

    request: SearchRequest
    hits: tuple[Hit, ...]
    elapsed_ms: float
    meaning_used: bool = True

    def by_document(self) -> Iterator[tuple[Hit, tuple[Hit, ...]]]:
        """Yield each document's best passage with its others, best document first."""
        groups: dict[DocumentId, list[Hit]] = {}
        for hit in self.hits:
            groups.setdefault(hit.document_id, []).append(hit)
        for best, *others in groups.values():
            yield best, tuple(others)


# --- reports ---------------------------------------------------------------------------------


@dataclass(slots=True)
class IndexReport:
    """What an indexing run did, in files; `embedded` counts distinct texts given to the model.

    `skipped` and `failed` are among this run's added and changed files; `embed_seconds` is the
    time spent in the embedding stage, from which passages per second follow.
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
    unreadable_folders: list[Path] = field(default_factory=list)


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
class StoredPassage:
    """A passage as the library keeps it; its text is the document's text at `span`."""

    id: PassageId
    document_id: DocumentId
    input_id: InputId
    span: Span
    heading: str
    context: str
    page: int | None
    last_page: int | None


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as the library keeps it."""

    id: DocumentId
    path: Path
    title: str
    media_type: str
    mtime_ns: int
    content_hash: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A file, or a folder left out as a whole, that is not searchable, and why."""

    path: Path
    status: Status
    reason: Reason
    detail: str
