"""The words of a text as the full-text index sees them, with their places."""

from collections.abc import Iterator, Set
from typing import cast

import apsw

from dogear_core.storage.migrations import TOKENIZER
from dogear_core.storage.terms import UNSPACED, pairs
from dogear_core.types import Span

_Token = tuple[int, int, str]
"""Where a word begins and ends, in bytes, and its stem."""


class Tokenizer:
    """FTS5's own tokenizer, so that what is highlighted is what was found."""

    def __init__(self, connection: apsw.Connection) -> None:
        name, *arguments = TOKENIZER.split()
        self._tokenize = connection.fts5_tokenizer(name, arguments)

    def words(self, text: str) -> list[tuple[Span, str]]:
        """Return each word's span in `text` and its stem.

        A run of an unspaced script gives its pairs of characters, which overlap, as in the index.
        """
        return list(self._spans(text, self._tokens(text)))

    def find(
        self, text: str, stems: Set[str], beginnings: tuple[str, ...] = ()
    ) -> list[tuple[Span, str]]:
        """Return those of the text's words whose stem is one of these, or begins with one.

        Most words of a text are none of a question, and nothing is made of those.
        """
        tokens = [
            (start, end, stem)
            for start, end, stem in self._tokens(text)
            if stem in stems or stem.startswith(beginnings) or not stem.isascii()
        ]
        return [
            (span, stem)
            for span, stem in self._spans(text, tokens)
            if stem in stems or stem.startswith(beginnings)
        ]

    def _tokens(self, text: str) -> list[_Token]:
        return cast(list[_Token], self._tokenize(text.encode(), apsw.FTS5_TOKENIZE_DOCUMENT, None))

    def _spans(self, text: str, tokens: list[_Token]) -> Iterator[tuple[Span, str]]:
        """Yield spans and stems for tokens that are in order."""
        raw = None if text.isascii() else text.encode()
        place = points = 0  # how far `raw` was looked at, in bytes and in code points
        for start, end, stem in tokens:
            if raw is None:
                span = Span(start, end)
            else:
                first = points + len(raw[place:start].decode())
                span = Span(first, first + len(raw[start:end].decode()))
                place, points = end, span.end
            if UNSPACED.fullmatch(text, span.start, span.end):
                yield from _pairs(text, span)
            else:
                yield span, stem

    def beginning(self, text: str) -> str:
        """Return what the terms of all words begin with that begin as the last word of `text`.

        That is its stem, and may be very short ("ine" is filed as "in"). A word that has only lost
        its s begins no other: "bus" is filed as "bu", like "but".
        """
        span, stem = next(reversed(self.words(text)), (Span(0, 0), ""))
        plural = len(span) == len(stem) + 1 and text[span.end - 1] in "sS"
        return "" if plural else stem

    def terms(self, expression: str) -> set[str]:
        """Return the terms that an FTS5 expression asks the index for."""
        result = self._tokenize(expression.encode(), apsw.FTS5_TOKENIZE_QUERY, None)
        return {term for _, _, term in cast(list[_Token], result)}


def _pairs(text: str, run: Span) -> Iterator[tuple[Span, str]]:
    """Yield what the index has for a run of an unspaced script."""
    for place, pair in enumerate(pairs(text[run.start : run.end]), run.start):
        yield Span(place, min(place + 2, run.end)), pair
