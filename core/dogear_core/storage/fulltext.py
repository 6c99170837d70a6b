"""The words leg: FTS5 over title, headings and text of each passage.

The tokenizer makes one token of a whole run of Chinese, Japanese or Korean, which no query would
ever match. Such runs are therefore indexed as overlapping pairs of characters, in the same column:
a query of any length is then a phrase of pairs, and finds exactly the places it occurs in.
"""

import math
from collections.abc import Iterable, Sequence
from typing import cast

import apsw
import apsw.fts5
import regex

from dogear_core.storage.filters import document_condition
from dogear_core.types import Filters, PassageId

TITLE_WEIGHT = 2.0
HEADING_WEIGHT = 1.5
BODY_WEIGHT = 1.0
LONGEST_TERM = 3
"""Characters of an unspaced script that are looked up as one term; words are rarely longer."""
LEAST_IDF = 1e-6
"""FTS5's own floor, for terms in more than half of all passages."""

UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ー々〆]+")


def split_unspaced(text: str) -> str:
    """Return `text` with each run of an unspaced script as pairs: 'ABC' -> ' AB BC C '.

    The last character stands alone as well, so that every single character begins some token.
    """
    spaced: str = UNSPACED.sub(lambda run: f" {' '.join(pairs(run[0]))} ", text)
    return spaced


def pairs(run: str) -> list[str]:
    """Return the overlapping pairs of a run's characters, and its last character alone."""
    return [run[place : place + 2] for place in range(len(run))]


def quote(text: str, *, prefix: bool = False) -> str:
    """Return an FTS5 expression that matches `text` as a phrase, whatever characters it holds.

    With `prefix` the last word may go on. Returns "" when nothing in it can be searched.
    """
    words = [
        piece.replace("\0", "").replace('"', '""')
        for piece in UNSPACED.sub(lambda run: f" {_query_pairs(run[0])} ", text).split()
        if any(character.isalnum() for character in piece)
    ]
    if not words:
        return ""
    single = len(words) == 1 and len(words[0]) == 1 and UNSPACED.fullmatch(words[0]) is not None
    return f'"{" ".join(words)}"{"*" if prefix or single else ""}'


def alternatives(word: str) -> list[str]:
    """Return the expressions of which any may match for one word of a question.

    That is one, the word itself; but a long run of an unspaced script is a whole clause, which no
    document has just so: each of its pairs is an expression then.
    """
    if not any(len(run) > LONGEST_TERM for run in UNSPACED.findall(word)):
        return [expression] if (expression := quote(word)) else []
    found: list[str] = []
    place = 0
    for run in UNSPACED.finditer(word):
        found += [quote(word[place : run.start()]), *map(quote, pairs(run[0])[:-1] or [run[0]])]
        place = run.end()
    return [expression for expression in [*found, quote(word[place:])] if expression]


def _query_pairs(run: str) -> str:
    """Return the pairs of a queried run, without the single last character of a longer one."""
    return " ".join(pairs(run)[:-1] or [run])


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
        total = 0.0
        for term in terms:
            row = self._connection.execute(
                "SELECT doc FROM passage_term WHERE term = ?", (term,)
            ).fetchone()
            holding = cast(int, row[0]) if row else 0
            total += max(LEAST_IDF, math.log((passages - holding + 0.5) / (holding + 0.5)))
        return total

    def rank(self, match: str, limit: int, filters: Filters) -> list[tuple[PassageId, float]]:
        """Return the passages that match an FTS5 expression with their BM25, best first.

        BM25 here is higher for better, the negative of SQLite's. Documents are narrowed after the
        matching, for SQLite would otherwise look every passage of a folder up in the index.
        """
        if not match:
            return []
        weights = (TITLE_WEIGHT, HEADING_WEIGHT, BODY_WEIGHT)
        condition, values = document_condition(filters)
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
