"""A row with a name, and below it what is known of that."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dogear_desktop.theme import SMALL_TEXT, SPACING, Colours, scaled

Index = QModelIndex | QPersistentModelIndex


class TwoLineDelegate(QStyledItemDelegate):
    """Paints the first line of a text as a name, shortened in the middle, and the next quietly."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Override QStyledItemDelegate::sizeHint."""
        small = QFontMetrics(scaled(option.font, SMALL_TEXT))
        return QSize(0, option.fontMetrics.height() + small.height() + 2 * SPACING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override QStyledItemDelegate::paint."""
        name, _, about = str(index.data()).partition("\n")
        colours = Colours.of(option.palette)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colours.selection)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, colours.hover)
        area = option.rect.adjusted(SPACING, SPACING, -SPACING, -SPACING)
        painter.setPen(colours.text)
        height = _draw(painter, area, name, option.font, Qt.TextElideMode.ElideMiddle)
        painter.setPen(colours.muted)
        small = scaled(option.font, SMALL_TEXT)
        _draw(painter, area.adjusted(0, height, 0, 0), about, small, Qt.TextElideMode.ElideRight)
        painter.restore()


def _draw(painter: QPainter, area: QRect, text: str, font: QFont, elide: Qt.TextElideMode) -> int:
    """Draw one line at the top of an area and return its height."""
    metrics = QFontMetrics(font)
    line = QRect(area.left(), area.top(), area.width(), metrics.height())
    flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font)
    shown = metrics.elidedText(text, elide, line.width())
    painter.drawText(line, flags | Qt.TextFlag.TextSingleLine, shown)
    return line.height()
