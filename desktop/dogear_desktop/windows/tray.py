"""Dogear's icon in the tray of the desktop."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from dogear_desktop.theme import tray_icon

UPDATE_MS = 1000
"""The least time between two changes of the text: each goes to another process to be drawn."""


class Tray(QObject):
    """An icon with a menu; where the desktop has no tray it does nothing.

    Signals:
        toggled: The icon was clicked: the window is to be shown, or hidden if it is.
        show_chosen: The window is to be shown.
        pause_toggled: Indexing is to pause (True) or to go on (False).
        quit_chosen: Dogear is to end.
    """

    toggled = Signal()
    show_chosen = Signal()
    pause_toggled = Signal(bool)
    quit_chosen = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_paused = False
        self._text = ""
        self._icon = QSystemTrayIcon(tray_icon(), self)
        self._menu = QMenu()
        self._show = self._menu.addAction(self.tr("&Show Dogear"))
        self._state = self._menu.addAction("")
        self._state.setEnabled(False)
        self._pause = self._menu.addAction("")
        self._menu.addSeparator()
        self._quit = self._menu.addAction(self.tr("&Quit"))
        self._update = QTimer(self, singleShot=True, interval=UPDATE_MS)
        self._show.triggered.connect(self.show_chosen)
        self._pause.triggered.connect(lambda: self.pause_toggled.emit(not self._is_paused))
        self._quit.triggered.connect(self.quit_chosen)
        self._icon.activated.connect(self._on_activated)
        self._update.timeout.connect(self._show_text)
        self._icon.setContextMenu(self._menu)
        self.set_paused(paused=False)
        self._show_text()

    @staticmethod
    def is_available() -> bool:
        """Whether the desktop has a tray at the moment; one may come later."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def is_visible(self) -> bool:
        """Whether the icon is there, so that a window that is hidden can be brought back."""
        return self._icon.isVisible() and self.is_available()

    @property
    def menu(self) -> QMenu:
        """The menu of the icon."""
        return self._menu

    @property
    def tool_tip(self) -> str:
        """What is said when the pointer rests on the icon."""
        return self._icon.toolTip()

    def show(self) -> None:
        """Put the icon into the tray, where there is one."""
        if self.is_available():
            self._icon.show()

    def hide(self) -> None:
        """Take the icon out of the tray."""
        self._icon.hide()

    def set_paused(self, *, paused: bool) -> None:
        """Offer to go on with indexing, or to pause it."""
        self._is_paused = paused
        self._pause.setText(self.tr("&Resume indexing") if paused else self.tr("&Pause indexing"))

    def set_state(self, text: str) -> None:
        """Say what is being done: soon, if it has just been said what was done before."""
        self._text = text
        if not self._update.isActive():
            self._show_text()
            self._update.start()

    def _show_text(self) -> None:
        self._state.setText(self._text.replace("&", "&&"))
        self._state.setVisible(bool(self._text))
        tip = f"Dogear\n{self._text}" if self._text else "Dogear"
        if tip != self._icon.toolTip():
            self._icon.setToolTip(tip)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.toggled.emit()
