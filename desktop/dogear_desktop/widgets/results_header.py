"""What stands above the list of results: how many there are, and their order."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from dogear_core.types import Sort
from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, scaled
from dogear_desktop.widgets.elided_label import ElidedLabel


class ResultsHeader(QWidget):
    """Counts the documents found and lets the person choose the order.

    Signals:
        sort_chosen: The `Sort` the person wants.
        weaker_toggled: What is hardly relevant is to be shown too (True), or not.
    """

    sort_chosen = Signal(object)
    weaker_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        small = scaled(self.font(), SMALL_TEXT)
        self._count = ElidedLabel(Qt.TextElideMode.ElideRight, asks_for_room=True)
        self._count.setFont(small)
        self._sort = QComboBox()
        self._sort.setFont(small)
        self._sort.setAccessibleName(self.tr("Order of the results"))
        self._sort.addItem(self.tr("Best first"), Sort.RELEVANCE)
        self._sort.addItem(self.tr("Newest first"), Sort.DATE)
        self._sort.activated.connect(
            lambda row: self.sort_chosen.emit(Sort(self._sort.itemData(row)))
        )
        self._shows_weaker = False
        self._weaker = QToolButton(autoRaise=True)
        self._weaker.setProperty("link", True)
        self._weaker.setFont(small)
        self._weaker.clicked.connect(lambda: self.weaker_toggled.emit(not self._shows_weaker))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, SPACING // 2, SPACING, SPACING // 2)
        layout.addWidget(self._count)
        layout.addWidget(self._weaker)
        layout.addStretch(1)
        layout.addWidget(self._sort)

    @property
    def count_text(self) -> str:
        """What is said of the number of results."""
        return self._count.text

    def show_count(self, documents: int | None) -> None:
        """Say how many documents answer the question; None while they are being counted."""
        text = self.tr("Documents: {0}").format(QLocale().toString(documents or 0))
        self._count.set_text("" if documents is None else text)

    def offer_weaker(self, *, some: bool, shown: bool) -> None:
        """Offer to show, or to hide, what is hardly relevant, if there is any."""
        self._shows_weaker = shown
        self._weaker.setText(
            self.tr("Hide weaker matches") if shown else self.tr("Show weaker matches")
        )
        self._weaker.setVisible(some)

    def show_sort(self, sort: Sort) -> None:
        """Take note of the order."""
        self._sort.setCurrentIndex(self._sort.findData(sort))
