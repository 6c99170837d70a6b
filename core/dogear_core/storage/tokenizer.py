"""The words of a text as the full-text index sees them, with their places."""

from typing import cast

import apsw

from dogear_core.storage.migrations import TOKENIZER
from dogear_core.storage.terms import UNSPACED, pairs
from dogear_core.types import Span


class Tokenizer:
    """FTS5's own tokenizer, so that what is highlighted is what was found."""

    def __init__(self, connection: apsw.Connection) -> None:
        name, *arguments = TOKENIZER.split()
        self._tokenize = connection.fts5_tokenizer(name, arguments)

    def words(self, text: str) -> list[tuple[Span, str]]:
        """Return each word's span in `text` and its stem.

        A run of an unspaced script gives its pairs of characters, which overlap, as in the index.
        """
        raw = text.encode()
        points = None if len(raw) == len(text) else _code_points(text)
        found: list[tuple[Span, str]] = []
        result = self._tokenize(raw, apsw.FTS5_TOKENIZE_DOCUMENT, None)
        for start, end, stem in cast(list[tuple[int, int, str]], result):
            span = Span(start, end) if points is None else Span(points[start], points[end])
            word = text[span.start : span.end]
            if UNSPACED.fullmatch(word):
                found.extend(
                    (Span(span.start + place, min(span.start + place + 2, span.end)), pair)
                    for place, pair in enumerate(pairs(word))
                )
            else:
                found.append((span, stem))
        return found

    def terms(self, expression: str) -> set[str]:
        """Return the terms that an FTS5 expression asks the index for."""
        result = self._tokenize(expression.encode(), apsw.FTS5_TOKENIZE_QUERY, None)
        return {term for _, _, term in cast(list[tuple[int, int, str]], result)}


def _code_points(text: str) -> dict[int, int]:
    """Return the code point at each byte offset at which one begins, and at the end."""
    places = {}
    offset = 0
    for place, character in enumerate(text):
        places[offset] = place
        offset += len(character.encode())
    places[offset] = len(text)
    return places
