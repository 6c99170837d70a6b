"""A few lines of text with marked words."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from dogear_core.types import Snippet, Span
from dogear_desktop.text_positions import utf16_range

_LINE_SEPARATORS = str.maketrans("\n\t\u2028\u2029", "    ")
_ELLIPSIS = "…"


def draw_snippet(
    painter: QPainter, area: QRectF, snippet: Snippet, font: QFont, *, lines: int, mark: QColor
) -> None:
    """Draw a snippet with its highlights on at most `lines` lines, the last one elided.

    The text's own direction decides on which side its lines begin.
    """
    text = snippet.text.translate(_LINE_SEPARATORS)
    layout = _laid_out(text, snippet.highlights, font, area.width(), mark)
    if layout.lineCount() > lines:
        shown = _fitting(layout, text, lines)
        layout = _laid_out(shown + _ELLIPSIS, snippet.highlights, font, area.width(), mark)
        while layout.lineCount() > lines and shown:
            shown = shown[:-1]
            layout = _laid_out(shown + _ELLIPSIS, snippet.highlights, font, area.width(), mark)
    layout.draw(painter, area.topLeft())


def _fitting(layout: QTextLayout, text: str, lines: int) -> str:
    """Return what of `text` is on the first lines."""
    last = layout.lineAt(lines - 1)
    units = last.textStart() + last.textLength()
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").rstrip()


def _laid_out(
    text: str, highlights: Sequence[Span], font: QFont, width: float, mark: QColor
) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_marked(text, span, mark) for span in highlights if span.start < len(text)])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _marked(text: str, span: Span, mark: QColor) -> QTextLayout.FormatRange:
    marked = QTextLayout.FormatRange()
    marked.start, marked.length = utf16_range(text, span)
    style = QTextCharFormat()
    style.setBackground(mark)
    marked.format = style
    return marked
