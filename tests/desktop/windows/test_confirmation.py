"""Before a folder is forgotten a person is asked, unless they do not want to be."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from dogear_desktop.settings import Settings
from dogear_desktop.windows.confirmation import confirm_removal

PAPERS = Path("/papers")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


class Person:
    """Reads the question, ticks "Do not ask again" or not, and presses a button."""

    def __init__(self, pressed: str, *, again: bool = True) -> None:
        self.read: list[str] = []
        self._pressed = pressed
        self._again = again
        QTimer.singleShot(0, self._answer)

    def _answer(self) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        self.read.append(f"{box.text()} {box.informativeText()}")
        if not self._again:
            box.checkBox().click()
        for button in box.buttons():
            if button.text().replace("&", "") == self._pressed:
                button.click()
                return
        box.reject()


@pytest.mark.parametrize(
    ("pressed", "confirmed"), [("Remove", True), ("Cancel", False), ("Esc", False)]
)
def test_only_the_button_that_says_so_removes(
    parent: QWidget, settings: Settings, pressed: str, *, confirmed: bool
) -> None:
    person = Person(pressed)
    assert confirm_removal(parent, settings, PAPERS, 1234) is confirmed
    (read,) = person.read
    assert "/papers" in read
    assert "Documents: 1,234" in read
    assert "stay where they are" in read


def test_who_does_not_want_to_be_asked_again_is_not(parent: QWidget, settings: Settings) -> None:
    Person("Cancel", again=False)
    assert not confirm_removal(parent, settings, PAPERS)
    assert settings.confirm_removing.get()
    Person("Remove", again=False)
    assert confirm_removal(parent, settings, PAPERS)
    assert not settings.confirm_removing.get()
    assert confirm_removal(parent, settings, PAPERS)
