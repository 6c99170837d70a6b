"""Indexing in the background."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError
from dogear_core.preferences import Preferences
from dogear_core.progress import CancelToken, Progress, ProgressFn, Stage, Waiting
from dogear_core.sources.roots import covering_root, root_path
from dogear_core.types import IndexReport, LibraryStatus, ProblemKind, Root
from dogear_desktop.services.engine_session import EngineSession

PROGRESS_SECONDS = 0.05
"""The least time between two reports of progress: what an eye can follow."""


class IndexService(QObject):
    """Adds and removes folders and brings the library up to date, one thing after the other.

    `writer` does the work; `reader` counts, so that numbers come while the work goes on.

    Signals:
        started: An indexing run has begun or waits for its turn.
        advanced: The `Progress` of the run.
        finished: The run is over; its `IndexReport`, or None when it was stopped or failed.
        failed: The `DogearError` that ended the run or refused a folder.
        already_covered: Pairs of a path that was to be added and the path of the root it is in.
        roots_changed: A list of `Root`, after folders were added or removed.
        library_changed: More can be found now than before.
        status_ready: The `LibraryStatus` asked for with `refresh_status`.
        paused_changed: Indexing is paused (True) or goes on, by this window or another program.
    """

    started = Signal()
    advanced = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    already_covered = Signal(object)
    roots_changed = Signal(object)
    library_changed = Signal()
    status_ready = Signal(object)
    paused_changed = Signal(bool)

    def __init__(
        self, writer: EngineSession, reader: EngineSession, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._writer = writer
        self._reader = reader
        self._token: CancelToken | None = None
        self._paused = False
        self._waited = False

    @property
    def running(self) -> bool:
        """Whether a run is under way, or waits, that nobody has asked to stop."""
        return self._token is not None and not self._token.cancelled

    @property
    def paused(self) -> bool:
        """Whether indexing is paused, as far as is known: the library is asked for it first."""
        return self._paused

    def start(self) -> None:
        """Bring the library up to date, unless that is under way.

        While indexing is paused, the run waits until it is resumed, here or from elsewhere.
        """
        if self.running:
            return
        token = self._token = CancelToken()
        self._waited = False
        self.started.emit()

        def index(engine: Engine) -> IndexReport:
            return engine.index(background=True, progress=self._reporter(token), cancel=token)

        def deliver(report: IndexReport) -> None:
            if self._end(token):
                self.finished.emit(report)
            self.library_changed.emit()
            self.refresh_status()

        def fail(error: DogearError) -> None:
            if self._end(token):
                self.finished.emit(None)
            if not isinstance(error, Cancelled):
                self.failed.emit(error)
            self.refresh_status()

        self._writer.run(index, on_result=deliver, on_error=fail)

    def stop(self) -> None:
        """Ask the run to stop; what it has done stays done."""
        if self._token is not None:
            self._token.cancel()

    def pause(self) -> None:
        """Let indexing wait, also after the next start; `paused_changed` follows."""
        self.set_paused(True)

    def resume(self) -> None:
        """Let indexing go on, and bring the library up to date; `paused_changed` follows."""
        self.set_paused(False)

    def set_paused(self, paused: bool) -> None:
        """Pause or resume, as a switch says."""

        def deliver(_: Preferences) -> None:
            self._note_paused(paused=paused)
            if not paused:
                self.start()

        # In the lane of the reader: that of the writer may be busy with the run that is to pause.
        self._reader.run(
            lambda engine: engine.preferences.change(paused=paused),
            on_result=deliver,
            on_error=self.failed.emit,
        )

    def add_roots(self, paths: Sequence[Path]) -> None:
        """Add folders or files and index them.

        A run under way makes room and begins anew afterwards; it goes on where it was.
        """

        def add(engine: Engine) -> None:
            covered = list(_covered(engine.roots(), map(root_path, paths)))
            engine.add_roots(paths)
            if covered:
                self._writer.post(lambda: self.already_covered.emit(covered))

        self._change_roots(add, index_after=True)

    def remove_root(self, path: Path) -> None:
        """Forget a folder and its documents; the originals stay."""
        self._change_roots(lambda engine: engine.remove_root(path), index_after=False)

    def retry(
        self, paths: Sequence[Path], kinds: Collection[ProblemKind] = frozenset(ProblemKind)
    ) -> None:
        """Read files again, or what of these kinds is below folders, though nothing changed."""
        self._change_roots(lambda engine: engine.retry(paths, kinds), index_after=True)

    def exclude(self, paths: Sequence[Path]) -> None:
        """Leave files or folders out of the search from now on; the originals stay."""
        self._change_roots(lambda engine: engine.exclude(paths), index_after=False)

    def change_patterns(self, path: Path, exclude: Sequence[str]) -> None:
        """Leave out of a root what these patterns say, and nothing else."""
        self._change_roots(lambda engine: engine.change_patterns(path, exclude), index_after=True)

    def refresh_status(self) -> None:
        """Have the library counted; `status_ready` follows."""

        def count(engine: Engine) -> tuple[LibraryStatus, bool]:
            return engine.status(), engine.preferences.read().paused

        def deliver(counted: tuple[LibraryStatus, bool]) -> None:
            status, paused = counted
            self._note_paused(paused=paused)
            self.status_ready.emit(status)

        def fail(error: DogearError) -> None:
            if isinstance(error, Cancelled):
                self.refresh_status()  # the interruption was meant for a search
            else:
                self.failed.emit(error)

        self._reader.run(count, on_result=deliver, on_error=fail)

    def _note_paused(self, *, paused: bool) -> None:
        if paused != self._paused:
            self._paused = paused
            self.paused_changed.emit(paused)

    def _note_waiting(self, progress: Progress) -> None:
        """Learn from a run that another program has paused indexing, or resumed it."""
        waits = progress.waiting is Waiting.PAUSED
        if waits or self._waited:
            self._note_paused(paused=waits)
        self._waited = waits

    def _change_roots(self, change: Callable[[Engine], object], *, index_after: bool) -> None:
        resume = index_after or self.running
        self.stop()

        def apply(engine: Engine) -> list[Root]:
            change(engine)
            return engine.roots()

        def deliver(roots: list[Root]) -> None:
            self.roots_changed.emit(roots)
            self.library_changed.emit()
            self.refresh_status()
            if resume:
                self.start()

        def fail(error: DogearError) -> None:
            self.failed.emit(error)
            if resume:
                self.start()

        self._writer.run(apply, on_result=deliver, on_error=fail)

    def _reporter(self, token: CancelToken) -> ProgressFn:
        stage: Stage | None = None
        waiting: Waiting | None = None
        reported = 0.0

        def report(progress: Progress) -> None:
            nonlocal stage, waiting, reported
            now = time.monotonic()
            is_news = (progress.stage, progress.waiting) != (stage, waiting)
            if not is_news and now - reported < PROGRESS_SECONDS:
                return
            reading_done = stage is Stage.READING and progress.stage is not stage
            stage, waiting, reported = progress.stage, progress.waiting, now
            self._writer.post(lambda: self._advance(token, progress, reading_done))

        return report

    def _advance(self, token: CancelToken, progress: Progress, reading_done: bool) -> None:
        if token is self._token:
            self._note_waiting(progress)
            self.advanced.emit(progress)
        if reading_done:
            self.library_changed.emit()

    def _end(self, token: CancelToken) -> bool:
        """Note that a run is over; whether it was the latest."""
        latest = token is self._token
        if latest:
            self._token = None
        return latest


def _covered(roots: Sequence[Root], paths: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield the paths that are in a root, each with that root's path."""
    for path in paths:
        root = covering_root(roots, path)
        if root is not None:
            yield path, root.path
