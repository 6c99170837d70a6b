"""What a person has chosen is so again after the next start, and what is deleted is gone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton
from pytestqt.qtbot import QtBot
from tests.desktop.windows.asking import ask
from tests.desktop.windows.conftest import PAPERS, write

from dogear_core.embedding.fake import FakeModel
from dogear_core.types import SearchMode, Sort
from dogear_desktop.app import Application
from dogear_desktop.single_instance import LOCK_NAME, Handover, claim
from dogear_desktop.windows.settings.delete_dialog import DeleteDialog
from dogear_desktop.windows.settings.storage_page import StoragePage

Start = Callable[..., Application]


def sort_box(app: Application) -> QComboBox:
    (box,) = app.window.header.findChildren(QComboBox)
    return box


def test_order_and_way_of_searching_stay(
    qtbot: QtBot, quick: Application, shelved: Path, start: Start
) -> None:
    settings = quick.window.side.settings
    sort_box(quick).activated.emit(1)
    (modes,) = (
        box for box in settings.findChildren(QComboBox) if box.objectName() == "search/mode"
    )
    modes.setCurrentIndex(1)
    modes.activated.emit(1)
    quick.window.close()
    again = start(shelved, FakeModel())
    ask(qtbot, again.window, "deposit", "lease.md")
    assert again.search.question.sort is Sort.DATE
    assert again.search.request.mode is SearchMode.WORDS
    assert sort_box(again).currentText() == "Newest first"


def test_the_entry_of_the_menu_pauses_and_tells_so_after_a_restart(
    qtbot: QtBot, quick: Application, shelved: Path, start: Start
) -> None:
    pause = quick.window.commands.pause
    pause.trigger()
    qtbot.waitUntil(lambda: quick.indexing.paused)
    assert pause.isChecked()
    quick.window.close()
    quick.indexing.stop()  # as the program does
    again = start(shelved, FakeModel())
    pause = again.window.commands.pause
    qtbot.waitUntil(pause.isChecked)
    assert "Indexing is paused" in again.window.index_status.text
    pause.trigger()
    qtbot.waitUntil(lambda: not again.indexing.running and not again.indexing.paused)
    assert not pause.isChecked()


def test_after_everything_was_deleted_it_is_as_at_the_first_start(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    library = tmp_path / "mine"
    write(tmp_path / "letters", PAPERS)
    instance = claim(library, Handover())  # as the program does
    assert instance is not None
    app = start(library, FakeModel())
    instance.listen()
    app.indexing.add_roots([tmp_path / "letters"])
    ask(qtbot, app.window, "deposit", "lease.md")
    app.window.side.show_settings()
    settings = app.window.side.settings
    settings.show_page(StoragePage)
    press(settings.findChildren(QPushButton), "Delete everything…")
    (dialog,) = settings.findChildren(DeleteDialog)
    dialog.findChildren(QCheckBox)[0].click()
    press(dialog.findChildren(QPushButton), "Delete everything")
    first_start = app.window.empty_state.first_start
    qtbot.waitUntil(lambda: app.window.empty_state.currentWidget() is first_start)
    assert app.window.search_bar.text() == ""
    assert app.window.commands._remove.actions() == []
    assert not app.window.filters.isVisible()
    assert sorted(path.name for path in (tmp_path / "letters").iterdir()) == sorted(PAPERS)
    ending = "Documents: 0 · Passages: 0"
    qtbot.waitUntil(lambda: app.window.index_status.text.endswith(ending))
    assert not app.window.messages.isVisible()
    app.indexing.add_roots([tmp_path / "letters"])
    ask(qtbot, app.window, "deposit", "lease.md")
    assert (library / LOCK_NAME).exists()  # or another start would open a second window
    app.window.close()
    instance.close()


def press(buttons: list[QPushButton], text: str) -> None:
    next(one for one in buttons if one.text().replace("&", "") == text).click()
