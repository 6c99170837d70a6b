"""The page about the folders of the library, and what they leave out."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton

from dogear_core.types import FolderStatus
from dogear_desktop.citations import shown_path
from dogear_desktop.sentences import coverage_sentence, watch_sentence
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.library_service import LibraryService
from dogear_desktop.settings import Settings
from dogear_desktop.theme import MARGIN, SPACING
from dogear_desktop.widgets.pattern_editor import PatternEditor
from dogear_desktop.widgets.quiet_text import QuietText
from dogear_desktop.widgets.tick_box import TickBox
from dogear_desktop.widgets.two_line_delegate import TwoLineDelegate
from dogear_desktop.windows.confirmation import confirm_removal
from dogear_desktop.windows.settings.page import SettingsPage

_LINES = 9
"""The least height of the list, in lines of text."""


class FoldersPage(SettingsPage):
    """The folders with what is found in each; adding, removing, and their patterns.

    Signals:
        add_clicked: The person wants to choose a folder to add.
    """

    add_clicked = Signal()

    def __init__(self, settings: Settings, library: LibraryService, indexing: IndexService) -> None:
        title = QCoreApplication.translate("FoldersPage", "Folders and rules")
        super().__init__(title, settings, library)
        self._indexing = indexing
        self._folders: Sequence[FolderStatus] = ()
        self._list = self._make_list()
        self._lines.addSpacing(MARGIN)
        self._lines.addWidget(self._list)
        self._add_buttons()
        self._patterns = PatternEditor()
        self._patterns.patterns_chosen.connect(self._on_patterns_chosen)
        self._lines.addSpacing(MARGIN)
        self._lines.addWidget(self._patterns)
        always = self.tr(
            "Hidden files, version control folders, caches and the like are always left out. "
            "A folder among them can be added by itself."
        )
        self._lines.addWidget(QuietText(always))
        self._add_setting(
            settings.confirm_removing,
            TickBox(""),
            self.tr("As&k before a folder is removed"),
            self.tr("The question names the folder and how many documents are forgotten."),
        )
        self._lines.addStretch(1)
        library.folders_ready.connect(self._on_folders_ready)
        indexing.roots_changed.connect(self._on_library_changed)
        indexing.finished.connect(self._on_library_changed)
        self._on_selected()

    def refresh(self) -> None:
        """Look up what the page shows, for it comes into sight."""
        super().refresh()
        self._library.count_folders()

    def _make_list(self) -> QListWidget:
        folders = QListWidget()
        folders.setAccessibleName(self.tr("Folders of the library"))
        folders.setProperty("rows", True)
        folders.setItemDelegate(TwoLineDelegate(folders))
        folders.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        folders.setMinimumHeight(folders.fontMetrics().height() * _LINES)
        folders.itemSelectionChanged.connect(self._on_selected)
        return folders

    def _add_buttons(self) -> None:
        add = QPushButton(self.tr("&Add folder…"))
        add.setAccessibleName(self.tr("Add folder"))
        add.setAccessibleDescription(self.tr("Choose a folder and index it"))
        add.clicked.connect(self.add_clicked)
        self._remove = QPushButton(self.tr("&Remove…"))
        self._remove.setAccessibleName(self.tr("Remove folder"))
        self._remove.setAccessibleDescription(self.tr("Forget the selected folder"))
        self._remove.clicked.connect(self._on_remove_clicked)
        row = QHBoxLayout()
        row.setSpacing(SPACING)
        for button in (add, self._remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self._lines.addSpacing(SPACING // 2)
        self._lines.addLayout(row)

    def _selected(self) -> FolderStatus | None:
        rows = [self._list.row(item) for item in self._list.selectedItems()]
        return self._folders[rows[0]] if rows else None

    def _on_folders_ready(self, folders: Sequence[FolderStatus]) -> None:
        """Show the folders; the selected one stays so, with what is typed for it."""
        before = self._selected()
        self._list.blockSignals(True)
        self._list.clear()
        self._list.addItems([_row(folder) for folder in folders])
        paths = [folder.root.path for folder in folders]
        kept = before is not None and before.root.path in paths
        if folders:
            place = paths.index(before.root.path) if before is not None and kept else 0
            self._list.setCurrentRow(place)
        self._folders = folders
        self._list.blockSignals(False)
        after = self._selected()
        if not kept or (before and after and before.root.exclude != after.root.exclude):
            self._on_selected()

    def _on_selected(self) -> None:
        folder = self._selected()
        self._remove.setEnabled(folder is not None)
        name = shown_path(folder.root.path) if folder else ""
        self._patterns.show_patterns(name, folder.root.exclude if folder else ())

    def _on_patterns_chosen(self, patterns: Sequence[str]) -> None:
        folder = self._selected()
        if folder is not None:
            self._indexing.change_patterns(folder.root.path, patterns)

    def _on_remove_clicked(self) -> None:
        folder = self._selected()
        if folder is not None and confirm_removal(
            self, self._settings, folder.root.path, folder.documents
        ):
            self._indexing.remove_root(folder.root.path)

    def _on_library_changed(self) -> None:
        if self.isVisible():
            self._library.count_folders()


def _row(folder: FolderStatus) -> str:
    """Return a folder's path, and on a second line what is known of it."""
    documents = QCoreApplication.translate("FoldersPage", "Documents: {0}")
    problems = QCoreApplication.translate("FoldersPage", "Not searchable: {0}")
    parts = [documents.format(QLocale().toString(folder.documents))]
    if watch := watch_sentence(folder.watch):
        parts.insert(0, watch)
    if folder.problems:
        parts.append(problems.format(QLocale().toString(folder.problems)))
    if coverage := coverage_sentence(folder.coverage):
        parts.append(coverage)
    return f"{shown_path(folder.root.path)}\n{' · '.join(parts)}"
