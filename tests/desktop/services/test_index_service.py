import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.engine.engine import ignore_report
from dogear_core.errors import (
    Cancelled,
    DiskFull,
    DogearError,
    LibraryDamaged,
    LibraryNotWritable,
)
from dogear_core.indexing.following import AtRest
from dogear_core.preferences import PreferenceFile
from dogear_core.progress import CancelToken, Progress, ProgressFn, Waiting, ignore_progress
from dogear_core.types import IndexReport, LibraryStatus, ProblemKind, Root
from dogear_desktop.services import index_service
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.tasks import Lane, TaskRunner


class Library:
    """An empty library whose engines fail and wait as a test asks them to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.count_errors: list[DogearError] = []
        self.run_errors: list[DogearError] = []
        self.runs = 0
        self.open = threading.Event()
        self.open.set()

    def engine(self) -> Engine:
        library = self

        class StagedEngine(Engine):
            def status(self) -> LibraryStatus:
                if library.count_errors:
                    raise library.count_errors.pop()
                return super().status()

            def follow(
                self,
                *,
                progress: ProgressFn = ignore_progress,
                at_rest: AtRest = ignore_report,
                cancel: CancelToken | None = None,
            ) -> None:
                library.runs += 1
                while cancel and not library.open.wait(0.01):
                    cancel.raise_if_cancelled()
                if library.run_errors:
                    raise library.run_errors.pop()
                super().follow(progress=progress, at_rest=at_rest, cancel=cancel)

        return StagedEngine.open(self.path, model=FakeModel())


class Listener:
    """What the service has said."""

    def __init__(self, service: IndexService) -> None:
        self.errors: list[DogearError] = []
        self.counts: list[LibraryStatus] = []
        self.roots: list[list[Root]] = []
        self.reports: list[IndexReport | None] = []
        self.paused: list[bool] = []
        self.progress: list[Progress] = []
        service.failed.connect(self.errors.append)
        service.status_ready.connect(self.counts.append)
        service.roots_changed.connect(self.roots.append)
        service.finished.connect(self.reports.append)
        service.paused_changed.connect(self.paused.append)
        service.advanced.connect(self.progress.append)

    @property
    def waits(self) -> bool:
        """Whether the run said last that it is paused."""
        return bool(self.progress) and self.progress[-1].waiting is Waiting.PAUSED


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_service, "AGAIN_MS", 20)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def service(runner: TaskRunner, library: Library) -> Iterator[IndexService]:
    writer = EngineSession(runner, Lane.INDEX, library.engine)
    reader = EngineSession(runner, Lane.SEARCH, library.engine)
    service = IndexService(writer, reader)
    yield service
    service.stop()
    assert runner.close(60.0)
    writer.close()
    reader.close()


@pytest.fixture
def listener(service: IndexService) -> Listener:
    return Listener(service)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "papers"
    folder.mkdir()
    (folder / "lease.txt").write_text("The deposit is returned within thirty days.\n")
    return folder


def test_an_interruption_meant_for_a_search_does_not_lose_the_count(
    qtbot: QtBot, service: IndexService, listener: Listener, library: Library
) -> None:
    library.count_errors = [Cancelled()]
    service.refresh_status()
    qtbot.waitUntil(lambda: len(listener.counts) == 1)
    assert not listener.errors


def test_a_count_that_fails_is_reported(
    qtbot: QtBot, service: IndexService, listener: Listener, library: Library
) -> None:
    library.count_errors = [LibraryDamaged()]
    service.refresh_status()
    qtbot.waitUntil(lambda: bool(listener.errors))
    assert isinstance(listener.errors[0], LibraryDamaged)


def test_an_added_folder_is_indexed_and_counted(
    qtbot: QtBot, service: IndexService, listener: Listener, papers: Path
) -> None:
    service.add_roots([papers])
    qtbot.waitUntil(lambda: any(count.documents == 1 for count in listener.counts))
    assert [[root.path for root in roots] for roots in listener.roots] == [[papers]]
    (report,) = listener.reports
    assert report is not None
    assert report.added == 1


@pytest.mark.parametrize("is_followed", [False, True])
def test_after_a_folder_is_removed_the_others_are_followed_if_they_were(
    qtbot: QtBot,
    service: IndexService,
    listener: Listener,
    library: Library,
    papers: Path,
    *,
    is_followed: bool,
) -> None:
    service.add_roots([papers])
    qtbot.waitUntil(lambda: bool(listener.reports))
    if is_followed:
        library.open.clear()
        service.start()
        qtbot.waitUntil(lambda: library.runs == 2)
    else:
        service.stop()
    service.remove_root(papers)
    qtbot.waitUntil(lambda: len(listener.roots) == 2)
    assert listener.roots[-1] == []
    assert service.running == service.following == is_followed
    library.open.set()
    qtbot.waitUntil(lambda: not service.running)
    qtbot.waitUntil(lambda: listener.counts[-1].documents == 0)
    assert library.runs == (3 if is_followed else 1)
    assert not listener.errors


def test_what_is_saved_is_told_once_it_can_be_found(
    qtbot: QtBot, service: IndexService, listener: Listener, papers: Path
) -> None:
    service.add_roots([papers])
    qtbot.waitUntil(lambda: len(listener.reports) == 1)
    assert service.following
    assert not service.running
    told = len(listener.progress)
    with qtbot.waitSignal(service.library_changed):
        (papers / "note.txt").write_text("The plumber comes on Friday.\n")
    qtbot.waitUntil(lambda: listener.counts[-1].documents == 2)
    assert listener.reports[-1] is not None
    assert listener.reports[-1].added == 1
    assert len(listener.progress) == told


@pytest.mark.parametrize("error", [DiskFull(), LibraryDamaged(), LibraryNotWritable()])
def test_what_makes_indexing_impossible_is_told_once_and_tried_again(
    qtbot: QtBot,
    service: IndexService,
    listener: Listener,
    library: Library,
    papers: Path,
    error: DogearError,
) -> None:
    library.run_errors = [error] * 3
    service.add_roots([papers])
    qtbot.waitUntil(lambda: bool(listener.counts) and listener.counts[-1].documents == 1)
    assert library.runs == 4
    assert listener.errors == [error]


def test_a_run_that_was_stopped_is_not_tried_again(
    qtbot: QtBot, service: IndexService, library: Library, papers: Path
) -> None:
    library.run_errors = [DiskFull()] * 100
    service.add_roots([papers])
    qtbot.waitUntil(lambda: library.runs > 1)
    service.stop()
    runs = library.runs
    qtbot.wait(100)
    assert library.runs <= runs + 1
    assert not service.following


def test_what_failed_is_read_again_when_it_is_tried_again(
    qtbot: QtBot, service: IndexService, listener: Listener, papers: Path
) -> None:
    (papers / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    service.add_roots([papers])
    qtbot.waitUntil(lambda: len(listener.reports) == 1)
    service.start()
    qtbot.waitUntil(lambda: len(listener.reports) == 2)
    service.retry([papers], [ProblemKind.DAMAGED])
    qtbot.waitUntil(lambda: len(listener.reports) == 3)
    assert [report.failed for report in listener.reports if report] == [1, 0, 1]
    assert not listener.errors


def test_what_is_left_out_is_forgotten_and_told_with_the_roots(
    qtbot: QtBot, service: IndexService, listener: Listener, papers: Path
) -> None:
    service.add_roots([papers])
    qtbot.waitUntil(lambda: any(count.documents == 1 for count in listener.counts))
    service.exclude([papers / "lease.txt"])
    qtbot.waitUntil(lambda: len(listener.roots) == 2)
    qtbot.waitUntil(lambda: listener.counts[-1].documents == 0)
    assert [root.exclude for root in listener.roots[-1]] == [("/lease.txt",)]


def test_what_cannot_be_left_out_is_reported(
    qtbot: QtBot, service: IndexService, listener: Listener, papers: Path
) -> None:
    service.add_roots([papers])
    qtbot.waitUntil(lambda: bool(listener.reports))
    service.exclude([papers])
    qtbot.waitUntil(lambda: bool(listener.errors))
    assert listener.errors[0].path == papers


def test_while_paused_nothing_is_indexed_until_it_is_resumed(
    qtbot: QtBot, service: IndexService, listener: Listener, papers: Path
) -> None:
    service.pause()
    qtbot.waitUntil(lambda: service.paused)
    service.add_roots([papers])
    qtbot.waitUntil(lambda: listener.waits)
    assert [root.path for root in listener.roots[-1]] == [papers]
    assert listener.counts[-1].documents == 0
    service.resume()
    qtbot.waitUntil(lambda: bool(listener.reports))
    qtbot.waitUntil(lambda: listener.counts[-1].documents == 1)
    assert listener.paused == [True, False]
    assert listener.errors == []


def test_resuming_brings_the_library_up_to_date(
    qtbot: QtBot, service: IndexService, listener: Listener, papers: Path
) -> None:
    service.add_roots([papers])
    qtbot.waitUntil(lambda: len(listener.reports) == 1)
    service.pause()
    qtbot.waitUntil(lambda: service.paused)
    (papers / "note.txt").write_text("The plumber comes on Friday.\n")
    service.resume()
    qtbot.waitUntil(lambda: listener.counts[-1].documents == 2)


def test_a_pause_outlives_the_window(
    qtbot: QtBot, service: IndexService, listener: Listener, library: Library
) -> None:
    service.pause()
    qtbot.waitUntil(lambda: service.paused)
    assert PreferenceFile(library.path).read().paused
    assert listener.paused == [True]


def test_a_pause_from_before_is_known_once_the_library_was_counted(
    qtbot: QtBot, service: IndexService, listener: Listener, library: Library
) -> None:
    library.engine().close()
    PreferenceFile(library.path).change(paused=True)
    service.refresh_status()
    qtbot.waitUntil(lambda: bool(listener.counts))
    assert service.paused
    assert listener.paused == [True]


def test_another_program_can_pause_and_resume(
    qtbot: QtBot, service: IndexService, listener: Listener, library: Library, papers: Path
) -> None:
    library.engine().close()
    elsewhere = PreferenceFile(library.path)
    elsewhere.change(paused=True)
    runs_over: list[int] = []
    service.paused_changed.connect(lambda _: runs_over.append(len(listener.reports)))
    service.add_roots([papers])
    qtbot.waitUntil(lambda: listener.waits)
    assert service.paused
    elsewhere.change(paused=False)
    qtbot.waitUntil(lambda: bool(listener.reports))
    assert listener.paused == [True, False]
    assert runs_over == [0, 0]


def test_a_run_that_waits_can_be_stopped(
    qtbot: QtBot, service: IndexService, listener: Listener, papers: Path
) -> None:
    service.pause()
    qtbot.waitUntil(lambda: service.paused)
    service.add_roots([papers])
    qtbot.waitUntil(lambda: listener.waits)
    service.stop()
    qtbot.waitUntil(lambda: listener.reports == [None])
    assert not service.running
    assert service.paused


def test_patterns_are_changed_and_heeded(
    qtbot: QtBot, service: IndexService, listener: Listener, papers: Path
) -> None:
    service.add_roots([papers])
    qtbot.waitUntil(lambda: len(listener.reports) == 1)
    service.change_patterns(papers, ["*.txt"])
    qtbot.waitUntil(lambda: len(listener.reports) == 2)
    assert listener.roots[-1][0].exclude == ("*.txt",)
    qtbot.waitUntil(lambda: listener.counts[-1].documents == 0)
