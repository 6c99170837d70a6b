"""A document's text as atoms: lines and sentences, and the parts of those that are too long."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dogear_core.chunking.boundaries import Boundary
from dogear_core.chunking.layout import stretches
from dogear_core.chunking.levels import LEVELS
from dogear_core.chunking.sentences import sentence_ends
from dogear_core.types import Section

CHARS_PER_TOKEN = 10
"""The most code points a token stands for: to a WordPiece tokenizer an unknown word is a single
token, however long it is, and white space is none. English prose has about 4.5."""


class Atom(NamedTuple):
    """A piece of text that is not cut any further, trimmed of white space.

    `boundary` is what lies before it. `at` and `until` are its place in the document in tokens;
    white space too long to be free counts between two atoms.
    """

    start: int
    end: int
    boundary: Boundary
    section: Section
    at: int
    until: int


class _Piece(NamedTuple):
    start: int
    end: int
    boundary: Boundary
    tokens: int


class Atomizer:
    """Cuts the sections of one document into atoms; takes them in order."""

    def __init__(self, text: str, count_tokens: Callable[[str], int]) -> None:
        self._text = text
        self._count_tokens = count_tokens
        self._end = 0
        self._until = 0

    def atoms(self, section: Section, limit: int) -> list[Atom]:
        """Return the atoms of a section, none of more than `limit` tokens."""
        text, span = self._text, section.span
        heading = section.heading[-1] if section.heading else ""
        found: list[Atom] = []
        for start, stop, boundary in stretches(text, span.start, span.end, heading):
            for end in (*sentence_ends(text, start, stop), stop):
                pieces = self._fitting(start, end, boundary, limit)
                found += [self._placed(piece, section) for piece in pieces]
                start, boundary = end, Boundary.SENTENCE
        return found

    def _placed(self, piece: _Piece, section: Section) -> Atom:
        at = self._until + (piece.start - self._end) // CHARS_PER_TOKEN
        self._end, self._until = piece.end, at + piece.tokens
        return Atom(piece.start, piece.end, piece.boundary, section, at, self._until)

    def _fitting(
        self, start: int, end: int, boundary: Boundary, limit: int, depth: int = 0
    ) -> Iterator[_Piece]:
        """Yield a piece trimmed, or its parts by the levels from `depth` on if it is too long."""
        content = self._text[start:end]
        start += len(content) - len(content.lstrip())
        content = content.strip()
        end = start + len(content)
        if not content:
            return
        tokens = max(1, len(content) // CHARS_PER_TOKEN)
        if tokens <= limit:  # otherwise it is too long whatever the tokenizer says
            tokens = max(tokens, self._count_tokens(content))
        while depth < len(LEVELS) and tokens > LEVELS[depth].share * limit:
            level = LEVELS[depth]
            depth += 1
            ends = list(level.ends(self._text, start, end))
            if not ends:
                continue
            for part_end in (*ends, end):
                yield from self._fitting(start, part_end, boundary, limit, depth)
                start, boundary = part_end, level.boundary
            return
        yield _Piece(start, end, boundary, tokens)
