"""The settings."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.library_service import LibraryService
from dogear_desktop.services.model_service import ModelService
from dogear_desktop.services.opener import Opener
from dogear_desktop.settings import Settings
from dogear_desktop.theme import MARGIN, SPACING
from dogear_desktop.widgets.rule import Rule
from dogear_desktop.windows.settings.appearance_page import AppearancePage
from dogear_desktop.windows.settings.folders_page import FoldersPage
from dogear_desktop.windows.settings.indexing_page import IndexingPage
from dogear_desktop.windows.settings.model_page import ModelPage
from dogear_desktop.windows.settings.page import SettingsPage
from dogear_desktop.windows.settings.search_page import SearchPage
from dogear_desktop.windows.settings.storage_page import StoragePage

_SIZE = QSize(860, 640)


class SettingsDialog(QDialog):
    """Pages in a list at the left; whatever is changed applies at once.

    Signals:
        add_folder_clicked: The person wants to choose a folder to add.
    """

    add_folder_clicked = Signal()

    def __init__(
        self,
        settings: Settings,
        indexing: IndexService,
        library: LibraryService,
        models: ModelService,
        opener: Opener,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        folders = FoldersPage(settings, library, indexing)
        folders.add_clicked.connect(self.add_folder_clicked)
        self._pages: tuple[SettingsPage, ...] = (
            folders,
            AppearancePage(settings, library),
            IndexingPage(settings, library, indexing),
            SearchPage(settings, library),
            ModelPage(settings, library, models, indexing),
            StoragePage(settings, library, opener),
        )
        self._list = QListWidget()
        self._list.setProperty("navigation", True)
        self._list.setAccessibleName(self.tr("Pages of the settings"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        for page in self._pages:
            self._list.addItem(page.title)
            self._stack.addWidget(_scrolled(page))
            page.installEventFilter(self)
        self._restore = QPushButton(self.tr("Restore de&faults"))
        self._restore.setAutoDefault(False)
        self._restore.setAccessibleDescription(self.tr("Set back everything on this page"))
        self._restore.clicked.connect(lambda: self._page().restore_defaults())
        self._list.currentRowChanged.connect(self._on_page_chosen)
        self._lay_out()
        self._list.setCurrentRow(0)
        self.resize(_SIZE)

    @property
    def pages(self) -> tuple[SettingsPage, ...]:
        """The pages, in the order of the list."""
        return self._pages

    def show_page(self, kind: type[SettingsPage]) -> None:
        """Bring a page into sight."""
        for row, page in enumerate(self._pages):
            if isinstance(page, kind):
                self._list.setCurrentRow(row)

    def changeEvent(self, event: QEvent) -> None:
        """Override QWidget::changeEvent: the text size may change at any time."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_list()

    def showEvent(self, event: QShowEvent) -> None:
        """Override QWidget::showEvent: what is shown may be of long ago."""
        super().showEvent(event)
        self._fit_list()
        self._page().refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Override QObject::eventFilter: a page needs other room, for its text or what it shows."""
        if event.type() == QEvent.Type.LayoutRequest:
            bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
            widest = max(page.minimumSizeHint().width() for page in self._pages)
            self._stack.setMinimumWidth(widest + bar)
        return super().eventFilter(watched, event)

    def _fit_list(self) -> None:
        """Make the list of pages as wide as their names, with the paddings of the style sheet."""
        self._list.doItemsLayout()
        self._list.setFixedWidth(self._list.sizeHintForColumn(0) + 2 * MARGIN)

    def _lay_out(self) -> None:
        close = QPushButton(self.tr("Clos&e"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(MARGIN, SPACING, MARGIN, SPACING)
        buttons.addWidget(self._restore)
        buttons.addStretch(1)
        buttons.addWidget(close)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._list)
        middle.addWidget(self._stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(Rule())
        layout.addLayout(buttons)

    def _page(self) -> SettingsPage:
        return self._pages[max(0, self._list.currentRow())]

    def _on_page_chosen(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._restore.setVisible(self._page().has_defaults)
        if self.isVisible():
            self._page().refresh()


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
