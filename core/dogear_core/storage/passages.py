"""The rows of passages, and of the distinct texts that are embedded for them.

Passages that embed the same text, in one file or in many, share one input and so one vector. An
edited document's passages are written anew, and those whose text did not change find their input,
and its vector, still there.
"""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import cast

import apsw
import numpy as np

from dogear_core.storage.filters import passage_condition
from dogear_core.storage.vectors import Ids
from dogear_core.types import (
    DocumentId,
    Filters,
    InputId,
    Passage,
    PassageId,
    Span,
    StoredPassage,
)

HASH_BYTES = 16
_COLUMNS = "id, document_id, input_id, start, end, heading, context, page, last_page"
_QUALIFIED = ", ".join(f"passage.{column}" for column in _COLUMNS.split(", "))
_Row = tuple[int, int, int, int, int, str, str, int | None, int | None]


class Passages:
    """The passage and input tables; needs the connection's transactions from its caller."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def put(self, document: DocumentId, passages: Iterable[Passage]) -> list[PassageId]:
        """Store the passages of a document that has none, and return their ids in order."""
        identities = []
        for passage in passages:
            self._connection.execute(
                "INSERT INTO passage (document_id, input_id, ordinal, start, end, page, last_page,"
                " heading, context) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    document,
                    self._input(passage.embedding_input),
                    passage.ordinal,
                    passage.span.start,
                    passage.span.end,
                    passage.page,
                    passage.last_page,
                    passage.heading,
                    passage.context,
                ),
            )
            identities.append(PassageId(self._connection.last_insert_rowid()))
        return identities

    def _input(self, text: str) -> InputId:
        digest = input_hash(text)
        row = self._connection.execute("SELECT id FROM input WHERE hash = ?", (digest,)).fetchone()
        if row:
            return InputId(row[0])
        self._connection.execute("INSERT INTO input (hash) VALUES (?)", (digest,))
        return InputId(self._connection.last_insert_rowid())

    def hashes(self) -> list[tuple[InputId, bytes]]:
        """Return all inputs with the hashes of their texts."""
        rows = self._connection.execute("SELECT id, hash FROM input ORDER BY id")
        return [(InputId(identity), digest) for identity, digest in rows]

    def inputs_of(self, texts: Iterable[str]) -> dict[str, InputId]:
        """Return those of the texts that are embedded for some passage, with their inputs."""
        found = {}
        for text in texts:
            row = self._connection.execute(
                "SELECT id FROM input WHERE hash = ?", (input_hash(text),)
            ).fetchone()
            if row:
                found[text] = InputId(row[0])
        return found

    def take_inputs(self, texts: Sequence[str]) -> list[InputId]:
        """Return the inputs of texts, in their order; what is new is given one."""
        return [self._input(text) for text in texts]

    def inputs_of_nothing(self) -> set[InputId]:
        """Return the inputs that no passage has."""
        rows = self._connection.execute(
            "SELECT id FROM input "
            "WHERE NOT EXISTS (SELECT 1 FROM passage WHERE input_id = input.id)"
        )
        return {InputId(identity) for (identity,) in rows}

    def count_inputs(self) -> int:
        """Return how many distinct texts are embedded."""
        return cast(int, self._connection.execute("SELECT count(*) FROM input").get)

    def clear(self, document: DocumentId) -> set[InputId]:
        """Delete a document's passages and return the inputs they had."""
        rows = self._connection.execute(
            "DELETE FROM passage WHERE document_id = ? RETURNING input_id", (document,)
        )
        return {InputId(identity) for (identity,) in rows}

    def unused(self, inputs: Iterable[InputId]) -> list[InputId]:
        """Return those of `inputs` that no passage uses any more."""
        return [
            identity
            for identity in inputs
            if not self._connection.execute(
                "SELECT 1 FROM passage WHERE input_id = ? LIMIT 1", (identity,)
            ).fetchone()
        ]

    def delete_inputs(self, inputs: Iterable[InputId]) -> None:
        """Delete inputs that nothing refers to."""
        self._connection.executemany(
            "DELETE FROM input WHERE id = ?", ((identity,) for identity in inputs)
        )

    def of_document(self, document: DocumentId) -> list[StoredPassage]:
        """Return a document's passages in order."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM passage WHERE document_id = ? ORDER BY ordinal", (document,)
        )
        return [_passage(row) for row in rows]

    def load(self, identities: Sequence[PassageId]) -> dict[PassageId, StoredPassage]:
        """Return passages by id; those that are gone by now are left out."""
        rows = (
            self._connection.execute(
                f"SELECT {_COLUMNS} FROM passage WHERE id IN (SELECT value FROM carray(?))",
                (apsw.carray(np.array(identities, np.int64)),),
            )
            if identities
            else ()
        )
        return {PassageId(row[0]): _passage(row) for row in rows}

    def documents(self, identities: Sequence[PassageId]) -> dict[PassageId, DocumentId]:
        """Return the document of each passage; passages that are gone by now are left out."""
        rows = (
            self._connection.execute(
                "SELECT id, document_id FROM passage WHERE id IN (SELECT value FROM carray(?))",
                (apsw.carray(np.array(identities, np.int64)),),
            )
            if identities
            else ()
        )
        return {PassageId(identity): DocumentId(document) for identity, document in rows}

    def documents_of_inputs(self, inputs: Sequence[InputId]) -> set[DocumentId]:
        """Return the documents with a passage that embeds one of `inputs`."""
        if not inputs:
            return set()
        rows = self._connection.execute(
            "SELECT DISTINCT document_id FROM passage "
            "WHERE input_id IN (SELECT value FROM carray(?))",
            (apsw.carray(np.array(inputs, np.int64)),),
        )
        return {DocumentId(identity) for (identity,) in rows}

    def for_inputs(self, inputs: Sequence[InputId]) -> dict[InputId, StoredPassage]:
        """Return one passage for each input, with the text that is to be embedded."""
        rows = (
            self._connection.execute(
                f"SELECT {_COLUMNS} FROM passage "
                "WHERE input_id IN (SELECT value FROM carray(?)) ORDER BY id",
                (apsw.carray(np.array(inputs, np.int64)),),
            )
            if inputs
            else ()
        )
        return {passage.input_id: passage for passage in map(_passage, rows)}

    def of_inputs(
        self, inputs: Sequence[InputId], filters: Filters
    ) -> list[tuple[PassageId, InputId]]:
        """Return all passages that embed one of `inputs` and pass the filters, with the input."""
        if not inputs:
            return []
        condition, values = passage_condition(filters)
        join = "JOIN document ON document.id = passage.document_id" if condition else ""
        rows = self._connection.execute(
            f"SELECT passage.id, input_id FROM passage {join} "
            f"WHERE input_id IN (SELECT value FROM carray(?)) AND {condition or 'TRUE'}",
            (apsw.carray(np.array(inputs, np.int64)), *values),
        )
        return [(PassageId(identity), InputId(embedded)) for identity, embedded in rows]

    def inputs_within(self, filters: Filters, limit: int = -1) -> Ids:
        """Return the inputs of all passages that pass the filters, or of the first so many."""
        condition, values = passage_condition(filters)
        # Documents first: there are fewer of them to compare with what may be a pattern.
        rows = self._connection.execute(
            "SELECT input_id FROM document CROSS JOIN passage ON document_id = document.id "
            f"WHERE {condition or 'TRUE'} LIMIT ?",
            (*values, limit),
        )
        return np.array([identity for (identity,) in rows], np.int64)

    def ids_within(self, document: DocumentId, filters: Filters) -> list[PassageId]:
        """Return the passages of a document that pass the filters, in order."""
        condition, values = passage_condition(filters)
        rows = self._connection.execute(
            "SELECT passage.id FROM passage JOIN document ON document.id = passage.document_id "
            f"WHERE document.id = ? AND {condition or 'TRUE'} ORDER BY passage.ordinal",
            (document, *values),
        )
        return [PassageId(identity) for (identity,) in rows]

    def inputs_of_all(self, filters: Filters) -> tuple[Ids, Ids]:
        """Return the ids of all passages that pass the filters, and the inputs these embed."""
        condition, values = passage_condition(filters)
        join = "JOIN document ON document.id = passage.document_id" if condition else ""
        rows = self._connection.execute(
            f"SELECT passage.id, input_id FROM passage {join} WHERE {condition or 'TRUE'}", values
        )
        pairs = np.fromiter(chain.from_iterable(rows), np.int64).reshape(-1, 2)
        return pairs[:, 0], pairs[:, 1]

    def newest(self, limit: int, filters: Filters) -> list[StoredPassage]:
        """Return of each document the first passage that passes, last modified documents first."""
        condition, values = passage_condition(filters)
        rows = self._connection.execute(
            f"""
            SELECT {_QUALIFIED} FROM passage JOIN (
                SELECT document.id, mtime_ns, (
                    SELECT passage.id FROM passage
                    WHERE passage.document_id = document.id AND {condition or "TRUE"}
                    ORDER BY ordinal LIMIT 1
                ) AS first FROM document
                WHERE first IS NOT NULL ORDER BY mtime_ns DESC, document.id LIMIT ?
            ) AS newest ON passage.id = newest.first
            ORDER BY newest.mtime_ns DESC, newest.id
            """,
            (*values, limit),
        )
        return [_passage(row) for row in rows]


def input_hash(text: str) -> bytes:
    """Return what a text that is embedded is known by."""
    return hashlib.blake2b(text.encode(), digest_size=HASH_BYTES).digest()


def _passage(row: _Row) -> StoredPassage:
    identity, document, input_id, start, end, heading, context, page, last_page = row
    return StoredPassage(
        PassageId(identity),
        DocumentId(document),
        InputId(input_id),
        Span(start, end),
        heading,
        context,
        page,
        last_page,
    )
