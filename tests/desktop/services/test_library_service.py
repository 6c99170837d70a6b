"""What the settings show and change of the library, on a real one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError, LibraryBusy
from dogear_core.preferences import OnBattery, Preferences
from dogear_core.progress import CancelToken, Progress, ProgressFn, ignore_progress
from dogear_core.storage.lock import writer_lock
from dogear_core.types import Coverage, Filters, FolderStatus, LibrarySize, LibraryStatus, Root
from dogear_desktop.services import library_service
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.library_service import LibraryService
from dogear_desktop.tasks import Lane, TaskRunner


class Window:
    """The sessions and services of a window, and what they have said."""

    def __init__(self, runner: TaskRunner, open_engine: Callable[[], Engine]) -> None:
        self.sessions = [
            EngineSession(runner, lane, open_engine)
            for lane in (Lane.INDEX, Lane.SEARCH, Lane.PAGES)
        ]
        writer, reader, checker = self.sessions
        self.indexing = IndexService(writer, reader)
        with open_engine() as engine:
            library = engine.library
        self.service = LibraryService(library, writer, reader, [checker], self.indexing)
        self.errors: list[DogearError] = []
        self.saved: list[int] = []
        self.progress: list[Progress] = []
        self.counts: list[LibraryStatus] = []
        self.roots: list[list[Root]] = []
        self.service.failed.connect(self.errors.append)
        self.service.compacted.connect(self.saved.append)
        self.service.compact_advanced.connect(self.progress.append)
        self.indexing.status_ready.connect(self.counts.append)
        self.indexing.roots_changed.connect(self.roots.append)


class InterruptedEngine(Engine):
    """Reads of the size are interrupted once, as by a key pressed while they go on."""

    interruptions = 0

    def size(self) -> LibrarySize:
        if InterruptedEngine.interruptions:
            InterruptedEngine.interruptions -= 1
            raise Cancelled
        return super().size()

    def compact(
        self, *, progress: ProgressFn = ignore_progress, cancel: CancelToken | None = None
    ) -> int:
        def report(step: Progress) -> None:
            progress(step)
            InterruptedEngine.on_step()

        return super().compact(progress=report, cancel=cancel)

    @staticmethod
    def on_step() -> None:
        """Do nothing between two steps, unless a test wants something to happen there."""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "papers"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number}.txt").write_text(f"Note {number} about the boiler.\n" * 50)
    (folder / "blank.txt").touch()
    return folder


@pytest.fixture
def library(tmp_path: Path, papers: Path) -> Path:
    with Engine.open(tmp_path / "library", model=FakeModel()) as engine:
        engine.add_roots([papers])
        engine.index()
    return tmp_path / "library"


@pytest.fixture
def window(runner: TaskRunner, library: Path) -> Iterator[Window]:
    InterruptedEngine.interruptions = 0
    window = Window(runner, lambda: InterruptedEngine.open(library, model=FakeModel()))
    yield window
    window.indexing.stop()
    window.service.stop()
    assert runner.close(60.0)
    for session in window.sessions:
        session.close()


def test_preferences_are_told_and_changed(qtbot: QtBot, window: Window, library: Path) -> None:
    told: list[Preferences] = []
    window.service.preferences_ready.connect(told.append)
    window.service.load_preferences()
    window.service.change_preferences(threads=2, on_battery="wait")
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0] == Preferences()
    assert (told[1].threads, told[1].on_battery) == (2, OnBattery.WAIT)
    with Engine.open(library, model=FakeModel()) as engine:
        assert engine.preferences.read() == told[1]


def test_every_folder_is_counted(qtbot: QtBot, window: Window, papers: Path) -> None:
    with qtbot.waitSignal(window.service.folders_ready) as told:
        window.service.count_folders()
    (folder,) = told.args[0]
    assert isinstance(folder, FolderStatus)
    assert (folder.root.path, folder.documents, folder.problems) == (papers, 20, 1)
    assert folder.coverage.share == 1


def test_the_coverage_of_a_part_is_told_with_what_it_is_of(
    qtbot: QtBot, window: Window, papers: Path
) -> None:
    filters = Filters(under=papers / "3.txt")
    with qtbot.waitSignal(window.service.coverage_ready) as told:
        window.service.count_coverage(filters)
    asked, coverage = told.args
    assert asked == filters
    assert isinstance(coverage, Coverage)
    assert 0 < coverage.passages < 20 * 200


def test_an_interruption_meant_for_a_search_does_not_lose_the_size(
    qtbot: QtBot, window: Window
) -> None:
    InterruptedEngine.interruptions = 2
    with qtbot.waitSignal(window.service.size_ready) as told:
        window.service.measure()
    assert told.args[0].total > 0
    assert window.errors == []


def test_compacting_gives_space_back_and_lets_indexing_go_on(
    qtbot: QtBot, window: Window, papers: Path
) -> None:
    window.indexing.remove_root(papers)
    qtbot.waitUntil(lambda: bool(window.roots))
    window.indexing.start()
    with qtbot.waitSignal(window.service.size_ready) as told:
        window.service.compact()
    (saved,) = window.saved
    assert saved >= 0
    assert told.args[0].free == 0
    qtbot.waitUntil(lambda: not window.indexing.running)
    assert window.errors == []


def test_compacting_can_be_stopped(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(InterruptedEngine, "on_step", staticmethod(window.service.stop))
    window.service.compact()
    qtbot.waitUntil(lambda: window.saved == [-1])
    assert window.errors == []


def test_while_another_writes_compacting_is_refused(
    qtbot: QtBot, window: Window, library: Path
) -> None:
    with writer_lock(library):
        window.service.compact()
        qtbot.waitUntil(lambda: bool(window.saved))
    assert isinstance(window.errors[0], LibraryBusy)


def test_deleting_everything_leaves_an_empty_library_and_the_documents(
    qtbot: QtBot, window: Window, library: Path, papers: Path
) -> None:
    window.indexing.refresh_status()
    window.indexing.start()
    window.service.change_preferences(paused=True)
    qtbot.waitUntil(lambda: bool(window.counts))
    former = library / "library.schema1.db"
    former.write_text("a copy with all their texts")
    with qtbot.waitSignal(window.service.deleted):
        window.service.delete_everything()
    assert window.roots[-1] == []
    qtbot.waitUntil(lambda: window.counts[-1].documents == 0)
    assert window.counts[-1].roots == 0
    assert not former.exists()
    assert not window.indexing.paused
    assert len(list(papers.iterdir())) == 21
    assert window.errors == []


def test_nobody_has_the_library_open_when_it_is_deleted(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    for session in window.sessions:
        with qtbot.waitCallback() as opened:
            session.run(lambda engine: engine.roots(), on_result=opened, on_error=opened)
    still_open: list[bool] = []

    def delete(_: Path) -> None:
        still_open.extend(session._engine is not None for session in window.sessions)

    monkeypatch.setattr(library_service, "delete_library", delete)
    with qtbot.waitSignal(window.service.deleted):
        window.service.delete_everything()
    assert still_open == [False] * 3


def test_while_another_writes_nothing_is_deleted(
    qtbot: QtBot, window: Window, library: Path
) -> None:
    with writer_lock(library):
        window.service.delete_everything()
        qtbot.waitUntil(lambda: bool(window.errors))
    assert isinstance(window.errors[0], LibraryBusy)
    window.indexing.refresh_status()
    qtbot.waitUntil(lambda: bool(window.counts))
    assert window.counts[-1].documents == 20


def test_the_former_model_answers_again_at_a_click(
    qtbot: QtBot, runner: TaskRunner, tmp_path: Path
) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "lease.txt").write_text("The tenant pays the rent.")
    with Engine.open(tmp_path / "library", model=FakeModel()) as engine:
        engine.add_roots([papers])
        engine.index()
    new = FakeModel(96, "new")
    window = Window(runner, lambda: Engine.open(tmp_path / "library", model=new))
    with Engine.open(tmp_path / "library", model=new) as engine:
        engine.index()
    with qtbot.waitSignal(window.service.model_status_ready) as told:
        window.service.roll_back_model()
    assert told.args is not None
    assert told.args[0].active.model == "fake"
    assert window.errors == []
