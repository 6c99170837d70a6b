"""The rows of files: what is known of each, how it ended, and its sections."""

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

import apsw
import numpy as np

from dogear_core.storage.filters import passage_condition, under
from dogear_core.storage.inodes import signed, unsigned
from dogear_core.storage.texts import COMPRESSION_LEVEL
from dogear_core.types import (
    NO_MARKUP,
    DocumentId,
    FileState,
    Filters,
    PackedMarkup,
    PassageId,
    Problem,
    Reason,
    Refusal,
    Section,
    Span,
    Status,
    StoredDocument,
)

_COLUMNS = "id, path, title, media_type, mtime_ns, content_hash"
_PROBLEM = "path, status, reason, detail"


DocumentFacts = tuple[int, str, str, int, int]
"""Id, path, media type and time of modification of a document, and as bits, the first one lowest,
which of some conditions it meets. There may be many, so that nothing is made of them."""


class Documents:
    """The document and section tables; needs the connection's transactions from its caller."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def put(
        self,
        state: FileState,
        *,
        content_hash: str,
        pipeline: int,
        media_type: str = "",
        title: str = "",
        text_bytes: int = 0,
        refusal: Refusal | None = None,
    ) -> DocumentId:
        """Store a file's row, in place of the one with its path, and return its id.

        The caller has removed what was made of the former row.
        """
        ((identity,),) = self._connection.execute(
            """
            INSERT INTO document (path, size, mtime_ns, inode, content_hash, status, reason,
                detail, media_type, title, text_bytes, pipeline)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (path) DO UPDATE SET size = excluded.size, mtime_ns = excluded.mtime_ns,
                inode = excluded.inode, content_hash = excluded.content_hash,
                status = excluded.status, reason = excluded.reason, detail = excluded.detail,
                media_type = excluded.media_type, title = excluded.title,
                text_bytes = excluded.text_bytes, pipeline = excluded.pipeline
            RETURNING id
            """,
            (
                str(state.path),
                state.size,
                state.mtime_ns,
                signed(state.inode),
                content_hash,
                refusal.status if refusal else Status.INDEXED,
                refusal.reason if refusal else "",
                refusal.detail if refusal else "",
                media_type,
                title,
                text_bytes,
                pipeline,
            ),
        )
        return DocumentId(identity)

    def put_sections(self, document: DocumentId, sections: Iterable[Section]) -> None:
        """Store the sections of a document that has none."""
        self._connection.executemany(
            "INSERT INTO section (document_id, start, end, page, page_label, heading) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (
                (
                    document,
                    section.span.start,
                    section.span.end,
                    section.page,
                    section.page_label,
                    json.dumps(section.heading, ensure_ascii=False) if section.heading else "",
                )
                for section in sections
            ),
        )

    def sections(self, document: DocumentId) -> tuple[Section, ...]:
        """Return the sections of a document in order."""
        rows = self._connection.execute(
            "SELECT start, end, page, page_label, heading FROM section "
            "WHERE document_id = ? ORDER BY start, id",
            (document,),
        )
        return tuple(
            Section(Span(start, end), page, label, tuple(json.loads(heading)) if heading else ())
            for start, end, page, label, heading in rows
        )

    def put_markup(self, document: DocumentId, markup: PackedMarkup) -> None:
        """Store the markup of a document that has none, if there is any."""
        if markup:
            self._connection.execute(
                "INSERT INTO markup (document_id, body) VALUES (?, ?)",
                (document, zlib.compress(markup, COMPRESSION_LEVEL)),
            )

    def markup(self, document: DocumentId) -> PackedMarkup:
        """Return the markup of a document."""
        row = self._connection.execute(
            "SELECT body FROM markup WHERE document_id = ?", (document,)
        ).fetchone()
        return PackedMarkup(zlib.decompress(row[0])) if row else NO_MARKUP

    def page_label(self, document: DocumentId, place: int) -> str | None:
        """Return what is printed as the number of the page at `place`, where it differs."""
        row = self._connection.execute(
            "SELECT page_label FROM section WHERE document_id = ? AND start <= ? "
            "ORDER BY start DESC LIMIT 1",
            (document, place),
        ).fetchone()
        return row[0] if row else None

    def find(self, path: Path) -> StoredDocument | None:
        """Return the searchable document at `path`."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM document WHERE path = ? AND status = 'indexed'",
            (str(path),),
        ).fetchone()
        return _document(row) if row else None

    def state(self, path: Path) -> FileState | None:
        """Return what the file system said of the row at `path` when it was written."""
        row = self._connection.execute(
            "SELECT size, mtime_ns, inode FROM document WHERE path = ?", (str(path),)
        ).fetchone()
        return FileState(path, row[0], row[1], unsigned(row[2])) if row else None

    def problem(self, path: Path) -> Problem | None:
        """Return why the row at `path` is not searchable; None if it is, or there is none."""
        row = self._connection.execute(
            f"SELECT {_PROBLEM} FROM document WHERE path = ? AND status <> 'indexed'", (str(path),)
        ).fetchone()
        return _problem(row) if row else None

    def load(self, identities: Iterable[DocumentId]) -> dict[DocumentId, StoredDocument]:
        """Return documents by id; those that are gone by now are left out."""
        wanted = np.fromiter(identities, np.int64)
        rows = (
            self._connection.execute(
                f"SELECT {_COLUMNS} FROM document WHERE id IN (SELECT value FROM carray(?))",
                (apsw.carray(wanted),),
            )
            if len(wanted)
            else ()
        )
        return {DocumentId(row[0]): _document(row) for row in rows}

    def named(self, passages: Sequence[PassageId]) -> dict[PassageId, tuple[DocumentId, str, str]]:
        """Return the document of each passage, with its title and path as they are stored."""
        if not passages:
            return {}
        rows = self._connection.execute(
            """
            SELECT passage.id, document_id, title, path FROM passage
            JOIN document ON document.id = document_id
            WHERE passage.id IN (SELECT value FROM carray(?))
            """,
            (apsw.carray(np.array(passages, np.int64)),),
        )
        return {PassageId(key): (DocumentId(of), title, path) for key, of, title, path in rows}

    def facts_of(
        self, passages: Sequence[PassageId], conditions: Sequence[Filters]
    ) -> list[DocumentFacts]:
        """Return what is counted of the documents of these passages; see `facts_within`."""
        if not passages:
            return []
        wanted = apsw.carray(np.array(passages, np.int64))
        within = "SELECT document_id FROM passage WHERE id IN (SELECT value FROM carray(?))"
        return self._facts(f"id IN ({within})", (wanted,), conditions)

    def facts_within(self, filters: Filters, conditions: Sequence[Filters]) -> list[DocumentFacts]:
        """Return what is counted of documents with a passage that passes the filters.

        Each comes with whether it meets each of the conditions, which are on documents alone.
        """
        condition, values = passage_condition(filters)
        within = (
            f"SELECT 1 FROM passage WHERE document_id = document.id AND {condition}"
            if condition
            else "SELECT 1"
        )
        return self._facts(f"status = 'indexed' AND EXISTS ({within})", values, conditions)

    def _facts(
        self, within: str, values: "Sequence[apsw.Binding]", conditions: Sequence[Filters]
    ) -> list[DocumentFacts]:
        met = [passage_condition(filters) for filters in conditions]
        bits = " + ".join(
            f"{1 << place} * ({condition or 'TRUE'})" for place, (condition, _) in enumerate(met)
        )
        rows = self._connection.execute(
            f"SELECT id, path, media_type, mtime_ns, {bits or 0} FROM document WHERE {within}",
            (*(value for _, found in met for value in found), *values),
        )
        return list(rows)

    def identify(self, paths: Iterable[Path]) -> list[DocumentId]:
        """Return the ids of the rows with these paths."""
        rows = self._connection.executemany(
            "SELECT id FROM document WHERE path = ?", ((str(path),) for path in paths)
        )
        return [DocumentId(identity) for (identity,) in rows]

    def under(self, path: Path) -> list[Path]:
        """Return the paths of all rows at or below `path`."""
        condition, values = under(path)
        rows = self._connection.execute(f"SELECT path FROM document WHERE {condition}", values)
        return [Path(found) for (found,) in rows]

    def touch(self, path: Path, state: FileState) -> None:
        """Give the row at `path` the path and the file system's facts of `state`."""
        self._connection.execute(
            "UPDATE document SET path = ?, size = ?, mtime_ns = ?, inode = ? WHERE path = ?",
            (str(state.path), state.size, state.mtime_ns, signed(state.inode), str(path)),
        )

    def delete(self, document: DocumentId) -> None:
        """Delete a row and all that hangs on it; its passages must be gone already."""
        self._connection.execute("DELETE FROM document WHERE id = ?", (document,))

    def clear(self, document: DocumentId) -> None:
        """Delete the text, sections and markup of a row that is to be written anew."""
        for table in ("text_block", "section", "markup"):
            self._connection.execute(f"DELETE FROM {table} WHERE document_id = ?", (document,))

    def count_by_status(self, path: Path | None = None) -> dict[Status, int]:
        """Return how many rows, of all or of those at or below `path`, ended in each way.

        A way that none ended in is left out.
        """
        condition, values = under(path) if path is not None else ("TRUE", [])
        rows = self._connection.execute(
            f"SELECT status, count(*) FROM document WHERE {condition} GROUP BY status", values
        )
        return {Status(status): count for status, count in rows}

    def outcomes(self, path: Path | None = None) -> Iterator[tuple[str, Reason | None]]:
        """Yield the path of each row, or of each at or below `path`, and why it is not searchable.

        That is None for those that are.
        """
        reasons: dict[str, Reason | None] = {"": None, **{reason: reason for reason in Reason}}
        place, values = under(path) if path is not None else ("TRUE", [])
        rows = self._connection.execute(f"SELECT path, reason FROM document WHERE {place}", values)
        for found, reason in rows:
            yield found, reasons[reason]

    def problems(
        self, path: Path | None = None, reasons: Collection[Reason] = frozenset(Reason)
    ) -> list[Problem]:
        """Return what is not searchable for one of these reasons, at or below a path, by path."""
        place, values = under(path) if path is not None else ("TRUE", [])
        rows = self._connection.execute(
            f"""
            SELECT {_PROBLEM} FROM document
            WHERE status <> 'indexed' AND {place} AND reason IN ({_marks(reasons)}) ORDER BY path
            """,
            (*values, *reasons),
        )
        return [_problem(row) for row in rows]

    def read_again(self, path: Path, reasons: Collection[Reason]) -> int:
        """Make a file, and what below a folder is not searchable for one of these reasons, due.

        Their rows then count as made by an older reader. Returns how many rows those are.
        """
        place, values = under(path)
        self._connection.execute(
            f"""
            UPDATE document SET pipeline = 0
            WHERE {place} AND (path = ? OR reason IN ({_marks(reasons)}))
            """,
            (*values, str(path), *reasons),
        )
        return self._connection.changes()


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))


def _document(row: tuple[int, str, str, str, int, str]) -> StoredDocument:
    identity, path, title, media_type, mtime_ns, content_hash = row
    return StoredDocument(
        DocumentId(identity), Path(path), title, media_type, mtime_ns, content_hash
    )


def _problem(row: tuple[str, str, str, str]) -> Problem:
    path, status, reason, detail = row
    return Problem(Path(path), Status(status), Reason(reason), detail)
