import pytest
from hypothesis import given
from tests.desktop.rendering.documents import documents, markdown

from dogear_core.types import Document, Markup, Span, Style, unpack
from dogear_desktop.rendering import slices
from dogear_desktop.rendering.slices import LONGEST_SLICE, SLICE_CHARS, Slice, cut


@pytest.fixture(autouse=True, scope="module")
def small() -> object:
    """Cut into slices of a few characters, so that short documents have many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slices, "SLICE_CHARS", 10)
        patch.setattr(slices, "LONGEST_SLICE", 30)
        yield


def around(markup: tuple[Markup, ...], place: int) -> list[Markup]:
    return [mark for mark in markup if mark.span.start < place < mark.span.end]


@given(documents())
def test_slices_are_all_of_the_text_and_know_what_they_are_in(document: Document) -> None:
    markup = unpack(document.markup)

    parts = cut(document.text, markup)

    assert "".join(document.text[p.span.start : p.span.end] for p in parts) == document.text
    for part in parts:
        assert list(part.within) == around(markup, part.span.start)
        assert all(mark.span.start < part.span.start for mark in markup[: part.first])
        assert all(mark.span.start >= part.span.start for mark in markup[part.first :])


@given(documents())
def test_nothing_hidden_is_cut(document: Document) -> None:
    markup = unpack(document.markup)

    for part in cut(document.text, markup):
        assert all(mark.style is not Style.HIDDEN for mark in part.within)


def test_lines_are_kept_together() -> None:
    text = "word " * 3 + "\n\n" + "word " * 3 + "\n" + "word " * 30

    spans = [part.span for part in cut(text, ())]

    assert [text[span.start : span.end].count("\n") for span in spans[:2]] == [2, 1]
    assert all(len(span) <= 30 for span in spans)
    assert all(text[span.end - 1] == " " for span in spans[2:])


def test_soft_line_breaks_are_no_place_to_cut() -> None:
    document = markdown("one two\n" * 3 + "\nthree")

    spans = [part.span for part in cut(document.text, unpack(document.markup))]

    assert spans == [Span(0, 25), Span(25, 30)]


def test_nothing_is_no_slice() -> None:
    assert cut("", ()) == ()


def test_a_slice_of_plain_text_is_in_nothing() -> None:
    assert cut("a", ()) == (Slice(Span(0, 1)),)


def test_slices_are_small_enough_for_a_few_milliseconds() -> None:
    assert SLICE_CHARS < LONGEST_SLICE <= 4000
