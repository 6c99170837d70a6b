"""The windows beside the main one come up from the menus, the status line and the results."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dogear_desktop.app import Application
from dogear_desktop.windows.main_window import MainWindow
from dogear_desktop.windows.shortcuts_dialog import ShortcutsDialog


def choose(window: MainWindow, menu: str, entry: str) -> None:
    """Choose an entry of a menu."""
    for title, actions in window.commands.menus():
        for action in actions:
            if (title, action.text().replace("&", "")) == (menu, entry):
                action.trigger()
                return
    raise AssertionError(f"{menu} has no {entry}")


def click(inside: QWidget, text: str) -> None:
    """Click a button that is in sight."""
    buttons = [*inside.findChildren(QToolButton), *inside.findChildren(QPushButton)]
    (button,) = (one for one in buttons if one.isVisible() and one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_those_of_the_menus_come_up_once_each_and_close_with_the_window(
    qtbot: QtBot, quick: Application
) -> None:
    window, side = quick.window, quick.window.side
    windows: list[QWidget] = []
    for menu, entry, get in (
        ("File", "Settings…", lambda: side.settings),
        ("File", "What is not searchable", lambda: side.report),
        ("Search", "Why is a document not found?", lambda: side.why),
    ):
        choose(window, menu, entry)
        windows.append(get())
        qtbot.waitUntil(windows[-1].isActiveWindow)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        before = set(QApplication.topLevelWidgets())
        choose(window, menu, entry)
        qtbot.waitUntil(windows[-1].isActiveWindow)
        assert set(QApplication.topLevelWidgets()) == before
    window.close()
    assert not any(one.isVisible() for one in windows)


def test_the_shortcuts_are_listed_and_put_away(qtbot: QtBot, quick: Application) -> None:
    window = quick.window
    choose(window, "Help", "Keyboard shortcuts")
    (dialog,) = window.findChildren(ShortcutsDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(ShortcutsDialog))
    assert window.focusWidget() is window.search_bar


def test_files_that_are_not_searchable_are_a_click_away(qtbot: QtBot, quick: Application) -> None:
    click(quick.window.index_status, "Not searchable: 1")
    report = quick.window.side.report
    qtbot.waitUntil(report.isActiveWindow)
    qtbot.waitUntil(lambda: report.problems_view.model().rowCount() == 1)
    assert report.problems_view.model().index(0, 0).data() == "blank.txt"
    shown = [one.text() for one in report.index_status.findChildren(QToolButton) if one.isVisible()]
    assert shown == []  # they are in sight


def test_a_question_without_an_answer_is_explained(qtbot: QtBot, quick: Application) -> None:
    window = quick.window
    window.ask("qwxzv type:md")
    qtbot.waitUntil(window.empty_state.nothing_found.isVisible)
    click(window.empty_state, "Why is a document not found?")
    why = window.side.why
    qtbot.waitUntil(why.isActiveWindow)
    assert why.question_box.text() == "qwxzv type:md"
