"""The window that reports what is not searchable, and why."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dogear_core.errors import DogearError
from dogear_core.types import IN_NEED, FolderReport, LibraryReport, ProblemKind
from dogear_desktop.citations import shown_path
from dogear_desktop.itemmodels.folders_model import FoldersModel
from dogear_desktop.itemmodels.kinds_model import KindsModel
from dogear_desktop.itemmodels.problems_model import ProblemsModel
from dogear_desktop.sentences import error_sentence
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.opener import Opener
from dogear_desktop.services.report_service import ProblemList, ReportService
from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, scaled
from dogear_desktop.widgets.counts_view import CountsView
from dogear_desktop.widgets.elided_label import ElidedLabel
from dogear_desktop.widgets.folders_view import FoldersView
from dogear_desktop.widgets.index_status import IndexStatus
from dogear_desktop.widgets.message_bar import MessageBar
from dogear_desktop.widgets.problem_details import ProblemDetails
from dogear_desktop.widgets.problems_view import ProblemsView
from dogear_desktop.widgets.rule import Rule
from dogear_desktop.windows.report_actions import ReportActions

_SIZE = (1080, 680)
_FOLDERS_AND_FILES = (270, 810)


class ReportWindow(QMainWindow):
    """Folders and kinds of reasons with their counts, and beside them the files these are about.

    Signals:
        explanation_wanted: The `Path` of a file that the person misses.
    """

    explanation_wanted = Signal(object)

    def __init__(self, report: ReportService, indexing: IndexService, opener: Opener) -> None:
        super().__init__()
        self._service = report
        self._indexing = indexing
        self._report = LibraryReport((), FolderReport(), {})
        self._wanted: Path | None = None
        self._listing: Path | None = None
        self._listed: tuple[Path | None, frozenset[ProblemKind]] | None = None
        self.setWindowTitle(self.tr("What is not searchable"))
        self._kinds = KindsModel(self)
        self._problems = ProblemsModel(self)
        self.commands = ReportActions(indexing, opener, self)
        self.folders_view = FoldersView(FoldersModel(self))
        self.kinds_view = CountsView(self._kinds, is_tree=False)
        self.kinds_view.setAccessibleName(self.tr("Reasons"))
        self.problems_view = ProblemsView(self._problems)
        self.details = ProblemDetails(self.commands.for_files)
        self.messages = MessageBar()
        self.filter_box = QLineEdit(clearButtonEnabled=True)
        self.filter_box.setPlaceholderText(self.tr("Filter by name or folder"))
        self.filter_box.setAccessibleName(self.filter_box.placeholderText())
        self.index_status = IndexStatus(offers_report=False)
        self._title = ElidedLabel(Qt.TextElideMode.ElideMiddle)
        self._title.setFont(scaled(self.font(), 1.15, bold=True))
        self._counts = ElidedLabel(Qt.TextElideMode.ElideRight, muted=True)
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._empty.setBackgroundRole(QPalette.ColorRole.Base)
        self._empty.setAutoFillBackground(True)
        self.kinds_view.setCurrentIndex(self._kinds.find(None))
        self._lay_out()
        self._connect()

    @property
    def summary(self) -> str:
        """What is said of the folder that is shown."""
        return f"{self._title.text}\n{self._counts.text}"

    @property
    def empty_text(self) -> str:
        """What stands in the place of the files where there are none, or an empty text."""
        return self._empty.text() if self._files.currentWidget() is self._empty else ""

    def show_path(self, path: Path, kind: ProblemKind | None = None) -> None:
        """Show a folder, or a file in the list of its folder, where what is wrong is of this kind.

        Without a kind, or with one that a person may do something about, all such kinds are shown.
        """
        self.filter_box.clear()
        self.kinds_view.setCurrentIndex(self._kinds.find(None if kind in IN_NEED else kind))
        self._wanted = path
        self._service.count()

    def showEvent(self, event: QShowEvent) -> None:
        """Override QWidget::showEvent: what changed in the meantime is counted now."""
        super().showEvent(event)
        self._service.count()
        if self._indexing.running:
            self.index_status.show_start()
        self._indexing.refresh_status()

    def _lay_out(self) -> None:
        self._files = QStackedWidget()
        self._files.addWidget(self.problems_view)
        self._files.addWidget(self._empty)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self._left())
        self._splitter.addWidget(self._right())
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        for place, stretch in enumerate((0, 1)):
            self._splitter.setStretchFactor(place, stretch)
        self._splitter.setSizes(list(_FOLDERS_AND_FILES))
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.messages)
        layout.addWidget(self._splitter, 1)
        layout.addWidget(Rule())
        layout.addWidget(self.index_status)
        self.setCentralWidget(centre)
        self.resize(*_SIZE)

    def _left(self) -> QWidget:
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(SPACING, MARGIN, SPACING, SPACING)
        layout.setSpacing(SPACING)
        layout.addWidget(self._heading(self.tr("Folders")))
        layout.addWidget(self.folders_view, 1)
        layout.addWidget(self._heading(self.tr("Reasons")))
        layout.addWidget(self.kinds_view)
        self.kinds_view.fit_rows()
        return left

    def _right(self) -> QWidget:
        about = QVBoxLayout()
        about.setSpacing(0)
        about.addWidget(self._title)
        about.addWidget(self._counts)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACING)
        head.setSpacing(MARGIN)
        head.addLayout(about, 3)
        head.addWidget(self.filter_box, 2)
        right = QWidget()
        layout = QVBoxLayout(right)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._files, 1)
        layout.addWidget(Rule())
        layout.addWidget(self.details)
        return right

    def _heading(self, text: str) -> QLabel:
        heading = QLabel(text)
        heading.setFont(scaled(self.font(), SMALL_TEXT, bold=True))
        return heading

    def _connect(self) -> None:
        indexing = self._indexing
        self._service.counted.connect(self._on_counted)
        self._service.listed.connect(self._on_listed)
        self._service.failed.connect(self._on_failed)
        self.folders_view.chosen.connect(self._on_folder_chosen)
        self.kinds_view.chosen.connect(self._on_kinds_chosen)
        self.problems_view.selected.connect(self._on_selected)
        self.problems_view.activated.connect(self.commands.explain.trigger)
        self.filter_box.textChanged.connect(self._on_filter_changed)
        for view, actions in (
            (self.problems_view, self.commands.for_files),
            (self.folders_view, self.commands.for_folder),
        ):
            view.addActions(actions)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.commands.explanation_wanted.connect(self.explanation_wanted)
        self.commands.said.connect(self.messages.show_message)
        indexing.failed.connect(self._on_failed)
        indexing.library_changed.connect(self._on_library_changed)
        indexing.started.connect(self.index_status.show_start)
        indexing.advanced.connect(self.index_status.show_progress)
        indexing.finished.connect(self.index_status.show_end)
        indexing.status_ready.connect(self.index_status.show_status)
        indexing.paused_changed.connect(self.index_status.show_paused)
        self.index_status.pause_clicked.connect(indexing.set_paused)
        QShortcut(QKeySequence.StandardKey.Find, self, self.filter_box.setFocus)
        QShortcut(QKeySequence.StandardKey.Close, self, self.close)

    def _on_library_changed(self) -> None:
        if self.isVisible():
            self._service.count()

    def _on_counted(self, report: LibraryReport) -> None:
        self._report = report
        self.folders_view.show_report(report)
        if self._wanted is not None:
            self.folders_view.go_to(self._wanted)
            self._listing, self._wanted = self._wanted, None

    def _on_folder_chosen(self) -> None:
        report = self.folders_view.report
        folder = self.folders_view.folder
        number = QLocale().toString
        files = report.searchable + report.count()
        counts = [
            self.tr("Searchable: {0} of {1}").format(number(report.searchable), number(files))
        ]
        if left_out := report.count([ProblemKind.LEFT_OUT]):
            counts.append(self.tr("Left out: {0}").format(number(left_out)))
        self._title.set_text(self.tr("All folders") if folder is None else shown_path(folder))
        self._counts.set_text(" · ".join(counts))
        self._kinds.set_report(report)
        self._list_problems()

    def _on_kinds_chosen(self) -> None:
        self.folders_view.set_kinds(self._chosen_kinds())
        self._list_problems()

    def _chosen_kinds(self) -> frozenset[ProblemKind]:
        return self._kinds.kinds(self.kinds_view.currentIndex())

    def _list_problems(self) -> None:
        folder, kinds = self.folders_view.folder, self._chosen_kinds()
        self.commands.set_folder(folder, kinds, self._report.roots)
        self._service.list_problems(folder, kinds)

    def _on_listed(self, found: ProblemList) -> None:
        if (found.folder, found.kinds) != self._listed:
            self._listed = (found.folder, found.kinds)
            self.problems_view.start_anew()
        self._problems.set_rows(found.problems)
        if self._listing is not None:
            self.problems_view.select(self._listing)
            self._listing = None
        self._show_files_or_sentence()

    def _on_filter_changed(self, text: str) -> None:
        self._problems.set_filter(text)
        self._show_files_or_sentence()

    def _show_files_or_sentence(self) -> None:
        is_empty = not self._problems.rowCount()
        self._empty.setText(self._sentence_for_none())
        self._files.setCurrentWidget(self._empty if is_empty else self.problems_view)
        self.details.setVisible(not is_empty)

    def _sentence_for_none(self) -> str:
        if not self._report.roots:
            return self.tr("No folder has been added yet.")
        if self.filter_box.text().strip():
            return self.tr("No file or folder here has such a name.")
        if IN_NEED.isdisjoint(self._chosen_kinds()):
            return self.tr("Nothing in these folders is left out.")
        if not self.folders_view.report.count():
            return self.tr("Everything in these folders is searchable.")
        return self.tr("No file here is of this kind.")

    def _on_selected(self) -> None:
        problems = self.problems_view.selection
        self.details.show_problems(problems)
        self.commands.set_problems(problems, self._report.roots)

    def _on_failed(self, error: DogearError) -> None:
        self.messages.show_message(error_sentence(error))
