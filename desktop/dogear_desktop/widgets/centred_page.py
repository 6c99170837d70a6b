"""A page with a heading and a sentence in the middle of an area."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from dogear_desktop.theme import MARGIN, SPACING, application_icon, scaled

_LINE = 68
"""Letters in a line, at most."""
_PICTURE_SIZE = 72


class CentredPage(QWidget):
    """A heading and a sentence; what follows them is added to `column`."""

    def __init__(self, *, picture: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        self._heading = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setFont(scaled(self.font(), 1.5, bold=True))
        self._text = QLabel(alignment=top, wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._middle = QWidget()
        self.column = QVBoxLayout(self._middle)
        self.column.setSpacing(MARGIN)
        if picture:
            icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
            icon.setPixmap(application_icon().pixmap(_PICTURE_SIZE))
            self.column.addWidget(icon)
            self.column.addSpacing(SPACING)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._text)
        self.column.addSpacing(SPACING)
        # Stretches and not an alignment: an aligned widget is not asked how high its text is.
        layout = QGridLayout(self)
        layout.setRowStretch(0, 2)
        layout.setRowStretch(2, 3)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 100)
        layout.setColumnStretch(2, 1)
        layout.addWidget(self._middle, 1, 1)
        self._fit_width()

    @property
    def heading(self) -> str:
        """The heading shown."""
        return self._heading.text()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget::changeEvent: the text size may change at any time."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_width()

    def _fit_width(self) -> None:
        self._middle.setMaximumWidth(_LINE * self.fontMetrics().averageCharWidth())

    def say(self, heading: str, text: str) -> None:
        """Show a heading and a sentence."""
        self._heading.setText(heading)
        self._text.setText(text)
        self._text.setVisible(bool(text))
