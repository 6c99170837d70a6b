"""What was done to the library, as a table."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from dogear_core.types import Activity, ActivityKind, Reason
from dogear_desktop.citations import shown_path
from dogear_desktop.sentences import reason_sentence

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class ActivityColumn(IntEnum):
    """The columns of the table."""

    WHEN = 0
    WHAT = 1
    WHERE = 2


class ActivityModel(QAbstractTableModel):
    """One row for each thing that was done, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Activity] = ()

    def set_rows(self, activities: Sequence[Activity]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = activities
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Override QAbstractTableModel::rowCount."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Override QAbstractTableModel::columnCount."""
        return 0 if parent.isValid() else len(ActivityColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Override QAbstractItemModel::headerData."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("When"), self.tr("What"), self.tr("Where"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override QAbstractTableModel::data."""
        if not index.isValid():
            return None
        activity = self._rows[index.row()]
        match role, index.column():
            case Qt.ItemDataRole.DisplayRole, ActivityColumn.WHEN:
                when = QDateTime.fromMSecsSinceEpoch(round(activity.at * 1000))
                return QLocale().toString(when, QLocale.FormatType.ShortFormat)
            case (Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole, ActivityColumn.WHAT):
                return self._what(activity)
            case Qt.ItemDataRole.DisplayRole, ActivityColumn.WHERE:
                return " ".join(self._where(activity).splitlines())
            case Qt.ItemDataRole.ToolTipRole, ActivityColumn.WHERE:
                return self._where(activity)
        return None

    def _where(self, activity: Activity) -> str:
        return shown_path(activity.path) if activity.path is not None else ""

    def _what(self, activity: Activity) -> str:
        count = QLocale().toString(activity.count)
        seconds = QLocale().toString(activity.seconds, "f", 1)
        match activity.kind:
            case ActivityKind.ADDED:
                return self.tr("Added")
            case ActivityKind.CHANGED:
                return self.tr("Changed")
            case ActivityKind.MOVED:
                return self.tr("Moved here or renamed")
            case ActivityKind.REMOVED:
                return self.tr("Removed")
            case ActivityKind.FAILED:
                return self.tr("Failed: {0}").format(reason_sentence(Reason(activity.detail)))
            case ActivityKind.READ:
                return self.tr("Files brought up to date: {0}, in {1} s").format(count, seconds)
            case ActivityKind.EMBEDDED:
                text = self.tr("Meaning of passages learned: {0}, in {1} s")
                return text.format(count, seconds)
            case ActivityKind.FORGOTTEN:
                return self.tr("Folder removed; documents forgotten: {0}").format(count)
            case ActivityKind.MENDED:
                return self.tr("Damaged library mended; documents saved: {0}").format(count)
            case ActivityKind.TIDIED:
                return self.tr("Leftovers of forgotten documents deleted, in {0} s").format(seconds)
