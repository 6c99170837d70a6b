from array import array
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dogear_core.citations.lines import boxes_of, find_lines
from dogear_core.types import Box, FileState, Span, TextLayer, TextRequest

WIDTH, HEIGHT, LEADING = 6, 10, 14


def layer_of(text: str, *, turned: bool = False) -> TextLayer:
    """Return a page with a text in a font of one width; `turned`, lines run downwards."""
    edges = array("f")
    row = column = 0
    for char in text:
        if char.isspace():
            edges.extend((0, 0, 0, 0))
        else:
            left, top = WIDTH * column, LEADING * row
            box = (left, top, left + WIDTH, top + HEIGHT)
            edges.extend((box[1], box[0], box[3], box[2]) if turned else box)
        row, column = (row + 1, 0) if char == "\n" else (row, column + 1)
    request = TextRequest(FileState(Path("a.pdf"), 0, 0, 0), 1)
    lines = tuple(find_lines(text, edges, Span(0, len(text))))
    return TextLayer(request, text, edges, lines)


texts = st.text("ab \n", max_size=60)


def is_within(box: Box, around: Box) -> bool:
    return (
        around.left <= box.left
        and box.right <= around.right
        and around.top <= box.top
        and box.bottom <= around.bottom
    )


def test_a_line_ends_where_the_text_says_so() -> None:
    layer = layer_of("ab a\n\nb")
    assert [line.span for line in layer.lines] == [Span(0, 4), Span(6, 7)]
    assert layer.lines[0].box == Box(0, 0, 24, 10)
    assert layer.lines[1].box == Box(0, 28, 6, 38)
    assert [line.span for line in layer_of("a\nb").lines] == [Span(0, 1), Span(2, 3)]


def test_a_line_ends_at_the_gap_between_columns() -> None:
    layer = layer_of("ab" + 4 * " " + "ba")
    assert [line.span for line in layer.lines] == [Span(0, 2), Span(6, 8)]
    assert [line.span for line in layer_of("ab  ba").lines] == [Span(0, 6)]


@settings(deadline=None)
@given(texts, st.booleans(), st.integers(0, 60), st.integers(0, 60))
def test_the_boxes_of_a_span_are_around_its_characters_and_no_others(
    text: str, turned: bool, first: int, last: int
) -> None:
    layer = layer_of(text, turned=turned)
    span = Span(min(first, last), max(first, last))
    boxes = list(boxes_of(layer, span))
    for offset, char in enumerate(text):
        if not char.isspace():
            box = Box(*layer.edges[4 * offset : 4 * offset + 4])
            marked = any(is_within(box, around) for around in boxes)
            assert marked == (span.start <= offset < span.end)


@settings(deadline=None)
@given(texts, st.booleans())
def test_every_character_is_in_one_line(text: str, turned: bool) -> None:
    layer = layer_of(text, turned=turned)
    in_lines = [offset for line in layer.lines for offset in range(line.span.start, line.span.end)]
    assert in_lines == sorted(set(in_lines))
    visible = [offset for offset, char in enumerate(text) if not char.isspace()]
    assert [offset for offset in in_lines if not text[offset].isspace()] == visible
