"""The title and heading path that are put before a passage for embedding."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from dogear_core.chunking.atoms import CHARS_PER_TOKEN
from dogear_core.chunking.layout import heading_key
from dogear_core.chunking.levels import word_ends

SEPARATOR = ": "
MAX_FIRST_LINE = 120
"""A longer first line is no heading."""


class ContextBuilder:
    """Makes the contexts of one document's passages, of `limit` tokens at most."""

    def __init__(self, title: str, count_tokens: Callable[[str], int], limit: int) -> None:
        self._title = title
        self._count_tokens = count_tokens
        self._limit = limit
        self._built: dict[tuple[str, ...], str] = {}

    def build(self, heading: Sequence[str], first_line: str = "") -> str:
        """Return the context of a passage under `heading` that begins with `first_line`.

        What the next heading or the first line says already is left out.
        """
        said = heading_key(first_line) if len(first_line) <= MAX_FIRST_LINE else ""
        parts: list[str] = []
        following = ""
        for part in reversed((self._title, *heading)):
            key = heading_key(part)
            if key and key != said and not _says_again(key, following):
                parts.insert(0, " ".join(part.split()))
            following = key
        kept = tuple(parts)
        if kept not in self._built:
            self._built[kept] = self._capped(kept)
        return self._built[kept]

    def _capped(self, parts: tuple[str, ...]) -> str:
        """Join the parts, leaving out headings from the outermost on and then the last words."""
        while len(parts) > 2 and not self._fits(SEPARATOR.join(parts)):
            parts = (parts[0], *parts[2:])
        context = SEPARATOR.join(parts)
        if len(parts) == 2 and not self._fits(context):
            outer = self._first_words(parts[0], self._limit // 2) + SEPARATOR
            left = self._limit - self._count_tokens(outer)
            context = outer + self._first_words(parts[1], left)
        return context if self._fits(context) else self._first_words(parts[-1], self._limit)

    def _fits(self, context: str) -> bool:
        short = len(context) <= CHARS_PER_TOKEN * self._limit
        return short and self._count_tokens(context) <= self._limit

    def _first_words(self, text: str, limit: int) -> str:
        """Return as many words of a text's beginning as have `limit` tokens or less."""
        text = text[: CHARS_PER_TOKEN * limit]
        ends = [0, *word_ends(text, 0, len(text)), len(text)]
        best = bisect_right(ends, limit, key=lambda end: self._count_tokens(text[:end])) - 1
        return text[: ends[best]].rstrip()


def _says_again(key: str, following: str) -> bool:
    """Whether a title is the heading below it, with little more, such as a site's name, behind."""
    return bool(following) and key.startswith(following) and len(key) <= 2 * len(following)
