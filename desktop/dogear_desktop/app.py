"""The composition root: everything the application is made of is made and connected here."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings

from dogear_core.citations.page_renderer import PageRenderer
from dogear_core.config import PageLimits
from dogear_core.embedding.base import EmbeddingModel
from dogear_core.engine import Engine
from dogear_desktop.services.document_service import DocumentService
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.opener import Opener
from dogear_desktop.services.page_service import PageService
from dogear_desktop.services.search_service import SearchService
from dogear_desktop.settings import Settings
from dogear_desktop.tasks import Lane, TaskRunner
from dogear_desktop.windows.main_window import MainWindow

CLOSING_SECONDS = 2.0


class Application:
    """The engine's sessions, the services on them, and the window on those."""

    def __init__(
        self, library: Path, model: EmbeddingModel, opener: Opener, store: QSettings
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
            for lane in (Lane.SEARCH, Lane.INDEX, Lane.CHECKS)
        )
        self._renderer = PageRenderer(PageLimits())
        self.search = SearchService(self._reader)
        self.documents = DocumentService(self._reader)
        self.pages = PageService(self._checker, self._runner, self._renderer)
        self.indexing = IndexService(self._writer, self._reader)
        self.window = MainWindow(
            self.search, self.documents, self.pages, self.indexing, opener, Settings(store)
        )
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
        self.pages.prepare()
        self.indexing.refresh_status()
        if added:
            self.indexing.add_roots(added)
        elif self._has_roots:
            self.indexing.start()
        self.window.ask(question)

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
