"""The files that are not searchable, as a table."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dogear_core.types import Problem, Reason
from dogear_desktop.citations import shown_path
from dogear_desktop.plain_text import as_it_is
from dogear_desktop.sentences import problem_sentence, reason_sentence

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class ProblemColumn(IntEnum):
    """The columns of the table."""

    NAME = 0
    FOLDER = 1
    REASON = 2


class ProblemsModel(QAbstractTableModel):
    """One row per file, or folder left out as a whole.

    It sorts and filters its rows itself: a proxy model asks it for every value again and again,
    and takes seconds for what takes 50 ms here (33,000 rows).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Problem] = ()
        self._rows: list[Problem] = []
        self._filter = ""
        self._column = ProblemColumn.NAME
        self._order = Qt.SortOrder.AscendingOrder

    def set_rows(self, problems: Sequence[Problem]) -> None:
        """Show these, as far as they pass the filter, in the order chosen last."""
        self._all = problems
        self._arrange()

    def set_filter(self, text: str) -> None:
        """Show only what has this text in its name or the names of its folders."""
        self._filter = text.strip().casefold()
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Override QAbstractItemModel::sort."""
        self._column = ProblemColumn(column)
        self._order = order
        self._arrange()

    def problem(self, index: Index) -> Problem:
        """Return what the row at `index` is about."""
        return self._rows[index.row()]

    def rows_of(self, paths: set[Path]) -> list[int]:
        """Return the rows of these paths, as far as they are shown, in order."""
        return [row for row, problem in enumerate(self._rows) if problem.path in paths]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Override QAbstractTableModel::rowCount."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Override QAbstractTableModel::columnCount."""
        return 0 if parent.isValid() else len(ProblemColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Override QAbstractItemModel::headerData."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Name"), self.tr("Folder"), self.tr("Why"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override QAbstractTableModel::data."""
        if not index.isValid():
            return None
        problem = self.problem(index)
        match role, index.column():
            case Qt.ItemDataRole.DisplayRole, ProblemColumn.NAME:
                return _on_one_line(problem.path.name)
            case Qt.ItemDataRole.DisplayRole, ProblemColumn.FOLDER:
                return _on_one_line(shown_path(problem.path.parent))
            case Qt.ItemDataRole.DisplayRole, ProblemColumn.REASON:
                return problem_sentence(problem)
            case Qt.ItemDataRole.ToolTipRole, ProblemColumn.REASON:
                return as_it_is(problem_sentence(problem))
            case Qt.ItemDataRole.ToolTipRole, _:
                return as_it_is(shown_path(problem.path))
        return None

    def _arrange(self) -> None:
        self.beginResetModel()
        rows = [problem for problem in self._all if self._filter in str(problem.path).casefold()]
        rows.sort(key=self._sort_key(), reverse=self._order is Qt.SortOrder.DescendingOrder)
        self._rows = rows
        self.endResetModel()

    def _sort_key(self) -> Callable[[Problem], tuple[str, str]]:
        """Return what rows are compared by: the column and, where that is the same, the path."""
        match self._column:
            case ProblemColumn.NAME:
                return lambda problem: (problem.path.name.casefold(), str(problem.path))
            case ProblemColumn.FOLDER:
                return lambda problem: (str(problem.path.parent).casefold(), str(problem.path))
            case ProblemColumn.REASON:
                sentences = {reason: reason_sentence(reason) for reason in Reason}
                return lambda problem: (
                    sentences[problem.reason] + problem.detail,
                    str(problem.path),
                )


def _on_one_line(name: str) -> str:
    """Return a name without line breaks, at which a row would end."""
    return " ".join(name.splitlines())
