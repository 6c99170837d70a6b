"""The filters beside the results."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from dogear_desktop.filters import Choice
from dogear_desktop.itemmodels.filters_model import FilterRole, FiltersModel, Index
from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, Colours, scaled

_INDENTATION = 14
_ROUNDING = 5
_CHOOSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterPanel(QTreeView):
    """Folders, kinds of files and times, with how many documents each would leave.

    Signals:
        choice_made: The `Choice` the person set or took away.
    """

    choice_made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = FiltersModel(self)
        self._opened: dict[tuple[str, ...], bool] = {}
        self._filling = False
        self.setModel(self._filters)
        self.setItemDelegate(_FilterDelegate(self))
        self.setHeaderHidden(True)
        self.setIndentation(_INDENTATION)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Filters"))
        self.setUniformRowHeights(False)
        self.clicked.connect(self._on_clicked)
        self.expanded.connect(lambda index: self._note(index, opened=True))
        self.collapsed.connect(lambda index: self._note(index, opened=False))

    def show_choices(self, sections: Sequence[tuple[str, Sequence[Choice]]]) -> None:
        """Show these headings with their choices; what was opened and selected stays so."""
        current = self.currentIndex().data(FilterRole.KEY)
        scrolled = self.verticalScrollBar().value()
        self._filling = True
        self._filters.set_rows(sections)
        self._restore(QModelIndex(), current, level=0)
        self._filling = False
        self.verticalScrollBar().setValue(scrolled)

    def sizeHint(self) -> QSize:
        """Override QWidget::sizeHint."""
        return QSize(self.fontMetrics().averageCharWidth() * 30, 300)

    def minimumSizeHint(self) -> QSize:
        """Override QWidget::minimumSizeHint: enough to tell the filters from one another."""
        return QSize(self.fontMetrics().averageCharWidth() * 14, 100)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget::keyPressEvent: Space or Enter sets a filter or takes it away."""
        if event.key() in _CHOOSING:
            self._on_clicked(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Override QObject::event: Enter is for the filter, although it is a shortcut."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _CHOOSING:
            event.accept()
            return True
        return super().event(event)

    def _on_clicked(self, index: Index) -> None:
        choice = self._filters.choice(index)
        if choice is not None:
            self.choice_made.emit(choice)

    def _note(self, index: QModelIndex, *, opened: bool) -> None:
        if not self._filling:
            self._opened[index.data(FilterRole.KEY)] = opened

    def _restore(self, parent: QModelIndex, current: Any, level: int) -> bool:
        """Open what was open; on first sight the headings, and what leads to a chosen filter."""
        holds_chosen = False
        for row in range(self._filters.rowCount(parent)):
            index = self._filters.index(row, 0, parent)
            key = index.data(FilterRole.KEY)
            below = self._restore(index, current, level + 1)
            alone = self._filters.rowCount(parent) == 1
            self.setExpanded(index, self._opened.get(key, below or level == 0 or alone))
            holds_chosen = holds_chosen or below or index.data(FilterRole.CHOSEN)
            if key == current:
                self.selectionModel().setCurrentIndex(
                    index, QItemSelectionModel.SelectionFlag.NoUpdate
                )
        return holds_chosen


class _FilterDelegate(QStyledItemDelegate):
    """Paints a label with its count at the end of the line; what is chosen is tinted."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Override QStyledItemDelegate::sizeHint."""
        line = option.fontMetrics.height()
        heading = index.data(FilterRole.COUNT) is None
        return QSize(0, line + (2 * SPACING + 2 if heading else SPACING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Override QStyledItemDelegate::paint."""
        colours = Colours.of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        count = index.data(FilterRole.COUNT)
        if count is None:
            font = scaled(option.font, SMALL_TEXT, bold=True)
            painter.setFont(font)
            painter.setPen(colours.muted)
            flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom
            painter.drawText(row.adjusted(0, 0, 0, -SPACING / 2), flags, str(index.data()))
        else:
            self._paint_choice(painter, option, index, str(option.locale.toString(count)), colours)
        painter.restore()

    def _paint_choice(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        count: str,
        colours: Colours,
    ) -> None:
        row = QRectF(option.rect).adjusted(-SPACING / 2, 1, -MARGIN / 2, -1)
        chosen = bool(index.data(FilterRole.CHOSEN))
        if chosen:
            painter.setBrush(colours.selection)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colours.hover)
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        focused = option.state & QStyle.StateFlag.State_HasFocus
        painter.setPen(colours.accent if focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(row, _ROUNDING, _ROUNDING)
        font = scaled(option.font, 1.0, bold=chosen)
        small = scaled(option.font, SMALL_TEXT)
        inside = row.adjusted(SPACING / 2, 0, -SPACING / 2, 0)
        width = QFontMetricsF(small).horizontalAdvance(count) + 1
        painter.setFont(small)
        painter.setPen(colours.muted)
        trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, trailing, count)
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        room = inside.width() - width - SPACING
        label = QFontMetricsF(font).elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, room
        )
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(inside, leading | Qt.TextFlag.TextSingleLine, label)
