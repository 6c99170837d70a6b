"""Dogear's window."""

from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dogear_core.types import Hit, Root
from dogear_desktop.history import SearchHistory
from dogear_desktop.itemmodels.results_model import ResultsModel
from dogear_desktop.services.services import Services
from dogear_desktop.settings import SIDEBAR_WIDTHS as SIDEBAR
from dogear_desktop.settings import Settings
from dogear_desktop.suggestions import sample_library, suggested_folders
from dogear_desktop.theme import MARGIN, SPACING
from dogear_desktop.widgets.chip_bar import ChipBar
from dogear_desktop.widgets.drop_hint import DropHint
from dogear_desktop.widgets.empty_state import EmptyState
from dogear_desktop.widgets.filter_panel import FilterPanel
from dogear_desktop.widgets.history_menu import HistoryMenu
from dogear_desktop.widgets.index_status import IndexStatus
from dogear_desktop.widgets.message_bar import MessageBar
from dogear_desktop.widgets.preview_pane import PreviewPane
from dogear_desktop.widgets.results_header import ResultsHeader
from dogear_desktop.widgets.results_view import ResultsView
from dogear_desktop.widgets.rule import Rule
from dogear_desktop.widgets.search_bar import SearchBar
from dogear_desktop.windows.actions import Actions
from dogear_desktop.windows.finding import Finding, FindingWidgets
from dogear_desktop.windows.indexing import Indexing
from dogear_desktop.windows.reading import Reading
from dogear_desktop.windows.shortcuts_dialog import ShortcutsDialog
from dogear_desktop.windows.side_windows import SideWindows

_SIZE = QSize(1280, 800)
_FRAME = QSize(16, 56)
"""What a desktop may put around a window, which has to be on the screen too."""
_LIST_AND_PREVIEW = (440, 620)
_FILTERS_AND_REST = (220, 1060)


