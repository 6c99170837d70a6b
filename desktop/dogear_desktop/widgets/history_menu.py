"""The menu of earlier and saved searches."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from dogear_desktop.history import SearchHistory
from dogear_desktop.plain_text import as_it_is

_LONGEST = 80
"""Characters of a search in the menu; the tool tip has the rest."""


class HistoryMenu(QMenu):
    """Saved searches, the last ones, and what can be done with the current one.

    Signals:
        search_chosen: The text of the search the person wants again.
    """

    search_chosen = Signal(str)

    def __init__(self, history: SearchHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past = history
        self._current = ""
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def set_current(self, text: str) -> None:
        """Take note of the search that can be saved."""
        self._current = text.strip()

    def _fill(self) -> None:
        self.clear()
        saved, recent = self._past.saved, self._past.recent
        if saved:
            self._add_searches(self.tr("Saved searches"), saved)
        others = [text for text in recent if text not in saved]
        if others:
            self._add_searches(self.tr("Last searches"), others)
        if not saved and not others:
            self.addAction(self.tr("No searches yet")).setEnabled(False)
        self.addSeparator()
        if self._current in saved:
            drop = self.addAction(self.tr("&Keep this search no longer"))
            drop.triggered.connect(lambda: self._past.drop(self._current))
        else:
            save = self.addAction(self.tr("&Save this search"))
            save.setEnabled(bool(self._current))
            save.triggered.connect(lambda: self._past.save(self._current))
        clear = self.addAction(self.tr("&Clear last searches"))
        clear.setEnabled(bool(recent))
        clear.triggered.connect(self._past.clear)

    def _add_searches(self, heading: str, texts: Sequence[str]) -> None:
        self.addSection(heading)
        for text in texts:
            shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
            action = self.addAction(shown.replace("&", "&&"))
            action.setToolTip(as_it_is(text))
            action.triggered.connect(lambda _=False, text=text: self.search_chosen.emit(text))
