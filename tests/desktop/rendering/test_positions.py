"""Every character that is seen is where the positions say, in whatever order it was laid out."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QPalette, QTextCursor
from PySide6.QtWidgets import QApplication
from tests.desktop.rendering.documents import documents, markdown, seen

from dogear_core.types import Document, Span, unpack
from dogear_desktop.rendering import slices
from dogear_desktop.rendering.gradual_document import GradualDocument
from dogear_desktop.rendering.look import Look
from dogear_desktop.rendering.slices import cut


@pytest.fixture(autouse=True, scope="module")
def small(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001
    """Cut into slices of a few characters, so that short documents have many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slices, "SLICE_CHARS", 10)
        patch.setattr(slices, "LONGEST_SLICE", 30)
        yield


def laid_out(document: Document, first: Span, steps: int = 10_000) -> GradualDocument:
    """Lay a document out from a place on, in so many steps."""
    markup = unpack(document.markup)
    pieces = cut(document.text, markup)
    look = Look(QPalette(), QFont())
    found = GradualDocument(document.text, markup, pieces, look)
    found.begin(first)
    while steps and not found.complete:
        found.extend()
        steps -= 1
    return found


def text_at(found: GradualDocument, position: int, length: int) -> str:
    cursor = QTextCursor(found.document)
    cursor.setPosition(position)
    cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


@settings(deadline=None)
@given(documents(), st.floats(0, 1), st.integers(0, 40))
def test_each_character_is_where_it_is_said_to_be(
    document: Document, begin: float, steps: int
) -> None:
    place = int(begin * (len(document.text) - 1))
    found = laid_out(document, Span(place, place + 1), steps)

    for place, char in seen(document).items():
        span = Span(place, place + 1)
        ranges = list(found.positions.ranges(span))
        if not found.holds(span):
            assert ranges == []
            continue
        ((position, length),) = ranges
        shown = "\ufffd" if char == "\ufdd0" else char
        assert text_at(found, position, length) == shown
        assert found.positions.position(place) == position
        assert found.positions.offset(position) == place


@settings(deadline=None)
@given(documents(), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_span_is_seen_as_its_characters(
    document: Document, begin: float, one: float, other: float
) -> None:
    length = len(document.text)
    place = int(begin * (length - 1))
    span = Span(*sorted((int(one * length), int(other * length))))
    found = laid_out(document, Span(place, place + 1))

    parts = [text_at(found, *part) for part in found.positions.ranges(span)]

    assert not any("\u2029" in part for part in parts)
    ink = "".join("".join(parts).split())
    wanted = "".join(
        char for place, char in seen(document).items() if span.start <= place < span.end
    )
    letters = [char for char in wanted if char.isalnum() or char == "🐈"]
    assert [char for char in ink if char.isalnum() or char == "🐈"] == letters


@settings(deadline=None)
@given(documents(), st.floats(0, 1))
def test_it_does_not_matter_where_one_begins(document: Document, begin: float) -> None:
    place = int(begin * (len(document.text) - 1))
    usual = laid_out(document, Span(0, 1))

    found = laid_out(document, Span(place, place + 1))

    def look(laid: GradualDocument) -> list[tuple[str, int, float, int]]:
        blocks, block = [], laid.document.begin()
        while block.isValid():
            form = block.blockFormat()
            blocks.append((block.text(), form.indent(), form.topMargin(), len(form.properties())))
            block = block.next()
        return blocks

    assert found.complete
    assert look(found) == look(usual)


def test_what_is_shown_in_place_of_something_stands_for_all_of_it() -> None:
    document = markdown("a &copy; **b**")
    found = laid_out(document, Span(0, 1))

    def shown(start: int, end: int) -> list[str]:
        return [text_at(found, *part) for part in found.positions.ranges(Span(start, end))]

    assert shown(0, 4) == ["a ©"]
    assert shown(6, 8) == ["©"]
    assert shown(9, 11) == []
    assert shown(8, 14) == [" b"]


def test_a_span_over_several_blocks_has_a_range_in_each() -> None:
    document = markdown("# a\n\nb 🐈\n\n| c | d |\n|---|---|\n| e | |\n")
    found = laid_out(document, Span(0, 1))

    parts = list(found.positions.ranges(Span(0, len(document.text))))

    assert [text_at(found, *part) for part in parts] == ["a", "b 🐈", "c", "d", "e"]


def test_places_that_are_not_seen_have_those_that_follow() -> None:
    document = markdown("a\n\n<!-- b -->\n\nc")
    found = laid_out(document, Span(0, 1))

    hidden = document.text.index("b")

    assert list(found.positions.ranges(Span(hidden, hidden + 1))) == []
    assert text_at(found, found.positions.position(hidden), 1) == "c"
