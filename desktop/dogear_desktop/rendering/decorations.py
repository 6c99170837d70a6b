"""What is painted beside and behind the text of a document: bars, bullets, tints and rules."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextBlock, QTextBlockFormat, QTextDocument

from dogear_desktop.rendering.look import Look, Property

_BULLETS = ("•", "◦", "▪")
_BAR = 0.16
"""The width of the bar beside a quote, in parts of the height of a line."""
_ROUNDING = 4


class Decorations:
    """Paints the decorations of a document's blocks, under its text."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self._document = document
        self._look = look

    def paint(self, painter: QPainter, first: QTextBlock, bottom: float) -> None:
        """Paint what belongs to the blocks from `first` on, down to `bottom` in the document."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = self._document.documentLayout()
        code = QRectF()
        block = first
        while block.isValid():
            area = layout.blockBoundingRect(block)
            if area.top() > bottom:
                break
            look = block.blockFormat()
            if look.hasProperty(Property.CODE):
                code = self._joined(painter, code, self._code_area(look, area), look)
            if look.hasProperty(Property.QUOTES):
                self._paint_bars(painter, block, look, area)
            if look.hasProperty(Property.LABEL):
                self._paint_label(painter, block, look, area)
            if look.hasProperty(Property.RULE):
                line = QRectF(self._left, area.center().y(), self._width, 1)
                painter.fillRect(line, self._look.colours.line)
            block = block.next()
        self._paint_code(painter, code)

    @property
    def _left(self) -> float:
        return self._document.documentMargin()

    @property
    def _width(self) -> float:
        return self._document.textWidth() - 2 * self._left

    def _from_leading(self, block: QTextBlock, distance: float, width: float) -> float:
        """Return the left edge of what is so far from where lines of a block begin."""
        if block.textDirection() == Qt.LayoutDirection.RightToLeft:
            return self._left + self._width - distance - width
        return self._left + distance

    def _code_area(self, look: QTextBlockFormat, area: QRectF) -> QRectF:
        indent = look.indent() * self._look.indent
        return QRectF(self._left + indent, area.top(), self._width - indent, area.height())

    def _joined(
        self, painter: QPainter, before: QRectF, area: QRectF, look: QTextBlockFormat
    ) -> QRectF:
        """Return the area of code with another line; paint it first if that is of other code."""
        if look.hasProperty(Property.APART) or before.isEmpty():
            self._paint_code(painter, before)
            return area
        return before.united(area)

    def _paint_code(self, painter: QPainter, area: QRectF) -> None:
        if not area.isEmpty():
            padding = 0.7 * self._look.padding
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colours.tint)
            painter.drawRoundedRect(area.adjusted(0, -padding, 0, padding), _ROUNDING, _ROUNDING)

    def _paint_bars(
        self, painter: QPainter, block: QTextBlock, look: QTextBlockFormat, area: QRectF
    ) -> None:
        before = block.previous()
        above = before.blockFormat().intProperty(Property.QUOTES)
        width = _BAR * self._look.em
        for number in range(look.intProperty(Property.QUOTES)):
            distance = number * self._look.indent + 0.3 * self._look.em
            top = area.top()
            if number < above:  # no gap between two paragraphs of a quote
                top = self._document.documentLayout().blockBoundingRect(before).bottom()
            left = self._from_leading(block, distance, width)
            bar = QRectF(left, top, width, area.bottom() - top)
            painter.fillRect(bar, self._look.colours.bar)

    def _paint_label(
        self, painter: QPainter, block: QTextBlock, look: QTextBlockFormat, area: QRectF
    ) -> None:
        depth = look.indent() - look.intProperty(Property.QUOTES)
        label = look.stringProperty(Property.LABEL) or _BULLETS[max(depth - 1, 0) % len(_BULLETS)]
        width = QFontMetricsF(self._look.font).horizontalAdvance(label)
        room = look.indent() * self._look.indent - 0.4 * self._look.em
        left = self._from_leading(block, room - width, width)
        line = block.layout().lineAt(0)
        baseline = area.top() + line.y() + line.ascent()
        painter.setFont(self._look.font)
        painter.setPen(self._look.colours.muted)
        painter.drawText(QPointF(left, baseline), label)
