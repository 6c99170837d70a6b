"""Dogear's window."""

from importlib.metadata import version
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFileDialog,
    QMainWindow,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dogear_core.errors import DogearError
from dogear_core.types import Hit, IndexReport, Root
from dogear_desktop.citations import citation, markdown_link, shown_path
from dogear_desktop.itemmodels.results_model import ResultsModel
from dogear_desktop.sentences import error_sentence
from dogear_desktop.services.document_service import DocumentService
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.opener import Opener
from dogear_desktop.services.page_service import PageService
from dogear_desktop.services.search_service import Answer, SearchService
from dogear_desktop.settings import Settings
from dogear_desktop.theme import MARGIN, SPACING
from dogear_desktop.widgets.empty_state import EmptyState
from dogear_desktop.widgets.index_status import IndexStatus
from dogear_desktop.widgets.message_bar import MessageBar
from dogear_desktop.widgets.preview_pane import PreviewPane
from dogear_desktop.widgets.results_view import ResultsView
from dogear_desktop.widgets.search_bar import SearchBar
from dogear_desktop.windows.actions import Actions

_SIZE = (1280, 800)
_LIST_AND_PREVIEW = (500, 780)


class MainWindow(QMainWindow):
    """A search box, the results beside the document they are in, and a status line."""

    def __init__(
        self,
        search: SearchService,
        documents: DocumentService,
        pages: PageService,
        indexing: IndexService,
        opener: Opener,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._search = search
        self._documents = documents
        self._pages = pages
        self._indexing = indexing
        self._opener = opener
        self._settings = settings
        self._has_roots = False
        self._previewed: Hit | None = None
        self.setWindowTitle("Dogear")
        self.setAcceptDrops(True)
        self.search_bar = SearchBar()
        self.messages = MessageBar()
        self.empty_state = EmptyState()
        self.results = ResultsView(ResultsModel(self))
        self.preview = PreviewPane()
        self.index_status = IndexStatus()
        self.commands = Actions(self)
        self._lay_out()
        self._connect_services()
        self._connect_widgets()
        self._connect_actions()
        self.search_bar.setFocus()

    def set_roots(self, roots: list[Root]) -> None:
        """Take note of the folders the library has."""
        self._has_roots = bool(roots)
        self.commands.set_roots(roots)
        if not self._search.text:
            self._on_cleared()

    def ask(self, question: str) -> None:
        """Put a question into the box, as if it had been typed."""
        self.search_bar.setText(question)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override QWidget::dragEnterEvent: local files and folders are welcome everywhere."""
        if _local_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Override QWidget::dropEvent."""
        event.acceptProposedAction()
        self._indexing.add_roots(_local_paths(event))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override QWidget::closeEvent."""
        self._settings.geometry.set(self.saveGeometry())
        self._settings.splitter.set(self._splitter.saveState())
        super().closeEvent(event)

    def _lay_out(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self.results)
        self._splitter.addWidget(self.preview)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        for place, stretch in enumerate(_LIST_AND_PREVIEW):
            self._splitter.setStretchFactor(place, stretch)
        self._splitter.setSizes(list(_LIST_AND_PREVIEW))
        self._centre = QStackedWidget()
        self._centre.addWidget(self.empty_state)
        self._centre.addWidget(self._splitter)
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        top.setSpacing(SPACING)
        top.addWidget(self.search_bar)
        top.addWidget(self.messages)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._centre, 1)
        layout.addWidget(self.index_status)
        self.setCentralWidget(centre)
        self.resize(*_SIZE)
        self.restoreGeometry(self._settings.geometry.get())
        self._splitter.restoreState(self._settings.splitter.get())

    def _connect_services(self) -> None:
        self._search.answered.connect(self._on_answered)
        self._search.cleared.connect(self._on_cleared)
        self._search.failed.connect(self._on_error)
        self._documents.loaded.connect(self.preview.show_excerpt)
        self._documents.failed.connect(self._on_document_failed)
        self._pages.checked.connect(self.preview.show_checked)
        self._pages.drawn.connect(self.preview.show_page)
        self._pages.refused.connect(self.preview.show_refusal)
        self._pages.failed.connect(self._on_document_failed)
        self._indexing.started.connect(self._on_indexing_started)
        self._indexing.advanced.connect(self.index_status.show_progress)
        self._indexing.finished.connect(self._on_indexing_finished)
        self._indexing.failed.connect(self._on_error)
        self._indexing.roots_changed.connect(self.set_roots)
        self._indexing.library_changed.connect(self._search.refresh)
        self._indexing.status_ready.connect(self.index_status.show_status)

    def _connect_widgets(self) -> None:
        self.search_bar.textChanged.connect(self._search.set_text)
        self.search_bar.left_downwards.connect(self.results.setFocus)
        self.results.left_upwards.connect(self.search_bar.setFocus)
        self.results.hit_selected.connect(self._on_hit_selected)
        self.results.doubleClicked.connect(self._open)
        self.preview.open_clicked.connect(self._open)
        self.preview.reveal_clicked.connect(self._reveal)
        self.preview.page_wanted.connect(self._pages.draw)
        self.empty_state.add_clicked.connect(self._choose_folder)
        self.index_status.stop_clicked.connect(self._indexing.stop)

    def _connect_actions(self) -> None:
        commands = self.commands
        commands.add_folder.triggered.connect(self._choose_folder)
        commands.remove_root_chosen.connect(self._remove_root)
        commands.index.triggered.connect(self._indexing.start)
        commands.stop.triggered.connect(self._indexing.stop)
        commands.open.triggered.connect(self._open)
        commands.reveal.triggered.connect(self._reveal)
        commands.quit.triggered.connect(self.close)
        commands.find.triggered.connect(self._focus_search)
        commands.clear.triggered.connect(self._clear_search)
        commands.copy_citation.triggered.connect(self._copy_citation)
        commands.copy_link.triggered.connect(self._copy_link)
        commands.find_in_document.triggered.connect(self.preview.begin_find)
        commands.next_passage.triggered.connect(lambda: self.results.step_in_document(1))
        commands.previous_passage.triggered.connect(lambda: self.results.step_in_document(-1))
        commands.next_page.triggered.connect(lambda: self.preview.turn(1))
        commands.previous_page.triggered.connect(lambda: self.preview.turn(-1))
        commands.zoom_in.triggered.connect(lambda: self.preview.zoom_by(1))
        commands.zoom_out.triggered.connect(lambda: self.preview.zoom_by(-1))
        commands.zoom_reset.triggered.connect(self.preview.reset_zoom)
        commands.about.triggered.connect(self._show_about)

    # --- what the services report

    def _on_answered(self, answer: Answer) -> None:
        self.results.show_results(answer.results)
        if answer.results.hits:
            self._centre.setCurrentWidget(self._splitter)
        elif answer.complete:
            # Words alone finding nothing says little: meaning is yet to come.
            self.empty_state.show_nothing_found(answer.results.request.text)
            self._centre.setCurrentWidget(self.empty_state)

    def _on_cleared(self) -> None:
        if self._has_roots:
            self.empty_state.show_ready()
        else:
            self.empty_state.show_no_folders()
        self._centre.setCurrentWidget(self.empty_state)
        self._on_hit_selected(None)

    def _on_document_failed(self, error: DogearError) -> None:
        self.preview.show_failure(error_sentence(error))

    def _on_indexing_started(self) -> None:
        self.commands.set_indexing(running=True)
        self.index_status.show_start()

    def _on_indexing_finished(self, report: IndexReport | None) -> None:
        self.commands.set_indexing(running=False)
        self.index_status.show_end(report)

    def _on_error(self, error: DogearError) -> None:
        self.messages.show_message(error_sentence(error))

    # --- what the person does

    def _on_hit_selected(self, hit: Hit | None) -> None:
        self.commands.set_hit_available(available=hit is not None)
        if hit == self._previewed:
            return
        self._previewed = hit
        if hit is None:
            self.preview.clear()
        else:
            self.preview.show_hit(hit)
        self._documents.load(hit)
        self._pages.check(hit)

    def _current_hit(self) -> Hit | None:
        """Return the selected passage, unless it answers a question asked before."""
        up_to_date = self.results.question == self._search.text
        return self.results.selected_hit if up_to_date else None

    def _open(self) -> None:
        hit = self._current_hit()
        if hit is None:
            return
        self._pages.check(hit)  # the file may have changed since it came into sight
        if not self._opener.open(hit.path):
            self._say_cannot_open(hit.path)

    def _reveal(self) -> None:
        hit = self._current_hit()
        if hit is not None and not self._opener.reveal(hit.path):
            self._say_cannot_open(hit.path)

    def _say_cannot_open(self, path: Path) -> None:
        sentence = self.tr("The file is no longer there, or no application opens it:")
        self.messages.show_message(f"{sentence}\n{shown_path(path)}")

    def _copy_citation(self) -> None:
        hit = self._current_hit()
        if hit is not None:
            QGuiApplication.clipboard().setText(citation(hit))

    def _copy_link(self) -> None:
        hit = self._current_hit()
        if hit is not None:
            QGuiApplication.clipboard().setText(markdown_link(hit))

    def _focus_search(self) -> None:
        self.search_bar.setFocus()
        self.search_bar.selectAll()

    def _clear_search(self) -> None:
        self.search_bar.clear()
        self.search_bar.setFocus()

    def _choose_folder(self) -> None:
        last = self._settings.last_folder.get() or str(Path.home())
        folder = QFileDialog.getExistingDirectory(self, self.tr("Add folder"), last)
        if folder:
            self._settings.last_folder.set(folder)
            self._indexing.add_roots([Path(folder)])

    def _remove_root(self, path: Path) -> None:
        question = self.tr(
            "Dogear will no longer find what is in {0}. The files themselves stay where they are."
        ).format(shown_path(path))
        answer = QMessageBox.question(self, self.tr("Remove folder?"), question)
        if answer == QMessageBox.StandardButton.Yes:
            self._indexing.remove_root(path)

    def _show_about(self) -> None:
        text = self.tr(
            "<h3>Dogear {0}</h3><p>Searches your own documents by words and by meaning. "
            "Everything stays on this computer.</p>"
        )
        QMessageBox.about(self, self.tr("About Dogear"), text.format(version("dogear")))


def _local_paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
