from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError, LibraryDamaged
from dogear_core.types import (
    IN_NEED,
    FolderReport,
    LibraryReport,
    Problem,
    ProblemKind,
    Reason,
)
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.report_service import ProblemList, ReportService
from dogear_desktop.tasks import Lane, TaskRunner

REPORT = LibraryReport((Path("/papers"),), FolderReport(3), {})


class StagedEngine:
    """Fails as often as it has errors, then answers; notes what was asked."""

    def __init__(self) -> None:
        self.errors: list[DogearError] = []
        self.listed: list[Path | None] = []

    def close(self) -> None:
        """Give nothing back."""

    def report(self) -> LibraryReport:
        if self.errors:
            raise self.errors.pop()
        return REPORT

    def problems(self, under: Path | None, kinds: Collection[ProblemKind]) -> list[Problem]:
        if self.errors:
            raise self.errors.pop()
        self.listed.append(under)
        reason = Reason.DAMAGED if ProblemKind.DAMAGED in kinds else Reason.EMPTY
        return [Problem(Path("/papers/a"), reason.status, reason, "")]


class Listener:
    """What the service has said."""

    def __init__(self, service: ReportService) -> None:
        self.reports: list[LibraryReport] = []
        self.lists: list[ProblemList] = []
        self.errors: list[DogearError] = []
        service.counted.connect(self.reports.append)
        service.listed.connect(self.lists.append)
        service.failed.connect(self.errors.append)


@pytest.fixture
def engine() -> StagedEngine:
    return StagedEngine()


@pytest.fixture
def service(runner: TaskRunner, engine: StagedEngine) -> Iterator[ReportService]:
    opener = cast(Callable[[], Engine], lambda: engine)
    yield ReportService(EngineSession(runner, Lane.SEARCH, opener))
    assert runner.close(60.0)


@pytest.fixture
def listener(service: ReportService) -> Listener:
    return Listener(service)


def test_counting(qtbot: QtBot, service: ReportService, listener: Listener) -> None:
    service.count()
    qtbot.waitUntil(lambda: listener.reports == [REPORT])


def test_listing_by_folder_and_kind(
    qtbot: QtBot, service: ReportService, listener: Listener
) -> None:
    service.list_problems(Path("/papers"), [ProblemKind.DAMAGED])
    qtbot.waitUntil(lambda: len(listener.lists) == 1)
    (found,) = listener.lists
    assert found.folder == Path("/papers")
    assert found.kinds == {ProblemKind.DAMAGED}
    assert [problem.reason for problem in found.problems] == [Reason.DAMAGED]


def test_of_several_questions_the_last_is_answered(
    qtbot: QtBot, service: ReportService, listener: Listener, engine: StagedEngine
) -> None:
    for folder in "abc":
        service.count()
        service.list_problems(Path(folder), IN_NEED)
    qtbot.waitUntil(lambda: engine.listed[-1:] == [Path("c")])
    qtbot.waitUntil(lambda: bool(listener.lists))
    assert [found.folder for found in listener.lists] == [Path("c")]
    assert listener.reports == [REPORT]


@pytest.mark.parametrize("what", ["count", "list"])
def test_an_interruption_meant_for_a_search_loses_nothing(
    qtbot: QtBot, service: ReportService, listener: Listener, engine: StagedEngine, what: str
) -> None:
    engine.errors = [Cancelled()]
    if what == "count":
        service.count()
    else:
        service.list_problems(None, IN_NEED)
    qtbot.waitUntil(lambda: bool(listener.reports or listener.lists))
    assert not listener.errors


def test_a_library_that_is_damaged_is_reported(
    qtbot: QtBot, service: ReportService, listener: Listener, engine: StagedEngine
) -> None:
    engine.errors = [LibraryDamaged()]
    service.count()
    qtbot.waitUntil(lambda: bool(listener.errors))
    assert not listener.reports
