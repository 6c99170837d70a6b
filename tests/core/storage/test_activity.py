from pathlib import Path

import pytest

from dogear_core.storage import activity
from dogear_core.storage.activity import ActivityLog
from dogear_core.storage.store import Store
from dogear_core.types import ActivityKind


class Clock:
    now = 1e9

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def log(store: Store, clock: Clock) -> ActivityLog:
    return ActivityLog(store._connection, clock)


def test_the_latest_comes_first_whatever_the_clock_says(log: ActivityLog, clock: Clock) -> None:
    log.add(ActivityKind.ADDED, Path("/papers/one.txt"))
    clock.now -= 5000
    log.add(ActivityKind.FAILED, Path("/papers/two.txt"), detail="timeout")
    assert [found.path for found in log.newest(9)] == [
        Path("/papers/two.txt"),
        Path("/papers/one.txt"),
    ]
    assert len(log.newest(1)) == 1


def test_it_is_bounded(log: ActivityLog, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity, "MOST_ROWS", 3)
    log.add(ActivityKind.ADDED, Path("/papers/old.txt"))
    clock.now += activity.LONGEST_SECONDS + 1
    log.add(ActivityKind.ADDED, Path("/papers/0.txt"))
    log.prune()
    assert [str(found.path) for found in log.newest(9)] == ["/papers/0.txt"]
    for number in range(1, 6):
        log.add(ActivityKind.ADDED, Path(f"/papers/{number}.txt"))
    log.prune()
    assert [found.path.stem for found in log.newest(9) if found.path] == ["5", "4", "3"]


def test_what_is_below_a_folder_is_forgotten(log: ActivityLog) -> None:
    for path in ("/papers/one.txt", "/papers-2/two.txt"):
        log.add(ActivityKind.ADDED, Path(path))
    log.forget(Path("/papers"))
    assert [found.path for found in log.newest(9)] == [Path("/papers-2/two.txt")]


def test_a_clock_that_was_set_back_makes_everything_due(log: ActivityLog, clock: Clock) -> None:
    assert log.seconds_since(ActivityKind.TIDIED) > 1e8
    log.add(ActivityKind.TIDIED)
    clock.now += 10
    assert log.seconds_since(ActivityKind.TIDIED) == 10
    clock.now -= 1000
    assert log.seconds_since(ActivityKind.TIDIED) > 86_400
