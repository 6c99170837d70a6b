"""Documents looked up with all that belongs to them, and held against their seals."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import apsw

from dogear_core.storage.inodes import unsigned
from dogear_core.storage.passages import input_hash
from dogear_core.storage.seals import document_seal
from dogear_core.types import (
    NO_MARKUP,
    Document,
    FileState,
    PackedMarkup,
    Passage,
    Section,
    Span,
    embedding_input,
)


class Unsealed(Exception):
    """A document is not what was stored. It does not leave the storage."""


@dataclass(frozen=True, slots=True)
class WholeDocument:
    """A document as it was stored; `sealed` if there is a seal to prove it."""

    state: FileState
    document: Document
    passages: tuple[Passage, ...]
    content_hash: str
    pipeline: int
    sealed: bool


def load_whole(connection: apsw.Connection, identity: int) -> WholeDocument:
    """Return a searchable document with its passages.

    Raises `Unsealed`, and whatever damaged data raise (`probes.BROKEN_DATA`).
    """
    path, size, mtime_ns, inode, content_hash, status, media_type, title, text_bytes, pipeline = (
        connection.execute(
            "SELECT path, size, mtime_ns, inode, content_hash, status, media_type, title,"
            " text_bytes, pipeline FROM document WHERE id = ?",
            (identity,),
        ).get
    )
    text = "".join(_stretches(connection, identity))
    place = Path(path)
    if status != "indexed" or len(text.encode()) != text_bytes or not place.is_absolute():
        raise Unsealed("the row of a document")
    document = Document(
        text, media_type, title, _sections(connection, identity), _markup(connection, identity)
    )
    passages = tuple(_passages(connection, identity, text))
    seal = _seal(connection, identity)
    if seal is not None and seal != document_seal(document, content_hash, passages):
        raise Unsealed("a document is not as it was sealed")
    state = FileState(place, size, mtime_ns, unsigned(inode))
    return WholeDocument(state, document, passages, content_hash, pipeline, seal is not None)


def _stretches(connection: apsw.Connection, identity: int) -> Iterator[str]:
    """Yield the text in pieces; zlib's own checksum proves each."""
    place = 0
    for start, end, body in connection.execute(
        "SELECT start, end, body FROM text_block WHERE document_id = ? ORDER BY start", (identity,)
    ):
        piece = zlib.decompress(body).decode()
        if start != place or len(piece) != end - start:
            raise Unsealed("a stretch of text is missing")
        place = end
        yield piece


def _sections(connection: apsw.Connection, identity: int) -> tuple[Section, ...]:
    rows = connection.execute(
        "SELECT start, end, page, page_label, heading FROM section "
        "WHERE document_id = ? ORDER BY start, id",
        (identity,),
    )
    return tuple(
        Section(Span(start, end), page, label, tuple(json.loads(heading)) if heading else ())
        for start, end, page, label, heading in rows
    )


def _markup(connection: apsw.Connection, identity: int) -> PackedMarkup:
    row = connection.execute(
        "SELECT body FROM markup WHERE document_id = ?", (identity,)
    ).fetchone()
    return PackedMarkup(zlib.decompress(row[0])) if row else NO_MARKUP


def _passages(connection: apsw.Connection, identity: int, text: str) -> Iterator[Passage]:
    rows = connection.execute(
        "SELECT ordinal, start, end, page, last_page, heading, context, hash FROM passage "
        "LEFT JOIN input ON input.id = input_id WHERE document_id = ? ORDER BY ordinal",
        (identity,),
    )
    for expected, row in enumerate(rows):
        ordinal, start, end, page, last_page, heading, context, digest = row
        words = text[start:end]
        if ordinal != expected or not 0 <= start <= end <= len(text):
            raise Unsealed("a passage is missing")
        if digest != input_hash(embedding_input(context, words)):
            raise Unsealed("a passage has the vector of another")
        yield Passage(ordinal, Span(start, end), words, context, page, last_page, heading)


def _seal(connection: apsw.Connection, identity: int) -> bytes | None:
    known = "SELECT 1 FROM sqlite_schema WHERE name = 'seal'"
    if not connection.execute(known).fetchone():
        return None  # a library of an older schema
    row = connection.execute(
        "SELECT digest FROM seal WHERE document_id = ?", (identity,)
    ).fetchone()
    return row[0] if row else None
