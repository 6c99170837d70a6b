"""Everything can be reached and done with the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.desktop.windows.asking import ask

from dogear_desktop.app import Application
from dogear_desktop.windows.main_window import MainWindow
from dogear_desktop.windows.shortcuts_dialog import ShortcutsDialog


@pytest.fixture
def window(app: Application) -> MainWindow:
    return app.window


def test_the_space_key_shows_the_document_alone_and_escape_the_list_again(
    qtbot: QtBot, window: MainWindow
) -> None:
    ask(qtbot, window, "deposit", "lease.md")
    QTest.keyClick(window.search_bar, Qt.Key.Key_Down)
    QTest.keyClick(window.results, Qt.Key.Key_Space)
    assert window.preview.isVisible()
    assert not window.results.isVisible()
    assert not window.filters.isVisible()
    assert not window.search_bar.isVisible()
    window.commands.clear.trigger()
    assert window.results.isVisible()
    assert window.search_bar.text() == "deposit"
    QTest.keyClick(window.results, Qt.Key.Key_Space)
    window.ask("qwxzv type:pdf")
    qtbot.waitUntil(window.search_bar.isVisible, timeout=20_000)


def test_the_filters_can_be_put_away(window: MainWindow) -> None:
    assert window.filters.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert not window.filters.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert window.filters.isVisible()


def test_the_copy_key_in_the_list_copies_the_citation(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "radiators", "boiler.txt")
    QTest.keyClick(window.results, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "open the valve under the boiler" in QGuiApplication.clipboard().text()
    window.commands.copy_path.trigger()
    assert QGuiApplication.clipboard().text().endswith("papers/boiler.txt")


def test_f1_lists_every_command_with_its_keys(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    assert dialog.isVisible()
    for _, actions in window.commands.menus():
        for action in actions:
            if action.shortcuts():
                assert action.text().replace("&", "") in dialog.text
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
