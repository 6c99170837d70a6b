"""Folders and their patterns."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot
from tests.desktop.windows.settings.conftest import answer, folder_list, page, press

from dogear_desktop.services.index_service import IndexService
from dogear_desktop.windows.settings.folders_page import FoldersPage
from dogear_desktop.windows.settings_dialog import SettingsDialog


def test_folders_are_shown_with_what_is_in_them(
    qtbot: QtBot, dialog: SettingsDialog, papers: Path
) -> None:
    folders = folder_list(dialog)
    qtbot.waitUntil(lambda: folders.count() == 1)
    assert folders.item(0).text() == f"{papers}\nDocuments: 3 · Not searchable: 1"


def test_a_folder_can_be_added_from_here(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.add_folder_clicked):
        press(page(dialog, FoldersPage), "Add folder…")


def test_patterns_of_a_folder_are_changed(
    qtbot: QtBot, dialog: SettingsDialog, indexing: IndexService
) -> None:
    folders = folder_list(dialog)
    qtbot.waitUntil(lambda: folders.count() == 1)
    shown = page(dialog, FoldersPage)
    (text,) = shown.findChildren(QPlainTextEdit)
    text.setPlainText("*.md")
    with qtbot.waitSignal(indexing.finished):
        press(shown, "Apply patterns")
    qtbot.waitUntil(lambda: "Documents: 2" in folders.item(0).text())
    assert text.toPlainText() == "*.md"


def test_what_is_typed_stays_while_the_library_changes(
    qtbot: QtBot, dialog: SettingsDialog, indexing: IndexService, papers: Path
) -> None:
    folders = folder_list(dialog)
    qtbot.waitUntil(lambda: folders.count() == 1)
    (text,) = page(dialog, FoldersPage).findChildren(QPlainTextEdit)
    text.setPlainText("*.t")
    (papers / "new.txt").write_text("The plumber comes on Friday.")
    indexing.start()
    qtbot.waitUntil(lambda: "Documents: 4" in folders.item(0).text())
    assert text.toPlainText() == "*.t"


@pytest.mark.parametrize(("pressed", "left"), [("Remove", 0), ("Cancel", 1)])
def test_a_folder_is_removed_once_that_is_confirmed(
    qtbot: QtBot, dialog: SettingsDialog, papers: Path, pressed: str, left: int
) -> None:
    folders = folder_list(dialog)
    qtbot.waitUntil(lambda: folders.count() == 1)
    QTimer.singleShot(0, answer(pressed))
    press(page(dialog, FoldersPage), "Remove…")
    qtbot.waitUntil(lambda: folders.count() == left)
    assert (papers / "lease.txt").exists()
