"""The whole application on a library of real files, indexed with the bundled model.

Where meaning does not matter, `quick` is the same with a model that needs no weights.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from dogear_core.embedding.base import EmbeddingModel
from dogear_core.embedding.fake import FakeModel
from dogear_core.embedding.llama import LlamaModel
from dogear_core.engine import Engine
from dogear_desktop.app import Application
from dogear_desktop.applications.base import Opening, Outcome, Place
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.explain_service import ExplainService
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.opener import NOWHERE, Opener
from dogear_desktop.services.report_service import ReportService
from dogear_desktop.settings import Settings
from dogear_desktop.tasks import Lane, TaskRunner

PAPERS = {
    "lease.md": (
        "# Lease of the flat\n\n## Deposit\n\nThe security deposit is returned to the tenant"
        " within thirty days after moving out.\n\n## Animals\n\nKeeping a dog or a cat needs the"
        " landlord's consent in writing.\n"
    ),
    "bread.txt": (
        "Rye bread 🍞\n\nKnead flour, water and salt, let the dough rise overnight, and bake it in"
        " a hot oven until the crust is dark.\n"
    ),
    "boiler.txt": (
        "Heating\n\nIf the radiators stay cold, open the valve under the boiler until the gauge"
        " shows one and a half bar.\n"
    ),
}


class RecordingOpener(Opener):
    """Notes what would be opened, in a viewer that takes no page, and revealed."""

    def __init__(self, opened: list[str], revealed: list[str], runner: TaskRunner) -> None:
        super().__init__(runner)
        self._opened = opened
        self._revealed = revealed

    def open(self, path: Path, place: Place = NOWHERE) -> None:
        self._opened.append(path.name)
        self._tell(path, place)

    def reveal(self, path: Path) -> None:
        self._revealed.append(path.name)
        self._tell(path, NOWHERE)

    def _tell(self, path: Path, place: Place) -> None:
        outcome = Outcome.DONE if place.page is None else Outcome.PAGE_UNTOLD
        if not path.exists():
            outcome = Outcome.GONE
        self.finished.emit(Opening(path, outcome, "Viewer", place))


@pytest.fixture(scope="session")
def model() -> LlamaModel:
    return LlamaModel.bundled()


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory, model: LlamaModel) -> Path:
    """Return a folder with `papers` and the `library` made of them."""
    folder = tmp_path_factory.mktemp("indexed")
    write(folder / "papers", PAPERS)
    with Engine.open(folder / "library", model=model) as engine:
        engine.add_roots([folder / "papers"])
        engine.index()
    return folder


def write(folder: Path, files: dict[str, str]) -> None:
    """Write text files into a new folder."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def opened() -> list[str]:
    """Return the names of the files opened."""
    return []


@pytest.fixture
def revealed() -> list[str]:
    """Return the names of the files shown in the file manager."""
    return []


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return the settings that an application finds when it is started."""
    return Settings(QSettings(str(tmp_path / "dogear.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def make_app(
    qtbot: QtBot, tmp_path: Path, model: LlamaModel, opened: list[str], revealed: list[str]
) -> Iterator[Callable[..., Application]]:
    """Return what makes the application on a library, to be started."""
    applications: list[Application] = []

    def make(library: Path, model: EmbeddingModel = model) -> Application:
        store = QSettings(str(tmp_path / "dogear.ini"), QSettings.Format.IniFormat)
        opener = partial(RecordingOpener, opened, revealed)
        application = Application(library, model, opener, Settings(store))
        applications.append(application)
        qtbot.addWidget(application.window)
        return application

    yield make
    for application in applications:
        assert application.close()


@pytest.fixture
def start(qtbot: QtBot, make_app: Callable[..., Application]) -> Callable[..., Application]:
    """Return what starts the application on a library and waits until its window is active."""

    def start(*arguments: object) -> Application:
        application = make_app(*arguments)
        application.start()
        application.window.activateWindow()
        qtbot.waitUntil(application.window.isActiveWindow)
        return application

    return start


@pytest.fixture
def papers(indexed: Path, tmp_path: Path) -> Path:
    """Return a library of its own for a test that changes it; its root is `indexed / papers`."""
    return Path(shutil.copytree(indexed / "library", tmp_path / "library"))


@pytest.fixture
def app(qtbot: QtBot, papers: Path, start: Callable[[Path], Application]) -> Application:
    """Return the application on the indexed papers, with its model loaded, at rest."""
    application = start(papers)
    qtbot.waitUntil(lambda: not application.indexing.running, timeout=30_000)
    return application


# --- without the weights of the model --------------------------------------------------------


@pytest.fixture(scope="session")
def quickly_indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with `papers`, one of them blank, and the `library` made of them quickly."""
    folder = tmp_path_factory.mktemp("quickly")
    write(folder / "papers", {**PAPERS, "blank.txt": ""})
    with Engine.open(folder / "library", model=FakeModel()) as engine:
        engine.add_roots([folder / "papers"])
        engine.index()
    return folder


@pytest.fixture
def shelved(quickly_indexed: Path, tmp_path: Path) -> Path:
    """Return such a library of its own for a test that changes it."""
    return Path(shutil.copytree(quickly_indexed / "library", tmp_path / "library"))


@pytest.fixture
def quick(qtbot: QtBot, shelved: Path, start: Callable[..., Application]) -> Application:
    """Return the application on the library made quickly, at rest."""
    application = start(shelved, FakeModel())
    qtbot.waitUntil(lambda: not application.indexing.running)
    return application


# --- a library with files that are not searchable --------------------------------------------


@dataclass(frozen=True)
class Shelf:
    """A folder whose files end in many ways, and services on the library made of it."""

    folder: Path
    library: Path
    report: ReportService
    explain: ExplainService
    indexing: IndexService
    opener: Opener

    def open(self) -> Engine:
        return Engine.open(self.library, model=FakeModel())


@pytest.fixture
def shelf(
    runner: TaskRunner, tmp_path: Path, opened: list[str], revealed: list[str]
) -> Iterator[Shelf]:
    """Return a shelf at rest, indexed with a model that needs no weights."""
    folder = tmp_path.resolve() / "shelf"
    write(folder, PAPERS)
    write(folder / "scans", {f"page {number}.html": "<img src='p.png'>" for number in (1, 2, 3)})
    write(folder / "scans" / "2019", {"blank.txt": ""})
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (folder / ".hidden.txt").write_text("A secret about the deposit.")
    library = tmp_path / "shelf library"
    with Engine.open(library, model=FakeModel()) as engine:
        engine.add_roots([folder])
        engine.index()
    reader, writer = (
        EngineSession(runner, lane, lambda: Engine.open(library, model=FakeModel()))
        for lane in (Lane.SEARCH, Lane.INDEX)
    )
    indexing = IndexService(writer, reader)
    opener = RecordingOpener(opened, revealed, runner)
    yield Shelf(folder, library, ReportService(reader), ExplainService(reader), indexing, opener)
    indexing.stop()
    assert runner.close(5.0)
    reader.close()
    writer.close()
