"""Finds a passage again in a text that has changed around it."""

import re
from collections.abc import Iterable
from itertools import pairwise

from dogear_core.chunking.sentences import sentence_ends
from dogear_core.types import Span

LONGEST_GROWTH = 2
"""A passage known by its ends may have become this many times as long in between."""
ANCHOR_CHARS = 16
"""A first or last sentence shorter than this is no evidence."""


def find_again(text: str, passage: str, near: int) -> Span | None:
    """Return where `passage` is in `text`: of several places the one nearest to `near`.

    It is looked for as it is, then with other white space, then by its first and last sentence.
    """
    if not passage.strip():
        return None
    for pattern in (re.escape(passage), _loosely(passage)):
        found = _nearest((Span(*match.span()) for match in re.finditer(pattern, text)), near)
        if found is not None:
            return found
    return _between_ends(text, passage, near)


def _loosely(text: str) -> str:
    """Return a pattern of the words of `text` with any white space between them."""
    return r"\s+".join(map(re.escape, text.split()))


def _nearest(spans: Iterable[Span], near: int) -> Span | None:
    return min(spans, key=lambda span: abs(span.start - near), default=None)


def _between_ends(text: str, passage: str, near: int) -> Span | None:
    """Return the stretch from the passage's first sentence to its last one."""
    cuts = [0, *sentence_ends(passage, 0, len(passage)), len(passage)]
    sentences = [part for a, b in pairwise(cuts) if (part := passage[a:b].strip())]
    if len(sentences) < 2 or min(len(sentences[0]), len(sentences[-1])) < ANCHOR_CHARS:
        return None
    longest = LONGEST_GROWTH * len(passage)
    last = re.compile(_loosely(sentences[-1]))
    return _nearest(
        (
            Span(first.start(), end.end())
            for first in re.finditer(_loosely(sentences[0]), text)
            if (end := last.search(text, first.end(), first.start() + longest))
        ),
        near,
    )
