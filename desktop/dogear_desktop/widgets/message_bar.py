"""A message that stays until it is read."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from dogear_desktop.theme import MARGIN, SPACING


class MessageBar(QFrame):
    """A sentence about something that went wrong, with a button that puts it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton(autoRaise=True)
        close.setText(self.tr("Dismiss"))
        close.setAccessibleName(self.tr("Dismiss message"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, SPACING, SPACING, SPACING)
        layout.addWidget(self._text, 1)
        layout.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, or shown last."""
        return self._text.text()

    def show_message(self, sentence: str) -> None:
        """Show a sentence in place of the one before."""
        self._text.setText(sentence)
        self._text.setAccessibleName(sentence)
        self.show()
