"""How long work reports where it is, and how it is told to stop."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from dogear_core.errors import Cancelled


class Stage(StrEnum):
    """The steps of an indexing run, in order."""

    SCANNING = "scanning"
    READING = "reading"
    EMBEDDING = "embedding"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run is: `done` of `total` items of the stage (files, or passages when embedding).

    While scanning `total` is None, for nobody knows yet. `rate` is items per second over the last
    while, `seconds_left` follows from it; both are None until they can be told. `current` is the
    file at hand.
    """

    stage: Stage
    done: int
    total: int | None = None
    rate: float | None = None
    seconds_left: float | None = None
    current: str = ""


ProgressFn = Callable[[Progress], None]


def ignore_progress(_: Progress) -> None:
    """Report to nobody."""


class CancelToken:
    """A flag one thread sets and another, at work, looks at between steps."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step; what is committed stays."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Raise `Cancelled` once the work was asked to stop."""
        if self._event.is_set():
            raise Cancelled
