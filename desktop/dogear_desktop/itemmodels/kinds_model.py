"""The kinds of reasons why files are not searchable, with counts."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from dogear_core.types import IN_NEED, FolderReport, ProblemKind
from dogear_desktop.sentences import kind_name

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()
_KINDS = (IN_NEED, *(frozenset({kind}) for kind in ProblemKind))
"""The kinds that each row is for; those that are left out on purpose are not among all."""


class KindColumn(IntEnum):
    """The columns of the list."""

    NAME = 0
    COUNT = 1


class KindsModel(QAbstractTableModel):
    """A row for all kinds together and one for each, with their counts in one folder."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = FolderReport()

    def set_report(self, report: FolderReport) -> None:
        """Show the counts of a folder; the rows stay the same."""
        self._report = report
        self.dataChanged.emit(
            self.index(0, KindColumn.NAME), self.index(len(_KINDS) - 1, KindColumn.COUNT)
        )

    def kinds(self, index: Index) -> frozenset[ProblemKind]:
        """Return the kinds that the row at `index` is for."""
        return _KINDS[index.row()]

    def find(self, kind: ProblemKind | None) -> QModelIndex:
        """Return the row for one kind; None means for all kinds together."""
        wanted = IN_NEED if kind is None else frozenset({kind})
        return self.index(_KINDS.index(wanted), KindColumn.NAME)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Override QAbstractTableModel::rowCount."""
        return 0 if parent.isValid() else len(_KINDS)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Override QAbstractTableModel::columnCount."""
        return 0 if parent.isValid() else len(KindColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override QAbstractTableModel::data."""
        if not index.isValid():
            return None
        kinds = self.kinds(index)
        count = self._report.count(kinds)
        name = self.tr("All reasons") if kinds == IN_NEED else kind_name(next(iter(kinds)))
        match role, index.column():
            case Qt.ItemDataRole.DisplayRole, KindColumn.NAME:
                return name
            case Qt.ItemDataRole.DisplayRole, KindColumn.COUNT:
                return QLocale().toString(count) if count else ""
            case Qt.ItemDataRole.TextAlignmentRole, KindColumn.COUNT:
                return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole, KindColumn.NAME:
                return self.tr("{0}: {1}").format(name, count)
        return None
