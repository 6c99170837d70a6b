"""Why a file is not found."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError
from dogear_core.search.hindrances import relaxed
from dogear_core.types import Explanation, SearchRequest, Standing
from dogear_desktop.services.engine_session import EngineSession


class ExplainService(QObject):
    """Explains what becomes of a file; the latest question wins.

    Signals:
        explained: The `Explanation` asked for last.
        failed: The `DogearError` that kept it from being made.
    """

    explained = Signal(object)
    failed = Signal(object)

    def __init__(self, session: EngineSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted = 0

    def explain(self, path: Path, request: SearchRequest) -> None:
        """Explain how far the library comes to a path, and where it stands with a request."""
        self._wanted += 1
        wanted = self._wanted

        def work(engine: Engine) -> Explanation | None:
            return engine.explain(path, request) if wanted == self._wanted else None

        def deliver(explanation: Explanation | None) -> None:
            if explanation is not None and wanted == self._wanted:
                self.explained.emit(explanation)

        def report(error: DogearError) -> None:
            if wanted != self._wanted:
                return
            if isinstance(error, Cancelled):
                self.explain(path, request)  # the interruption was meant for a search
            else:
                self.failed.emit(error)

        self._session.run(work, on_result=deliver, on_error=report)


def without_hindrances(standing: Standing) -> SearchRequest:
    """Return the request of a standing without the filters that keep the document out."""
    return relaxed(standing.request, standing.kept_out_by)
