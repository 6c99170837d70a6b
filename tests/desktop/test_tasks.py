import threading

import pytest
from pytestqt.qtbot import QtBot

from dogear_core.errors import DogearError, LibraryBusy
from dogear_desktop.tasks import Lane, TaskRunner


class Record:
    """What a task brought, and in which thread it was told."""

    def __init__(self) -> None:
        self.results: list[object] = []
        self.errors: list[DogearError] = []
        self.threads: set[threading.Thread] = set()

    def result(self, value: object) -> None:
        self.results.append(value)
        self.threads.add(threading.current_thread())

    def error(self, error: DogearError) -> None:
        self.errors.append(error)
        self.threads.add(threading.current_thread())


@pytest.fixture
def record() -> Record:
    return Record()


def test_results_arrive_on_the_gui_thread_in_order(
    qtbot: QtBot, runner: TaskRunner, record: Record
) -> None:
    numbers = iter(range(20))
    worked: set[str] = set()

    def work() -> int:
        worked.add(threading.current_thread().name)
        return next(numbers)

    for _ in range(20):
        runner.run(Lane.SEARCH, work, on_result=record.result, on_error=record.error)
    qtbot.waitUntil(lambda: len(record.results) == 20)
    assert record.results == list(range(20))
    assert record.threads == {threading.main_thread()}
    assert worked == {"search_0"}


def test_an_error_of_the_engine_goes_to_its_callback(
    qtbot: QtBot, runner: TaskRunner, record: Record
) -> None:
    def fail() -> None:
        raise LibraryBusy

    runner.run(Lane.INDEX, fail, on_result=record.result, on_error=record.error)
    qtbot.waitUntil(lambda: bool(record.errors))
    assert isinstance(record.errors[0], LibraryBusy)
    assert record.threads == {threading.main_thread()}
    assert not record.results


def test_a_bug_is_loud(qtbot: QtBot, runner: TaskRunner, record: Record) -> None:
    def stumble() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as exceptions:
        runner.run(Lane.INDEX, stumble, on_result=record.result, on_error=record.error)
        qtbot.waitUntil(lambda: bool(exceptions))
    assert exceptions[0][0] is ZeroDivisionError
    assert not record.errors


def test_lanes_do_not_wait_for_each_other(qtbot: QtBot, runner: TaskRunner, record: Record) -> None:
    go_on = threading.Event()
    runner.run(Lane.INDEX, go_on.wait, on_result=record.result, on_error=record.error)
    runner.run(Lane.SEARCH, lambda: "found", on_result=record.result, on_error=record.error)
    qtbot.waitUntil(lambda: record.results == ["found"])
    go_on.set()


def test_closing_drops_what_waits_and_delivers_nothing(qtbot: QtBot, record: Record) -> None:
    runner = TaskRunner()
    running, go_on = threading.Event(), threading.Event()

    def block() -> None:
        running.set()
        go_on.wait()

    runner.run(Lane.INDEX, block, on_result=record.result, on_error=record.error)
    runner.run(Lane.INDEX, lambda: "late", on_result=record.result, on_error=record.error)
    assert running.wait(5)
    assert not runner.close(0.01)
    go_on.set()
    assert runner.close(60.0)
    qtbot.wait(50)
    assert not record.results
