"""How a result looks in the list."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dogear_core.readers.families import family_of
from dogear_core.types import Hit, Leg
from dogear_desktop.citations import place, short_place, title
from dogear_desktop.itemmodels.results_model import Index, ResultRole
from dogear_desktop.theme import SPACING, Colours, family_colour, scaled
from dogear_desktop.widgets.highlighted_text import draw_snippet
from dogear_desktop.widgets.result_row import RowLayout

_ACCENT_WIDTH = 3
"""The bar beside the selected row."""
SUFFIX = 0.7
"""The size of a file's suffix on its symbol, as a part of the text's; less where it is long."""
PAPER = 0.1
"""How much of its colour the page that shows a file's type has."""
BADGE_TEXT = 0.85
"""The size of a badge's text, as a part of secondary text's."""
FOLDER_PART = 0.5
"""The part of a line that folders may take where there is a page or a heading to name too."""


class ResultDelegate(QStyledItemDelegate):
    """Paints title, path, page and highlighted snippet; no widget per row.

    Signals:
        more_clicked: The index of a document whose other passages are asked for.
    """

    more_clicked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layout: RowLayout | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Override QStyledItemDelegate::sizeHint."""
        return QSize(0, round(self._laid_out(option.font).height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override QStyledItemDelegate::paint."""
        hit: Hit = index.data(ResultRole.HIT)
        colours = Colours.of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        self._paint_background(painter, option, colours)
        if _is_document(index):
            self._paint_document(painter, option, index, hit, colours)
        else:
            self._paint_passage(painter, option, hit, colours)
        self._paint_badge(painter, option, hit, colours)
        layout = self._laid_out(option.font)
        painter.setPen(colours.text)
        is_document = _is_document(index)
        area = _mirrored(option, layout.snippet(_row(option), is_document=is_document))
        lines = layout.snippet_lines(is_document=is_document)
        draw_snippet(painter, area, hit.snippet, layout.text, lines=lines, mark=colours.match)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Override QStyledItemDelegate::editorEvent: a click on "more" is not for the row."""
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
            and self.more_area(option, index).contains(event.position())
        ):
            self.more_clicked.emit(index)
            return True
        return super().editorEvent(event, model, option, index)

    def more_area(self, option: QStyleOptionViewItem, index: Index) -> QRectF:
        """Return where a document's "more" is; an empty rectangle when it has no more passages."""
        text = self._more_text(option, index)
        if not text:
            return QRectF()
        layout = self._laid_out(option.font)
        line = layout.second_line(_row(option))
        width = QFontMetricsF(layout.small).horizontalAdvance(text)
        return _mirrored(option, line.adjusted(line.width() - width, 0, 0, 0))

    def _laid_out(self, font: QFont) -> RowLayout:
        if self._layout is None or self._layout.text != font:
            # The option's font lives no longer than the option: keep a copy.
            self._layout = RowLayout.of(QFont(font))
        return self._layout

    def _more_text(self, option: QStyleOptionViewItem, index: Index) -> str:
        more = index.data(ResultRole.MORE)
        if not more:
            return ""
        opened = option.state & QStyle.StateFlag.State_Open
        return self.tr("{0} more").format(more) + (" ▴" if opened else " ▾")

    def _paint_background(
        self, painter: QPainter, option: QStyleOptionViewItem, colours: Colours
    ) -> None:
        row = _row(option)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, colours.selection)
            bar = QRectF(row.left(), row.top(), _ACCENT_WIDTH, row.height())
            painter.fillRect(_mirrored(option, bar), colours.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, colours.hover)
        painter.fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), colours.line)

    def _paint_document(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        hit: Hit,
        colours: Colours,
    ) -> None:
        layout = self._laid_out(option.font)
        row = _row(option)
        colour = family_colour(family_of(hit.media_type), option.palette)
        _paint_page(painter, _mirrored(option, layout.icon(row)), hit, layout.small, colour)
        first = layout.first_line(row, is_document=True)
        when = index.data(ResultRole.DATE)
        room = _paint_trailing(painter, option, first, when, layout.small, colours.muted)
        _paint_line(painter, option, room, title(hit), layout.title, colours.text)
        second = layout.second_line(row)
        more = self._more_text(option, index)
        room = _paint_trailing(painter, option, second, more, layout.small, colours.accent)
        where = _elided_ends(
            index.data(ResultRole.FOLDER), short_place(hit), layout.small, room.width()
        )
        _paint_line(painter, option, room, where, layout.small, colours.muted)

    def _paint_passage(
        self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit, colours: Colours
    ) -> None:
        layout = self._laid_out(option.font)
        line = layout.first_line(_row(option), is_document=False)
        _paint_line(painter, option, line, place(hit), layout.small, colours.muted)

    def _paint_badge(
        self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit, colours: Colours
    ) -> None:
        text = self._found_by(hit)
        if not text:
            return
        layout = self._laid_out(option.font)
        font = scaled(layout.small, BADGE_TEXT)
        area = _mirrored(option, layout.badge(_row(option)))
        width = min(QFontMetricsF(font).horizontalAdvance(text) + SPACING, area.width())
        body = area.adjusted((area.width() - width) / 2, 0, (width - area.width()) / 2, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.badge)
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
        painter.setFont(font)
        painter.setPen(colours.badge_text)
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, text)

    def _found_by(self, hit: Hit) -> str:
        """Say how a passage was found; nothing for one that was not looked for."""
        if len(hit.found_by) == len(Leg):
            return self.tr("both")
        names = {Leg.WORDS: self.tr("words"), Leg.MEANING: self.tr("meaning")}
        return names[hit.found_by[0]] if hit.found_by else ""


