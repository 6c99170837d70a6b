"""The status area: what is being indexed, or what the library holds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from dogear_core.progress import Progress, Waiting
from dogear_core.types import Coverage, IndexReport, LibraryStatus
from dogear_desktop.progress_sentences import progress_sentence, waiting_sentence
from dogear_desktop.sentences import (
    coverage_sentence,
    problems_sentence,
    report_sentence,
    status_sentence,
)
from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, scaled
from dogear_desktop.widgets.elided_label import ElidedLabel

_BAR_WIDTH = 160
_BAR_HEIGHT = 6
_BAR_STEPS = 1000


class IndexStatus(QWidget):
    """A line that says what goes on, with a bar and a button to pause or resume.

    At rest it says that all is up to date, what the library holds, and how many files are not
    searchable.

    Signals:
        pause_clicked: Indexing is to be paused (True) or to go on (False).
        report_clicked: The person wants to know which files are not searchable.
    """

    pause_clicked = Signal(bool)
    report_clicked = Signal()

    def __init__(self, parent: QWidget | None = None, *, offers_report: bool = True) -> None:
        super().__init__(parent)
        self._offers_report = offers_report
        self._running = False
        self._paused = False
        self._progress: Progress | None = None
        self._status: LibraryStatus | None = None
        self._up_to_date = False
        self._outcome = ""
        self._folder = ("", Coverage(0, 0))
        self._text = ElidedLabel(Qt.TextElideMode.ElideRight, asks_for_room=True)
        self._file = ElidedLabel(Qt.TextElideMode.ElideMiddle, muted=True)
        self._coverage = QLabel()
        self._coverage.setTextFormat(Qt.TextFormat.PlainText)
        self._problems = QToolButton(autoRaise=True)
        self._problems.setProperty("link", True)
        self._problems.setAccessibleDescription(self.tr("List the files and the reasons"))
        self._problems.setToolTip(self._problems.accessibleDescription())
        self._problems.clicked.connect(self.report_clicked)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("Indexing progress"))
        self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._bar.setFixedSize(_BAR_WIDTH, _BAR_HEIGHT)
        self._pause = QToolButton()
        self._pause.clicked.connect(lambda: self.pause_clicked.emit(not self._paused))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, SPACING // 2, MARGIN, SPACING // 2)
        layout.setSpacing(MARGIN)
        layout.addWidget(self._text)
        layout.addWidget(self._file, 1)
        parts: tuple[QWidget, ...] = (self._bar, self._coverage, self._problems, self._pause)
        for part in parts:
            layout.addWidget(part)
        for part in (self._text, self._file, *parts):
            part.setFont(scaled(self.font(), SMALL_TEXT))
        self._refresh()

    @property
    def text(self) -> str:
        """What the line says."""
        return " · ".join(part for part in (self._text.text, self._file.text) if part)

    @property
    def coverage(self) -> str:
        """What is said of the search by meaning."""
        return self._coverage.text()

    def show_start(self) -> None:
        """Say that a run begins."""
        self._running = True
        self._up_to_date = False
        self._progress = None
        self._refresh()

    def show_progress(self, progress: Progress) -> None:
        """Say where the run is, or why it waits."""
        self._progress = progress
        self._refresh()

    def show_end(self, report: IndexReport | None) -> None:
        """Say what a run changed; None when it did not come to its end."""
        self._running = False
        self._progress = None
        stopped = self.tr("Indexing stopped")
        self._up_to_date = report is not None
        self._outcome = stopped if report is None else report_sentence(report)
        self._refresh()

    def forget_outcome(self) -> None:
        """Say no more what the last run changed: that was another library."""
        self._outcome = ""
        self._refresh()

    def show_paused(self, paused: bool) -> None:
        """Say whether indexing is paused, and offer the opposite."""
        self._paused = paused
        self._refresh()

    def show_status(self, status: LibraryStatus) -> None:
        """Say what the library holds, once no run is under way."""
        self._status = status
        self._refresh()

    def show_folder_coverage(self, folder: str, coverage: Coverage) -> None:
        """Say how much of the folder searched in is found by meaning; "" for no such folder."""
        self._folder = (folder, coverage)
        self._refresh()

    def _refresh(self) -> None:
        works = self._running and not (self._progress and self._progress.waiting)
        self._text.set_text(self._sentence())
        self._file.set_text(self._progress.current if works and self._progress else "")
        self._coverage.setText(self._coverage_sentence())
        self._coverage.setVisible(bool(self._coverage.text()))
        problems = problems_sentence(self._status) if self._status else ""
        self._problems.setText(problems)
        self._problems.setVisible(self._offers_report and bool(problems) and not works)
        self._bar.setVisible(works)
        if works:
            self._move_bar(self._progress)
        self._pause.setVisible(self._running or self._paused)
        self._pause.setText(self.tr("&Resume") if self._paused else self.tr("&Pause"))
        name = self.tr("Resume indexing") if self._paused else self.tr("Pause indexing")
        self._pause.setAccessibleName(name)
        self._pause.setToolTip(name)

    def _sentence(self) -> str:
        if self._running and self._progress is None and not self._paused:
            return self.tr("Looking for files")
        waiting = self._progress.waiting if self._progress else None
        if self._running and self._progress is not None and waiting is None:
            return progress_sentence(self._progress)
        if self._paused:
            waiting = Waiting.PAUSED
        held = status_sentence(self._status) if self._status else ""
        state = self.tr("Up to date") if self._up_to_date else ""
        parts = (waiting_sentence(waiting) if waiting else state, held, self._outcome)
        return " · ".join(part for part in parts if part)

    def _coverage_sentence(self) -> str:
        folder, coverage = self._folder
        if folder:
            return coverage_sentence(coverage, folder)
        if self._status is None:
            return ""
        return coverage_sentence(Coverage(self._status.passages, self._status.embedded))

    def _move_bar(self, progress: Progress | None) -> None:
        if progress is not None and progress.total:
            self._bar.setRange(0, _BAR_STEPS)
            self._bar.setValue(round(_BAR_STEPS * progress.done / progress.total))
        else:
            self._bar.setRange(0, 0)
