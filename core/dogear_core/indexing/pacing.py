"""Whether indexing may go on, and how fast: by what the person chose, the battery and the disk.

A run asks between files and between batches. One that may not go on ends there and gives the
writer lock back; it waits outside and begins anew when it may, finding what is done already, as
after a crash. The same happens when only the pace changes, so that a run has one from its
beginning to its end.
"""

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from dogear_core.config import MEBIBYTE, EngineConfig
from dogear_core.errors import DiskSpaceLow, LibraryFull, LibraryNotWritable
from dogear_core.preferences import OnBattery, PreferenceFile, Preferences
from dogear_core.progress import CancelToken, Progress, ProgressFn, Stage, Waiting
from dogear_core.storage.sizes import library_bytes

WAIT_SECONDS = 0.5
"""How soon a run that waits notices that it may go on."""
LOOK_SECONDS = 5.0
"""How often the battery and the disk are looked at."""
WORK_SECONDS = 0.25
"""A slow run works for at least this long before it rests as long as it has worked."""
SPARE_BYTES = 128 * MEBIBYTE
"""More than the least space that has to be free before a run that waited for it goes on: ending it
folded its log of up to 64 MiB, which is no reason to begin anew."""
SPARE_PART = 20
"""This part of the largest library has to be free before a run that waited for it goes on."""
NICENESS = 5
"""On a busy computer a thread of 10 held the interpreter for up to a second while a question
waited for it, and embedded next to nothing; with 5 questions were answered sooner than with 0."""
LAST_AT_THE_DISK = 7
"""Of the priorities 0 to 7 of those that share a disk."""


class PaceChanged(Exception):
    """A run in the background has to end here and begin anew. It does not leave the engine."""