class MainWindow(QMainWindow):
    """A search box, the results beside the document they are in, and a status line.

    What happens between its parts is in `Finding`, `Reading` and `Indexing`. Closing it ends the
    application, unless `stays_in_tray` says that it can be brought back.

    Signals:
        closed: The window is closed for good.
    """

    closed = Signal()

    def __init__(self, services: Services, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._has_roots = False
        self._ending = False
        self._left: QWidget | None = None
        self.stays_in_tray: Callable[[], bool] = lambda: False
        self.setWindowTitle("Dogear")
        self.setAcceptDrops(True)
        self._make_widgets(SearchHistory(settings, self))
        self.commands = Actions(self)
        self._lay_out()
        self._drop_hint = DropHint(self)
        self._finding = Finding(
            services.search, self._history, settings, self._finding_widgets(), self
        )
        self._reading = Reading(
            services.documents, services.pages, services.opener, self.preview, self
        )
        self._indexing = Indexing(
            services.indexing, services.library, self.index_status, settings, self
        )
        self.side = SideWindows(services, settings, self)
        self._connect_commands()
        self._connect_parts()
        self._connect_services(services)
        self._offer_folders()
        self.commands.filters.setChecked(settings.sidebar_visible.get())
        self.search_bar.setFocus()

    def set_roots(self, roots: Sequence[Root]) -> None:
        """Take note of the folders the library has."""
        self.commands.set_roots(roots)
        self._finding.set_roots(roots)
        self._has_roots = bool(roots)
        self._update_panes()

    def ask(self, question: str) -> None:
        """Put a question into the box, as if it had been typed."""
        self._finding.ask(question)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override QWidget::dragEnterEvent: local files and folders are welcome everywhere."""
        if _local_paths(event):
            event.acceptProposedAction()
            self._drop_hint.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Override QWidget::dragLeaveEvent."""
        self._drop_hint.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Override QWidget::dropEvent."""
        self._drop_hint.hide()
        event.acceptProposedAction()
        self._indexing.add(_local_paths(event))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Override QWidget::closeEvent: with an icon in the tray the window is only put away."""
        self._settings.geometry.set(self.saveGeometry())
        self._settings.splitter.set(self._splitter.saveState())
        self._settings.sidebar_visible.set(self.commands.filters.isChecked())
        if self.filters.isVisible():
            width = self.filters.width()
            self._settings.sidebar_width.set(min(max(width, SIDEBAR.start), SIDEBAR.stop - 1))
        if not self._ending and self.stays_in_tray():
            event.ignore()
            self.hide()
            return
        super().closeEvent(event)
        self.side.close()
        self.closed.emit()

    def _make_widgets(self, history: SearchHistory) -> None:
        self._history = history
        self.history_menu = HistoryMenu(history, self)
        self.search_bar = SearchBar(self.history_menu)
        self.chips = ChipBar()
        self.filters = FilterPanel()
        self.messages = MessageBar()
        self.empty_state = EmptyState()
        self.header = ResultsHeader()
        self.results = ResultsView(ResultsModel(self))
        self.preview = PreviewPane()
        self.index_status = IndexStatus()

    def _finding_widgets(self) -> FindingWidgets:
        return FindingWidgets(
            self.search_bar,
            self.history_menu,
            self.chips,
            self.filters,
            self.header,
            self.results,
            self.empty_state,
        )

    def _connect_parts(self) -> None:
        for part in (self._finding, self._reading, self._indexing):
            part.connect_actions(self.commands)
            part.said.connect(self.messages.show_message)
        self._finding.hit_selected.connect(self._on_hit_selected)
        self._finding.results_shown.connect(self._on_results_shown)
        self.results.doubleClicked.connect(self._reading.open)
        self.results.copy_pressed.connect(self._reading.copy)
        self.preview.passage_stepped.connect(self.results.step_in_document)
        self.preview.link_clicked.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        self.index_status.report_clicked.connect(self.side.show_report)
        self.empty_state.nothing_found.why_clicked.connect(self.side.explain)
        self.side.add_folder_clicked.connect(self._indexing.choose_folder)
        self.side.question_changed.connect(self.ask)

    def _connect_services(self, services: Services) -> None:
        services.search.question_changed.connect(self._on_question_changed)
        services.indexing.roots_changed.connect(self.set_roots)
        services.indexing.status_ready.connect(self._finding.take_status)
        services.indexing.started.connect(lambda: self._finding.note_indexing(running=True))
        services.indexing.finished.connect(lambda: self._finding.note_indexing(running=False))
        services.indexing.library_changed.connect(services.search.refresh)
        self._history.cleared.connect(services.documents.forget_uses)
        self._reading.used.connect(lambda hit: self._note_use(hit, services))
        services.library.coverage_ready.connect(self._indexing.take_coverage)
        services.library.deleted.connect(self._finding.clear)
        self._finding.folder_searched.connect(services.library.count_coverage)
        self._finding.folder_left.connect(self._indexing.leave_folder)

    def _connect_commands(self) -> None:
        commands = self.commands
        commands.quit.triggered.connect(self._quit)
        commands.about.triggered.connect(self._show_about)
        commands.shortcuts.triggered.connect(self._show_shortcuts)
        commands.filters.toggled.connect(self._update_panes)
        commands.full_preview.toggled.connect(self._on_full_preview_toggled)
        commands.clear.triggered.connect(self._step_back)
        for command in (commands.find, commands.history):
            command.triggered.connect(self._leave_full_preview)  # before the box is gone to
        commands.report.triggered.connect(lambda: self.side.show_report())
        commands.why.triggered.connect(lambda: self.side.explain())
        commands.settings.triggered.connect(self.side.show_settings)
        self.results.preview_pressed.connect(commands.full_preview.trigger)
        self.preview.left.connect(self._step_back)
        self.results.addActions(commands.for_a_hit)
        self.results.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _lay_out(self) -> None:
        self._found = QWidget()
        column = QVBoxLayout(self._found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(Rule())
        column.addWidget(self.results)
        self._splitter = _splitter(self._found, self.preview, sizes=_LIST_AND_PREVIEW)
        self._centre = QStackedWidget()
        self._centre.addWidget(self.empty_state)
        self._centre.addWidget(self._splitter)
        self._outer_splitter = _splitter(self.filters, self._centre, sizes=_FILTERS_AND_REST)
        self._outer_splitter.setStretchFactor(0, 0)
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        top.setSpacing(SPACING)
        for widget in (self.search_bar, self.chips, self.messages):
            top.addWidget(widget)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top)
        layout.addWidget(Rule())
        layout.addWidget(self._outer_splitter, 1)
        layout.addWidget(Rule())
        layout.addWidget(self.index_status)
        self.setCentralWidget(centre)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self.restoreGeometry(self._settings.geometry.get())
        self._splitter.restoreState(self._settings.splitter.get())
        width = self._settings.sidebar_width.get()
        self._outer_splitter.setSizes([width, _SIZE.width() - width])

    def _offer_folders(self) -> None:
        page, sample = self.empty_state.first_start, sample_library()
        page.offer(suggested_folders(), sample=sample is not None)
        page.add_clicked.connect(self._indexing.choose_folder)
        page.folder_suggested.connect(lambda path: self._indexing.add([path]))
        if sample is not None:
            page.sample_clicked.connect(lambda: self._indexing.add([sample]))

    def _update_panes(self) -> None:
        """Show what the person wants to see beside the document: list and filters, or nothing."""
        full = self.commands.full_preview.isChecked()
        self._found.setVisible(not full)
        self._top.setVisible(not full)
        self.filters.setVisible(self._has_roots and self.commands.filters.isChecked() and not full)

    def _on_full_preview_toggled(self, full: bool) -> None:
        """Take the keyboard along, and bring it back to where it was."""
        self.preview.is_alone = full
        if full:
            self._left = self.focusWidget()
        self._update_panes()
        if full:
            self.preview.focus_document()
        else:
            ways_back = (self._left or self.results, self.results, self.search_bar)
            next((way for way in ways_back if way.isVisible()), self.search_bar).setFocus()

    def _leave_full_preview(self) -> None:
        self.commands.full_preview.setChecked(False)

    def _quit(self) -> None:
        self._ending = True
        self.close()

    def _step_back(self) -> None:
        """Leave the full preview, or the document, or else begin a new search."""
        focused = self.focusWidget()
        if self.commands.full_preview.isChecked():
            self._leave_full_preview()
        elif focused is not None and self.preview.isAncestorOf(focused):
            self.results.setFocus()
        else:
            self._finding.clear()

    def _show_shortcuts(self) -> None:
        ShortcutsDialog(self.commands.menus(), self).open()

    def _on_results_shown(self, shown: bool) -> None:
        self._centre.setCurrentWidget(self._splitter if shown else self.empty_state)
        if not shown:
            self._leave_full_preview()

    def _on_hit_selected(self, hit: Hit | None) -> None:
        self.commands.set_hit_available(available=hit is not None)
        self._reading.show(hit)
        self.preview.show_passage(*self.results.place_in_document())

    def _note_use(self, hit: Hit, services: Services) -> None:
        self._finding.note_use()
        if self._settings.keep_recent.get():
            services.documents.note_use(hit, services.search.question.text)

    def _on_question_changed(self) -> None:
        self.messages.hide()
        self._leave_full_preview()
        self._reading.choose(self._finding.current_hit())

    def _show_about(self) -> None:
        text = self.tr(
            "<h3>Dogear {0}</h3><p>Searches your own documents by words and by meaning. "
            "Everything stays on this computer.</p>"
        )
        QMessageBox.about(self, self.tr("About Dogear"), text.format(version("dogear")))


def _splitter(left: QWidget, right: QWidget, *, sizes: tuple[int, int]) -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal)
    for place, widget in enumerate((left, right)):
        splitter.addWidget(widget)
        splitter.setStretchFactor(place, sizes[place])
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    splitter.setSizes(list(sizes))
    return splitter


def _local_paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
