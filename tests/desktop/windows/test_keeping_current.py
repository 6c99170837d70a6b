"""The window stays up to date by itself, and says what is not there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from dogear_core.embedding.llama import LlamaModel
from dogear_core.engine import Engine
from dogear_desktop.app import Application
from dogear_desktop.itemmodels.results_model import ResultRole

Start = Callable[[Path], Application]


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "notes"
    folder.mkdir()
    (folder / "plumber.txt").write_text("The plumber comes on Friday.")
    return folder


@pytest.fixture
def app(qtbot: QtBot, notes: Path, model: LlamaModel, start: Start) -> Application:
    library = notes.parent / "library"
    with Engine.open(library, model=model) as engine:
        engine.add_roots([notes])
    application = start(library)
    qtbot.waitUntil(lambda: not application.indexing.running, timeout=60_000)
    return application


def folders(app: Application) -> list[str]:
    """Return the folders that the results say they are in, best first."""
    model = app.window.results.model()
    rows = range(model.rowCount(QModelIndex()))
    return [model.index(row, 0).data(ResultRole.FOLDER) for row in rows]


def test_what_is_saved_comes_into_the_results_by_itself(
    qtbot: QtBot, app: Application, notes: Path
) -> None:
    app.window.ask("plumber")
    qtbot.waitUntil(lambda: len(folders(app)) == 1, timeout=60_000)
    (notes / "second.txt").write_text("The plumber came on Saturday and repaired the boiler.")
    qtbot.waitUntil(lambda: len(folders(app)) == 2, timeout=60_000)
    qtbot.waitUntil(lambda: "Up to date" in app.window.index_status.text, timeout=60_000)
    assert not app.indexing.running


def test_a_folder_that_goes_away_is_marked_until_it_is_back(
    qtbot: QtBot, app: Application, notes: Path
) -> None:
    app.window.ask("plumber")
    qtbot.waitUntil(lambda: folders(app) == ["notes"], timeout=60_000)
    notes.rename(notes.parent / "unplugged")
    qtbot.waitUntil(lambda: folders(app) == ["Not connected · notes"], timeout=60_000)
    (notes.parent / "unplugged").rename(notes)
    qtbot.waitUntil(lambda: folders(app) == ["notes"], timeout=60_000)


def test_the_settings_say_how_folders_are_watched(qtbot: QtBot, app: Application) -> None:
    app.window.commands.settings.trigger()
    lists = [
        found
        for found in app.window.findChildren(QListWidget)
        if found.accessibleName() == "Folders of the library"
    ]
    (shown,) = lists
    qtbot.waitUntil(lambda: shown.count() == 1 and "Watched" in shown.item(0).text())
