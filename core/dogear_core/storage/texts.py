"""The normalised text of documents, kept compressed in stretches.

A stretch holds `BLOCK_CHARS` code points, so that showing one passage of a long book unpacks a
few pages of it and not the whole. A block knows its place by `start` and `end`, in code points.
"""

import zlib
from typing import cast

import apsw

from dogear_core.types import DocumentId, Span

BLOCK_CHARS = 32_768
COMPRESSION_LEVEL = 6


def put_text(connection: apsw.Connection, document: DocumentId, text: str) -> None:
    """Store the text of a document that has none."""
    connection.executemany(
        "INSERT INTO text_block (document_id, start, end, body) VALUES (?, ?, ?, ?)",
        (
            (
                document,
                start,
                min(start + BLOCK_CHARS, len(text)),
                zlib.compress(text[start : start + BLOCK_CHARS].encode(), COMPRESSION_LEVEL),
            )
            for start in range(0, len(text), BLOCK_CHARS)
        ),
    )


class TextReader:
    """Reads spans of documents' texts, keeping the last block at hand for the next passage."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._last: tuple[DocumentId, int, str] | None = None

    def read(self, document: DocumentId, span: Span | None = None) -> str:
        """Return the document's text at `span`, cut to the text's end; all of it without a span."""
        bounds, place = "", list[int]()
        if span is not None:
            if self._last is not None and self._last[0] == document:
                _, start, text = self._last
                if start <= span.start and span.end <= start + len(text):
                    return text[span.start - start : span.end - start]
            bounds, place = "AND end > ? AND start < ?", [span.start, span.end]
        cursor = self._connection.execute(
            f"SELECT start, body FROM text_block WHERE document_id = ? {bounds} ORDER BY start",
            (document, *place),
        )
        blocks: list[tuple[int, bytes]] = list(cursor)
        if not blocks:
            return ""
        first = blocks[0][0]
        text = "".join(zlib.decompress(body).decode() for _, body in blocks)
        if span is None:
            return text
        self._last = (document, first, text)
        return text[max(0, span.start - first) : span.end - first]

    def length(self, document: DocumentId) -> int:
        """Return how many code points a document's text has."""
        rows = self._connection.execute(
            "SELECT coalesce(max(end), 0) FROM text_block WHERE document_id = ?", (document,)
        )
        return cast(int, rows.get)

    def forget(self) -> None:
        """Drop what is at hand, after the library changed."""
        self._last = None
