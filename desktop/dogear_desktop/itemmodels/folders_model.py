"""The folders in which something is not searchable, as a tree with counts."""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Any, overload

from PySide6.QtCore import (
    QAbstractItemModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from dogear_core.types import IN_NEED, FolderReport, LibraryReport, ProblemKind
from dogear_desktop.citations import shown_path
from dogear_desktop.plain_text import as_it_is

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class FolderColumn(IntEnum):
    """The columns of the tree."""

    NAME = 0
    COUNT = 1


@dataclass(slots=True, eq=False)
class _Node:
    """A folder, known to Qt by its number; None as its path stands for all folders."""

    number: int
    path: Path | None
    report: FolderReport
    parent: "_Node | None" = None
    children: "list[_Node]" = field(default_factory=list)
    row: int = 0


class FoldersModel(QAbstractItemModel):
    """Each root with the folders in it, and where there are several roots one row for them all.

    What is counted are the problems of the kinds chosen last. Folders in which only something is
    left out are not shown.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds: frozenset[ProblemKind] = IN_NEED
        self._nodes: list[_Node] = []
        self._top: list[_Node] = []
        self._by_path: dict[Path | None, _Node] = {}

    def set_report(self, report: LibraryReport) -> None:
        """Show the folders of a report."""
        self.beginResetModel()
        self._nodes = _nodes(report)
        tops = (node for node in self._nodes if node.parent is None)
        self._top = sorted(tops, key=lambda node: node.row)
        self._by_path = {node.path: node for node in self._nodes}
        self.endResetModel()

    def set_kinds(self, kinds: Collection[ProblemKind]) -> None:
        """Count problems of these kinds."""
        self._kinds = frozenset(kinds)
        for siblings in (self._top, *(node.children for node in self._nodes)):
            if siblings:
                first, last = (
                    self.createIndex(node.row, FolderColumn.COUNT, node.number)
                    for node in (siblings[0], siblings[-1])
                )
                self.dataChanged.emit(first, last)

    def folder(self, index: Index) -> Path | None:
        """Return the folder at `index`; None for all folders, and for an invalid one."""
        return self._nodes[index.internalId()].path if index.isValid() else None

    def report(self, index: Index) -> FolderReport:
        """Return the counts of the folder at `index`."""
        return self._nodes[index.internalId()].report if index.isValid() else FolderReport()

    def find(self, folder: Path | None) -> QModelIndex:
        """Return where a folder is, or what is nearest around it."""
        around = () if folder is None else (folder, *folder.parents)
        nodes = (self._by_path[path] for path in (*around, None) if path in self._by_path)
        node = next(nodes, None)
        return self._index_of(node) if node else self.index(0, 0)

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Override QAbstractItemModel::index."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._below(parent)[row].number)

    @overload
    def parent(self) -> QObject | None: ...
    @overload
    def parent(self, child: Index) -> QModelIndex: ...
    def parent(self, child: Index | None = None) -> QObject | QModelIndex | None:
        """Override QAbstractItemModel::parent and, without a child, QObject::parent."""
        if child is None:
            return super().parent()
        above = self._nodes[child.internalId()].parent if child.isValid() else None
        return self._index_of(above) if above else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Override QAbstractItemModel::rowCount."""
        return len(self._below(parent)) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: ARG002
        """Override QAbstractItemModel::columnCount."""
        return len(FolderColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override QAbstractItemModel::data."""
        if not index.isValid():
            return None
        node = self._nodes[index.internalId()]
        count = node.report.count(self._kinds)
        match role, index.column():
            case Qt.ItemDataRole.DisplayRole, FolderColumn.NAME:
                return self._name(node)
            case Qt.ItemDataRole.DisplayRole, FolderColumn.COUNT:
                return QLocale().toString(count) if count else ""
            case Qt.ItemDataRole.TextAlignmentRole, FolderColumn.COUNT:
                return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole, _:
                return as_it_is(self._name(node) if node.path is None else shown_path(node.path))
            case Qt.ItemDataRole.AccessibleTextRole, FolderColumn.NAME:
                return self.tr("{0}, not searchable: {1}").format(self._name(node), count)
        return None

    def _name(self, node: _Node) -> str:
        if node.path is None:
            return self.tr("All folders")
        if node.parent is None or node.parent.path is None:
            return shown_path(node.path)
        return str(node.path.relative_to(node.parent.path))

    def _below(self, parent: Index) -> list[_Node]:
        return self._nodes[parent.internalId()].children if parent.isValid() else self._top

    def _index_of(self, node: _Node) -> QModelIndex:
        return self.createIndex(node.row, FolderColumn.NAME, node.number)


def _nodes(report: LibraryReport) -> list[_Node]:
    """Return a node for every folder to be shown, each with its place among its siblings."""
    roots = set(report.roots)
    shown = [path for path, found in report.folders.items() if path in roots or found.count()]
    nodes: dict[Path, _Node] = {}
    top: list[_Node] = []
    for path in sorted(shown):  # what is around a path comes before it
        parent = next((nodes[around] for around in path.parents if around in nodes), None)
        node = nodes[path] = _Node(len(nodes), path, report.folders[path], parent)
        (parent.children if parent else top).append(node)
    everything = [_Node(len(nodes), None, report.total)] if len(top) > 1 else []
    for siblings in ([*everything, *top], *(node.children for node in nodes.values())):
        for row, node in enumerate(siblings):
            node.row = row
    return [*nodes.values(), *everything]
