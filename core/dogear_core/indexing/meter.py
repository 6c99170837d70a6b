"""How fast long work goes and how long it will take, from its last while."""

import time
from collections import deque
from collections.abc import Callable

from dogear_core.progress import Progress, ProgressFn, Stage

WINDOW_SECONDS = 20.0
FEWEST_SECONDS = 1.0


class Meter:
    """Counts the items of one stage and reports each step with its rate and the time left."""

    def __init__(
        self,
        stage: Stage,
        total: int | None,
        report: ProgressFn,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stage = stage
        self._total = total
        self._report = report
        self._clock = clock
        self._done = 0
        self._marks: deque[tuple[float, int]] = deque([(clock(), 0)])
        report(Progress(stage, 0, total))

    def advance(self, items: int = 1, current: str = "") -> None:
        """Count `items` as done and report."""
        self._done += items
        now = self._clock()
        self._marks.append((now, self._done))
        while len(self._marks) > 2 and self._marks[1][0] < now - WINDOW_SECONDS:
            self._marks.popleft()
        began, done_then = self._marks[0]
        rate = left = None
        if now - began >= FEWEST_SECONDS:
            rate = (self._done - done_then) / (now - began)
            if rate > 0 and self._total is not None:
                left = max(0, self._total - self._done) / rate
        self._report(Progress(self._stage, self._done, self._total, rate, left, current))
