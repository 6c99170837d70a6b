"""What stands beside the filters while nothing is asked: an invitation and earlier searches."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QWidget

from dogear_desktop.symbols import symbol
from dogear_desktop.widgets.centred_page import CentredPage
from dogear_desktop.widgets.tab_order import put_in_tab_order

_MOST = 6
"""Searches of each kind that are shown; the menu in the search box has all."""
_LONGEST = 60


class ReadyPage(CentredPage):
    """Invites to type, and offers saved and earlier searches.

    Signals:
        search_chosen: The text of a search the person wants again.
    """

    search_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.say(
            self.tr("What are you looking for?"),
            self.tr("Type a few words, or ask in a sentence."),
        )
        self._buttons: list[QPushButton] = []

    @property
    def searches(self) -> list[str]:
        """The searches that are offered."""
        return [button.toolTip() for button in self._buttons]

    def offer(self, saved: Sequence[str], recent: Sequence[str]) -> None:
        """Offer saved searches and those made lately."""
        for button in self._buttons:
            self.column.removeWidget(button)
            button.deleteLater()
        others = [text for text in recent if text not in saved]
        self._buttons = [self._button("star", text) for text in saved[:_MOST]]
        self._buttons += [self._button("history", text) for text in others[:_MOST]]
        for button in self._buttons:
            self.column.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
        put_in_tab_order(self, self._buttons)

    def _button(self, picture: str, text: str) -> QPushButton:
        shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        button = QPushButton(shown.replace("&", "&&"))
        button.setIcon(symbol(picture, self.palette().color(QPalette.ColorRole.PlaceholderText)))
        button.setFlat(True)
        button.setToolTip(text)
        button.setAccessibleName(self.tr("Search again: {0}").format(text))
        button.clicked.connect(lambda: self.search_chosen.emit(text))
        return button
