from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.desktop.widgets.conftest import FILE, PAGES, TEXT, TEXTS, Supply, colour, spot

from dogear_desktop.pages.marks import CitationMarks
from dogear_desktop.widgets.page_view import PageView

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def page(view: PageView, supply: Supply) -> None:
    """Show the third page from its head."""
    view.begin(FILE.path, 3)
    view.open(PAGES)
    view.cite(CitationMarks(), TEXTS)
    supply.give()


@pytest.fixture(autouse=True)
def clipboard() -> Iterator[QClipboard]:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    yield clipboard
    clipboard.clear()


def press(view: PageView, place: QPoint, modifier: Qt.KeyboardModifier = SHIFT & ~SHIFT) -> None:
    QTest.mousePress(view.viewport(), LEFT, modifier, place)


def drag(view: PageView, begin: QPoint, *places: QPoint) -> None:
    press(view, begin)
    for place in places:
        QTest.mouseMove(view.viewport(), place)
    QTest.mouseRelease(view.viewport(), LEFT, pos=(places or (begin,))[-1])


def select_all(view: PageView) -> None:
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.SelectAll))


def copied(view: PageView) -> str:
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    return QGuiApplication.clipboard().text()


def test_text_is_selected_across_lines_and_copied_with_them(view: PageView) -> None:
    drag(view, spot(view, 3, "line 11", 5.1), spot(view, 3, "line 12", 7.9))
    assert copied(view) == "11 is here\nline 12 "
    assert view.selected_text == "11 is here\nline 12 "


def test_what_is_selected_is_tinted_and_stays_readable(view: PageView) -> None:
    drag(view, spot(view, 3, "line 11", 0.1), spot(view, 3, "line 12", 0.1))
    tint = colour(view, 3, "line 11", 2)
    assert 100 < tint.red() == tint.green() < tint.blue() == 255
    assert colour(view, 3, "line 12", 2).red() == 255


def test_text_is_selected_across_pages(view: PageView, supply: Supply) -> None:
    view.verticalScrollBar().setValue(int(view.page_layout.frame(4).top) - 150)
    supply.give()
    drag(view, spot(view, 3, "line 32", 5.1), spot(view, 4, "line 10", 6.9))
    assert copied(view) == "32 is here\nline 33 is here\nline 10"


def test_a_double_click_selects_a_word_and_a_third_click_the_line(view: PageView) -> None:
    place = spot(view, 3, "line 12", 6)
    QTest.mouseDClick(view.viewport(), LEFT, pos=place)
    assert copied(view) == "12"
    QTest.mouseRelease(view.viewport(), LEFT, pos=place)
    press(view, place)
    assert copied(view) == "line 12 is here"
    QTest.mouseMove(view.viewport(), spot(view, 3, "line 13"))
    assert copied(view) == "line 12 is here\nline 13 is here"
    QTest.mouseRelease(view.viewport(), LEFT, pos=place)


def test_shift_and_a_click_reach_from_where_it_began(view: PageView) -> None:
    drag(view, spot(view, 3, "line 12", 0.1))
    assert copied(view) == ""
    press(view, spot(view, 3, "line 13", 4.1), SHIFT)
    assert copied(view) == "line 12 is here\nline"
    press(view, spot(view, 3, "line 11", 5.1), SHIFT)
    assert copied(view) == "11 is here\n"


def test_a_click_selects_nothing(view: PageView) -> None:
    drag(view, spot(view, 3, "line 12", 0.1), spot(view, 3, "line 13", 0.1))
    drag(view, spot(view, 3, "line 11", 3))
    assert view.selected_text == ""
    QGuiApplication.clipboard().setText("before")
    assert copied(view) == "before"


def test_all_of_a_page_is_selected(view: PageView) -> None:
    select_all(view)
    assert copied(view) == TEXT
    view.go_to("28")  # its text is not read from the page yet
    select_all(view)
    assert copied(view) == TEXT


def test_the_pointer_is_an_i_beam_over_text(view: PageView) -> None:
    viewport = view.viewport()
    QTest.mouseMove(viewport, spot(view, 3, "line 12", 3))
    assert viewport.cursor().shape() == Qt.CursorShape.IBeamCursor
    QTest.mouseMove(viewport, spot(view, 3, "line 12", 20))
    assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor
    QTest.mouseMove(viewport, QPoint(2, 100))
    assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_dragging_beyond_the_edge_scrolls_on(qtbot: QtBot, view: PageView, supply: Supply) -> None:
    value = view.verticalScrollBar().value()
    press(view, spot(view, 3, "line 12", 0.1))
    below = view.viewport().rect().bottomLeft() + QPoint(100, 40)
    QTest.mouseMove(view.viewport(), below)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > value + 100)
    supply.give()
    QTest.mouseRelease(view.viewport(), LEFT, pos=below)
    reached = view.verticalScrollBar().value()
    assert len(view.selected_text.splitlines()) > 5
    qtbot.wait(80)
    assert view.verticalScrollBar().value() == reached


def test_another_document_has_nothing_selected(view: PageView) -> None:
    select_all(view)
    assert view.selected_text == TEXT
    view.clear()
    assert view.selected_text == ""
