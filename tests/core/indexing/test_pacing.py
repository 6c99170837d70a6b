"""When a run goes on, rests, waits and begins anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dogear_core.config import MEBIBYTE, EngineConfig
from dogear_core.errors import Cancelled, DiskSpaceLow, LibraryFull
from dogear_core.indexing import pacing as pacing_module
from dogear_core.indexing.pacing import LOOK_SECONDS, PaceChanged, Pacing
from dogear_core.preferences import OnBattery, PreferenceFile
from dogear_core.progress import CancelToken, Progress, Stage, Waiting

PLENTY = 1 << 40


class Computer:
    """A computer whose battery, disk and clock a test sets; `waited` are the seconds slept."""

    def __init__(self) -> None:
        self.battery = False
        self.free = PLENTY
        self.now = 100.0
        self.waited: list[float] = []
        self.while_waiting: Callable[[], None] = lambda: None

    def clock(self) -> float:
        return self.now


class Token(CancelToken):
    """A token whose waiting takes no time but the computer's."""

    def __init__(self, computer: Computer) -> None:
        super().__init__()
        self._computer = computer

    def wait(self, seconds: float) -> bool:
        self._computer.waited.append(seconds)
        self._computer.now += seconds
        assert len(self._computer.waited) < 100, "it waits for ever"
        self._computer.while_waiting()
        return self.cancelled


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> Computer:
    computer = Computer()
    monkeypatch.setattr(pacing_module, "is_on_battery", lambda: computer.battery)
    monkeypatch.setattr(pacing_module, "free_bytes", lambda _: computer.free)
    monkeypatch.setattr(pacing_module, "_lower_priority", lambda: None)
    return computer


@pytest.fixture
def preferences(tmp_path: Path) -> PreferenceFile:
    return PreferenceFile(tmp_path)


@pytest.fixture
def reports() -> list[Progress]:
    return []


@pytest.fixture
def token(computer: Computer) -> Token:
    return Token(computer)


@pytest.fixture
def make(
    tmp_path: Path, computer: Computer, token: Token, reports: list[Progress]
) -> Callable[..., Pacing]:
    def make(*, background: bool = True, config: EngineConfig | None = None) -> Pacing:
        return Pacing(
            tmp_path,
            PreferenceFile(tmp_path),
            background=background,
            config=config,
            progress=reports.append,
            cancel=token,
            clock=computer.clock,
        )

    return make


@pytest.fixture
def pacing(make: Callable[..., Pacing]) -> Pacing:
    return make()


def test_nothing_in_the_way_nothing_is_waited_for(pacing: Pacing, computer: Computer) -> None:
    pace = pacing.begin()
    for _ in range(5):
        computer.now += 1
        pacing.check()
    assert not pace.slowly
    assert computer.waited == []


def test_a_paused_run_waits_until_it_is_resumed(
    pacing: Pacing, computer: Computer, preferences: PreferenceFile, reports: list[Progress]
) -> None:
    preferences.change(paused=True)

    def resume_after_three() -> None:
        if len(computer.waited) == 3:
            preferences.change(paused=False)

    computer.while_waiting = resume_after_three
    pacing.begin()
    assert len(computer.waited) == 3
    assert [report.waiting for report in reports] == [Waiting.PAUSED]


def test_pausing_ends_the_run_at_its_next_step_and_says_where_it_was(
    pacing: Pacing, computer: Computer, preferences: PreferenceFile, reports: list[Progress]
) -> None:
    pacing.begin()
    pacing.report(Progress(Stage.READING, 3, 9, rate=1.0, seconds_left=6.0))
    preferences.change(paused=True)
    with pytest.raises(PaceChanged):
        pacing.check()

    def resume() -> None:
        preferences.change(paused=False)

    computer.while_waiting = resume
    pacing.begin()
    assert reports[-1] == Progress(Stage.READING, 3, 9, waiting=Waiting.PAUSED)


def test_a_run_that_waits_can_be_cancelled(
    pacing: Pacing, computer: Computer, token: Token, preferences: PreferenceFile
) -> None:
    preferences.change(paused=True)
    computer.while_waiting = token.cancel
    with pytest.raises(Cancelled):
        pacing.begin()


def test_a_run_that_works_can_be_cancelled(pacing: Pacing, token: Token) -> None:
    pacing.begin()
    token.cancel()
    with pytest.raises(Cancelled):
        pacing.check()


def test_without_mains_it_waits_if_that_is_wanted(
    pacing: Pacing, computer: Computer, preferences: PreferenceFile, reports: list[Progress]
) -> None:
    preferences.change(on_battery=OnBattery.WAIT)
    computer.battery = True

    def plug_in() -> None:
        computer.battery = False

    computer.while_waiting = plug_in
    assert not pacing.begin().slowly
    assert [report.waiting for report in reports] == [Waiting.ON_BATTERY]
    assert sum(computer.waited) <= LOOK_SECONDS


