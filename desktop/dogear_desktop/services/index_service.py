"""Indexing in the background."""

import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError
from dogear_core.progress import CancelToken, Progress, ProgressFn, Stage
from dogear_core.types import IndexReport, ProblemKind, Root
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
        roots_changed: A list of `Root`, after folders were added or removed.
        library_changed: More can be found now than before.
        status_ready: The `LibraryStatus` asked for with `refresh_status`.
    """

    started = Signal()
    advanced = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    roots_changed = Signal(object)
    library_changed = Signal()
    status_ready = Signal(object)

    def __init__(
        self, writer: EngineSession, reader: EngineSession, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._writer = writer
        self._reader = reader
        self._token: CancelToken | None = None

    @property
    def running(self) -> bool:
        """Whether a run is under way that nobody has asked to stop."""
        return self._token is not None and not self._token.cancelled

    def start(self) -> None:
        """Bring the library up to date, unless that is under way."""
        if self.running:
            return
        token = self._token = CancelToken()
        self.started.emit()

        def index(engine: Engine) -> IndexReport:
            return engine.index(progress=self._reporter(token), cancel=token)

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

    def add_roots(self, paths: Sequence[Path]) -> None:
        """Add folders or files and index them.

        A run under way makes room and begins anew afterwards; it goes on where it was.
        """
        self._change_roots(lambda engine: engine.add_roots(paths), index_after=True)

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

    def refresh_status(self) -> None:
        """Have the library counted; `status_ready` follows."""

        def fail(error: DogearError) -> None:
            if isinstance(error, Cancelled):
                self.refresh_status()  # the interruption was meant for a search
            else:
                self.failed.emit(error)

        self._reader.run(
            lambda engine: engine.status(), on_result=self.status_ready.emit, on_error=fail
        )

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
        reported = 0.0

        def report(progress: Progress) -> None:
            nonlocal stage, reported
            now = time.monotonic()
            if progress.stage is stage and now - reported < PROGRESS_SECONDS:
                return
            reading_done = stage is Stage.READING and progress.stage is not stage
            stage, reported = progress.stage, now
            self._writer.post(lambda: self._advance(token, progress, reading_done))

        return report

    def _advance(self, token: CancelToken, progress: Progress, reading_done: bool) -> None:
        if token is self._token:
            self.advanced.emit(progress)
        if reading_done:
            self.library_changed.emit()

    def _end(self, token: CancelToken) -> bool:
        """Note that a run is over; whether it was the latest."""
        latest = token is self._token
        if latest:
            self._token = None
        return latest
