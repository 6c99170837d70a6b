"""The words leg: FTS5 over title, headings and text of each passage."""

import math
from collections.abc import Iterable, Sequence
from typing import cast

import apsw
import apsw.fts5

from dogear_core.storage.filters import passage_condition
from dogear_core.storage.terms import split_unspaced
from dogear_core.types import Filters, PassageId

TITLE_WEIGHT = 2.0
HEADING_WEIGHT = 1.5
BODY_WEIGHT = 1.0
LEAST_IDF = 1e-6
"""FTS5's own floor, for terms in more than half of all passages."""


class FullText:
    """The FTS5 table of a library; needs the connection's transactions from its caller."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def put(self, passages: Sequence[tuple[PassageId, str, str, str]]) -> None:
        """Index the words of passages, given as (id, title, heading, text)."""
        self._connection.executemany(
            "INSERT INTO passage_fts (rowid, title, heading, body) VALUES (?, ?, ?, ?)",
            (
                (identity, split_unspaced(title), split_unspaced(heading), split_unspaced(text))
                for identity, title, heading, text in passages
            ),
        )

    def forget(self, passages: Sequence[PassageId]) -> None:
        """Remove passages from the index; deleting a passage's row does this by itself."""
        self._connection.executemany(
            "DELETE FROM passage_fts WHERE rowid = ?", ((identity,) for identity in passages)
        )

    def weight_of_terms(self, terms: Iterable[str]) -> float:
        """Return the sum of the BM25 weights (IDF) of terms, given as the index has them.

        A passage of average length that has each of them once scores exactly this.
        """
        passages = cast(int, self._connection.execute("SELECT count(*) FROM passage").get)
        terms = list(terms)
        held = self.count_passages(terms)
        return sum(
            max(
                LEAST_IDF,
                math.log((passages - held.get(term, 0) + 0.5) / (held.get(term, 0) + 0.5)),
            )
            for term in terms
        )

    def count_passages(self, terms: Iterable[str]) -> dict[str, int]:
        """Return how many passages have each of these terms, without those that none has."""
        rows = self._connection.executemany(
            "SELECT term, doc FROM passage_term WHERE term = ?", ((term,) for term in terms)
        )
        return dict(rows)

    def rank(self, match: str, limit: int, filters: Filters) -> list[tuple[PassageId, float]]:
        """Return the passages that match an FTS5 expression with their BM25, best first.

        BM25 here is higher for better, the negative of SQLite's. Documents are narrowed after the
        matching, for SQLite would otherwise look every passage of a folder up in the index.
        """
        if not match:
            return []
        weights = (TITLE_WEIGHT, HEADING_WEIGHT, BODY_WEIGHT)
        condition, values = passage_condition(filters)
        if condition:
            sql = f"""
                WITH matched AS MATERIALIZED (
                    SELECT rowid AS id, bm25(passage_fts, ?, ?, ?) AS score
                    FROM passage_fts WHERE passage_fts MATCH ?
                )
                SELECT matched.id, -matched.score FROM matched
                JOIN passage ON passage.id = matched.id
                JOIN document ON document.id = passage.document_id
                WHERE {condition} ORDER BY matched.score, matched.id LIMIT ?
                """
        else:
            sql = """
                SELECT rowid, -bm25(passage_fts, ?, ?, ?) AS score FROM passage_fts
                WHERE passage_fts MATCH ? ORDER BY score DESC, rowid LIMIT ?
                """
        return list(self._connection.execute(sql, (*weights, match, *values, limit)))

    def holding(self, match: str, passages: Sequence[PassageId]) -> set[PassageId]:
        """Return which of a document's passages, given in order, match an FTS5 expression."""
        if not match or not passages:
            return set()
        rows = self._connection.execute(
            "SELECT rowid FROM passage_fts WHERE passage_fts MATCH ? AND rowid BETWEEN ? AND ?",
            (match, passages[0], passages[-1]),
        )
        return {PassageId(identity) for (identity,) in rows} & set(passages)
