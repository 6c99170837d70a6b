"""The words of the question, wherever they stand in a passage."""

import re
from collections.abc import Iterator

from dogear_core.types import Hit, Span


def found_words(hit: Hit) -> Iterator[Span]:
    """Yield where the words marked in the hit's snippet are in its whole passage."""
    snippet = hit.snippet
    words = {snippet.text[span.start : span.end] for span in snippet.highlights}
    if words:
        pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
        for match in re.finditer(rf"(?i)(?<!\w)(?:{pattern})(?!\w)", hit.text):
            yield Span(*match.span())
