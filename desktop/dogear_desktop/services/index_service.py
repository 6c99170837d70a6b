"""Indexing in the background."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError, LibraryError
from dogear_core.preferences import Preferences
from dogear_core.progress import CancelToken, Progress, Stage, Waiting
from dogear_core.sources.roots import covering_root, root_path
from dogear_core.types import IndexReport, LibraryStatus, ProblemKind, Root
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.progress_gate import ProgressGate

AGAIN_MS = 30_000
"""How soon it is tried again when the library could not be written: the disk that was full has
space again, the drive is back, what was damaged has been mended."""


class IndexService(QObject):
    """Adds and removes folders, brings the library up to date, and keeps it so.

    `writer` does the work; `reader` counts, so that numbers come while the work goes on. Once
    everything is indexed the library is watched: what changes is work again, of which only what
    takes a while is told before it is done. What makes that impossible is told once, and tried
    again until it works or somebody stops it.

    Signals:
        started: There is work, which has begun or waits for its turn.
        advanced: The `Progress` of the work.
        finished: All is done; the `IndexReport`, or None when it was stopped or failed.
        failed: The `DogearError` that ended the run or refused a folder, unless it was told.
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
        self._working = False
        self._paused = False
        self._waited = False
        self._told: type[DogearError] | None = None
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._start)

    @property
    def following(self) -> bool:
        """Whether the library is brought up to date, and kept so, until somebody stops that."""
        return self._token is not None and not self._token.cancelled

    @property
    def running(self) -> bool:
        """Whether there is work under way, or waiting, that nobody has asked to stop."""
        return self.following and self._working

    @property
    def paused(self) -> bool:
        """Whether indexing is paused, as far as is known: the library is asked for it first."""
        return self._paused

    def start(self) -> None:
        """Look through everything, unless that is under way, and keep the library up to date.

        While indexing is paused, the work waits until it is resumed, here or from elsewhere.
        """
        self._told = None
        self._start()

    def _start(self) -> None:
        if self.running:
            return
        self.stop()
        token = self._token = CancelToken()
        self._working = True
        self._waited = False
        self.started.emit()
        gate = ProgressGate()
        last: Stage | None = None

        def report(progress: Progress) -> None:
            nonlocal last
            if last is Stage.READING and progress.stage is not last:
                self._writer.post(self.library_changed.emit)
            last = progress.stage
            if gate.lets_through(progress):
                self._writer.post(lambda: self._advance(token, progress))

        def rest(done: IndexReport) -> None:
            gate.rest()
            self._writer.post(lambda: self._come_to_rest(token, done))

        def follow(engine: Engine) -> None:
            engine.follow(progress=report, at_rest=rest, cancel=token)

        def fail(error: DogearError) -> None:
            was_stopped = token is not self._token or token.cancelled
            if self._end(token):
                self.finished.emit(None)
            if not isinstance(error, Cancelled):
                self._tell(error)
                if isinstance(error, LibraryError) and not was_stopped:
                    self._again.start()
            self.refresh_status()

        self._writer.run(follow, on_result=lambda _: None, on_error=fail)

    def stop(self) -> None:
        """Ask the run to stop; what it has done stays done."""
        self._again.stop()
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
                self._tell(error)

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
        resume = index_after or self.following
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

    def _advance(self, token: CancelToken, progress: Progress) -> None:
        if token is not self._token:
            return
        if not self._working:
            self._working = True
            self.started.emit()
        self._note_waiting(progress)
        self.advanced.emit(progress)

    def _come_to_rest(self, token: CancelToken, report: IndexReport) -> None:
        self._told = None
        if token is self._token:
            self._working = False
            self.finished.emit(report)
        self.library_changed.emit()
        self.refresh_status()

    def _tell(self, error: DogearError) -> None:
        if type(error) is not self._told:
            self._told = type(error)
            self.failed.emit(error)

    def _end(self, token: CancelToken) -> bool:
        """Note that nothing is watched any more; whether that ended the latest work."""
        if token is not self._token:
            return False
        self._token = None
        was_working, self._working = self._working, False
        return was_working


def _covered(roots: Sequence[Root], paths: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield the paths that are in a root, each with that root's path."""
    for path in paths:
        root = covering_root(roots, path)
        if root is not None:
            yield path, root.path
