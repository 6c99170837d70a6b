from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError, LibraryDamaged
from dogear_core.types import (
    Explanation,
    FilterKind,
    Filters,
    Hindrance,
    Presence,
    Reach,
    SearchRequest,
    Standing,
)
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.explain_service import ExplainService, without_hindrances
from dogear_desktop.tasks import Lane, TaskRunner

QUESTION = SearchRequest("deposit")


class StagedEngine:
    """Fails as often as it has errors, then explains; notes what was asked."""

    def __init__(self) -> None:
        self.errors: list[DogearError] = []
        self.asked: list[Path] = []

    def close(self) -> None:
        """Give nothing back."""

    def explain(self, path: Path, _: SearchRequest) -> Explanation:
        if self.errors:
            raise self.errors.pop()
        self.asked.append(path)
        return Explanation(Reach(path, Presence.FILE, None, None, None))


class Listener:
    """What the service has said."""

    def __init__(self, service: ExplainService) -> None:
        self.explained: list[Path] = []
        self.errors: list[DogearError] = []
        service.explained.connect(lambda found: self.explained.append(found.reach.path))
        service.failed.connect(self.errors.append)


@pytest.fixture
def engine() -> StagedEngine:
    return StagedEngine()


@pytest.fixture
def service(runner: TaskRunner, engine: StagedEngine) -> Iterator[ExplainService]:
    opener = cast(Callable[[], Engine], lambda: engine)
    yield ExplainService(EngineSession(runner, Lane.SEARCH, opener))
    assert runner.close(60.0)


@pytest.fixture
def listener(service: ExplainService) -> Listener:
    return Listener(service)


def test_of_several_files_the_last_is_explained(
    qtbot: QtBot, service: ExplainService, listener: Listener, engine: StagedEngine
) -> None:
    for name in "abc":
        service.explain(Path(name), QUESTION)
    qtbot.waitUntil(lambda: engine.asked[-1:] == [Path("c")])
    qtbot.waitUntil(lambda: bool(listener.explained))
    assert listener.explained == [Path("c")]


def test_an_interruption_meant_for_a_search_loses_nothing(
    qtbot: QtBot, service: ExplainService, listener: Listener, engine: StagedEngine
) -> None:
    engine.errors = [Cancelled()]
    service.explain(Path("a"), QUESTION)
    qtbot.waitUntil(lambda: listener.explained == [Path("a")])
    assert not listener.errors


def test_a_library_that_is_damaged_is_reported(
    qtbot: QtBot, service: ExplainService, listener: Listener, engine: StagedEngine
) -> None:
    engine.errors = [LibraryDamaged()]
    service.explain(Path("a"), QUESTION)
    qtbot.waitUntil(lambda: bool(listener.errors))
    assert not listener.explained


def test_a_request_without_what_keeps_a_document_out() -> None:
    request = SearchRequest("deposit type:pdf", filters=Filters(folders=("Work",)))
    hindrance = Hindrance(FilterKind.TYPE, ("pdf",), typed=True)
    asked = without_hindrances(Standing(request, (hindrance,), None, 0, None, None))
    assert (asked.text, asked.filters) == ("deposit", request.filters)
