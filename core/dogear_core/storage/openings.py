"""Which documents the person opened, and what they had asked for; it never leaves the library.

What is noted of a document goes with it.
"""

import time
from collections.abc import Callable
from pathlib import Path

import apsw

from dogear_core.types import DocumentId

MOST_ROWS = 1_000
LONGEST_SECONDS = 90 * 86_400.0
"""What a person opened longer ago says little of what they look for."""


class Openings:
    """The opening table; needs the connection's transactions from its caller."""

    def __init__(self, connection: apsw.Connection, clock: Callable[[], float] = time.time) -> None:
        self._connection = connection
        self._clock = clock

    def add(self, document: DocumentId, question: str) -> None:
        """Note that a document was opened just now; one that is gone is left out."""
        now = self._clock()
        self._connection.execute(
            "INSERT INTO opening (at, document_id, question) "
            "SELECT ?, id, ? FROM document WHERE id = ?",
            (now, question, document),
        )
        self._connection.execute(
            """
            DELETE FROM opening WHERE at < ? OR id <= (
                SELECT id FROM opening ORDER BY id DESC LIMIT 1 OFFSET ?
            )
            """,
            (now - LONGEST_SECONDS, MOST_ROWS),
        )

    def asked(self) -> list[tuple[str, DocumentId]]:
        """Return what was asked for, last first, with the searchable document that was opened."""
        rows = self._connection.execute(
            "SELECT question, document_id FROM opening JOIN document ON document.id = document_id "
            "WHERE question <> '' AND status = 'indexed' ORDER BY opening.id DESC"
        )
        return [(question, DocumentId(identity)) for question, identity in rows]

    def paths(self) -> set[Path]:
        """Return the documents that were opened."""
        rows = self._connection.execute(
            "SELECT path FROM document WHERE id IN (SELECT document_id FROM opening)"
        )
        return {Path(path) for (path,) in rows}

    def forget(self) -> None:
        """Delete all that was noted."""
        self._connection.execute("DELETE FROM opening")
