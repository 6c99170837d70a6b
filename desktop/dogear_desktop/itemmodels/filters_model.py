"""The filters as a tree: folders, kinds of files and times, with how many documents each leaves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dogear_desktop.filters import Choice
from dogear_desktop.plain_text import as_it_is

Index = QModelIndex | QPersistentModelIndex

_NOWHERE = QModelIndex()


class FilterRole(IntEnum):
    """What the model tells of a row besides its label."""

    COUNT = Qt.ItemDataRole.UserRole
    """How many documents the filter leaves; None for a heading."""
    CHOSEN = Qt.ItemDataRole.UserRole + 1
    KEY = Qt.ItemDataRole.UserRole + 2
    """What a row is known by from one count to the next: the labels down to it."""


@dataclass(slots=True)
class _Node:
    """A row; its parent is None for a heading, and its choice too."""

    label: str
    row: int
    parent: "_Node | None" = None
    choice: Choice | None = None
    children: list["_Node"] = field(default_factory=list)

    def key(self) -> tuple[str, ...]:
        name = self.choice.hint or self.label if self.choice else self.label
        return (*self.parent.key(), name) if self.parent else (name,)


class FiltersModel(QAbstractItemModel):
    """One top row per heading, below it the choices."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: list[_Node] = []
        self._nodes: dict[int, _Node] = {}

    def set_rows(self, sections: Sequence[tuple[str, Sequence[Choice]]]) -> None:
        """Show these headings with their choices; a heading without any is left out."""
        self.beginResetModel()
        filled = [(label, choices) for label, choices in sections if choices]
        self._headings = [_Node(label, row) for row, (label, _) in enumerate(filled)]
        for heading, (_, choices) in zip(self._headings, filled, strict=True):
            _add_children(heading, choices)
        self._nodes = {id(node): node for node in _walk(self._headings)}
        self.endResetModel()

    def choice(self, index: Index) -> Choice | None:
        """Return the choice at `index`, None for a heading."""
        node = self._node(index)
        return node.choice if node else None

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Override QAbstractItemModel::index."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, id(self._children(parent)[row]))

    @overload
    def parent(self) -> QObject | None: ...
    @overload
    def parent(self, child: Index) -> QModelIndex: ...
    def parent(self, child: Index | None = None) -> QObject | QModelIndex | None:
        """Override QAbstractItemModel::parent and, without a child, QObject::parent."""
        if child is None:
            return super().parent()
        node = self._node(child)
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.row, 0, id(node.parent))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Override QAbstractItemModel::rowCount."""
        return len(self._children(parent)) if parent.column() <= 0 else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: ARG002
        """Override QAbstractItemModel::columnCount."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Override QAbstractItemModel::data."""
        node = self._node(index)
        if node is None:
            return None
        choice = node.choice
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.label
            case Qt.ItemDataRole.ToolTipRole:
                return as_it_is(choice.hint) or None if choice else None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{node.label}, {choice.count}" if choice else node.label
            case FilterRole.COUNT:
                return choice.count if choice else None
            case FilterRole.CHOSEN:
                return choice is not None and choice.chosen
            case FilterRole.KEY:
                return node.key()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Override QAbstractItemModel::flags: a heading cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.choice(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _node(self, index: Index) -> _Node | None:
        return self._nodes.get(index.internalId()) if index.isValid() else None

    def _children(self, parent: Index) -> list[_Node]:
        node = self._node(parent)
        return node.children if node else self._headings


def _add_children(node: _Node, choices: Sequence[Choice]) -> None:
    for row, choice in enumerate(choices):
        child = _Node(choice.label, row, node, choice)
        node.children.append(child)
        _add_children(child, choice.children)


def _walk(nodes: Sequence[_Node]) -> Iterator[_Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)
