"""Roots are watched by the system's events where that can be relied on, and otherwise looked at."""

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dogear_core.sources import watcher as watching
from dogear_core.sources.settling import QUIET_SECONDS
from dogear_core.sources.watcher import (
    LOOK_SECONDS,
    POLL_SECONDS,
    SAFETY_SECONDS,
    SLEEP_SECONDS,
    Changes,
    Watcher,
)
from dogear_core.types import Root, RootId, WatchMode

PATIENCE = 20.0


class Clock:
    """A time that only a test moves on."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.asleep = 0.0

    def __call__(self) -> float:
        return self.now


class Woken:
    """Waits for the watcher to say that something happened."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def __call__(self) -> None:
        self._event.set()

    def wait(self) -> None:
        assert self._event.wait(PATIENCE)
        self._event.clear()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def woken() -> Woken:
    return Woken()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "home"
    (folder / "in").mkdir(parents=True)
    (folder / "library").mkdir()
    return folder


@pytest.fixture
def watcher(home: Path, clock: Clock, woken: Woken) -> Iterator[Watcher]:
    with Watcher(home / "library", woken, clock, lambda: clock.asleep) as made:
        yield made


def root(path: Path, device: str = "") -> Root:
    return Root(RootId(1), path, device=device)


def settled(watcher: Watcher, clock: Clock, until: Callable[[set[Path]], bool]) -> set[Path]:
    """Take changes, as time goes by, until those that are wanted have come."""
    found: set[Path] = set()
    pause = threading.Event()
    for _ in range(int(PATIENCE * 100)):
        clock.now += QUIET_SECONDS
        found.update(watcher.take().paths)
        if until(found):
            return found
        pause.wait(0.01)
    raise AssertionError(found)


def later(watcher: Watcher, clock: Clock, seconds: float) -> Changes:
    clock.now += seconds
    return watcher.take()


def test_what_is_written_moved_and_deleted_is_told(
    watcher: Watcher, clock: Clock, home: Path
) -> None:
    watcher.set_roots([root(home)])
    (home / "in" / "a.txt").write_text("text")
    settled(watcher, clock, lambda found: found == {home / "in" / "a.txt"})
    (home / "in").rename(home / "out")
    settled(watcher, clock, lambda found: found == {home / "in", home / "out"})
    (home / "out" / "a.txt").unlink()
    settled(watcher, clock, lambda found: found == {home / "out" / "a.txt"})
    (home / "new" / "deep").mkdir(parents=True)
    (home / "new" / "deep" / "b.txt").write_text("text")
    settled(watcher, clock, lambda found: home / "new" in found)


def test_what_is_left_out_anyway_wakes_nobody(watcher: Watcher, clock: Clock, home: Path) -> None:
    watcher.set_roots([root(home), root(home / ".chosen")])
    (home / ".hidden").write_text("text")
    (home / "in" / "download.part").write_text("text")
    (home / "library" / "library.db").write_text("text")
    (home / "in" / "last.txt").write_text("text")
    found = settled(watcher, clock, lambda found: home / "in" / "last.txt" in found)
    assert found == {home / "in" / "last.txt"}


def test_a_hidden_folder_that_was_chosen_is_watched(
    watcher: Watcher, clock: Clock, home: Path
) -> None:
    chosen = home / ".chosen"
    chosen.mkdir()
    watcher.set_roots([root(home), root(chosen)])
    (chosen / "a.txt").write_text("text")
    settled(watcher, clock, lambda found: chosen / "a.txt" in found)


def test_what_decides_about_a_folder_is_news_of_the_folder(
    watcher: Watcher, clock: Clock, home: Path
) -> None:
    watcher.set_roots([root(home)])
    (home / "in" / "pyvenv.cfg").write_text("home = /usr")
    settled(watcher, clock, lambda found: found == {home / "in"})


def test_a_single_file_is_watched_and_not_those_beside_it(
    watcher: Watcher, clock: Clock, home: Path
) -> None:
    (home / "a.txt").write_text("text")
    watcher.set_roots([root(home / "a.txt")])
    (home / "b.txt").write_text("text")
    temporary = home / "c.txt"
    temporary.write_text("other text")
    temporary.rename(home / "a.txt")
    found = settled(watcher, clock, lambda found: home / "a.txt" in found)
    assert found == {home / "a.txt"}


