"""How good a place for a cut is."""

from enum import IntEnum


class Boundary(IntEnum):
    """What lies between two neighbouring pieces of text; the value weighs a cut there.

    The distance of a cut from the wished size scales its weight down to 0.3 at the most, so a
    boundary of more than 3.3 times the weight of another wins wherever it is.
    """

    JOINED = 1
    """Between a heading, a lead-in or an unfinished line and what follows it."""
    GRAPHEME = 3
    WORD = 10
    CLAUSE = 50
    CODE = 100
    """A line end in fenced code."""
    SENTENCE = 200
    LINE = 280
    """A line end the writer meant: a list item, a table row, a verse."""
    PARAGRAPH = 400
    HEADING = 2000
    """Before a heading, or where another section begins."""
