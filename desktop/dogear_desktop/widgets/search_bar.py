"""The box the question is typed into."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QWidget

from dogear_desktop.theme import SPACING, scaled

_TEXT_SIZE = 1.25
_ICON_SIZE = 32


class SearchBar(QLineEdit):
    """A line edit for the question.

    Signals:
        left_downwards: The person goes on to the results with the Down key.
    """

    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self.setFont(scaled(self.font(), _TEXT_SIZE))
        self.setPlaceholderText(self.tr("Search your documents"))
        self.setAccessibleName(self.tr("Search"))
        self.setClearButtonEnabled(True)
        # Files dropped here are folders to add, not text: let the window have them.
        self.setAcceptDrops(False)
        self._fit_looks()

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget::changeEvent: colours and text size may change at any time."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._fit_looks()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget::keyPressEvent."""
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def _fit_looks(self) -> None:
        self.setMinimumHeight(self.fontMetrics().height() + 2 * SPACING + 4)
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self._icon.setIcon(_magnifier(colour))


def _magnifier(colour: QColor) -> QIcon:
    pixmap = QPixmap(_ICON_SIZE, _ICON_SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, _ICON_SIZE / 10)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    glass = QRectF(0.14, 0.14, 0.48, 0.48)
    painter.scale(_ICON_SIZE, _ICON_SIZE)
    pen.setWidthF(0.09)
    painter.setPen(pen)
    painter.drawEllipse(glass)
    painter.drawLine(QPointF(0.56, 0.56), QPointF(0.84, 0.84))
    painter.end()
    return QIcon(pixmap)
