"""A list or tree of names, each with a count at the end of its line."""

from PySide6.QtCore import QAbstractItemModel, QSize, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from dogear_desktop.theme import SPACING
from dogear_desktop.widgets.rows_view import Index, RowsView

_COUNT = 1
"""The column of the counts."""


class CountsView(RowsView):
    """Shows a model with a column of names and one of counts; one row is always chosen.

    Signals:
        chosen: Another row is the current one.
    """

    chosen = Signal()

    def __init__(
        self, model: QAbstractItemModel, parent: QWidget | None = None, *, is_tree: bool
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(is_tree)
        self.setIndentation(2 * SPACING)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_COUNT, QHeaderView.ResizeMode.ResizeToContents)

    def fit_rows(self) -> None:
        """Be just as high as all rows together."""
        rows = self.model().rowCount()
        self.setFixedHeight(rows * self.sizeHintForRow(0) + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        """Override QWidget::minimumSizeHint: enough to tell the names from one another."""
        return QSize(self.fontMetrics().averageCharWidth() * 18, super().minimumSizeHint().height())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Override QAbstractItemView::currentChanged."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit()