def test_without_mains_it_goes_on_if_that_is_wanted(
    pacing: Pacing, computer: Computer, preferences: PreferenceFile
) -> None:
    preferences.change(on_battery=OnBattery.GO_ON)
    computer.battery = True
    assert not pacing.begin().slowly
    assert computer.waited == []


def test_a_slow_run_uses_half_of_one_core(
    pacing: Pacing, computer: Computer, reports: list[Progress]
) -> None:
    computer.battery = True
    pace = pacing.begin()
    assert (pace.config.threads, pace.config.reader_processes) == (1, 1)
    worked = 0.0
    for seconds in (0.01, 1.5, 0.1, 0.2, 0.05, 3.0):
        computer.now += seconds
        worked += seconds
        pacing.check()
    assert sum(computer.waited) >= worked - pacing_module.WORK_SECONDS
    pacing.report(Progress(Stage.EMBEDDING, 1, 2))
    assert reports[-1].slowly


def test_a_run_begins_anew_at_another_pace(
    pacing: Pacing, computer: Computer, preferences: PreferenceFile
) -> None:
    pacing.begin()
    computer.battery = True
    pacing.check()  # the battery is not looked at all the time
    computer.now += LOOK_SECONDS
    with pytest.raises(PaceChanged):
        pacing.check()
    assert pacing.begin().slowly
    preferences.change(reader_processes=5, on_battery=OnBattery.GO_ON)
    with pytest.raises(PaceChanged):
        pacing.check()
    assert pacing.begin().config.reader_processes == 5


def test_what_does_not_change_the_pace_does_not_end_the_run(
    pacing: Pacing, preferences: PreferenceFile
) -> None:
    pacing.begin()
    preferences.change(lowest_free_disk=MEBIBYTE)
    pacing.check()


def test_in_the_background_it_waits_for_space_and_a_little_more(
    pacing: Pacing, computer: Computer, preferences: PreferenceFile, reports: list[Progress]
) -> None:
    preferences.change(lowest_free_disk=1000 * MEBIBYTE)
    pacing.begin()
    computer.free = 999 * MEBIBYTE
    computer.now += LOOK_SECONDS
    with pytest.raises(PaceChanged):
        pacing.check()

    def free_some() -> None:
        computer.free += 10 * MEBIBYTE

    computer.while_waiting = free_some
    pacing.begin()
    assert [report.waiting for report in reports] == [Waiting.LOW_DISK_SPACE]
    assert computer.free >= 1000 * MEBIBYTE + pacing_module.SPARE_BYTES


def test_whoever_waits_for_it_is_told_of_low_space(
    make: Callable[..., Pacing], computer: Computer, tmp_path: Path
) -> None:
    run = make(background=False)
    run.begin()
    computer.free = 100 * MEBIBYTE
    computer.now += LOOK_SECONDS
    with pytest.raises(DiskSpaceLow) as raised:
        run.check()
    assert raised.value.path == tmp_path
    assert "100 MiB" in (raised.value.detail or "")


def test_a_library_may_be_as_large_as_was_chosen(
    make: Callable[..., Pacing],
    computer: Computer,
    preferences: PreferenceFile,
    reports: list[Progress],
    tmp_path: Path,
) -> None:
    database = tmp_path / "library.db"
    preferences.change(largest_library=1000)
    database.write_bytes(bytes(990))
    run = make(background=False)
    run.begin()
    database.write_bytes(bytes(1001))
    computer.now += LOOK_SECONDS
    with pytest.raises(LibraryFull):
        run.check()

    def shrink() -> None:
        database.write_bytes(bytes(database.stat().st_size - 10))
        computer.now += LOOK_SECONDS

    computer.while_waiting = shrink
    make(background=True).begin()
    assert [report.waiting for report in reports] == [Waiting.LIBRARY_FULL]
    assert database.stat().st_size <= 950


def test_whoever_waits_for_it_is_not_held_up(
    make: Callable[..., Pacing], computer: Computer, preferences: PreferenceFile
) -> None:
    preferences.change(paused=True, on_battery=OnBattery.WAIT)
    computer.battery = True
    run = make(background=False)
    assert not run.begin().slowly
    preferences.change(threads=1)
    run.check()
    assert computer.waited == []


def test_a_configuration_that_was_given_goes_before_the_preferences(
    make: Callable[..., Pacing], preferences: PreferenceFile
) -> None:
    preferences.change(reader_processes=7)
    assert make(config=EngineConfig(reader_processes=3)).begin().config.reader_processes == 3
