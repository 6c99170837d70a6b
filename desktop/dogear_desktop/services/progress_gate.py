"""Which reports of progress are worth showing: not more than an eye can follow, and none of work
that is over before it could be read."""

import time
from collections.abc import Callable

from dogear_core.progress import Progress, Stage, Waiting

PROGRESS_SECONDS = 0.05
"""The least time between two reports of progress: what an eye can follow."""
UNNOTICED_SECONDS = 1.0
"""Work that begins by itself, because a file was saved, is shown if it takes longer."""


class ProgressGate:
    """Lets through what is worth showing; for one thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._stage: Stage | None = None
        self._waiting: Waiting | None = None
        self._shown = 0.0
        self._quiet_until: float | None = 0.0

    def rest(self) -> None:
        """Take note that all work is done: the next begins by itself."""
        self._stage = self._waiting = self._quiet_until = None

    def lets_through(self, progress: Progress) -> bool:
        """Whether this is to be shown."""
        now = self._clock()
        if self._quiet_until is None:
            self._quiet_until = now + UNNOTICED_SECONDS
        if progress.waiting is None and now < self._quiet_until:
            return False
        is_news = (progress.stage, progress.waiting) != (self._stage, self._waiting)
        if not is_news and now - self._shown < PROGRESS_SECONDS:
            return False
        self._stage, self._waiting, self._shown = progress.stage, progress.waiting, now
        return True