def test_the_system_that_drops_events_makes_everything_due(
    watcher: Watcher, home: Path, woken: Woken
) -> None:
    watcher.set_roots([root(home)])
    assert not watcher.has_news()
    # What watchdog says of IN_Q_OVERFLOW.
    logger = logging.getLogger("watchdog.observers.inotify_c")
    logger.warning("Inotify queue overflowed; filesystem events were lost")
    woken.wait()
    assert watcher.has_news()
    assert watcher.take() == Changes(roots=(home,))
    assert watcher.take() == Changes()


def test_what_the_system_does_not_watch_is_looked_through_every_minute(
    watcher: Watcher, clock: Clock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "is_remote", lambda path: path == home)
    watcher.set_roots([root(home), root(home / "in")])
    assert watcher.modes() == {home: WatchMode.POLLING, home / "in": WatchMode.EVENTS}
    assert later(watcher, clock, POLL_SECONDS - LOOK_SECONDS) == Changes()
    assert later(watcher, clock, LOOK_SECONDS) == Changes(roots=(home,))
    assert later(watcher, clock, LOOK_SECONDS) == Changes()


def test_where_no_watches_are_left_a_root_is_polled(
    watcher: Watcher, clock: Clock, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = True
    monkeypatch.setattr(watching, "watches_left", lambda _: left)
    watcher.set_roots([root(home)])
    assert watcher.modes() == {home: WatchMode.EVENTS}
    left = False  # folders that have come since took the last ones
    later(watcher, clock, POLL_SECONDS)
    assert watcher.modes() == {home: WatchMode.POLLING}
    assert later(watcher, clock, POLL_SECONDS) == Changes(roots=(home,))


def test_even_what_is_watched_is_looked_through_now_and_then(
    watcher: Watcher, clock: Clock, home: Path
) -> None:
    watcher.set_roots([root(home)])
    assert later(watcher, clock, SAFETY_SECONDS - LOOK_SECONDS) == Changes()
    assert later(watcher, clock, LOOK_SECONDS) == Changes(roots=(home,))


def test_after_sleep_everything_is_looked_through(
    watcher: Watcher, clock: Clock, home: Path
) -> None:
    watcher.set_roots([root(home)])
    clock.asleep += SLEEP_SECONDS * 2
    assert later(watcher, clock, LOOK_SECONDS) == Changes(roots=(home,))
    assert later(watcher, clock, LOOK_SECONDS) == Changes()


def test_a_drive_that_goes_and_comes_back_is_looked_for_and_watched_again(
    watcher: Watcher, clock: Clock, home: Path
) -> None:
    watcher.set_roots([root(home / "in")])
    (home / "in").rename(home / "unplugged")
    assert home / "in" in later(watcher, clock, LOOK_SECONDS).roots
    assert watcher.modes() == {home / "in": WatchMode.MISSING}
    assert later(watcher, clock, LOOK_SECONDS) == Changes()
    (home / "unplugged").rename(home / "in")
    assert home / "in" in later(watcher, clock, LOOK_SECONDS).roots
    assert watcher.modes() == {home / "in": WatchMode.EVENTS}
    (home / "in" / "a.txt").write_text("text")
    settled(watcher, clock, lambda found: home / "in" / "a.txt" in found)


def test_an_empty_folder_in_the_place_of_a_drive_is_not_the_drive(
    watcher: Watcher, home: Path
) -> None:
    watcher.set_roots([root(home / "in", device="another disk")])
    assert watcher.modes() == {home / "in": WatchMode.MISSING}


def test_a_root_that_is_removed_is_watched_no_more(
    watcher: Watcher, clock: Clock, home: Path
) -> None:
    watcher.set_roots([root(home), root(home / "in")])
    watcher.set_roots([root(home / "in")])
    (home / "a.txt").write_text("text")
    (home / "in" / "b.txt").write_text("text")
    found = settled(watcher, clock, lambda found: home / "in" / "b.txt" in found)
    assert found == {home / "in" / "b.txt"}


def test_a_burst_is_one_piece_of_work(watcher: Watcher, clock: Clock, home: Path) -> None:
    watcher.set_roots([root(home)])
    for number in range(2000):
        folder = home / "checkout" / f"{number % 20}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}.txt").write_text("text")
    found = settled(watcher, clock, lambda found: home / "checkout" in found)
    assert len(found) <= 2001
