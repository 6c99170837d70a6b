"""What is being done about a model, and what came of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dogear_core.progress import Progress
from dogear_desktop.model_sentences import download_sentence
from dogear_desktop.theme import SPACING
from dogear_desktop.widgets.quiet_text import QuietText

_BAR_STEPS = 1000


class ModelWork(QWidget):
    """A bar with a button to stop while something is done, then a sentence; asks for a token.

    Signals:
        stop_clicked: The person wants what is done to be stopped.
        token_entered: The access token that was typed; it is shown nowhere.
    """

    stop_clicked = Signal()
    token_entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedHeight(SPACING)
        self._stop = QPushButton(self.tr("S&top"))
        self._stop.setAutoDefault(False)
        self._stop.setAccessibleName(self.tr("Stop"))
        self._stop.setAccessibleDescription(self.tr("What was downloaded is kept"))
        self._stop.clicked.connect(self.stop_clicked)
        self._token = QLineEdit()
        self._token.setEchoMode(QLineEdit.EchoMode.Password)
        self._token.setPlaceholderText(self.tr("Access token"))
        self._token.setAccessibleName(self.tr("Access token"))
        self._token.returnPressed.connect(self._on_token_entered)
        self._text = QuietText()
        row = QHBoxLayout()
        row.setSpacing(SPACING)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING // 2)
        layout.addLayout(row)
        layout.addWidget(self._token)
        layout.addWidget(self._text)
        self.show_outcome("")

    def begin(self, text: str) -> None:
        """Show that something is done of which nobody knows how long it takes."""
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(text)
        self._show(text, working=True)

    def show_progress(self, progress: Progress) -> None:
        """Show how far a download is."""
        if progress.total:
            self._bar.setRange(0, _BAR_STEPS)
            self._bar.setValue(round(_BAR_STEPS * progress.done / progress.total))
        self._text.setText(download_sentence(progress))

    def show_outcome(self, text: str, *, wants_token: bool = False) -> None:
        """Show what came of it, and ask for a token where one is needed."""
        self._show(text, working=False)
        self._token.setVisible(wants_token)
        if wants_token:
            self._token.setFocus()

    @property
    def is_working(self) -> bool:
        """Whether it shows that something is done."""
        return self._stop.isVisibleTo(self)

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    def _show(self, text: str, *, working: bool) -> None:
        self._bar.setVisible(working)
        self._stop.setVisible(working)
        self._token.setVisible(False)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def _on_token_entered(self) -> None:
        token = self._token.text().strip()
        self._token.clear()
        if token:
            self.token_entered.emit(token)
