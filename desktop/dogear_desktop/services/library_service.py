"""What the settings show and change of the library as a whole."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError
from dogear_core.preferences import Value
from dogear_core.progress import CancelToken, Progress
from dogear_core.storage.removal import delete_library
from dogear_core.types import Coverage, Filters
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.progress_gate import PROGRESS_SECONDS

T = TypeVar("T")


class LibraryService(QObject):
    """Counts, measures, compacts and deletes a library, and changes what steers its engine.

    `reader` looks things up, `writer` works; `others` are all other sessions on the library, which
    have to let go of it before it can be deleted.

    Signals:
        preferences_ready: The `Preferences`, as asked for or changed.
        folders_ready: A list of `FolderStatus`, one for each root.
        size_ready: The `LibrarySize`.
        coverage_ready: The `Filters` that were asked for, and the `Coverage` of what they leave.
        model_status_ready: The `ModelStatus`, as asked for or after a change.
        compact_advanced: The `Progress` of compacting.
        compacted: Compacting is over: the bytes that were given back, -1 if it was stopped.
        deleted: The library is gone; there is a new, empty one.
        failed: The `DogearError` that kept something from being done.
    """

    preferences_ready = Signal(object)
    folders_ready = Signal(object)
    size_ready = Signal(object)
    coverage_ready = Signal(object, object)
    model_status_ready = Signal(object)
    compact_advanced = Signal(object)
    compacted = Signal(object)
    deleted = Signal()
    failed = Signal(object)

    def __init__(
        self,
        library: Path,
        writer: EngineSession,
        reader: EngineSession,
        others: Sequence[EngineSession],
        indexing: IndexService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.library = library
        self._writer = writer
        self._reader = reader
        self._others = others
        self._indexing = indexing
        self._token: CancelToken | None = None

    @property
    def compacting(self) -> bool:
        """Whether the library is being compacted."""
        return self._token is not None

    def load_preferences(self) -> None:
        """Read what steers the engine; `preferences_ready` follows."""
        self._look_up(lambda engine: engine.preferences.read(), self.preferences_ready.emit)

    def change_preferences(self, **values: Value) -> None:
        """Change what steers the engine; `preferences_ready` follows."""
        self._look_up(
            lambda engine: engine.preferences.change(**values), self.preferences_ready.emit
        )

    def count_folders(self) -> None:
        """Count what is in each root; `folders_ready` follows."""
        self._look_up(lambda engine: engine.folders(), self.folders_ready.emit)

    def measure(self) -> None:
        """Measure the library; `size_ready` follows."""
        self._look_up(lambda engine: engine.size(), self.size_ready.emit)

    def count_coverage(self, filters: Filters) -> None:
        """Count how much of a part is found by meaning; `coverage_ready` follows."""

        def deliver(coverage: Coverage) -> None:
            self.coverage_ready.emit(filters, coverage)

        self._look_up(lambda engine: engine.coverage(filters), deliver)

    def load_model_status(self) -> None:
        """Look up how far a change of the model is; `model_status_ready` follows."""
        self._look_up(lambda engine: engine.model_status(), self.model_status_ready.emit)

    def roll_back_model(self) -> None:
        """Let the former model answer again; `model_status_ready` follows."""
        self._decide(lambda engine: engine.rollback_model())

    def cancel_model_change(self) -> None:
        """Stay with the model that answers; `model_status_ready` follows."""
        self._decide(lambda engine: engine.cancel_model_change())

    def insist_on_model(self) -> None:
        """Let the model take over that found less; `model_status_ready` follows."""
        self._decide(lambda engine: engine.switch_model())

    def _decide(self, decision: Callable[[Engine], object]) -> None:
        """Carry out what was decided of the model; indexing makes room meanwhile."""
        resume = self._indexing.following
        self._indexing.stop()

        def end() -> None:
            self.load_model_status()
            self._indexing.library_changed.emit()
            if resume:
                self._indexing.start()

        def fail(error: DogearError) -> None:
            self.failed.emit(error)
            end()

        self._writer.run(decision, on_result=lambda _: end(), on_error=fail)

    def compact(self) -> None:
        """Give back the space the library does not need; indexing makes room meanwhile."""
        if self._token is not None:
            return
        token = self._token = CancelToken()
        resume = self._indexing.following
        self._indexing.stop()

        def end(saved: int) -> None:
            self._token = None
            self.compacted.emit(saved)
            self.measure()
            if resume:
                self._indexing.start()

        def fail(error: DogearError) -> None:
            if not isinstance(error, Cancelled):
                self.failed.emit(error)
            end(-1)

        self._writer.run(
            lambda engine: engine.compact(progress=self._reporter(), cancel=token),
            on_result=end,
            on_error=fail,
        )

    def stop(self) -> None:
        """Stop compacting; what was given back by then stays so."""
        if self._token is not None:
            self._token.cancel()

    def delete_everything(self) -> None:
        """Delete the library, once all sessions have let go of it; `deleted` follows."""
        resume = self._indexing.following
        self._indexing.stop()
        self.stop()

        def fail(error: DogearError) -> None:
            self.failed.emit(error)
            if resume:
                self._indexing.start()

        def announce() -> None:
            self._indexing.roots_changed.emit([])
            self._indexing.library_changed.emit()
            self._indexing.refresh_status()
            self.deleted.emit()

        def delete() -> None:
            # In the lane that is asked for something at any time: nothing there meets half of it.
            self._reader.run_closed(
                lambda: delete_library(self.library),
                # Once more: one of them may have opened it anew while the others let go.
                on_result=lambda _: self._let_go([self._writer, *self._others], announce, fail),
                on_error=fail,
            )

        # The writer first: when its run ends, the reader is asked to count once more.
        self._let_go([self._writer, *self._others], delete, fail)

    def _let_go(
        self,
        sessions: Sequence[EngineSession],
        then: Callable[[], None],
        fail: Callable[[DogearError], None],
    ) -> None:
        """Have the sessions close their engines, one after the other, and go on."""
        if not sessions:
            then()
            return
        first, *rest = sessions
        first.run_closed(
            lambda: None, on_result=lambda _: self._let_go(rest, then, fail), on_error=fail
        )

    def _look_up(self, work: Callable[[Engine], T], deliver: Callable[[T], None]) -> None:
        def fail(error: DogearError) -> None:
            if isinstance(error, Cancelled):
                self._look_up(work, deliver)  # the interruption was meant for a search
            else:
                self.failed.emit(error)

        self._reader.run(work, on_result=deliver, on_error=fail)

    def _reporter(self) -> Callable[[Progress], None]:
        reported = 0.0

        def report(progress: Progress) -> None:
            nonlocal reported
            now = time.monotonic()
            if now - reported >= PROGRESS_SECONDS:
                reported = now
                self._writer.post(lambda: self.compact_advanced.emit(progress))

        return report
