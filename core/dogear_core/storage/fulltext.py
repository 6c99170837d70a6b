"""The words leg: FTS5 over title, headings and text of each passage."""

import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import cast

import apsw
import apsw.fts5
import numpy as np

from dogear_core.storage.filters import passage_condition
from dogear_core.storage.terms import split_unspaced
from dogear_core.types import Filters, PassageId

TITLE_WEIGHT = 2.0
HEADING_WEIGHT = 1.5
BODY_WEIGHT = 1.0
ALL_RANKED = 20_000
"""Up to this many matching passages are all ranked: 10 ms."""
MOST_RANKED = 10_000
"""Of more, so many are: a word that half of the passages have would otherwise be as slow as the
library is large. Choosing them by their rarest words changed none of the first ten passages for
174 of 175 questions to a library of 118,618."""
LEAST_IDF = 1e-6
"""FTS5's own floor, for terms in more than half of all passages."""


class FullText:
    """The FTS5 table of a library; needs the connection's transactions from its caller."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def put(self, passages: Sequence[tuple[PassageId, str, str, str]]) -> None:
        """Index the words of passages, given as (id, title, heading, text)."""
        put_words(self._connection, passages)

    def forget(self, passages: Sequence[PassageId]) -> None:
        """Remove passages from the index; deleting a passage's row does this by itself."""
        self._connection.executemany(
            "DELETE FROM passage_fts WHERE rowid = ?", ((identity,) for identity in passages)
        )

    def weigh(self, terms: Iterable[str], held: Mapping[str, int]) -> dict[str, float]:
        """Return the BM25 weight (IDF) of each term, by how many passages have it.

        A passage of average length that has each of them once scores exactly their sum.
        """
        passages = cast(int, self._connection.execute("SELECT count(*) FROM passage").get)
        return {
            term: max(
                LEAST_IDF,
                math.log((passages - held.get(term, 0) + 0.5) / (held.get(term, 0) + 0.5)),
            )
            for term in terms
        }

    def count_passages(self, terms: Iterable[str]) -> dict[str, int]:
        """Return how many passages have each of these terms, without those that none has."""
        rows = self._connection.executemany(
            "SELECT term, doc FROM passage_term WHERE term = ?", ((term,) for term in terms)
        )
        return dict(rows)

    def rank(
        self, match: str, limit: int, filters: Filters, first: Sequence[str] = ()
    ) -> list[tuple[PassageId, float]]:
        """Return the passages that match an FTS5 expression with their BM25, best first.

        BM25 here is higher for better, the negative of SQLite's. Of what matches, and passes the
        filters, at most `MOST_RANKED` are ranked: what matches the expressions in `first`, in
        their order, then what comes first in the library.
        """
        if not match:
            return []
        chosen = self._choose(match, ALL_RANKED + 1, filters) if filters else None
        if len(chosen) > ALL_RANKED if chosen is not None else self.matches_many(match):
            chosen = self._choose_first((*first, match), filters)
        if chosen == []:
            return []
        among = "TRUE" if chosen is None else "+rowid IN (SELECT value FROM carray(?))"
        values = () if chosen is None else (apsw.carray(np.array(chosen, np.int64)),)
        weights = (TITLE_WEIGHT, HEADING_WEIGHT, BODY_WEIGHT)
        rows = self._connection.execute(
            f"""
            SELECT rowid, -bm25(passage_fts, ?, ?, ?) AS score FROM passage_fts
            WHERE passage_fts MATCH ? AND {among} ORDER BY score DESC, rowid LIMIT ?
            """,
            (*weights, match, *values, limit),
        )
        return list(rows)

    def order(self, match: str, filters: Filters) -> list[PassageId]:
        """Return all passages that match and pass the filters, best first.

        A word that every passage has takes a second in a library of 100,000.
        """
        if not match:
            return []
        condition, values = passage_condition(filters)
        weights = (TITLE_WEIGHT, HEADING_WEIGHT, BODY_WEIGHT)
        rows = self._connection.execute(
            f"""
            WITH matched AS MATERIALIZED (
                SELECT rowid AS id, bm25(passage_fts, ?, ?, ?) AS score
                FROM passage_fts WHERE passage_fts MATCH ?
            )
            SELECT matched.id FROM matched
            JOIN passage ON passage.id = matched.id
            JOIN document ON document.id = passage.document_id
            WHERE {condition or "TRUE"} ORDER BY matched.score, matched.id
            """,
            (*weights, match, *values),
        )
        return [PassageId(identity) for (identity,) in rows]

    def holding(self, match: str, passages: Sequence[PassageId]) -> set[PassageId]:
        """Return which of a document's passages, given in order, match an FTS5 expression."""
        if not match or not passages:
            return set()
        rows = self._connection.execute(
            "SELECT rowid FROM passage_fts WHERE passage_fts MATCH ? AND rowid BETWEEN ? AND ?",
            (match, passages[0], passages[-1]),
        )
        return {PassageId(identity) for (identity,) in rows} & set(passages)

    def count(self, match: str, limit: int) -> int:
        """Return how many passages match an expression, or the limit if that is less."""
        count = self._connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM passage_fts WHERE passage_fts MATCH ? LIMIT ?)",
            (match, limit),
        ).get
        return cast(int, count)

    def matches_many(self, match: str) -> bool:
        """Whether more passages match than are all ranked."""
        return self.count(match, ALL_RANKED + 1) > ALL_RANKED

    def _choose_first(self, expressions: Iterable[str], filters: Filters) -> list[int]:
        """Return the passages to rank, those that match an earlier expression before others."""
        chosen: dict[int, None] = {}
        for expression in expressions:
            if (room := MOST_RANKED - len(chosen)) > 0:
                chosen.update(dict.fromkeys(self._choose(expression, room, filters)))
        return list(chosen)

    def _choose(self, match: str, limit: int, filters: Filters) -> list[int]:
        """Return passages that match and pass the filters, in the order of the library."""
        condition, values = passage_condition(filters)
        # The order of the join is fixed: all passages of a folder would be looked up otherwise.
        join = """
            CROSS JOIN passage ON passage.id = passage_fts.rowid
            CROSS JOIN document ON document.id = passage.document_id
            """
        rows = self._connection.execute(
            f"""
            SELECT passage_fts.rowid FROM passage_fts {join if condition else ""}
            WHERE passage_fts MATCH ? AND {condition or "TRUE"} LIMIT ?
            """,
            (match, *values, limit),
        )
        return [identity for (identity,) in rows]


def put_words(
    connection: apsw.Connection, passages: Iterable[tuple[PassageId, str, str, str]]
) -> None:
    """Index the words of passages, given as (id, title, heading, text), in `passage_fts`."""
    connection.executemany(
        "INSERT INTO passage_fts (rowid, title, heading, body) VALUES (?, ?, ?, ?)",
        (
            (identity, split_unspaced(title), split_unspaced(heading), split_unspaced(text))
            for identity, title, heading, text in passages
        ),
    )


def searchable_title(title: str, path: Path) -> str:
    """Return what the words leg knows a document by: its title and the words of its file name."""
    return f"{title} {path.stem}" if title else path.stem
