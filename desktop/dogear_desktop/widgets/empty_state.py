"""What stands where results will be."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from dogear_desktop.widgets.centred_page import CentredPage
from dogear_desktop.widgets.first_start import FirstStart
from dogear_desktop.widgets.nothing_found import NothingFound
from dogear_desktop.widgets.ready_page import ReadyPage


class EmptyState(QStackedWidget):
    """The page for a first start, the one to begin a search from, or that nothing was found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first_start = FirstStart()
        self.ready = ReadyPage()
        self.nothing_found = NothingFound()
        self._pages: tuple[CentredPage, ...] = (self.first_start, self.ready, self.nothing_found)
        for page in self._pages:
            self.addWidget(page)

    @property
    def heading(self) -> str:
        """The heading shown."""
        return self._pages[self.currentIndex()].heading
