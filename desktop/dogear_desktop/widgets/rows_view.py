"""What the lists and trees of a report have in common."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from dogear_desktop.theme import SPACING, Colours

Index = QModelIndex | QPersistentModelIndex

_BAR_WIDTH = 3


class RoomyRows(QStyledItemDelegate):
    """Gives rows some room above and below their text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Override QStyledItemDelegate::sizeHint."""
        return super().sizeHint(option, index) + QSize(0, SPACING)


class RowsView(QTreeView):
    """Rows of one height over the whole width, the selected ones as calm as those of results."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(RoomyRows(self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override QTreeView::drawRow."""
        colours = Colours.of(option.palette)
        option.palette.setColor(QPalette.ColorRole.Highlight, colours.selection)
        option.palette.setColor(QPalette.ColorRole.HighlightedText, colours.text)
        super().drawRow(painter, option, index)
        if self.hasFocus() and index == self.currentIndex().siblingAtColumn(index.column()):
            self._mark_focus(painter, option.rect, colours)

    def _mark_focus(self, painter: QPainter, row: QRect, colours: Colours) -> None:
        """Mark the row that the keys are for with a bar at its beginning."""
        bar = QRect(row.left(), row.top(), _BAR_WIDTH, row.height())
        area = QStyle.visualRect(self.layoutDirection(), row, bar)
        painter.fillRect(area, colours.accent)
