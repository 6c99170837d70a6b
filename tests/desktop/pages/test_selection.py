from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desktop.pages.conftest import place

from dogear_core.types import Span, TextLayer
from dogear_desktop.pages.selection import Selecting, Selection, TextPlace, Unit, unit_at

PAGES = {
    1: "the lessor's deposit\nis well-known",
    2: "",
    3: "to all of them",
}
places = st.builds(TextPlace, st.integers(1, 3), st.integers(0, 40))
selections = st.builds(lambda a, b: Selection(min(a, b), max(a, b)), places, places)


def selected(layer: TextLayer, unit: Unit, begin: int, *reached: int) -> str:
    """Return what is selected by a press in the middle of a character, and drags to others."""
    selecting = Selecting()
    selecting.begin(layer, *place(begin, layer.text), unit)
    for offset in reached:
        x, y = place(offset, layer.text)
        selecting.extend(layer, x + 1, y)
    selection = selecting.selection
    assert selection is not None
    return selection.text(lambda _: layer.text)


@pytest.mark.parametrize(
    ("text", "inside", "word"),
    [
        ("the lessor's deposit", "sor", "lessor's"),
        ("a well-known word", "ell", "well"),
        ("a well-known word", "-", "-"),
        ("costs 3.50 a day", "50", "3.50"),
        ("Grüße, naïve", "üß", "Grüße"),
        ("שלום עולם", "ול", "עולם"),
        ("one\ntwo", "two", "two"),
    ],
)
def test_a_word_is_what_a_reader_takes_for_one(text: str, inside: str, word: str) -> None:
    span = unit_at(text, text.rindex(inside), Unit.WORD)
    assert text[span.start : span.end] == word


def test_a_line_is_as_on_the_page() -> None:
    text = "first\nsecond line\n\nlast"
    for inside, line in (("irs", "first"), ("line", "second line"), ("last", "last")):
        span = unit_at(text, text.index(inside), Unit.LINE)
        assert text[span.start : span.end] == line


@settings(deadline=None)
@given(st.text("ab -'\n7東", min_size=1, max_size=30), st.data())
def test_words_and_lines_hold_what_was_pointed_at(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text) - 1))
    span = unit_at(text, offset, Unit.WORD)
    assert span.start <= offset < span.end
    if text[offset] != "\n":
        span = unit_at(text, offset, Unit.LINE)
        assert span.start <= offset < span.end
        assert "\n" not in text[span.start : span.end]


def test_dragging_selects_from_gap_to_gap(make_layer: Callable[..., TextLayer]) -> None:
    layer = make_layer(PAGES[1])
    at = PAGES[1].index
    assert selected(layer, Unit.CHARACTER, at("lessor"), at("dep")) == "lessor's d"
    assert selected(layer, Unit.CHARACTER, at("deposit"), at("lessor")) == "essor's "
    assert selected(layer, Unit.CHARACTER, at("deposit"), at("is"), at("deposit")) == "d"


def test_whole_words_and_lines_follow_the_first(make_layer: Callable[..., TextLayer]) -> None:
    layer = make_layer(PAGES[1])
    at = PAGES[1].index
    assert selected(layer, Unit.WORD, at("sor")) == "lessor's"
    assert selected(layer, Unit.WORD, at("sor"), at("pos")) == "lessor's deposit"
    assert selected(layer, Unit.WORD, at("sor"), at("the")) == "the lessor's"
    assert selected(layer, Unit.LINE, at("sor"), at("known")) == PAGES[1]


def test_a_selection_over_pages_has_their_text_in_between() -> None:
    selection = Selection(TextPlace(1, 13), TextPlace(3, 6))
    assert selection.text(lambda page: PAGES[page]) == "deposit\nis well-known\nto all"


@settings(deadline=None)
@given(selections, selections)
def test_two_joined_hold_both(first: Selection, second: Selection) -> None:
    joined = first.joined(second)
    assert joined == second.joined(first)
    for page in PAGES:
        whole = joined.part(page, 40)
        for selection in (first, second):
            part = selection.part(page, 40)
            assert not part or whole.start <= part.start <= part.end <= whole.end


def test_nothing_is_selected_by_a_click(make_layer: Callable[..., TextLayer]) -> None:
    layer = make_layer(PAGES[1])
    selecting = Selecting()
    selecting.begin(layer, *place(3, PAGES[1]), Unit.CHARACTER)
    assert not selecting.selection
    selecting.select_page(1, 5)
    assert selecting.selection == Selection.on_page(1, Span(0, 5))
    selecting.clear()
    assert selecting.selection is None
