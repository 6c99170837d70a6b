"""The list of files that are not searchable."""

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QWidget,
)

from dogear_core.types import Problem
from dogear_desktop.itemmodels.problems_model import ProblemColumn, ProblemsModel
from dogear_desktop.theme import Colours
from dogear_desktop.widgets.rows_view import Index, RoomyRows, RowsView

_WIDTHS = {ProblemColumn.NAME: 200, ProblemColumn.FOLDER: 150}


class _Rows(RoomyRows):
    """Names and folders lose their middle where there is little room, sentences their end."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Override QStyledItemDelegate::initStyleOption."""
        super().initStyleOption(option, index)
        if index.column() == ProblemColumn.REASON:
            option.textElideMode = Qt.TextElideMode.ElideRight
        if index.column() == ProblemColumn.FOLDER:
            muted = Colours.of(option.palette).muted
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, muted)


class ProblemsView(RowsView):
    """Names, folders and reasons in rows, of which several may be selected.

    What is selected stays so, as far as it is still there, when the rows are listed anew or in
    another order; of what is gone the next row takes the place.

    Signals:
        selected: The selected problems have changed.
    """

    selected = Signal()

    def __init__(self, model: ProblemsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problems = model
        self._kept: set[Path] = set()
        self._current: Path | None = None
        self._row = 0
        self._scrolled = 0
        self.setModel(model)
        self.setItemDelegate(_Rows(self))
        self.setRootIsDecorated(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Files that are not searchable"))
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        self.setSortingEnabled(True)
        self.sortByColumn(ProblemColumn.NAME, Qt.SortOrder.AscendingOrder)
        model.modelAboutToBeReset.connect(self._on_about_to_be_reset)
        model.modelReset.connect(self._on_reset)
        self.selectionModel().selectionChanged.connect(self.selected)

    @property
    def selection(self) -> list[Problem]:
        """The selected problems, as they stand in the list."""
        rows = self.selectionModel().selectedRows()
        return [self._problems.problem(row) for row in sorted(rows, key=QModelIndex.row)]

    def start_anew(self) -> None:
        """Forget the selection; of the rows that come next the first is selected."""
        self.selectionModel().clear()
        self.scrollToTop()

    def select(self, path: Path) -> None:
        """Select one file, if it is shown."""
        flags = QItemSelectionModel.SelectionFlag
        for row in self._problems.rows_of({path}):
            index = self._problems.index(row, 0)
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _on_about_to_be_reset(self) -> None:
        current = self.currentIndex()
        self._kept = {problem.path for problem in self.selection}
        self._current = self._problems.problem(current).path if current.isValid() else None
        self._row = max(0, current.row())
        self._scrolled = self.verticalScrollBar().value()

    def _on_reset(self) -> None:
        rows = self._problems.rows_of(self._kept)
        if not rows and self._problems.rowCount():
            rows = [min(self._row, self._problems.rowCount() - 1)]
        currents = self._problems.rows_of({self._current}) if self._current else rows[:1]
        flags = QItemSelectionModel.SelectionFlag
        selection = self.selectionModel()
        for row in currents or rows[:1]:
            selection.setCurrentIndex(self._problems.index(row, 0), flags.NoUpdate)
        selection.select(self._ranges(rows), flags.ClearAndSelect | flags.Rows)
        self.verticalScrollBar().setValue(self._scrolled)
        self.scrollTo(self.currentIndex())
        self.selected.emit()

    def _ranges(self, rows: Sequence[int]) -> QItemSelection:
        """Return a selection of rows with those next to each other as one range.

        One range for each of thousands of rows would take Qt seconds.
        """
        selection = QItemSelection()
        for _, run in groupby(enumerate(rows), key=lambda numbered: numbered[1] - numbered[0]):
            numbers = [row for _, row in run]
            first, last = (self._problems.index(row, 0) for row in (numbers[0], numbers[-1]))
            selection.select(first, last)
        return selection
