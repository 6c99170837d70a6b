"""How a long run shows where it is: a bar on a terminal, now and then a line elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TextIO

from dogear_core.progress import Progress, ProgressFn, Stage, Waiting

_STAGES = {
    Stage.SCANNING: ("Looking for files", "files"),
    Stage.READING: ("Reading", "files"),
    Stage.EMBEDDING: ("Embedding", "passages"),
    Stage.CHANGING_MODEL: ("Changing the model", "passages"),
    Stage.COMPARING: ("Comparing the models", "questions"),
    Stage.COMPACTING: ("Compacting", "steps"),
    Stage.CHECKING: ("Checking", "documents"),
    Stage.DOWNLOADING: ("Downloading", "MB"),
}
_WAITING = {
    Waiting.PAUSED: "Paused; go on with: dogear resume",
    Waiting.ON_BATTERY: "Waiting for mains power",
    Waiting.LOW_DISK_SPACE: "Waiting for space on the disk",
    Waiting.ELSEWHERE: "Another Dogear keeps the library up to date",
    Waiting.LIBRARY_FULL: "Waiting: the library is as large as it may become",
}

_MEGABYTE = 1e6

SECONDS_BETWEEN_LINES = 15.0


@contextmanager
def show_progress() -> Iterator[ProgressFn]:
    """Give a function that shows progress on stderr until the context ends."""
    if not sys.stderr.isatty():
        yield progress_lines(sys.stderr)
        return
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[counts]}", markup=False),
    )
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", counts="")

        def show(progress: Progress) -> None:
            bar.update(
                task,
                description=_doing(progress),
                total=progress.total,
                completed=progress.done,
                counts=counts(progress),
            )

        yield show


def progress_lines(stream: TextIO, clock: Callable[[], float] = time.monotonic) -> ProgressFn:
    """Return a function that writes a line at most every `SECONDS_BETWEEN_LINES` seconds.

    Why a run waits is written at once, for nothing more may come for a long time.
    """
    next_line = clock() + SECONDS_BETWEEN_LINES

    def show(progress: Progress) -> None:
        nonlocal next_line
        if progress.waiting or clock() >= next_line:
            next_line = clock() + SECONDS_BETWEEN_LINES
            stream.write(f"{_doing(progress)}: {counts(progress)}\n")
            stream.flush()

    return show


def _doing(progress: Progress) -> str:
    """Return what a run does, or why it does nothing."""
    if progress.waiting:
        return _WAITING[progress.waiting]
    stage, _ = _STAGES[progress.stage]
    return f"{stage} slowly, on battery" if progress.slowly else stage


def counts(progress: Progress) -> str:
    """Return how far a stage is, e.g. "120 of 6,000 files, 35.2 files/s, 0:02:47 left"."""
    _, unit = _STAGES[progress.stage]
    each, digits = (_MEGABYTE, 1) if progress.stage is Stage.DOWNLOADING else (1, 0)
    done = f"{progress.done / each:,.{digits}f}"
    parts = [f"{done} {unit}"]
    if progress.total is not None:
        parts = [f"{done} of {progress.total / each:,.{digits}f} {unit}"]
    if progress.rate is not None:
        parts.append(f"{progress.rate / each:,.1f} {unit}/s")
    if progress.seconds_left is not None:
        parts.append(f"{timedelta(seconds=round(progress.seconds_left))} left")
    return ", ".join(parts)
