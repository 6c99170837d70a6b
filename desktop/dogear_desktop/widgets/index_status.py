"""The status line: what is being indexed, or what the library holds."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QToolButton, QWidget

from dogear_core.progress import Progress
from dogear_core.types import IndexReport, LibraryStatus
from dogear_desktop.sentences import progress_sentence, report_sentence, status_sentence
from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, scaled
from dogear_desktop.widgets.elided_label import ElidedLabel

_BAR_WIDTH = 160
_BAR_STEPS = 1000


class IndexStatus(QWidget):
    """One line of text; while a run is under way also a bar, the file at hand and "Stop".

    Signals:
        stop_clicked: The run is to be stopped.
    """

    stop_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ElidedLabel(Qt.TextElideMode.ElideMiddle)
        self._text.setFont(scaled(self.font(), SMALL_TEXT))
        self._bar = QProgressBar()
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Indexing progress"))
        self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._bar.setFixedHeight(SPACING)
        self._stop = QToolButton()
        self._stop.setText(self.tr("Stop"))
        self._stop.setAccessibleName(self.tr("Stop indexing"))
        self._stop.setFont(scaled(self.font(), SMALL_TEXT))
        self._stop.clicked.connect(self.stop_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, SPACING // 2, MARGIN, SPACING // 2)
        layout.setSpacing(MARGIN)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._bar)
        layout.addWidget(self._stop)
        self._outcome = ""
        self._holdings = ""
        self._set_running(running=False)

    @property
    def text(self) -> str:
        """What the line says."""
        return self._text.text

    def show_start(self) -> None:
        """Say that a run begins."""
        self._set_running(running=True)
        self._text.set_text(self.tr("Looking for files"))
        self._bar.setRange(0, 0)

    def show_progress(self, progress: Progress) -> None:
        """Say where the run is."""
        parts = (progress_sentence(progress), progress.current)
        self._text.set_text(" · ".join(part for part in parts if part))
        if progress.total:
            self._bar.setRange(0, _BAR_STEPS)
            self._bar.setValue(round(_BAR_STEPS * progress.done / progress.total))
        else:
            self._bar.setRange(0, 0)

    def show_end(self, report: IndexReport | None) -> None:
        """Say what a run changed; None when it did not come to its end."""
        stopped = self.tr("Indexing stopped")
        self._outcome = stopped if report is None else report_sentence(report)
        self._set_running(running=False)

    def show_status(self, status: LibraryStatus) -> None:
        """Say what the library holds, once no run is under way."""
        self._holdings = status_sentence(status)
        if self._stop.isHidden():
            self._show_rest()

    def _set_running(self, *, running: bool) -> None:
        self._bar.setVisible(running)
        self._stop.setVisible(running)
        if not running:
            self._show_rest()

    def _show_rest(self) -> None:
        parts = (self._holdings, self._outcome)
        self._text.set_text(" · ".join(part for part in parts if part))
