"""The results as a tree: documents, and under each its other passages."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, overload

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QUrl,
)

from dogear_core.types import Hit, PassageId
from dogear_desktop.citations import (
    breadcrumb,
    citation,
    place,
    short_date,
    shown_path,
    title,
    today,
)

Index = QModelIndex | QPersistentModelIndex
Row = tuple[Hit, tuple[Hit, ...]]
"""A document's best passage and its others."""

_NOWHERE = QModelIndex()
_DOCUMENT = 0
"""The internal id of a document's index; that of a passage is its document's row plus one."""


class ResultRole(IntEnum):
    """What the model tells of a row besides its title."""

    HIT = Qt.ItemDataRole.UserRole
    MORE = Qt.ItemDataRole.UserRole + 1
    """How many other passages of the document were found; 0 for a passage."""
    FOLDER = Qt.ItemDataRole.UserRole + 2
    """The folders the document is in, from its root on."""
    DATE = Qt.ItemDataRole.UserRole + 3
    """When the document was modified."""


class ResultsModel(QAbstractItemModel):
    """One row per document with its best passage; the children are its other passages."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._roots: tuple[Path, ...] = ()
        self._today = today()

    @property
    def rows(self) -> list[Row]:
        """The documents shown, best first."""
        return list(self._rows)

    def set_roots(self, roots: Iterable[Path]) -> None:
        """Take note of the folders that paths are shown from."""
        self._roots = tuple(roots)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these documents, best first: each one's best passage and its others."""
        self.beginResetModel()
        self._today = today()
        self._rows = list(rows)
        self.endResetModel()

    def hit(self, index: Index) -> Hit | None:
        """Return the passage at `index`, None for an invalid one."""
        if not index.isValid():
            return None
        if index.internalId() == _DOCUMENT:
            return self._rows[index.row()][0]
        return self._rows[index.internalId() - 1][1][index.row()]

    def find(self, passage: PassageId) -> QModelIndex:
        """Return where a passage is, an invalid index when it is not among the results."""
        for row, (best, others) in enumerate(self._rows):
            if best.passage_id == passage:
                return self.index(row, 0)
            for child, hit in enumerate(others):
                if hit.passage_id == passage:
                    return self.index(child, 0, self.index(row, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Override QAbstractItemModel::index."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _DOCUMENT)

    @overload
    def parent(self) -> QObject | None: ...
    @overload
    def parent(self, child: Index) -> QModelIndex: ...
    def parent(self, child: Index | None = None) -> QObject | QModelIndex | None:
        """Override QAbstractItemModel::parent and, without a child, QObject::parent."""
        if child is None:
            return super().parent()
        if not child.isValid() or child.internalId() == _DOCUMENT:
            return QModelIndex()
        return self.createIndex(child.internalId() - 1, 0, _DOCUMENT)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Override QAbstractItemModel::rowCount."""
        if not parent.isValid():
            return len(self._rows)
        if parent.internalId() == _DOCUMENT and parent.column() == 0:
            return len(self._rows[parent.row()][1])
        return 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: ARG002
        """Override QAbstractItemModel::columnCount."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override QAbstractItemModel::data."""
        hit = self.hit(index)
        if hit is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title(hit)
            case Qt.ItemDataRole.ToolTipRole:
                return shown_path(hit.path)
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (title(hit), place(hit), hit.snippet.text)
                return ". ".join(part for part in parts if part)
            case ResultRole.HIT:
                return hit
            case ResultRole.MORE:
                return self.rowCount(index)
            case ResultRole.FOLDER:
                return breadcrumb(hit.path, self._roots)
            case ResultRole.DATE:
                return short_date(hit.mtime_ns, self._today)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Override QAbstractItemModel::flags: a result can be dragged out as its file."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        """Override QAbstractItemModel::mimeTypes."""
        return ["text/uri-list", "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Override QAbstractItemModel::mimeData: the files, and the citations as text."""
        hits = [hit for index in indexes if (hit := self.hit(index)) is not None]
        paths = dict.fromkeys(hit.path for hit in hits)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        data.setText("\n\n".join(citation(hit) for hit in hits))
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        """Override QAbstractItemModel::supportedDragActions: the file stays where it is."""
        return Qt.DropAction.CopyAction
