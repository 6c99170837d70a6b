"""How documents were cut into passages, and which of them differ."""

from pathlib import Path
from typing import NamedTuple, cast

import apsw

from dogear_core.types import DocumentId

CHUNKERS = 1000
"""A pipeline's number is that of its reader, times this, and that of its chunker."""


class Content(NamedTuple):
    """A searchable document with its title, and what tells its content from others."""

    id: DocumentId
    title: str
    content: str


class Cuts:
    """What is asked of documents by who cuts them anew, or draws some of them."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def before(self, chunker: int) -> list[Path]:
        """Return the documents that an older chunker cut, opened and last modified ones first."""
        rows = self._connection.execute(
            "SELECT path FROM document WHERE status = 'indexed' AND pipeline % ? < ? "
            "ORDER BY id IN (SELECT document_id FROM opening) DESC, mtime_ns DESC, id",
            (CHUNKERS, chunker),
        )
        return [Path(path) for (path,) in rows]

    def reader_of(self, path: Path) -> int:
        """Return the version of the reader that made the row at `path`."""
        row = self._connection.execute(
            "SELECT pipeline / ? FROM document WHERE path = ?", (CHUNKERS, str(path))
        )
        return cast(int, row.get)

    def contents(self) -> list[Content]:
        """Return all searchable documents; those with the same content have the same `content`."""
        rows = self._connection.execute(
            "SELECT id, title, CASE content_hash WHEN '' THEN path ELSE content_hash END "
            "FROM document WHERE status = 'indexed' ORDER BY id"
        )
        return [Content(DocumentId(identity), title, content) for identity, title, content in rows]
