"""The menus of the main window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from dogear_core.types import Root
from dogear_desktop.citations import shown_path


class Actions(QObject):
    """Every command of the window, once, with its menu entry and its keys.

    Signals:
        remove_root_chosen: The `Path` of a root that is to be forgotten.
    """

    remove_root_chosen = Signal(object)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.add_folder = self._action(self.tr("Add &folder…"), "Ctrl+O")
        self.index = self._action(self.tr("&Index now"), "F5")
        self.stop = self._action(self.tr("&Stop indexing"))
        self.open = self._action(self.tr("&Open document"), "Return", "Enter")
        self.reveal = self._action(self.tr("Show in fol&der"), "Ctrl+Return", "Ctrl+Enter")
        self.quit = self._action(self.tr("&Quit"), QKeySequence.StandardKey.Quit)
        self.find = self._action(self.tr("&Search"), "Ctrl+K", "/")
        self.clear = self._action(self.tr("&Clear search"), "Esc")
        self.history = self._action(self.tr("&Earlier searches"), "Ctrl+H")
        self.similar = self._action(self.tr("Find si&milar passages"), "Ctrl+Shift+F")
        self.similar_to_clipboard = self._action(
            self.tr("Find where copied text is &from"), "Ctrl+Shift+V"
        )
        self.copy_citation = self._action(self.tr("&Copy citation"), "Ctrl+Shift+C")
        self.copy_link = self._action(self.tr("Copy as &Markdown link"), "Ctrl+Alt+C")
        self.find_in_document = self._action(
            self.tr("&Find in document"), QKeySequence.StandardKey.Find
        )
        self.next_passage = self._action(self.tr("&Next passage in document"), "F4")
        self.previous_passage = self._action(self.tr("Pre&vious passage in document"), "Shift+F4")
        self.next_page = self._action(self.tr("Next pa&ge"), "Ctrl+PgDown")
        self.previous_page = self._action(self.tr("Previo&us page"), "Ctrl+PgUp")
        self.zoom_in = self._action(self.tr("&Larger"), "Ctrl++", "Ctrl+=")
        self.zoom_out = self._action(self.tr("&Smaller"), "Ctrl+-")
        self.zoom_reset = self._action(self.tr("&Usual size"), "Ctrl+0")
        self.about = self._action(self.tr("&About Dogear"))
        self._reading = (
            self.find_in_document,
            self.next_passage,
            self.previous_passage,
            self.next_page,
            self.previous_page,
            self.zoom_in,
            self.zoom_out,
            self.zoom_reset,
        )
        self._for_a_hit = (
            self.open,
            self.reveal,
            self.similar,
            self.copy_citation,
            self.copy_link,
            *self._reading,
        )
        self._remove = QMenu(self.tr("&Remove folder"), window)
        self._fill_menus()
        self.set_hit_available(available=False)
        self.set_roots([])
        self.set_indexing(running=False)

    def set_hit_available(self, *, available: bool) -> None:
        """Offer what needs a selected passage only when there is one."""
        for action in self._for_a_hit:
            action.setEnabled(available)

    def set_indexing(self, *, running: bool) -> None:
        """Offer to stop what runs, and to start what does not."""
        self.stop.setEnabled(running)
        self.index.setEnabled(not running)

    def set_roots(self, roots: Sequence[Root]) -> None:
        """Offer to remove these folders."""
        self._remove.clear()
        for root in roots:
            action = self._remove.addAction(shown_path(root.path).replace("&", "&&"))
            action.triggered.connect(self._chooser(root.path))
        self._remove.setEnabled(bool(roots))

    def _chooser(self, path: Path) -> Callable[[], None]:
        return lambda: self.remove_root_chosen.emit(path)

    def _action(self, text: str, *keys: str | QKeySequence.StandardKey) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action

    def _fill_menus(self) -> None:
        bar = self._window.menuBar()
        file_menu = bar.addMenu(self.tr("&File"))
        file_menu.addAction(self.add_folder)
        file_menu.addMenu(self._remove)
        file_menu.addSeparator()
        file_menu.addActions([self.index, self.stop])
        file_menu.addSeparator()
        file_menu.addActions([self.open, self.reveal])
        file_menu.addSeparator()
        file_menu.addAction(self.quit)
        edit_menu = bar.addMenu(self.tr("&Edit"))
        edit_menu.addActions([self.find, self.clear, self.history])
        edit_menu.addActions([self.similar, self.similar_to_clipboard])
        edit_menu.addSeparator()
        edit_menu.addActions([self.copy_citation, self.copy_link])
        bar.addMenu(self.tr("&Document")).addActions(self._reading)
        bar.addMenu(self.tr("&Help")).addAction(self.about)
