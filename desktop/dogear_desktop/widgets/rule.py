"""A line between two parts of the window."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dogear_desktop.theme import Colours


class Rule(QWidget):
    """A thin horizontal line in a colour that suits light and dark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Override QWidget::paintEvent."""
        QPainter(self).fillRect(self.rect(), Colours.of(self.palette()).line)
