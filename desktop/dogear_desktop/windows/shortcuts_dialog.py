"""All keys at a glance."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

Rows = Sequence[tuple[str, str]]
"""What can be done, and with which keys."""

_LETTERS = 76
"""The width of the list, in letters."""
_HEIGHT = 620


class ShortcutsDialog(QDialog):
    """Lists every command that has keys, menu by menu, and the keys that need no menu."""

    def __init__(
        self, menus: Iterable[tuple[str, Sequence[QAction]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._text = QTextBrowser()
        self._text.setAccessibleName(self.tr("Keyboard shortcuts"))
        sections = [(title, list(_rows(actions))) for title, actions in menus]
        self._text.setHtml("".join(map(_table, [*sections, self._without_menu()])))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._text)
        layout.addWidget(buttons)
        self.resize(_LETTERS * self.fontMetrics().averageCharWidth(), _HEIGHT)

    @property
    def text(self) -> str:
        """What is listed."""
        return self._text.toPlainText()

    def _without_menu(self) -> tuple[str, Rows]:
        return self.tr("In the window"), [
            (self.tr("From the box to the results, and back"), _native("Down", "Up")),
            (self.tr("Earlier searches, in the box"), _native("Alt+Down")),
            (self.tr("Show or hide further passages of a document"), _native("Right", "Left")),
            (self.tr("Full preview of the selected result"), _native("Space")),
            (self.tr("Copy the citation of the selected result"), _native("Ctrl+C")),
            (self.tr("Set a filter or take it away"), _native("Space", "Return")),
            (self.tr("Next part of the window, and back"), _native("Tab", "Shift+Tab")),
            (self.tr("Next and previous place, while finding"), _native("Return", "Shift+Return")),
        ]


def _rows(actions: Iterable[QAction]) -> Iterable[tuple[str, str]]:
    for action in actions:
        keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
        if keys:
            yield action.text().replace("&", ""), ", ".join(keys)


def _native(*keys: str) -> str:
    form = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(form) for key in keys)


def _table(section: tuple[str, Rows]) -> str:
    title, rows = section
    if not rows:
        return ""
    lines = "".join(
        f"<tr><td>{escape(name)}</td><td align='right'><b>{escape(keys)}</b></td></tr>"
        for name, keys in rows
    )
    return f"<h4>{escape(title)}</h4><table width='100%' cellspacing='4'>{lines}</table>"
