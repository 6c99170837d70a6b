"""A line edit within a window whose shortcuts are Enter and Esc."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN_KEYS = (*RETURN, Qt.Key.Key_Escape)


class KeyBox(QLineEdit):
    """A line edit that has Enter and Esc for itself, although they are shortcuts of the window."""

    def event(self, event: QEvent) -> bool:
        """Override QObject::event."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)
