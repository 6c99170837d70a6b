"""The ways to cut a sentence that is too long: clauses, words, graphemes, code points."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import regex

from dogear_core.chunking.boundaries import Boundary

Ends = Callable[[str, int, int], Iterator[int]]
"""Yields where the pieces of `text[start:end]` but the last one end, white space included."""

# Runs are matched possessively and a flag comes before \X, which takes quadratic time over a run
# of regional indicators: every pattern here is linear on any text.
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_GRAPHEME = r"\p{RI}\p{RI}[\p{M}\u200d]*+|\X"
_SPACED_WORD = rf"[\w--[{_UNSPACED}]]++"
_WORDS = regex.compile(rf"(?V1){_SPACED_WORD}(?:['’]{_SPACED_WORD})*+|{_GRAPHEME}")
_SPACED = regex.compile(r"\S++\s*+")
_GRAPHEMES = regex.compile(_GRAPHEME)
_CLAUSE_STOP = regex.compile(
    r"""[,;:)\]]++["'”’»]*+(?P<gap>\s*+)  # needs white space behind it
      | [—，、；：]++\s*+
      | \s[–-]\s++""",
    regex.VERBOSE,
)
CODE_POINTS = 8
"""How a single grapheme longer than a passage is cut, such as a letter under 1,000 accents."""
_EXTENDING = regex.compile(r"[\p{M}\p{EMod}\u200d]")


def extends_grapheme(text: str, position: int) -> bool:
    """Whether the code point there belongs to the grapheme before it."""
    return text[position] >= "\u0300" and _EXTENDING.match(text, position) is not None


def _clause_ends(text: str, start: int, end: int) -> Iterator[int]:
    for stop in _CLAUSE_STOP.finditer(text, start, end):
        position = stop.end()
        if position < end and stop["gap"] != "" and not extends_grapheme(text, position):
            yield position


def _lots(pieces: "regex.Pattern[str]", size: int) -> Ends:
    """Return a function that cuts into lots of pieces, up to `size` code points where possible."""

    def ends(text: str, start: int, end: int) -> Iterator[int]:
        for piece in pieces.finditer(text, start, end):
            position = piece.start()
            full = piece.end() - start > size
            if full and position > start and not extends_grapheme(text, position):
                yield position
                start = position

    return ends


def _code_points(_text: str, start: int, end: int) -> Iterator[int]:
    yield from range(start + CODE_POINTS, end, CODE_POINTS)


word_ends = _lots(_WORDS, 1)


class Level(NamedTuple):
    """One way to cut a piece that has more than `share` of the tokens a passage may have."""

    boundary: Boundary
    ends: Ends
    share: float = 0.5


LEVELS = (
    Level(Boundary.CLAUSE, _clause_ends),
    Level(Boundary.WORD, _lots(_SPACED, 48)),
    Level(Boundary.WORD, _lots(_SPACED, 1)),
    Level(Boundary.WORD, _lots(_WORDS, 16)),
    Level(Boundary.WORD, word_ends),
    Level(Boundary.GRAPHEME, _lots(_GRAPHEMES, 16), share=1),
    Level(Boundary.GRAPHEME, _lots(_GRAPHEMES, 1), share=1),
    Level(Boundary.GRAPHEME, _code_points, share=1),
)
"""Each level cuts what the one before left too long.

Half of a passage, so that every passage finds a boundary in the second half of its room; a word
is cut only if it fits into no passage. Lots are first made of several words or graphemes, so that
long text costs few calls of the tokenizer.
"""
