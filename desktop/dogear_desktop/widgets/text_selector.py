"""Selecting text on pages with the mouse, and copying it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QClipboard, QGuiApplication, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication

from dogear_core.citations.lines import boxes_of
from dogear_core.types import Box, TextLayer
from dogear_desktop.pages.pointing import is_on_text
from dogear_desktop.pages.selection import Selecting, Unit
from dogear_desktop.widgets.page_area import PageArea

DRAG_MS = 30
"""How often the pages scroll on while the mouse is held beyond their edge."""


class TextSelector(QObject):
    """Watches the mouse over pages: drag, double click for a word, triple for a line, Shift.

    `layer_of` gives the text of a page with its places, as far as it is known, and `text_of` the
    text alone, of any page.

    Signals:
        changed: Something else is selected.
    """

    changed = Signal()

    def __init__(
        self,
        area: PageArea,
        layer_of: Callable[[int], TextLayer | None],
        text_of: Callable[[int], str],
    ) -> None:
        super().__init__(area)
        self._area = area
        self._layer_of = layer_of
        self._text_of = text_of
        self._selecting = Selecting()
        self._is_dragging = False
        self._pointer = QPointF()
        self._double_click = QElapsedTimer()
        self._beyond = QTimer(self, interval=DRAG_MS)
        self._beyond.timeout.connect(self._scroll_on)
        viewport = area.viewport()
        viewport.setMouseTracking(True)
        viewport.installEventFilter(self)
        area.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        keys = QKeySequence.StandardKey
        self._add_action(self.tr("&Copy"), keys.Copy, self.copy)
        self._add_action(self.tr("Select &all of this page"), keys.SelectAll, self.select_page)

    @property
    def text(self) -> str:
        """What is selected, with lines as on the pages."""
        selection = self._selecting.selection
        return selection.text(self._text_of) if selection else ""

    def copy(self) -> None:
        """Copy what is selected, if anything is."""
        if self._selecting.selection:
            QGuiApplication.clipboard().setText(self.text)

    def clear(self) -> None:
        """Select nothing."""
        self._is_dragging = False
        self._beyond.stop()
        self._selecting.clear()
        self.changed.emit()

    def select_page(self) -> None:
        """Select all text of the page in sight."""
        page = self._area.page
        self._selecting.select_page(page, len(self._text_of(page)))
        self.changed.emit()

    def boxes(self, layer: TextLayer) -> Sequence[Box]:
        """Return what is selected of a page as boxes on it."""
        selection = self._selecting.selection
        if not selection:
            return ()
        return tuple(boxes_of(layer, selection.part(layer.request.page, len(layer.text))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject::eventFilter."""
        if isinstance(event, QMouseEvent):
            match event.type():
                case QEvent.Type.MouseButtonPress:
                    return self._on_press(event)
                case QEvent.Type.MouseButtonDblClick:
                    return self._on_double_click(event)
                case QEvent.Type.MouseMove:
                    return self._on_move(event)
                case QEvent.Type.MouseButtonRelease:
                    return self._on_release()
        return super().eventFilter(watched, event)

    def show_cursor(self) -> None:
        """Show the I-beam where the pointer is over text: the pages may have moved below it."""
        pointed = self._pointed(self._pointer)
        is_text = pointed is not None and is_on_text(*pointed)
        shape = Qt.CursorShape.IBeamCursor if is_text else Qt.CursorShape.ArrowCursor
        self._area.viewport().setCursor(shape)

    def _on_press(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        self._area.setFocus(Qt.FocusReason.MouseFocusReason)
        interval = QApplication.doubleClickInterval()
        is_third = self._double_click.isValid() and not self._double_click.hasExpired(interval)
        self._double_click.invalidate()
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._begin(event.position(), Unit.LINE if is_third else Unit.CHARACTER, extends=extends)
        return True

    def _on_double_click(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        self._double_click.start()
        self._begin(event.position(), Unit.WORD)
        return True

    def _begin(self, place: QPointF, unit: Unit, *, extends: bool = False) -> None:
        self._is_dragging = True
        self._pointer = place
        pointed = self._pointed(place)
        if pointed is None:
            self._selecting.clear()
        elif extends:
            self._selecting.extend(*pointed)
        else:
            self._selecting.begin(*pointed, unit)
        self.changed.emit()

    def _on_move(self, event: QMouseEvent) -> bool:
        self._pointer = event.position()
        if not self._is_dragging:
            self.show_cursor()
            return False
        self._reach()
        if self._overshoot() == QPoint():
            self._beyond.stop()
        elif not self._beyond.isActive():
            self._beyond.start()
        return True

    def _on_release(self) -> bool:
        if not self._is_dragging:
            return False
        self._is_dragging = False
        self._beyond.stop()
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and self._selecting.selection:
            # Where that is the custom, the middle button pastes what is selected.
            clipboard.setText(self.text, QClipboard.Mode.Selection)
        return True

    def _scroll_on(self) -> None:
        beyond = self._overshoot()
        self._area.scroll_by(beyond.x(), beyond.y())
        self._reach()

    def _overshoot(self) -> QPoint:
        """Return how far the pointer is beyond the edges of what is in sight."""
        sight = self._area.viewport().rect()
        pointer = self._pointer.toPoint()
        nearest = QPoint(
            min(max(pointer.x(), sight.left()), sight.right()),
            min(max(pointer.y(), sight.top()), sight.bottom()),
        )
        return pointer - nearest

    def _reach(self) -> None:
        pointed = self._pointed(self._pointer)
        if pointed is not None:
            self._selecting.extend(*pointed)
            self.changed.emit()

    def _pointed(self, place: QPointF) -> tuple[TextLayer, float, float] | None:
        """Return the page at a place of the view, if its text is known, and where on it that is."""
        if not self._area.page:
            return None
        page, x, y = self._area.point_on_page(place)
        layer = self._layer_of(page)
        return None if layer is None else (layer, x, y)

    def _add_action(
        self, text: str, key: QKeySequence.StandardKey, slot: Callable[[], None]
    ) -> None:
        action = QAction(text, self._area)
        action.setShortcuts(key)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(slot)
        self._area.addAction(action)
