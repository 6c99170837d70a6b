"""What stands above the list of results: how many there are, and their order."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from dogear_core.types import Sort
from dogear_desktop.theme import MARGIN, SMALL_TEXT, SPACING, scaled


class ResultsHeader(QWidget):
    """Counts the documents found and lets the person choose the order.

    Signals:
        sort_chosen: The `Sort` the person wants.
    """

    sort_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        small = scaled(self.font(), SMALL_TEXT)
        self._count = QLabel()
        self._count.setFont(small)
        self._sort = QComboBox()
        self._sort.setFont(small)
        self._sort.setAccessibleName(self.tr("Order of the results"))
        self._sort.addItem(self.tr("Best first"), Sort.RELEVANCE)
        self._sort.addItem(self.tr("Newest first"), Sort.DATE)
        self._sort.activated.connect(
            lambda row: self.sort_chosen.emit(Sort(self._sort.itemData(row)))
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, SPACING // 2, SPACING, SPACING // 2)
        layout.addWidget(self._count, 1)
        layout.addWidget(self._sort)

    @property
    def count_text(self) -> str:
        """What is said of the number of results."""
        return self._count.text()

    def show_count(self, documents: int | None) -> None:
        """Say how many documents answer the question; None while they are being counted."""
        text = self.tr("Documents: {0}").format(QLocale().toString(documents or 0))
        self._count.setText("" if documents is None else text)

    def show_sort(self, sort: Sort) -> None:
        """Take note of the order."""
        self._sort.setCurrentIndex(self._sort.findData(sort))
