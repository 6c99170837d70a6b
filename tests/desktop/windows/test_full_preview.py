"""A document alone in the window, and back to where the keyboard was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.windows.asking import ask

from dogear_desktop.app import Application
from dogear_desktop.windows.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, quick: Application) -> MainWindow:
    ask(qtbot, quick.window, "deposit", "lease.md")
    return quick.window


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifiers)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def reading(window: MainWindow) -> QWidget:
    return window.preview.rendered_view


def test_space_goes_to_the_document_and_what_leads_back_to_the_list(window: MainWindow) -> None:
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_F11):
        window.results.setFocus()
        press(Qt.Key.Key_Space)
        assert not window.results.isVisible()
        assert focused() is reading(window)
        press(key)
        assert window.results.isVisible()
        assert focused() is window.results
        assert window.search_bar.text() == "deposit"


def test_the_keyboard_comes_back_to_where_it_was(window: MainWindow) -> None:
    window.search_bar.setFocus()
    press(Qt.Key.Key_F11)
    assert focused() is reading(window)
    while getattr(focused(), "text", str)() != "Open":
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert not window.results.isVisible()  # it pressed the button
    press(Qt.Key.Key_Escape)
    assert focused() is window.search_bar


def test_space_beside_the_list_scrolls_and_escape_goes_to_the_list(window: MainWindow) -> None:
    reading(window).setFocus()
    press(Qt.Key.Key_Space)
    assert window.results.isVisible()
    assert focused() is reading(window)
    press(Qt.Key.Key_Escape)
    assert focused() is window.results
    assert window.search_bar.text() == "deposit"


def test_a_new_question_needs_the_box_and_the_list(qtbot: QtBot, window: MainWindow) -> None:
    def wait_until_out() -> None:
        qtbot.waitUntil(window.search_bar.isVisible)
        assert window.results.isVisible()
        assert focused() is window.search_bar

    window.results.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    wait_until_out()
    window.results.setFocus()
    press(Qt.Key.Key_Space)
    window.ask("radiators")  # as another start does
    wait_until_out()
