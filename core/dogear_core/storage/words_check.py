"""Whether the index of words is that of the texts: all words are indexed once more and compared."""

from collections.abc import Sequence

import apsw

from dogear_core.storage.fulltext import put_words, searchable_title
from dogear_core.storage.migrations import TOKENIZER
from dogear_core.storage.sealed import WholeDocument
from dogear_core.types import PassageId

_TERMS = """
    SELECT CAST(term AS BLOB), count(*), sum(doc), sum(offset), sum(doc * (offset + 1)),
        sum(unicode(col) * (doc + offset))
    FROM temp.word GROUP BY term
    """
"""Each term with sums over its places, which differ as soon as one of these does."""


class WordsCheck:
    """An index of words in memory, which is filled document by document."""

    def __init__(self) -> None:
        self._connection = apsw.Connection(":memory:")
        self._connection.execute(
            "CREATE VIRTUAL TABLE passage_fts USING fts5 (title, heading, body, content = '', "
            f"contentless_delete = 1, tokenize = '{TOKENIZER}')"
        )

    def add(self, whole: WholeDocument, identities: Sequence[int]) -> None:
        """Index the passages of a document, which have these ids."""
        title = searchable_title(whole.document.title, whole.state.path)
        put_words(
            self._connection,
            [
                (PassageId(identity), title, passage.heading, passage.text)
                for identity, passage in zip(identities, whole.passages, strict=True)
            ],
        )

    def compare(self, library: apsw.Connection) -> int:
        """Return of how many terms the library knows other places than the texts have."""
        reads_only = library.pragma("query_only")
        library.pragma("query_only", False)  # for a table of this connection's own
        try:
            found, expected = _terms(library), _terms(self._connection)
        finally:
            library.pragma("query_only", reads_only)
        return len({row[0] for row in found ^ expected})

    def close(self) -> None:
        """Give the memory back."""
        self._connection.close()


def _terms(connection: apsw.Connection) -> set[tuple[object, ...]]:
    connection.execute(
        "CREATE VIRTUAL TABLE temp.word USING fts5vocab (main, passage_fts, instance)"
    )
    try:
        return set(connection.execute(_TERMS))
    finally:
        connection.execute("DROP TABLE temp.word")
