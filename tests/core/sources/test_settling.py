"""When changes have come to rest: bursts are taken at once, and nothing waits for ever."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dogear_core.sources.settling import (
    LONGEST_SECONDS,
    OFTEN,
    OPEN_SECONDS,
    PATIENCE_SECONDS,
    QUIET_SECONDS,
    SELDOM_SECONDS,
    SOON_SECONDS,
    Settling,
    outermost,
)

A, B = Path("/home/a.txt"), Path("/home/b.txt")
SOON, RESTED = QUIET_SECONDS / 2, QUIET_SECONDS + 0.01


def test_a_save_is_taken_once_it_is_quiet() -> None:
    settling = Settling()
    settling.note(A, 10.0)
    assert settling.take(10.0 + SOON) == []
    assert settling.wait(10.0 + SOON) == pytest.approx(QUIET_SECONDS - SOON)
    assert settling.take(10.0 + RESTED) == [A]
    assert settling.take(11.0) == []
    assert settling.wait(11.0) is None


def test_a_burst_is_taken_as_one() -> None:
    settling = Settling()
    for step in range(10):
        settling.note(Path(f"/home/{step}"), step * SOON)
        assert settling.take(step * SOON) == []
    assert len(settling.take(9 * SOON + RESTED)) == 10


def test_what_rests_does_not_wait_for_what_never_does() -> None:
    settling = Settling()
    settling.note(A, 0.0)
    now = 0.0
    while not (taken := settling.take(now)):
        settling.note(B, now)
        now += SOON
    assert taken == [A]
    assert PATIENCE_SECONDS <= now < PATIENCE_SECONDS + 1


def test_what_is_written_to_all_the_time_is_taken_now_and_then() -> None:
    settling = Settling()
    now, taken = 0.0, []
    while now < 10 * LONGEST_SECONDS:
        settling.note(A, now, is_open=True)
        taken += settling.take(now)
        now += SOON
    assert 8 <= len(taken) <= 10


def test_a_download_that_pauses_is_one_piece_of_work() -> None:
    settling = Settling()
    for second in range(60):
        settling.note(A, second, is_open=True)
        assert settling.take(second + 0.9) == []
    settling.note(A, 60.0)  # it was closed
    assert settling.take(60.0 + RESTED) == [A]


def test_what_is_left_open_is_taken_all_the_same() -> None:
    settling = Settling()
    settling.note(A, 0.0, is_open=True)
    assert settling.take(RESTED) == []
    assert settling.take(OPEN_SECONDS) == [A]


def test_a_log_that_grows_every_other_second_is_taken_once_a_minute() -> None:
    settling = Settling()
    taken = []
    for second in range(0, 600, 2):
        settling.note(A, second)
        taken += settling.take(second + 1)
    assert OFTEN < len(taken) <= OFTEN + 600 / SELDOM_SECONDS


def test_what_was_saved_again_and_again_is_taken_soon_after_the_last_time() -> None:
    settling = Settling()
    for second in range(0, 3 * OFTEN, 2):
        settling.note(A, second)
        settling.take(second + 1)
    last = 3 * OFTEN
    settling.note(A, last)
    assert settling.take(last + RESTED) == []
    assert settling.take(last + SOON_SECONDS) == [A]


def test_a_person_who_saves_every_other_minute_never_waits() -> None:
    settling = Settling()
    for minute in range(0, 100, 2):
        settling.note(A, minute * 60)
        assert settling.take(minute * 60 + RESTED) == [A]


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.floats(0, 3), st.booleans(), st.booleans()),
        max_size=60,
    )
)
def test_every_change_is_taken_after_it_happened_and_none_twice(
    events: list[tuple[str, float, bool, bool]],
) -> None:
    settling = Settling()
    now = 0.0
    waiting: dict[Path, float] = {}
    for name, pause, is_open, looks in events:
        now += pause
        if looks:
            for path in settling.take(now):
                del waiting[path]  # fails for what did not happen, or was taken already
        settling.note(Path(name), now, is_open=is_open)
        waiting[Path(name)] = now
        assert len(settling) == len(waiting)
        assert (wait := settling.wait(now)) is not None
        assert 0 < wait <= RESTED
    assert set(settling.take(now + LONGEST_SECONDS)) == waiting.keys()


def test_only_the_outermost_paths_are_looked_at() -> None:
    below = [A, Path("/home/a.txt/in"), Path("/home"), Path("/homes/b"), Path("/home/c/d")]
    assert outermost(below) == [Path("/home"), Path("/homes/b")]
    assert outermost([Path("/home/a"), Path("/home/a b"), Path("/home/a/c")]) == [
        Path("/home/a"),
        Path("/home/a b"),
    ]
