"""The composition root: everything the application is made of is made and connected here."""

import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt

from dogear_core.citations.page_renderer import PageRenderer
from dogear_core.config import PageLimits
from dogear_core.embedding.base import EmbeddingModel
from dogear_core.engine import Engine
from dogear_core.types import IndexReport
from dogear_desktop.services.document_service import DocumentService
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.opener import Opener
from dogear_desktop.services.page_service import PageService
from dogear_desktop.services.search_service import SearchService
from dogear_desktop.settings import Settings
from dogear_desktop.single_instance import Handover
from dogear_desktop.tasks import Lane, TaskRunner
from dogear_desktop.windows.main_window import MainWindow

CLOSING_SECONDS = 2.0

_log = logging.getLogger(__name__)


class Application:
    """The engine's sessions, the services on them, and the window on those."""

    def __init__(
        self,
        library: Path,
        model: EmbeddingModel,
        opener: Callable[[TaskRunner], Opener],
        store: QSettings,
    ) -> None:
        """Build the application on a library, which is created where there is none.

        Raises `LibraryError`.
        """
        with Engine.open(library, model=model) as engine:
            roots = engine.roots()
        self._model = model
        self._runner = TaskRunner()
        self._reader, self._writer, self._checker = (
            EngineSession(self._runner, lane, lambda: Engine.open(library, model=model))
            for lane in (Lane.SEARCH, Lane.INDEX, Lane.PAGES)
        )
        self._renderer = PageRenderer(PageLimits())
        self.search = SearchService(self._reader)
        self.documents = DocumentService(self._reader)
        self.pages = PageService(self._checker, self._renderer)
        self.indexing = IndexService(self._writer, self._reader)
        self.opener = opener(self._runner)
        self.window = MainWindow(
            self.search, self.documents, self.pages, self.indexing, self.opener, Settings(store)
        )
        self.indexing.finished.connect(_log_run)
        self.window.set_roots(roots)
        self._has_roots = bool(roots)

    def start(self, question: str = "", added: Sequence[Path] = ()) -> None:
        """Show the window; load the model and bring the library up to date behind it."""
        self.window.show()
        self._runner.run(
            Lane.MODEL,
            lambda: self._model.embedder().close(),
            on_result=lambda _: self.search.meaning_is_ready(),
            on_error=self.search.meaning_is_missing,
        )
        self.search.refresh()
        self.pages.prepare()
        self.indexing.refresh_status()
        if added:
            self.indexing.add_roots(added)
        elif self._has_roots:
            self.indexing.start()
        self.window.ask(question)

    def receive(self, handover: Handover) -> None:
        """Come to the front with what another start was asked for."""
        if handover.activation:
            os.environ["XDG_ACTIVATION_TOKEN"] = handover.activation  # Qt takes it from there
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if handover.paths:
            self.indexing.add_roots(handover.paths)
        if handover.question:
            self.window.ask(handover.question)

    def close(self) -> bool:
        """Stop all work, keeping what is done; False when something does not stop in time."""
        self.indexing.stop()
        self.pages.stop()
        self._reader.interrupt()
        if not self._runner.close(CLOSING_SECONDS):
            return False
        self._renderer.close()
        for session in (self._reader, self._writer, self._checker):
            session.close()
        return True


def _log_run(report: IndexReport | None) -> None:
    if report is None:
        _log.info("An indexing run was stopped or has failed.")
        return
    _log.info(
        "Indexing run: added %d, changed %d, moved %d, removed %d, unchanged %d, skipped %d,"
        " failed %d, embedded %d, pending %d, out of reach %d, %.1f s.",
        *(report.added, report.changed, report.moved, report.removed, report.unchanged),
        *(report.skipped, report.failed, report.embedded, report.pending),
        *(len(report.out_of_reach), report.seconds),
    )