def no_news() -> bool:
    """Say that nothing waits that should be done before all else."""
    return False


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a run goes: with which threads and processes, and whether it rests in between."""

    config: EngineConfig
    slowly: bool = False


def is_on_battery() -> bool:
    """Whether the computer runs on its battery, as far as the system tells."""
    import psutil

    ask = getattr(psutil, "sensors_battery", None)  # not on every platform
    battery = ask() if ask is not None else None
    return battery is not None and battery.power_plugged is False


def free_bytes(folder: Path) -> int:
    """Return the space left on the disk of a folder."""
    return shutil.disk_usage(folder).free


class Pacing:
    """Lets one run go on, rest, wait or begin anew; it is cancelled and reports through this.

    A run in the background heeds everything. One that a person waits for heeds the disk only, and
    rather than wait for space it raises `DiskSpaceLow` or `LibraryFull`.
    """

    def __init__(
        self,
        library: Path,
        preferences: PreferenceFile,
        *,
        background: bool,
        config: EngineConfig | None,
        progress: ProgressFn,
        cancel: CancelToken,
        news: Callable[[], bool] = no_news,
        wish: tuple[str, int] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Pace the runs of one library; `config` goes before what the preferences say of it.

        `news` says whether something waits that is to be done before what a run is at. `wish` is
        which model the person had chosen when that of the runs was opened.
        """
        self.cancel = cancel
        self._library = library
        self._preferences = preferences
        self._background = background
        self._config = config
        self._progress = progress
        self._news = news
        self._wish = wish
        self._outdated = False
        self._clock = clock
        self._last = Progress(Stage.SCANNING, 0)
        self._pace = Pace(EngineConfig())
        self._looked: float | None = None
        self._on_battery = False
        self._free = 0
        self._size = 0
        self._rested = clock()
        self._undisturbed_until = clock()

    def begin(self) -> Pace:
        """Return the pace of a run once it may begin.

        Raises `Cancelled`, and `DiskSpaceLow` or `LibraryFull` where nobody is to wait.
        """
        if self._background:
            _lower_priority()
        self._undisturbed_until = self._clock()
        waiting: Waiting | None = None
        while isinstance(demand := self._demand(waiting), Waiting):
            if demand is not waiting:
                waiting = demand
                self.report_waiting(waiting)
            self.cancel.wait(WAIT_SECONDS)
            self.cancel.raise_if_cancelled()
        self._pace = demand
        self._outdated = self.model_is_outdated()
        self._rested = self._clock()
        return demand

    def check(self) -> None:
        """Return when the run may take its next step; a slow one rests here.

        Raises `Cancelled`, `PaceChanged`, and `DiskSpaceLow` or `LibraryFull` where nobody is to
        wait.
        """
        self.cancel.raise_if_cancelled()
        if self._pace.slowly:
            self._rest()
        differs = self._demand(None) != self._pace or self.model_is_outdated() != self._outdated
        if differs and self._background:
            raise PaceChanged

    def give_way(self) -> None:
        """Return when the run may take its next step, like `check`, unless there is news.

        Raises `PaceChanged` then, and what `check` does.
        """
        self.check()
        if self._clock() >= self._undisturbed_until and self._news():
            raise PaceChanged

    def go_on_for(self, seconds: float) -> None:
        """Do not give way to news for so long, or a run could spend its time beginning anew."""
        self._undisturbed_until = self._clock() + seconds

    def preferences(self) -> Preferences:
        """Return what is chosen now."""
        return self._preferences.read()

    def model_is_outdated(self) -> bool:
        """Whether the person has chosen another model since that of the runs was opened."""
        return self._wish is not None and self._wish != self.preferences().wish

    def report(self, progress: Progress) -> None:
        """Report where the run is."""
        self._last = replace(progress, slowly=self._pace.slowly)
        self._progress(self._last)

    def report_waiting(self, waiting: Waiting) -> None:
        """Report that the run waits, and why, where it was last."""
        self._progress(replace(self._last, waiting=waiting, rate=None, seconds_left=None))

    def _demand(self, waiting: Waiting | None) -> Pace | Waiting:
        """Return the pace that is right now, or why a run has to wait; `waiting` is why it does."""
        chosen = self._preferences.read()
        self._look_around()
        least = chosen.lowest_free_disk
        if waiting is Waiting.LOW_DISK_SPACE and least:
            least += SPARE_BYTES
        if self._background and chosen.paused:
            return Waiting.PAUSED
        if self._free < least:
            if not self._background:
                raise DiskSpaceLow(f"{self._free // MEBIBYTE} MiB free", path=self._library)
            return Waiting.LOW_DISK_SPACE
        most = chosen.largest_library
        if waiting is Waiting.LIBRARY_FULL:
            most -= most // SPARE_PART
        if chosen.largest_library and self._size > most:
            if not self._background:
                raise LibraryFull(f"{self._size // MEBIBYTE} MiB", path=self._library)
            return Waiting.LIBRARY_FULL
        config = self._config or chosen.engine_config()
        if not (self._background and self._on_battery) or chosen.on_battery is OnBattery.GO_ON:
            return Pace(config)
        if chosen.on_battery is OnBattery.WAIT:
            return Waiting.ON_BATTERY
        return Pace(replace(config, threads=1, reader_processes=1), slowly=True)

    def _look_around(self) -> None:
        now = self._clock()
        if self._looked is not None and now - self._looked < LOOK_SECONDS:
            return
        self._looked = now
        try:
            self._free = free_bytes(self._library)
        except OSError as error:  # the disk is gone
            raise LibraryNotWritable(error.strerror or str(error), path=self._library) from error
        self._size = library_bytes(self._library)
        self._on_battery = self._background and is_on_battery()

    def _rest(self) -> None:
        """Sleep for as long as was worked, by one thread: half of one core is used."""
        worked = self._clock() - self._rested
        if worked >= WORK_SECONDS:
            self.cancel.wait(worked)
            self.cancel.raise_if_cancelled()
            self._rested = self._clock()


def _lower_priority() -> None:
    """Let this thread, and what it starts, come after what a person waits for: processor and disk.

    On Linux alone: elsewhere a thread cannot be told so without being slowed where nobody waits.
    """
    if sys.platform == "linux":
        import psutil

        thread = threading.get_native_id()
        with suppress(OSError, psutil.Error):
            if os.getpriority(os.PRIO_PROCESS, thread) < NICENESS:
                os.setpriority(os.PRIO_PROCESS, thread, NICENESS)
            # Not the class of those that only get what others leave: a copy that runs for hours
            # would hold everything up.
            psutil.Process(thread).ionice(psutil.IOPRIO_CLASS_BE, LAST_AT_THE_DISK)
