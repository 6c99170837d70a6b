"""What is said while files are dragged over the window."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from dogear_desktop.theme import MARGIN, Colours, scaled

_ROUNDING = 10
_VEIL = 0.9
"""How much of what is below is covered."""


class DropHint(QWidget):
    """A veil over the window with a sentence on it; it takes no part in the dragging itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop to search in it with Dogear"))
        self.hide()

    def cover(self) -> None:
        """Show the veil over all of the window."""
        self.setGeometry(self.window().rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Override QWidget::paintEvent."""
        colours = Colours.of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self.palette().base().color())
        veil.setAlphaF(_VEIL)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(colours.accent, 2, Qt.PenStyle.DashLine))
        frame = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.drawRoundedRect(frame, _ROUNDING, _ROUNDING)
        painter.setFont(scaled(self.font(), 1.5, bold=True))
        painter.setPen(colours.text)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, self.accessibleName())
