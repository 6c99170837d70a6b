"""An engine in a background thread."""

from collections.abc import Callable
from typing import TypeVar

from dogear_core.engine import Engine
from dogear_core.errors import DogearError, LibraryDamaged
from dogear_desktop.tasks import Lane, TaskRunner

T = TypeVar("T")


class EngineSession:
    """The engine of one lane: opened in the lane's thread on first use, and used only there."""

    def __init__(self, runner: TaskRunner, lane: Lane, open_engine: Callable[[], Engine]) -> None:
        self._runner = runner
        self._lane = lane
        self._open_engine = open_engine
        self._engine: Engine | None = None

    def run(
        self,
        work: Callable[[Engine], T],
        *,
        on_result: Callable[[T], None],
        on_error: Callable[[DogearError], None],
    ) -> None:
        """Do `work` with the engine in the lane; one of the callbacks follows on the GUI thread.

        After a `LibraryDamaged` the library is opened anew, which mends it.
        """

        def fail(error: DogearError) -> None:
            on_error(error)
            if isinstance(error, LibraryDamaged):
                self.run_closed(self._opened, on_result=_ignore, on_error=_ignore)

        self._runner.run(
            self._lane, lambda: work(self._opened()), on_result=on_result, on_error=fail
        )

    def run_closed(
        self,
        work: Callable[[], T],
        *,
        on_result: Callable[[T], None],
        on_error: Callable[[DogearError], None],
    ) -> None:
        """Do `work` in the lane without an engine; the next that needs one opens it anew."""

        def perform() -> T:
            self.close()
            return work()

        self._runner.run(self._lane, perform, on_result=on_result, on_error=on_error)

    def post(self, callback: Callable[[], None]) -> None:
        """Call `callback` on the GUI thread, from the midst of the work."""
        self._runner.post(callback)

    def interrupt(self) -> None:
        """Abort what is being read in the lane; it ends with `Cancelled`.

        That was meant for a search, but the lane may have gone on to something else by then: who
        asked for that has to ask again.
        """
        engine = self._engine
        if engine is not None:
            engine.interrupt()

    def close(self) -> None:
        """Give the engine back once no thread uses it any more."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None

    def _opened(self) -> Engine:
        if self._engine is None:
            self._engine = self._open_engine()
        return self._engine


def _ignore(_: object) -> None:
    """Go on: whoever asks next opens the library, or is told why that cannot be done."""
