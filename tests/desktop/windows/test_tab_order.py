"""Tab comes to every control, in the order they are seen in, and back again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.windows.asking import ask

from dogear_desktop.app import Application
from dogear_desktop.windows.main_window import MainWindow

MOST = 60
FILTERS = ["Remove filter: .md", "Remove filter: In papers"]
PROBLEMS = "Not searchable: 1"
READING = ["Open", "Show in folder", "Show headings, lists and tables as such", "Smaller", "Larger"]


@pytest.fixture
def window(quick: Application) -> MainWindow:
    quick.window.resize(1200, 700)
    return quick.window


def name(widget: QWidget) -> str:
    """Return what a control is called for those who do not see it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return (widget.accessibleName() or text).replace("&", "")


def walk(start: QWidget, key: Qt.Key) -> list[str]:
    """Return the names of what a key comes to, from one control on until it is there again."""
    start.setFocus()
    names: list[str] = []
    for _ in range(MOST):
        widget = QApplication.focusWidget()
        assert widget is not None
        names.append(name(widget))
        QTest.keyClick(widget, key)
        if QApplication.focusWidget() is start:
            return names
    return pytest.fail(f"{key.name} does not come back: {names}")


def go_round(window: MainWindow) -> list[str]:
    """Return what Tab comes to, which has to be what Shift+Tab comes to."""
    first, *forwards = walk(window.search_bar, Qt.Key.Key_Tab)
    _, *backwards = walk(window.search_bar, Qt.Key.Key_Backtab)
    assert forwards == backwards[::-1]
    assert first == "Search"
    return forwards


def test_from_the_box_over_filters_and_list_to_the_document(
    qtbot: QtBot, window: MainWindow
) -> None:
    ask(qtbot, window, "deposit type:md in:papers", "lease.md")
    qtbot.waitUntil(window.preview.rendered_view.isVisible)
    assert go_round(window) == [
        *FILTERS,
        "Filters",
        "Order of the results",
        "Results",
        *READING,
        "Fit the width, or the usual size of text",
        "Find in this document",
        "Document",
        PROBLEMS,
    ]


def test_what_helps_when_nothing_is_found_comes_before_the_status_line(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.ask("qwxzv type:md in:papers")
    page = window.empty_state.nothing_found
    qtbot.waitUntil(page.isVisible)
    assert go_round(window) == [*FILTERS, "Filters", *page.offers, PROBLEMS]


def test_earlier_searches_can_be_reached(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "deposit", "lease.md")
    window.commands.copy_citation.trigger()
    window.ask("")
    qtbot.waitUntil(lambda: window.empty_state.ready.searches == ["deposit"])
    assert go_round(window) == ["Filters", "Search again: deposit", PROBLEMS]


def test_the_first_start_is_done_from_top_to_bottom(
    qtbot: QtBot, quick: Application, window: MainWindow
) -> None:
    window.set_roots([])
    quick.search.set_text("")
    page = window.empty_state.first_start
    qtbot.waitUntil(page.isVisible)
    first, *suggestions, last, _ = go_round(window)
    assert (first, last) == ("Add folders…", "Try the sample library")
    assert all(suggested.startswith("Add folder ") for suggested in suggestions)


def test_a_filter_taken_away_leaves_the_keyboard_with_the_next(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.ask("deposit type:md in:papers")
    qtbot.waitUntil(lambda: len(window.chips.labels) == 2)
    QTest.keyClick(window.search_bar, Qt.Key.Key_Tab)
    for left in FILTERS[1:]:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Space)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert name(focused) == left
