"""What a person looks for in a text, wherever it stands."""

from collections.abc import Iterator

import regex

from dogear_core.types import Span


def occurrences(text: str, wanted: str) -> Iterator[Span]:
    """Yield where `text` has `wanted`, in any case, with any white space between its words.

    Other threads run meanwhile: a book takes some hundredths of a second.
    """
    pattern = r"\s+".join(map(regex.escape, wanted.split()))
    if pattern:
        for match in regex.finditer(pattern, text, regex.IGNORECASE, concurrent=True):
            yield Span(*match.span())
