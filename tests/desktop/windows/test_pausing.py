"""Indexing is paused in one window and stays so in the next."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from dogear_core.preferences import PreferenceFile
from dogear_desktop.app import Application
from dogear_desktop.windows.main_window import MainWindow

Start = Callable[[Path], Application]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "plumber.txt").write_text("The plumber comes on Friday.")
    return folder


def button(window: MainWindow, name: str) -> QToolButton:
    buttons = window.index_status.findChildren(QToolButton)
    (found,) = (found for found in buttons if found.accessibleName() == name)
    return found


def says(window: MainWindow, text: str) -> Callable[[], bool]:
    return lambda: text in window.index_status.text


def test_a_pause_survives_a_restart(qtbot: QtBot, papers: Path, notes: Path, start: Start) -> None:
    first = start(papers)
    qtbot.waitUntil(lambda: not first.indexing.running)
    first.indexing.pause()
    qtbot.waitUntil(says(first.window, "Indexing is paused"))
    assert first.close()
    assert PreferenceFile(papers).read().paused

    second = start(papers)
    qtbot.waitUntil(says(second.window, "Indexing is paused"))
    second.indexing.add_roots([notes])
    qtbot.waitUntil(lambda: len(second.window.commands._remove.actions()) == 2)
    assert says(second.window, "Documents: 3")()
    button(second.window, "Resume indexing").click()
    qtbot.waitUntil(says(second.window, "Documents: 4"))
    assert "paused" not in second.window.index_status.text
    assert not PreferenceFile(papers).read().paused


def test_a_folder_added_while_paused_is_said_to_wait(
    qtbot: QtBot, app: Application, notes: Path
) -> None:
    app.indexing.pause()
    qtbot.waitUntil(lambda: app.indexing.paused)
    app.window._indexing.add([notes])
    qtbot.waitUntil(lambda: "which is paused" in app.window.messages.text)
    app.window.messages.show_message("")
    app.indexing.remove_root(notes)
    qtbot.waitUntil(lambda: len(app.window.commands._remove.actions()) == 1)
    assert app.window.messages.text == ""


def test_a_run_is_paused_with_the_button_beside_it(
    qtbot: QtBot, papers: Path, tmp_path: Path, start: Start
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(60):
        (many / f"{number}.txt").write_text(f"Page {number} is about the orchard. " * 20)
    app = start(papers)
    qtbot.waitUntil(lambda: not app.indexing.running)
    app.indexing.add_roots([many])
    qtbot.waitUntil(says(app.window, " of 60"))
    button(app.window, "Pause indexing").click()
    qtbot.waitUntil(says(app.window, "Indexing is paused"))
    button(app.window, "Resume indexing").click()
    qtbot.waitUntil(says(app.window, "Documents: 63"), timeout=120_000)
