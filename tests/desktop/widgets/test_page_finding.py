import pytest
from tests.desktop.widgets.conftest import FILE, PAGES, TEXT, Supply, colour, show, spot

from dogear_core.types import PageSpan, Span
from dogear_desktop.pages.marks import Matches
from dogear_desktop.widgets.page_view import PageView


def place(line: int) -> Span:
    """Return where the last word of a line is."""
    return Span(TEXT.index("here", TEXT.index(f"line {line}")), TEXT.index(f"\nline {line + 1}"))


FOUND, LATER = place(24), place(29)
"""One before the passage and one after it."""


def matches(*pages: int) -> Matches:
    """Return two places on each of these pages."""
    return Matches.of(
        "here", ((PageSpan(page, span),) for page in pages for span in (FOUND, LATER))
    )


def test_places_found_are_marked_and_the_current_one_more_strongly(
    view: PageView, supply: Supply
) -> None:
    show(view, supply, 3)
    view.show_matches(matches(3))
    assert view.match_count == 2
    assert view.step(0) == 2  # the passage is below the first
    supply.give()
    current = colour(view, 3, "line 29", 12)
    assert current.blue() < 50 < current.red()
    assert view.step(1) == 1
    supply.give()
    other = colour(view, 3, "line 29", 12)
    assert current.blue() < other.blue() < 255
    assert colour(view, 3, "line 24", 12) == current
    view.show_matches(Matches())
    assert colour(view, 3, "line 24", 12).blue() == 255


def test_steps_bring_the_place_into_sight(view: PageView, supply: Supply) -> None:
    show(view, supply, 3)
    view.show_matches(matches(9, 20))
    for number, page, text in ((1, 9, "line 24"), (2, 9, "line 29"), (3, 20, "line 24")):
        assert view.step(int(number > 1)) == number
        supply.give()
        assert view.page == page
        assert 0 < spot(view, page, text).y() < view.viewport().height()
    assert view.step(-1) == 2
    supply.give()
    assert view.page == 9


def test_a_place_in_sight_moves_nothing(view: PageView, supply: Supply) -> None:
    view.begin(FILE.path, 3)
    view.open(PAGES)
    supply.give()
    value = view.verticalScrollBar().value()
    view.show_matches(Matches.of("here", [(PageSpan(3, place(12)),)]))
    assert view.step(0) == 1
    supply.give()
    assert view.verticalScrollBar().value() == value


def test_nothing_found_is_nowhere_to_go(view: PageView, supply: Supply) -> None:
    show(view, supply, 3)
    value = view.verticalScrollBar().value()
    view.show_matches(Matches("nothing"))
    assert [view.step(by) for by in (0, 1, -1)] == [0, 0, 0]
    assert view.verticalScrollBar().value() == value


@pytest.mark.parametrize("dark", [False, True])
def test_marks_are_on_white_in_a_dark_window_too(
    view: PageView, supply: Supply, dark: bool
) -> None:
    palette = view.palette()
    palette.setColor(palette.ColorRole.Base, "#101010" if dark else "#ffffff")
    palette.setColor(palette.ColorRole.Text, "#eeeeee" if dark else "#101010")
    view.setPalette(palette)
    show(view, supply, 3)
    view.show_matches(matches(3))
    assert colour(view, 3, "line 25").lightness() == 255
    assert colour(view, 3, "line 24", 12).lightness() > 128
    surroundings = view.viewport().grab().toImage().pixelColor(2, 100).lightness()
    assert surroundings < 80 if dark else surroundings > 200
