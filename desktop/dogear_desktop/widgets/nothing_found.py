"""What stands in the place of results when there are none: why, and what can be done."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from dogear_desktop.filters import Chip
from dogear_desktop.widgets.centred_page import CentredPage
from dogear_desktop.widgets.tab_order import put_in_tab_order

_MOST_FILTERS = 4


class NothingFound(CentredPage):
    """Says honestly that nothing relevant was found, and offers what may help.

    Signals:
        chip_removed: The `Chip` of a filter to search without.
        filters_removed: All filters are to be taken away.
        weaker_clicked: The person wants to see what is hardly relevant.
        why_clicked: The person misses a document and wants to know why.
    """

    chip_removed = Signal(object)
    filters_removed = Signal()
    weaker_clicked = Signal()
    why_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(picture=False, parent=parent)
        self._buttons: list[QPushButton] = []

    @property
    def offers(self) -> list[str]:
        """What the buttons say."""
        return [button.text() for button in self._buttons]

    def explain(
        self,
        question: str,
        chips: Sequence[Chip],
        *,
        pending: float,
        weaker: bool,
        indexing: bool = False,
    ) -> None:
        """Say that nothing answers a question.

        `chips` are the filters that are set, `pending` is the part of all passages whose meaning
        cannot be searched yet, `weaker` tells whether something hardly relevant was found, and
        `indexing` whether files are being read.
        """
        text = self.tr("No passage answers “{0}”.").format(question)
        if pending > 0:
            text += " " + self.tr(
                "The meaning of {0} % of your documents is yet to be learned: more may be found"
                " later."
            ).format(max(1, round(100 * pending)))
        elif indexing:
            text += " " + self.tr("Indexing is still under way: more may be found later.")
        elif not chips:
            text += " " + self.tr("Try other words, or add the folder it may be in.")
        self.say(self.tr("Nothing relevant found"), text)
        for button in self._buttons:
            self.column.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for chip in chips[:_MOST_FILTERS]:
            self._offer(
                self.tr("Search without: {0}").format(chip.label),
                partial(self.chip_removed.emit, chip),
            )
        if len(chips) > 1:
            self._offer(self.tr("Search without any filter"), self.filters_removed.emit)
        if weaker:
            self._offer(self.tr("Show what comes nearest"), self.weaker_clicked.emit)
        self._offer(self.tr("Why is a document not found?"), self.why_clicked.emit)
        put_in_tab_order(self, self._buttons)

    def _offer(self, label: str, act: Callable[[], object]) -> None:
        button = QPushButton(label.replace("&", "&&"))
        button.clicked.connect(lambda: act())
        self._buttons.append(button)
        self.column.addWidget(button, alignment=Qt.AlignmentFlag.AlignHCenter)
