"""The menus of the main window."""

from collections.abc import Callable, Iterator, Sequence
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
        self._make_for_the_window()
        self._make_for_a_hit()
        self._make_for_reading()
        self._remove = QMenu(self.tr("&Remove folder"), window)
        self._fill_menus()
        self.set_hit_available(available=False)
        self.set_roots([])
        self.set_indexing(running=False)

    def set_hit_available(self, *, available: bool) -> None:
        """Offer what needs a selected passage only when there is one."""
        for action in (*self.for_a_hit, *self._reading, *self._zooming, self.full_preview):
            action.setEnabled(available)

    def set_indexing(self, *, running: bool) -> None:
        """Offer to index only when that is not under way."""
        self.index.setEnabled(not running)

    def set_roots(self, roots: Sequence[Root]) -> None:
        """Offer to remove these folders."""
        self._remove.clear()
        for root in roots:
            action = self._remove.addAction(shown_path(root.path).replace("&", "&&"))
            action.triggered.connect(self._chooser(root.path))
        self._remove.setEnabled(bool(roots))

    def menus(self) -> Iterator[tuple[str, list[QAction]]]:
        """Yield the title of each menu with its commands."""
        for entry in self._window.menuBar().actions():
            menu = entry.menu()
            if isinstance(menu, QMenu):
                actions = [action for action in menu.actions() if not action.isSeparator()]
                yield entry.text().replace("&", ""), actions

    def _make_for_the_window(self) -> None:
        self.add_folder = self._action(self.tr("Add &folder…"), "Ctrl+O")
        self.index = self._action(self.tr("&Index now"), "F5")
        self.pause = self._action(self.tr("&Pause indexing"), checkable=True)
        self.settings = self._action(self.tr("Se&ttings…"), "Ctrl+,")
        self.report = self._action(self.tr("&What is not searchable"), "Ctrl+Shift+R")
        self.why = self._action(self.tr("Why is a document &not found?"), "Ctrl+Shift+N")
        self.quit = self._action(self.tr("&Quit"), QKeySequence.StandardKey.Quit)
        self.find = self._action(self.tr("&Search"), "Ctrl+K", "/")
        self.clear = self._action(self.tr("&Clear search"), "Esc")
        self.history = self._action(self.tr("&Earlier searches"), "Ctrl+H")
        self.similar_to_clipboard = self._action(
            self.tr("Find where copied text is &from"), "Ctrl+Shift+V"
        )
        self.filters = self._action(self.tr("&Filters"), "F9", checkable=True)
        self.full_preview = self._action(self.tr("Full &preview"), "F11", checkable=True)
        self.shortcuts = self._action(self.tr("&Keyboard shortcuts"), "F1")
        self.about = self._action(self.tr("&About Dogear"))

    def _make_for_a_hit(self) -> None:
        self.open = self._action(self.tr("&Open document"), "Return", "Enter")
        self.reveal = self._action(self.tr("Show in fol&der"), "Ctrl+Return", "Ctrl+Enter")
        self.similar = self._action(self.tr("Find simi&lar passages"), "Ctrl+Shift+F")
        self.copy_citation = self._action(self.tr("&Copy citation"), "Ctrl+Shift+C")
        self.copy_link = self._action(self.tr("Copy as &Markdown link"), "Ctrl+Alt+C")
        self.copy_path = self._action(self.tr("Copy p&ath"), "Ctrl+Alt+P")
        self.for_a_hit = (
            self.open,
            self.reveal,
            self.similar,
            self.copy_citation,
            self.copy_link,
            self.copy_path,
        )
        """What is done with the selected passage: also the list's context menu."""

    def _make_for_reading(self) -> None:
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
        self._reading = (
            self.find_in_document,
            self.next_passage,
            self.previous_passage,
            self.next_page,
            self.previous_page,
        )
        self._zooming = (self.zoom_in, self.zoom_out, self.zoom_reset)

    def _chooser(self, path: Path) -> Callable[[], None]:
        return lambda: self.remove_root_chosen.emit(path)

    def _action(
        self, text: str, *keys: str | QKeySequence.StandardKey, checkable: bool = False
    ) -> QAction:
        action = QAction(text, self._window, checkable=checkable)
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action

    def _fill_menus(self) -> None:
        bar = self._window.menuBar()
        file_menu = bar.addMenu(self.tr("&File"))
        file_menu.addAction(self.add_folder)
        file_menu.addMenu(self._remove)
        file_menu.addSeparator()
        file_menu.addActions([self.index, self.pause, self.report])
        file_menu.addSeparator()
        file_menu.addActions([self.settings, self.quit])
        search_menu = bar.addMenu(self.tr("&Search"))
        search_menu.addActions([self.find, self.clear, self.history])
        search_menu.addSeparator()
        search_menu.addActions([self.similar_to_clipboard, self.why])
        view_menu = bar.addMenu(self.tr("&View"))
        view_menu.addActions([self.filters, self.full_preview])
        view_menu.addSeparator()
        view_menu.addActions(self._zooming)
        document_menu = bar.addMenu(self.tr("&Document"))
        document_menu.addActions(self.for_a_hit)
        document_menu.addSeparator()
        document_menu.addActions(self._reading)
        bar.addMenu(self.tr("&Help")).addActions([self.shortcuts, self.about])
