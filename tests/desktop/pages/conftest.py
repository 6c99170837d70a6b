"""Pages whose characters stand in known places."""

from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from dogear_core.citations.lines import find_lines
from dogear_core.types import FileState, Span, TextLayer, TextRequest

WIDTH, HEIGHT, LEADING = 6, 10, 14
FILE = FileState(Path("/papers/a.pdf"), 1, 1, 1)


def place(offset: int, text: str) -> tuple[float, float]:
    """Return the middle of a character of a page that runs from left to right."""
    before = text[:offset]
    column = len(before.rpartition("\n")[2])
    return WIDTH * (column + 0.5), LEADING * before.count("\n") + HEIGHT / 2


@pytest.fixture
def make_layer() -> Callable[..., TextLayer]:
    """Return a maker of pages with a text in a font of one width.

    `to_left` lets each line run to the left, and `turned` lets lines run downwards.
    """

    def make(text: str, *, page: int = 1, to_left: bool = False, turned: bool = False) -> TextLayer:
        edges = array("f")
        row = column = 0
        for char in text:
            left = WIDTH * (40 - column if to_left else column)
            top = LEADING * row
            box = (left, top, left + WIDTH, top + HEIGHT)
            shown = (box[1], box[0], box[3], box[2]) if turned else box
            edges.extend((0, 0, 0, 0) if char.isspace() else shown)
            row, column = (row + 1, 0) if char == "\n" else (row, column + 1)
        lines = tuple(find_lines(text, edges, Span(0, len(text))))
        return TextLayer(TextRequest(FILE, page), text, edges, lines)

    return make
