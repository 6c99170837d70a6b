"""What can be done with the library as a whole."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from tests.desktop.windows.settings.conftest import folder_list, page, press

from dogear_desktop.services.index_service import IndexService
from dogear_desktop.settings import Settings
from dogear_desktop.windows.settings.delete_dialog import DeleteDialog
from dogear_desktop.windows.settings.storage_page import StoragePage
from dogear_desktop.windows.settings_dialog import SettingsDialog


def test_the_library_is_shown_and_measured(
    qtbot: QtBot, dialog: SettingsDialog, library: Path, revealed: list[str]
) -> None:
    shown = page(dialog, StoragePage)
    qtbot.waitUntil(lambda: any("All together" in o.text() for o in shown.findChildren(QLabel)))
    assert str(library) in [label.text() for label in shown.findChildren(QLabel)]
    press(shown, "Show in folder")
    assert revealed == ["library"]


def test_compacting_says_what_it_gave_back(qtbot: QtBot, dialog: SettingsDialog) -> None:
    shown = page(dialog, StoragePage)
    press(shown, "Compact now")
    qtbot.waitUntil(lambda: any("Given back" in o.text() for o in shown.findChildren(QLabel)))


def test_recent_searches_are_cleared(dialog: SettingsDialog, settings: Settings) -> None:
    settings.recent_searches.set(("boiler",))
    shown = page(dialog, StoragePage)
    press(shown, "Clear recent searches")
    assert settings.recent_searches.get() == ()


def test_everything_is_deleted_once_a_box_is_ticked(
    qtbot: QtBot,
    dialog: SettingsDialog,
    indexing: IndexService,
    settings: Settings,
    papers: Path,
) -> None:
    settings.recent_searches.set(("boiler",))
    shown = page(dialog, StoragePage)
    press(shown, "Delete everything…")
    (question,) = shown.findChildren(DeleteDialog)
    (delete,) = (b for b in question.findChildren(QPushButton) if "Delete" in b.text())
    assert not delete.isEnabled()
    (agree,) = question.findChildren(QCheckBox)
    agree.click()
    with qtbot.waitSignal(indexing.roots_changed) as changed:
        delete.click()
    assert changed.args == [[]]
    qtbot.waitUntil(lambda: settings.recent_searches.get() == ())
    assert len(list(papers.iterdir())) == 4
    folders = folder_list(dialog)
    qtbot.waitUntil(lambda: folders.count() == 0)