def _is_document(index: Index) -> bool:
    return not index.parent().isValid()


def _row(option: QStyleOptionViewItem) -> QRectF:
    return QRectF(option.rect)


def _elided_ends(folder: str, place: str, font: QFont, width: float) -> str:
    """Return the folder and the place within the document, each shortened to its share."""
    metrics = QFontMetricsF(font)
    middle, end = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
    if not place:
        return metrics.elidedText(folder, middle, width)
    separator = " · "
    room = width - metrics.horizontalAdvance(separator)
    needed = metrics.horizontalAdvance(place)
    folder = metrics.elidedText(folder, middle, max(room * FOLDER_PART, room - needed))
    rest = metrics.elidedText(place, end, room - metrics.horizontalAdvance(folder))
    return f"{folder}{separator}{rest}"


def _mirrored(option: QStyleOptionViewItem, area: QRectF) -> QRectF:
    """Return `area` as it is for the direction people read in."""
    if option.direction == Qt.LayoutDirection.LeftToRight:
        return area
    row = _row(option)
    return area.translated(row.left() + row.right() - area.left() - area.right(), 0)


def _paint_line(
    painter: QPainter,
    option: QStyleOptionViewItem,
    area: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    shown = QFontMetricsF(font).elidedText(text, elide, area.width())
    painter.setFont(font)
    painter.setPen(colour)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(_mirrored(option, area), flags | Qt.TextFlag.TextSingleLine, shown)


def _paint_trailing(
    painter: QPainter,
    option: QStyleOptionViewItem,
    line: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
) -> QRectF:
    """Paint `text` at the end of a line and return the room that is left before it."""
    if not text:
        return line
    width = QFontMetricsF(font).horizontalAdvance(text) + 1
    _paint_line(painter, option, line.adjusted(line.width() - width, 0, 0, 0), text, font, colour)
    return line.adjusted(0, 0, -width - 2 * SPACING, 0)


def _paint_page(painter: QPainter, area: QRectF, hit: Hit, font: QFont, colour: QColor) -> None:
    """Paint a page with a folded corner that names the type of the file."""
    fold = area.width() * 0.28
    page = QPainterPath(area.topLeft())
    for x, y in (
        (area.right() - fold, area.top()),
        (area.right(), area.top() + fold),
        (area.right(), area.bottom()),
        (area.left(), area.bottom()),
    ):
        page.lineTo(QPointF(x, y))
    page.closeSubpath()
    paper = QColor(colour)
    paper.setAlphaF(PAPER)
    painter.fillPath(page, paper)
    painter.setPen(QPen(colour, 1))
    painter.drawPath(page)
    suffix = hit.path.suffix.removeprefix(".").upper()[:4]
    width = QFontMetricsF(scaled(font, SUFFIX, bold=True)).horizontalAdvance(suffix)
    fitting = SUFFIX * min(1.0, area.width() * 0.85 / max(width, 1.0))
    painter.setFont(scaled(font, fitting, bold=True))
    painter.drawText(area.adjusted(0, fold / 2, 0, 0), Qt.AlignmentFlag.AlignCenter, suffix)
