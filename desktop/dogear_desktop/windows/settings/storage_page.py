"""The page about privacy, and about the space the library takes."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy

from dogear_core.progress import Progress
from dogear_core.types import LibrarySize
from dogear_desktop.citations import shown_path
from dogear_desktop.services.library_service import LibraryService
from dogear_desktop.services.opener import Opener
from dogear_desktop.settings import Setting, Settings
from dogear_desktop.theme import MARGIN, SPACING
from dogear_desktop.widgets.described_button import DescribedButton
from dogear_desktop.widgets.quiet_text import QuietText
from dogear_desktop.widgets.size_table import SizeTable, size_text
from dogear_desktop.windows.settings.delete_dialog import DeleteDialog
from dogear_desktop.windows.settings.page import SettingsPage

_BAR_STEPS = 1000


class StoragePage(SettingsPage):
    """Where the library is and what it takes; compacting it, and deleting it."""

    def __init__(self, settings: Settings, library: LibraryService, opener: Opener) -> None:
        title = QCoreApplication.translate("StoragePage", "Privacy and storage")
        super().__init__(title, settings, library)
        self._opener = opener
        self._lines.addSpacing(MARGIN)
        promise = QLabel(
            self.tr(
                "Nothing leaves this computer: Dogear opens no network connection unless you "
                "download a language model, and never writes to your documents."
            )
        )
        promise.setWordWrap(True)
        self._lines.addWidget(promise)
        self._add_place()
        self._add_size()
        self._add_deleting()
        self._lines.addStretch(1)
        library.size_ready.connect(self._on_size_ready)
        library.compact_advanced.connect(self._on_compact_advanced)
        library.compacted.connect(self._on_compacted)
        library.deleted.connect(self._on_deleted)

    def refresh(self) -> None:
        """Look up what the page shows, for it comes into sight."""
        super().refresh()
        self._library.measure()

    def _add_place(self) -> None:
        self._add_heading(self.tr("The library"))
        path = QLabel(shown_path(self._library.library))
        path.setTextFormat(Qt.TextFormat.PlainText)
        path.setWordWrap(True)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        path.setAccessibleName(self.tr("The library's folder: {0}").format(path.text()))
        self._lines.addWidget(path)
        about = self.tr(
            "This folder holds the text of your documents, unencrypted, and only you may read it. "
            "Protect it as you protect them."
        )
        self._lines.addWidget(QuietText(about))
        reveal = self._button(self.tr("&Show in folder"), self.tr("In the file manager"))
        reveal.clicked.connect(lambda: self._opener.reveal(self._library.library))
        self._add_buttons(reveal)

    def _add_size(self) -> None:
        self._add_heading(self.tr("What it takes"))
        self._total = QLabel()
        self._lines.addWidget(self._total)
        self._table = SizeTable(
            (
                self.tr("Texts of the documents"),
                self.tr("Search by words"),
                self.tr("Search by meaning"),
                self.tr("Lists of files and passages"),
                self.tr("Free, can be given back"),
            )
        )
        self._lines.addWidget(self._table)
        self._compact = self._button(
            self.tr("&Compact now"),
            self.tr("Gives back the space that is not needed. Searching goes on meanwhile."),
        )
        self._compact.clicked.connect(self._on_compact_clicked)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedHeight(SPACING)
        self._bar.setAccessibleName(self.tr("Compacting"))
        self._stop = self._button(self.tr("S&top"), self.tr("What is given back already stays so"))
        self._stop.clicked.connect(self._library.stop)
        buttons = self._add_buttons(self._compact)
        buttons.insertWidget(1, self._bar, 1)
        buttons.insertWidget(2, self._stop)
        self._outcome = QuietText(self._compact.accessibleDescription())
        self._lines.addWidget(self._outcome)
        self._set_compacting(compacting=False)

    def _add_deleting(self) -> None:
        self._add_heading(self.tr("Forget"))
        self._forget = self._button(
            self.tr("Clear &recent searches"), self.tr("What you searched for is forgotten")
        )
        self._forget.clicked.connect(self._settings.recent_searches.reset)
        self._forget.setEnabled(bool(self._settings.recent_searches.get()))
        delete = self._button(
            self.tr("&Delete everything…"),
            self.tr("Deletes the library, after asking; your documents stay"),
        )
        delete.clicked.connect(self._on_delete_clicked)
        self._add_buttons(self._forget, delete)
        self._lines.addWidget(QuietText(delete.accessibleDescription() + "."))

    def _button(self, text: str, about: str) -> QPushButton:
        button = DescribedButton(text, about)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return button

    def _add_buttons(self, *buttons: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACING)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._lines.addSpacing(SPACING // 2)
        self._lines.addLayout(row)
        return row

    def _set_compacting(self, *, compacting: bool) -> None:
        self._compact.setEnabled(not compacting)
        self._bar.setVisible(compacting)
        self._stop.setVisible(compacting)
        self._bar.setRange(0, 0)

    def _on_setting_changed(self, setting: Setting[object]) -> None:
        super()._on_setting_changed(setting)
        if setting.key == self._settings.recent_searches.key:
            self._forget.setEnabled(bool(setting.get()))

    def _on_size_ready(self, size: LibrarySize) -> None:
        self._total.setText(self.tr("All together: {0}").format(size_text(size.total)))
        self._table.show_sizes((size.texts, size.words, size.vectors, size.rest, size.free))

    def _on_compact_clicked(self) -> None:
        self._set_compacting(compacting=True)
        self._library.compact()

    def _on_compact_advanced(self, progress: Progress) -> None:
        if progress.total:
            self._bar.setRange(0, _BAR_STEPS)
            self._bar.setValue(round(_BAR_STEPS * progress.done / progress.total))

    def _on_compacted(self, saved: int) -> None:
        self._set_compacting(compacting=False)
        stopped = self.tr("Compacting was stopped.")
        given = self.tr("Given back: {0}").format(size_text(saved))
        self._outcome.setText(stopped if saved < 0 else given)

    def _on_delete_clicked(self) -> None:
        dialog = DeleteDialog(self._library.library, self)
        dialog.accepted.connect(self._library.delete_everything)
        dialog.open()

    def _on_deleted(self) -> None:
        self._settings.recent_searches.reset()
        self._settings.last_folder.reset()
        self._library.measure()
