"""The window that answers "Why is this not found?"."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dogear_core.errors import DogearError
from dogear_core.types import Explanation, ProblemKind, SearchRequest
from dogear_desktop.explanation_checks import as_text, checks
from dogear_desktop.explanations import Remedy, remedy, remedy_text, summary
from dogear_desktop.sentences import error_sentence
from dogear_desktop.services.explain_service import ExplainService, without_hindrances
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.theme import MARGIN, SPACING, scaled
from dogear_desktop.widgets.checklist import Checklist
from dogear_desktop.widgets.file_drop import FileDrop, local_path
from dogear_desktop.widgets.message_bar import MessageBar
from dogear_desktop.widgets.rule import Rule

_SIZE = (720, 620)
_PAUSE_MS = 300
"""How long the keys rest before the changed question is looked at."""


class WhyNotFound(QWidget):
    """A file, a question, and why the one is not found by the other.

    Signals:
        explained: The answer is shown.
        request_changed: The `SearchRequest` without a filter that the person has removed here.
        report_wanted: The `Path` that is to be shown in the report, and the `ProblemKind` of what
            is wrong with it, or None for a folder.
    """

    explained = Signal()
    request_changed = Signal(object)
    report_wanted = Signal(object, object)

    def __init__(self, service: ExplainService, indexing: IndexService) -> None:
        super().__init__()
        self._service = service
        self._indexing = indexing
        self._path: Path | None = None
        self._request = SearchRequest("")
        self._explanation: Explanation | None = None
        self.setWindowTitle(self.tr("Why is this not found?"))
        self.setAcceptDrops(True)
        self.file_drop = FileDrop()
        self.question_box = QLineEdit(clearButtonEnabled=True)
        self.question_box.setPlaceholderText(self.tr("What it should be found for"))
        self.question_box.setAcceptDrops(False)  # a file dropped on it is no question
        self.messages = MessageBar()
        self.checklist = Checklist()
        self.remedy_button = QPushButton()
        self.copy_button = QPushButton(self.tr("&Copy as text"))
        self._summary = QLabel(wordWrap=True)
        self._summary.setFont(scaled(self.font(), 1.15, bold=True))
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lay_out()
        self._connect()
        self._show(None)

    @property
    def summary(self) -> str:
        """The sentence on top."""
        return self._summary.text()

    def ask(self, request: SearchRequest) -> None:
        """Explain for a question, with the filters that belong to it."""
        self._request = request
        if self.question_box.text() != request.text:
            blocker = QSignalBlocker(self.question_box)
            self.question_box.setText(request.text)
            blocker.unblock()
        self._explain()

    def show_path(self, path: Path) -> None:
        """Explain a file or a folder."""
        self._path = path
        self.file_drop.show_path(path)
        self._explain()

    def showEvent(self, event: QShowEvent) -> None:
        """Override QWidget::showEvent: what changed in the meantime counts."""
        super().showEvent(event)
        self._explain()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Override QWidget::dragEnterEvent: the whole window takes what its frame takes."""
        if local_path(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Override QWidget::dropEvent."""
        path = local_path(event)
        if path is not None:
            event.acceptProposedAction()
            self.show_path(path)

    def _lay_out(self) -> None:
        label = QLabel(self.tr("&Question"))
        label.setBuddy(self.question_box)
        question = QHBoxLayout()
        question.setSpacing(SPACING)
        question.addWidget(label)
        question.addWidget(self.question_box, 1)
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        top.setSpacing(MARGIN)
        top.addWidget(self.file_drop)
        top.addLayout(question)
        top.addWidget(self.messages)
        self._answer = QWidget()
        answer = QHBoxLayout(self._answer)
        answer.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        answer.setSpacing(MARGIN)
        answer.addWidget(self._summary, 1)
        answer.addWidget(self.remedy_button, alignment=Qt.AlignmentFlag.AlignTop)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(MARGIN, SPACING, MARGIN, SPACING)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._answer)
        layout.addWidget(Rule())
        layout.addWidget(self.checklist, 1)
        layout.addWidget(Rule())
        layout.addLayout(buttons)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self.file_drop.dropped.connect(self.show_path)
        self.file_drop.file_clicked.connect(self._choose_file)
        self.file_drop.folder_clicked.connect(self._choose_folder)
        self.question_box.textChanged.connect(lambda: self._pause.start())
        self.question_box.returnPressed.connect(self._on_question_edited)
        self._pause.timeout.connect(self._on_question_edited)
        self.remedy_button.clicked.connect(self._help)
        self.copy_button.clicked.connect(self._copy)
        self._service.explained.connect(self._show)
        self._service.failed.connect(self._on_failed)
        self._indexing.failed.connect(self._on_failed)
        for change in (
            self._indexing.started,
            self._indexing.finished,
            self._indexing.library_changed,
        ):
            change.connect(self._on_library_changed)
        QShortcut(QKeySequence.StandardKey.Close, self, self.close)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)

    def _on_question_edited(self) -> None:
        self._pause.stop()
        self._request = replace(self._request, text=self.question_box.text())
        self._explain()

    def _on_library_changed(self) -> None:
        if self.isVisible():
            self._explain()

    def _explain(self) -> None:
        if self._path is not None:
            self._service.explain(self._path, self._request)

    def _show(self, explanation: Explanation | None) -> None:
        self._explanation = explanation
        self._answer.setVisible(explanation is not None)
        self.copy_button.setEnabled(explanation is not None)
        if explanation is None:
            return
        self._summary.setText(summary(explanation))
        self.checklist.show_checks(checks(explanation))
        chosen = remedy(explanation)
        self.remedy_button.setVisible(chosen is not None)
        if chosen is not None:
            waits = chosen is Remedy.INDEX and self._indexing.running
            text = self.tr("Indexing…") if waits else remedy_text(chosen, explanation)
            self.remedy_button.setText(text.replace("&", "&&"))
            self.remedy_button.setEnabled(not waits)
        self.explained.emit()

    def _help(self) -> None:
        """Do the one thing that helps."""
        explanation = self._explanation
        if explanation is None:
            return
        reach, standing = explanation.reach, explanation.standing
        match remedy(explanation):
            case Remedy.ADD_FOLDER:
                self._indexing.add_roots([reach.path.parent])
            case Remedy.ADD:
                self._indexing.add_roots([reach.path])
            case Remedy.RETRY if reach.problem is not None:
                self._indexing.retry([reach.problem.path])
            case Remedy.INDEX:
                self._indexing.start()
            case Remedy.REMOVE_FILTER if standing is not None:
                self.ask(without_hindrances(standing))
                self.request_changed.emit(self._request)
            case Remedy.REPORT:
                problem = reach.problem
                kind = ProblemKind.of(problem.reason) if problem is not None else None
                self.report_wanted.emit(reach.path, kind)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), self._start_folder())
        if path:
            self.show_path(Path(path))

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(
            self, self.tr("Choose a folder"), self._start_folder()
        )
        if path:
            self.show_path(Path(path))

    def _start_folder(self) -> str:
        return str(self._path.parent if self._path is not None else Path.home())

    def _copy(self) -> None:
        if self._explanation is not None:
            QGuiApplication.clipboard().setText(as_text(self._explanation))

    def _on_failed(self, error: DogearError) -> None:
        self.messages.show_message(error_sentence(error))
