"""Documents: what readers make of files, and the passages chunking cuts them into."""

from dataclasses import dataclass
from pathlib import Path

from dogear_core.types.files import FileState, Refusal
from dogear_core.types.markup import NO_MARKUP, PackedMarkup
from dogear_core.types.primitives import DocumentId, InputId, PassageId, Span


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
    """What a reader makes of a file: normalised text, where its parts are, and what they are.

    `text` is NFC with `\\n` line ends and no control characters but `\\n` and `\\t`. `markup` is
    for showing it; formats that are only text have none.
    """

    text: str
    media_type: str
    title: str = ""
    sections: tuple[Section, ...] = ()
    markup: PackedMarkup = NO_MARKUP


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What became of one file: a document or a refusal, and the hash of its bytes if it was read.

    `content_hash` is 32 lower-case hex digits (BLAKE2b-128).
    """

    state: FileState
    outcome: Document | Refusal
    content_hash: str = ""


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
