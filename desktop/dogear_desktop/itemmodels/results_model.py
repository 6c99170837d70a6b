"""The results as a tree: documents, and under each its other passages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
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
    Signal,
)

from dogear_core.types import Hit, PassageId, Snippet
from dogear_desktop.citations import (
    citation,
    folder_of,
    path_of,
    place,
    short_date,
    title,
    today,
)
from dogear_desktop.plain_text import as_it_is

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
    """One row per document with its best passage; the children are its other passages.

    Signals:
        more_wanted: The last rows are in sight, and there are more (`set_more`).
    """

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._roots: tuple[Path, ...] = ()
        self._today = today()
        self._snippets: dict[PassageId, Snippet] = {}
        self._more = False

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
        self._rows = [self._sharpened(row) for row in rows]
        self._more = False
        self.endResetModel()

    def append_rows(self, rows: Sequence[Row]) -> None:
        """Show what follows: further documents, and further passages of those that are shown."""
        places = {best.document_id: place for place, (best, _) in enumerate(self._rows)}
        new = [self._sharpened(row) for row in rows if row[0].document_id not in places]
        for row in rows:
            place = places.get(row[0].document_id)
            if place is not None:
                self._append_passages(place, self._sharpened(row))
        if new:
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def set_more(self, *, more: bool) -> None:
        """Take note of whether more follows; it is asked for when the last rows are seen."""
        self._more = more

    def set_snippets(self, snippets: Mapping[PassageId, Snippet]) -> None:
        """Show better snippets of passages, also after better answers to the same question."""
        self._snippets.update(snippets)
        for number, row in enumerate(self._rows):
            if any(hit.passage_id in snippets for hit in (row[0], *row[1])):
                self._rows[number] = self._sharpened(row)
                index = self.index(number, 0)
                self.dataChanged.emit(index, index)
                if row[1]:
                    below = (self.index(0, 0, index), self.index(len(row[1]) - 1, 0, index))
                    self.dataChanged.emit(*below)

    def forget_snippets(self) -> None:
        """Begin with the snippets of another question."""
        self._snippets.clear()

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
                return as_it_is(path_of(hit))
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (title(hit), place(hit), hit.snippet.text)
                return ". ".join(part for part in parts if part)
            case ResultRole.HIT:
                return hit
            case ResultRole.MORE:
                return self.rowCount(index)
            case ResultRole.FOLDER:
                return folder_of(hit, self._roots)
            case ResultRole.DATE:
                return short_date(hit.mtime_ns, self._today)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Override QAbstractItemModel::canFetchMore."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Override QAbstractItemModel::fetchMore: ask once; the rows come when they are found."""
        if self.canFetchMore(parent):
            self._more = False
            self.more_wanted.emit()

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

    def _append_passages(self, place: int, row: Row) -> None:
        best, others = self._rows[place]
        further = (row[0], *row[1])
        first = len(others)
        self.beginInsertRows(self.index(place, 0), first, first + len(further) - 1)
        self._rows[place] = best, (*others, *further)
        self.endInsertRows()

    def _sharpened(self, row: Row) -> Row:
        best, *others = (self._sharp(hit) for hit in (row[0], *row[1]))
        return best, tuple(others)

    def _sharp(self, hit: Hit) -> Hit:
        snippet = self._snippets.get(hit.passage_id)
        return hit if snippet is None else replace(hit, snippet=snippet)
