"""Keeps what a person reads where it is, while the document around it grows or is laid out anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit


@dataclass(frozen=True, slots=True)
class _Held:
    cursor: QTextCursor
    part: float


class PlaceKeeper:
    """Holds a place of a text edit at a part of the height of its view, until somebody scrolls.

    It is the same place all the while: to look what is at the top again and again would let the
    text drift by what is lost in rounding.
    """

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor
        self._held: _Held | None = None
        self._moving = False
        editor.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def is_holding(self) -> bool:
        """Whether nobody has scrolled since a place was held."""
        return self._held is not None

    def forget(self) -> None:
        """Hold nothing, for the document is another one."""
        self._held = None

    def hold(self, cursor: QTextCursor, part: float) -> None:
        """Bring a place so far down the view as this part of its height, and hold it there."""
        self._put(_Held(cursor, part))

    def first_seen(self) -> QTextCursor:
        """Return where the first line is that is in sight."""
        first = self._editor.cursorForPosition(QPoint(0, 0))
        if self._editor.cursorRect(first).bottom() <= 0:  # the view begins between two blocks
            first.movePosition(QTextCursor.MoveOperation.NextBlock)
        return first

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep in its place what is held, or else what is at the top, whatever happens within."""
        moving, self._moving = self._moving, True
        held = self._held
        if held is None:
            first = self.first_seen()
            height = max(self._editor.viewport().height(), 1)
            held = _Held(first, self._editor.cursorRect(first).top() / height)
        yield
        self._put(held)
        self._moving = moving

    def _put(self, held: _Held) -> None:
        editor, bar = self._editor, self._editor.verticalScrollBar()
        wanted = round(held.part * editor.viewport().height())
        moving, self._moving = self._moving, True
        bar.setValue(bar.value() + editor.cursorRect(held.cursor).top() - wanted)
        self._moving = moving
        self._held = held

    def _on_scrolled(self) -> None:
        if not self._moving:
            self._held = None
