"""How long work reports where it is, and how it is told to stop."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dogear_core.errors import Cancelled


class Stage(StrEnum):
    """The steps of an indexing run, in order; and what is a run of its own.

    The model is changed, and compared with the former one, only when another is wanted.
    """

    SCANNING = "scanning"
    READING = "reading"
    EMBEDDING = "embedding"
    CHANGING_MODEL = "changing_model"
    COMPARING = "comparing"
    COMPACTING = "compacting"
    CHECKING = "checking"
    DOWNLOADING = "downloading"


class Waiting(StrEnum):
    """Why a run in the background does nothing for the time being.

    `ELSEWHERE`: another process writes to the library or keeps it up to date; then this one does.
    """

    PAUSED = "paused"
    ON_BATTERY = "on_battery"
    LOW_DISK_SPACE = "low_disk_space"
    ELSEWHERE = "elsewhere"
    LIBRARY_FULL = "library_full"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run is: `done` of `total` items of the stage (files; passages when embedding;
    bytes when downloading).

    While scanning `total` is None, for nobody knows yet. `rate` is items per second over the last
    while, `seconds_left` follows from it; both are None until they can be told. `current` is the
    file at hand. `waiting` says why nothing is done, `slowly` that the battery is being spared.
    """

    stage: Stage
    done: int
    total: int | None = None
    rate: float | None = None
    seconds_left: float | None = None
    current: str = ""
    waiting: Waiting | None = None
    slowly: bool = False


ProgressFn = Callable[[Progress], None]


def ignore_progress(_: Progress) -> None:
    """Report to nobody."""


class CancelToken:
    """A flag one thread sets and another, at work, looks at between steps."""

    def __init__(self) -> None:
        self._cancelled = False
        self._stirred = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; what is committed stays."""
        self._cancelled = True
        self._stirred.set()

    def stir(self) -> None:
        """Have who waits look up, though nothing is to stop."""
        self._stirred.set()

    def wait(self, seconds: float) -> bool:
        """Wait until the work is asked to stop, until `stir`, or for so long.

        Returns whether it was asked to stop. One thread waits at a time.
        """
        if not self._cancelled:
            self._stirred.wait(seconds)
            self._stirred.clear()
        return self._cancelled

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._cancelled

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` once the work was asked to stop."""
        if self._cancelled:
            raise Cancelled
