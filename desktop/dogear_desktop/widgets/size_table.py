"""What takes how much space, as a bar and a table."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from dogear_desktop.theme import MARGIN, SPACING
from dogear_desktop.widgets.size_bar import SizeBar


def size_text(size: int) -> str:
    """Return a number of bytes as a person reads it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


class _Swatch(QWidget):
    """A dot in the colour that a part has in the bar."""

    def __init__(self, bar: SizeBar, place: int) -> None:
        super().__init__()
        self._bar = bar
        self._place = place
        self.setFixedSize(MARGIN, MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Override QWidget::paintEvent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(Qt.GlobalColor.transparent))
        painter.setBrush(self._bar.shade(self._place))
        painter.drawEllipse(self.rect().adjusted(1, 1, -1, -1))


class SizeTable(QWidget):
    """Names up to five parts with their sizes, below a bar that shows them to scale."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._bar = SizeBar()
        self._sizes = [QLabel("–") for _ in names]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACING)
        grid.setVerticalSpacing(SPACING // 2)
        grid.setColumnStretch(3, 1)
        grid.addWidget(self._bar, 0, 0, 1, 4)
        grid.setRowMinimumHeight(1, SPACING // 2)
        for place, name in enumerate(names):
            size = self._sizes[place]
            size.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(_Swatch(self._bar, place), place + 2, 0)
            grid.addWidget(QLabel(name), place + 2, 1)
            grid.addWidget(size, place + 2, 2)

    @property
    def sizes(self) -> dict[str, str]:
        """What the table says, by name."""
        texts = [size.text() for size in self._sizes]
        return dict(zip(self._names, texts, strict=True))

    def show_sizes(self, sizes: Sequence[int]) -> None:
        """Show a number of bytes for each name."""
        self._bar.show_sizes(sizes)
        for name, label, size in zip(self._names, self._sizes, sizes, strict=True):
            label.setText(size_text(size))
            label.setAccessibleName(f"{name}: {size_text(size)}")
