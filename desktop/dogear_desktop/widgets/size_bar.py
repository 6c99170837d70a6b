"""What something is made of, as a bar."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from dogear_desktop.theme import Colours, mixed

_HEIGHT = 10
_SHADES = (1.0, 0.72, 0.48, 0.28, 0.12)
"""How much of the accent each part has, the first the most."""


class SizeBar(QWidget):
    """Shows up to five sizes side by side, in shades of one colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: Sequence[int] = ()
        self.setFixedHeight(_HEIGHT)

    def show_sizes(self, sizes: Sequence[int]) -> None:
        """Show these sizes, which together are all of the bar."""
        self._sizes = sizes
        self.update()

    def shade(self, place: int) -> QColor:
        """Return the colour of one part."""
        colours = Colours.of(self.palette())
        return mixed(colours.sidebar, colours.accent, _SHADES[place])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Override QWidget::paintEvent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(whole, _HEIGHT / 2, _HEIGHT / 2)
        painter.setClipPath(outline)
        painter.fillRect(whole, Colours.of(self.palette()).line)
        total = sum(self._sizes)
        left = 0.0
        for place, size in enumerate(self._sizes):
            width = whole.width() * size / total if total else 0.0
            painter.fillRect(QRectF(left, 0, width, whole.height()), self.shade(place))
            left += width
