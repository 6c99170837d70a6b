"""Not all progress is shown: not what nobody could read, and not what is over at once."""

from dogear_core.progress import Progress, Stage, Waiting
from dogear_desktop.services.progress_gate import (
    PROGRESS_SECONDS,
    UNNOTICED_SECONDS,
    ProgressGate,
)


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_progress_comes_no_faster_than_it_can_be_seen_but_a_new_stage_at_once() -> None:
    clock = Clock()
    gate = ProgressGate(clock)
    assert gate.lets_through(Progress(Stage.READING, 1))
    assert not gate.lets_through(Progress(Stage.READING, 2))
    assert gate.lets_through(Progress(Stage.EMBEDDING, 0))
    clock.now += PROGRESS_SECONDS * 1.1
    assert gate.lets_through(Progress(Stage.EMBEDDING, 1))


def test_work_that_begins_by_itself_is_shown_if_it_takes_a_while() -> None:
    clock = Clock()
    gate = ProgressGate(clock)
    assert gate.lets_through(Progress(Stage.READING, 1))
    gate.rest()
    clock.now += 1000
    assert not gate.lets_through(Progress(Stage.READING, 1))
    clock.now += UNNOTICED_SECONDS
    assert gate.lets_through(Progress(Stage.READING, 2))
    gate.rest()
    assert not gate.lets_through(Progress(Stage.READING, 1))
    assert gate.lets_through(Progress(Stage.READING, 1, waiting=Waiting.PAUSED))
