"""What a person is told before a folder goes, and when one that is there already is added."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from dogear_desktop.app import Application
from dogear_desktop.windows.main_window import MainWindow


def entries(window: MainWindow) -> list[QAction]:
    """Return the entries of the menu that removes folders."""
    return window.commands._remove.actions()


class Person:
    """Reads the question as soon as there is one, and presses a button."""

    def __init__(self, qtbot: QtBot, pressed: QMessageBox.ButtonRole) -> None:
        self.read = ""
        self._pressed = pressed
        self._patience = QTimer(interval=5)
        self._patience.timeout.connect(self._answer)
        self._patience.start()
        self._qtbot = qtbot

    def _answer(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self._patience.stop()
            self.read = f"{box.text()} {box.informativeText()}"
            next(one for one in box.buttons() if box.buttonRole(one) == self._pressed).click()

    def wait(self) -> str:
        self._qtbot.waitUntil(lambda: self.read != "")
        return self.read


def test_the_question_names_the_folder_and_how_many_documents_are_forgotten(
    qtbot: QtBot, quick: Application, quickly_indexed: Path
) -> None:
    person = Person(qtbot, QMessageBox.ButtonRole.RejectRole)
    entries(quick.window)[0].trigger()
    read = person.wait()
    assert str(quickly_indexed / "papers") in read
    assert "Documents: 3." in read
    assert len(entries(quick.window)) == 1
    person = Person(qtbot, QMessageBox.ButtonRole.DestructiveRole)
    entries(quick.window)[0].trigger()
    person.wait()
    qtbot.waitUntil(lambda: not entries(quick.window))
    assert quick.window.empty_state.heading == "Find anything you have written down"


def test_what_is_there_already_is_said_to_be(
    qtbot: QtBot, quick: Application, quickly_indexed: Path, tmp_path: Path
) -> None:
    papers, new = quickly_indexed / "papers", tmp_path / "new"
    new.mkdir()
    messages = quick.window.messages
    quick.window._indexing.add([papers / "lease.md", new])
    qtbot.waitUntil(messages.isVisible)
    assert messages.text == f"{papers / 'lease.md'} is already part of {papers}."
    qtbot.waitUntil(lambda: len(entries(quick.window)) == 2)
    quick.window._indexing.add([papers])
    qtbot.waitUntil(lambda: messages.text == f"{papers} has been added before.")
    quick.window._indexing.add([papers / "bread.txt"] * 200)
    qtbot.waitUntil(lambda: "bread.txt" in messages.text)
    assert len(messages.text.splitlines()) == 3


def test_a_message_goes_with_the_next_question(quick: Application) -> None:
    window = quick.window
    window.messages.show_message("It cannot be opened.")
    assert window.messages.isVisible()
    QTest.keyClicks(window.search_bar, "d")
    assert not window.messages.isVisible()
