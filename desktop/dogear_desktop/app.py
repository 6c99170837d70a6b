"""The composition root: everything the application is made of is made and connected here."""

import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt

from dogear_core.citations.page_renderer import PageRenderer
from dogear_core.config import PageLimits
from dogear_core.embedding.base import EmbeddingModel
from dogear_core.engine import Engine
from dogear_core.types import IndexReport, Mending
from dogear_desktop.progress_sentences import activity_sentence
from dogear_desktop.sentences import mending_sentence
from dogear_desktop.services.document_service import DocumentService
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.explain_service import ExplainService
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.library_service import LibraryService
from dogear_desktop.services.model_service import ModelService
from dogear_desktop.services.opener import Opener
from dogear_desktop.services.page_service import PageService
from dogear_desktop.services.report_service import ReportService
from dogear_desktop.services.search_service import SearchService
from dogear_desktop.services.services import Services
from dogear_desktop.settings import Settings
from dogear_desktop.single_instance import Handover
from dogear_desktop.tasks import Lane, TaskRunner
from dogear_desktop.windows.main_window import MainWindow
from dogear_desktop.windows.tray import Tray

CLOSING_SECONDS = 2.0

_log = logging.getLogger(__name__)


class Application:
    """The engine's sessions, the services on them, and the window on those."""

    def __init__(
        self,
        library: Path,
        model: EmbeddingModel,
        opener: Callable[[TaskRunner], Opener],
        settings: Settings,
    ) -> None:
        """Build the application on a library, which is created where there is none.

        Raises `LibraryError`.
        """
        with Engine.open(library, model=model) as engine:
            roots = engine.roots()
            self._mending = engine.mending
        self._folder = library
        self._model = model
        self._runner = TaskRunner()
        self._reader, self._writer, self._checker = (
            EngineSession(self._runner, lane, self._open_engine)
            for lane in (Lane.SEARCH, Lane.INDEX, Lane.CHECKS)
        )
        self._renderer = PageRenderer(PageLimits())
        self.search = SearchService(self._reader)
        self.pages = PageService(self._checker, self._runner, self._renderer)
        self.indexing = IndexService(self._writer, self._reader)
        self._library = LibraryService(
            library, self._writer, self._reader, [self._checker], self.indexing
        )
        self._models = ModelService(library, model, self._runner)
        self._models.chosen.connect(self._on_model_chosen)
        services = Services(
            search=self.search,
            documents=DocumentService(self._reader),
            pages=self.pages,
            indexing=self.indexing,
            library=self._library,
            models=self._models,
            report=ReportService(self._reader),
            explain=ExplainService(self._reader),
            opener=opener(self._runner),
        )
        self._settings = settings
        self.window = MainWindow(services, settings)
        self.tray = Tray(self.window)
        self._connect_tray()
        self.indexing.finished.connect(_log_run)
        self.window.set_roots(roots)
        self._has_roots = bool(roots)

    def start(self, question: str = "", added: Sequence[Path] = ()) -> None:
        """Show the window; load the model and bring the library up to date behind it."""
        self.tray.show()
        if question or added or not self._settings.start_minimised.get():
            self.window.show()
        elif not self.tray.is_visible:
            self.window.showMinimized()
        self._load_model()
        self.search.refresh()
        self.pages.prepare()
        self.indexing.refresh_status()
        if added:
            self.indexing.add_roots(added)
        elif self._has_roots:
            self.indexing.start()
        if self._mending is not None:
            self.window.messages.show_message(mending_sentence(self._mending))
        self.window.ask(question)

    def receive(self, handover: Handover) -> None:
        """Come to the front with what another start was asked for."""
        if handover.activation:
            os.environ["XDG_ACTIVATION_TOKEN"] = handover.activation  # Qt takes it from there
        self._bring_up()
        if handover.paths:
            self.indexing.add_roots(handover.paths)
        if handover.question:
            self.window.ask(handover.question)

    def _open_engine(self) -> Engine:
        """Open the library in a lane; one that had to be mended is told of."""
        engine = Engine.open(self._folder, model=self._model)
        if (mending := engine.mending) is not None:
            self._runner.post(lambda: self._on_mended(mending))
        return engine

    def _on_mended(self, mending: Mending) -> None:
        """Let go of the file that was put aside, and make anew what was lost."""
        for session in (self._reader, self._writer, self._checker):
            session.run_closed(lambda: None, on_result=_ignore, on_error=_ignore)
        self.window.messages.show_message(mending_sentence(mending))
        self.indexing.start()

    def _load_model(self) -> None:
        self._runner.run(
            Lane.MODEL,
            lambda: self._model.embedder().close(),
            on_result=lambda _: self.search.meaning_is_ready(),
            on_error=self.search.meaning_is_missing,
        )

    def _on_model_chosen(self, model: EmbeddingModel) -> None:
        """Go on with another model: every engine is opened anew, and the library learned by it."""
        self._model = model
        self._load_model()
        self.indexing.stop()
        for session in (self._reader, self._writer, self._checker):
            session.run_closed(lambda: None, on_result=_ignore, on_error=_ignore)
        # It may have been refused, cancelled or taken back before.
        self._writer.run(
            lambda engine: engine.reconsider_model(),
            on_result=self._learn_anew,
            on_error=self._learn_anew,
        )

    def _learn_anew(self, _: object) -> None:
        self._library.load_model_status()
        self.indexing.start()

    def _connect_tray(self) -> None:
        tray, window, indexing = self.tray, self.window, self.indexing
        window.stays_in_tray = lambda: self._settings.close_to_tray.get() and tray.is_visible
        window.closed.connect(tray.hide)
        window.closed.connect(QCoreApplication.quit)
        tray.show_chosen.connect(self._bring_up)
        tray.toggled.connect(lambda: window.hide() if window.isActiveWindow() else self._bring_up())
        tray.pause_toggled.connect(indexing.set_paused)
        tray.quit_chosen.connect(window.commands.quit.trigger)
        indexing.paused_changed.connect(lambda paused: tray.set_paused(paused=paused))
        indexing.advanced.connect(lambda progress: tray.set_state(activity_sentence(progress)))
        indexing.finished.connect(
            lambda _: tray.set_state(activity_sentence(None, paused=indexing.paused))
        )

    def _bring_up(self) -> None:
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def close(self) -> bool:
        """Stop all work, keeping what is done; False when something does not stop in time."""
        self.indexing.stop()
        self._library.stop()
        self._models.stop()
        self.pages.stop()
        self._reader.interrupt()
        if not self._runner.close(CLOSING_SECONDS):
            return False
        self._renderer.close()
        for session in (self._reader, self._writer, self._checker):
            session.close()
        return True


def _ignore(_: object) -> None:
    """Go on: letting go of a library cannot fail."""


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
