"""The settings, on a library of real files."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QListWidget,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.desktop.windows.conftest import RecordingOpener

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.models.store import ModelStore
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.library_service import LibraryService
from dogear_desktop.services.model_service import ModelService
from dogear_desktop.settings import Settings
from dogear_desktop.tasks import Lane, TaskRunner
from dogear_desktop.windows.settings.folders_page import FoldersPage
from dogear_desktop.windows.settings.page import SettingsPage
from dogear_desktop.windows.settings_dialog import SettingsDialog


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "papers"
    folder.mkdir()
    for name in ("lease.txt", "boiler.txt", "notes.md"):
        (folder / name).write_text(f"What {name} says about the boiler.\n")
    (folder / "blank.txt").touch()
    return folder


@pytest.fixture
def library(tmp_path: Path, papers: Path) -> Path:
    with Engine.open(tmp_path / "library", model=FakeModel()) as engine:
        engine.add_roots([papers])
        engine.index()
    return tmp_path / "library"


@pytest.fixture
def sessions(runner: TaskRunner, library: Path) -> list[EngineSession]:
    return [
        EngineSession(runner, lane, lambda: Engine.open(library, model=FakeModel()))
        for lane in (Lane.INDEX, Lane.SEARCH)
    ]


@pytest.fixture
def indexing(sessions: list[EngineSession]) -> IndexService:
    writer, reader = sessions
    return IndexService(writer, reader)


@pytest.fixture
def models(runner: TaskRunner, library: Path, tmp_path: Path) -> ModelService:
    return ModelService(library, FakeModel(), runner, ModelStore(tmp_path / "models"))


@pytest.fixture
def dialog(
    qtbot: QtBot,
    runner: TaskRunner,
    library: Path,
    settings: Settings,
    sessions: list[EngineSession],
    indexing: IndexService,
    models: ModelService,
    opened: list[str],
    revealed: list[str],
) -> Iterator[SettingsDialog]:
    writer, reader = sessions
    service = LibraryService(library, writer, reader, [], indexing)
    failures: list[object] = []
    service.failed.connect(failures.append)
    indexing.failed.connect(failures.append)
    opener = RecordingOpener(opened, revealed, runner)
    dialog = SettingsDialog(settings, indexing, service, models, opener)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    indexing.stop()
    service.stop()
    models.stop()
    assert runner.close(60.0)
    for session in sessions:
        session.close()
    assert failures == []


def page(dialog: SettingsDialog, kind: type[SettingsPage]) -> SettingsPage:
    """Bring a page into sight and return it."""
    dialog.show_page(kind)
    return next(shown for shown in dialog.pages if isinstance(shown, kind))


def control(dialog: QWidget, key: str) -> QWidget:
    found = dialog.findChild(QWidget, key)
    assert isinstance(found, QWidget), f"{key} has no control"
    return found


def press(parent: QWidget, text: str) -> None:
    """Press the button with this text, whatever its mnemonic is."""
    buttons = [b for b in parent.findChildren(QPushButton) if b.text().replace("&", "") == text]
    (button,) = buttons
    assert button.isEnabled()
    button.click()


def answer(text: str) -> Callable[[], None]:
    """Return what presses a button of the question that is asked."""

    def reply() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        press(box, text)

    return reply


def folder_list(dialog: SettingsDialog) -> QListWidget:
    (found,) = page(dialog, FoldersPage).findChildren(QListWidget)
    return found
