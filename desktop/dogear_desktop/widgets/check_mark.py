"""A mark for how something turned out."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dogear_desktop.explanation_checks import Mark
from dogear_desktop.theme import Colours

_LINES = {
    Mark.YES: (((0.29, 0.53), (0.44, 0.67), (0.71, 0.35)),),
    Mark.NO: (((0.34, 0.34), (0.66, 0.66)), ((0.66, 0.34), (0.34, 0.66))),
    Mark.NOT_YET: (((0.5, 0.27), (0.5, 0.53), (0.66, 0.62)),),
}
"""The strokes of each mark in a square of side 1: a tick, a cross, the hands of a clock."""


class CheckMark(QWidget):
    """A tick, a cross or a clock in a circle, as high as a line of text."""

    def __init__(self, mark: Mark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(mark.word)

    def sizeHint(self) -> QSize:
        """Override QWidget::sizeHint."""
        side = self.fontMetrics().height() + 2
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Override QWidget::paintEvent."""
        colours = Colours.of(self.palette())
        colour = {
            Mark.YES: colours.success,
            Mark.NO: colours.error,
            Mark.NOT_YET: colours.muted,
        }[self._mark]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        painter.scale(side, side)
        pen = QPen(colour, 0.09)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawEllipse(QPointF(0.5, 0.5), 0.42, 0.42)
        for stroke in _LINES[self._mark]:
            painter.drawPolyline([QPointF(*point) for point in stroke])
