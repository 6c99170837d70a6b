"""Keeping the library: folders that come and go, and the runs that index them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from dogear_core.errors import DogearError
from dogear_core.types import Coverage, Filters, FolderStatus, IndexReport
from dogear_desktop.citations import shown_path
from dogear_desktop.sentences import error_sentence
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.library_service import LibraryService
from dogear_desktop.settings import Settings
from dogear_desktop.widgets.index_status import IndexStatus
from dogear_desktop.windows.actions import Actions
from dogear_desktop.windows.confirmation import confirm_removal

COUNT_MS = 5000
"""How often the library is counted while it grows; that takes 15 ms for 100,000 passages."""
MOST_NAMED = 3
"""Of many things added at once that are in the library already, so many are named."""


class Indexing(QObject):
    """Adds and forgets folders when the person says so, and shows what is being indexed.

    Signals:
        said: A sentence about what went wrong, or is not as may have been expected.
    """

    said = Signal(str)

    def __init__(
        self,
        service: IndexService,
        library: LibraryService,
        status: IndexStatus,
        settings: Settings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._service = service
        self._library = library
        self._status = status
        self._settings = settings
        self._window = window
        self._adding = False
        self._removing: Path | None = None
        self._counting = QTimer(self, interval=COUNT_MS)
        self._counting.timeout.connect(service.refresh_status)
        service.advanced.connect(status.show_progress)
        service.status_ready.connect(status.show_status)
        service.paused_changed.connect(status.show_paused)
        service.roots_changed.connect(self._on_roots_changed)
        service.already_covered.connect(self._on_already_covered)
        service.failed.connect(self._on_failed)
        library.folders_ready.connect(self._on_folders_ready)
        library.failed.connect(self._on_failed)
        library.deleted.connect(status.forget_outcome)
        status.pause_clicked.connect(service.set_paused)

    def connect_actions(self, actions: Actions) -> None:
        """Do what the menus offer for the folders of the library."""
        actions.add_folder.triggered.connect(self.choose_folder)
        actions.remove_root_chosen.connect(self._remove_root)
        actions.index.triggered.connect(self._service.start)
        actions.pause.triggered.connect(self._service.set_paused)
        self._service.paused_changed.connect(actions.pause.setChecked)
        self._service.roots_changed.connect(actions.set_roots)

        def on_started() -> None:
            actions.set_indexing(running=True)
            self._status.show_start()
            self._counting.start()

        def on_finished(report: IndexReport | None) -> None:
            actions.set_indexing(running=False)
            self._status.show_end(report)
            self._counting.stop()
            if report is not None and report.model_problem is not None:
                said = self.tr("The language model stays as it is.")
                self.said.emit(f"{said} {error_sentence(report.model_problem)}")

        self._service.started.connect(on_started)
        self._service.finished.connect(on_finished)

    def add(self, paths: Sequence[Path]) -> None:
        """Add folders or files and index them."""
        self._adding = True
        self._service.add_roots(paths)

    def take_coverage(self, filters: Filters, coverage: Coverage) -> None:
        """Say how much of the folder that is searched in can be found by meaning."""
        if filters.folders:
            self._status.show_folder_coverage(Path(filters.folders[0]).name, coverage)

    def leave_folder(self) -> None:
        """Speak of the whole library again."""
        self._status.show_folder_coverage("", Coverage(0, 0))

    def choose_folder(self) -> None:
        """Let the person choose a folder, and add it."""
        last = self._settings.last_folder.get() or str(Path.home())
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Add folder"), last)
        if folder:
            self._settings.last_folder.set(folder)
            self.add([Path(folder)])

    def _remove_root(self, path: Path) -> None:
        """Have the documents in a folder counted, which the question before it is removed names."""
        self._removing = path
        self._library.count_folders()

    def _on_folders_ready(self, folders: Sequence[FolderStatus]) -> None:
        path, self._removing = self._removing, None
        for folder in folders:
            if folder.root.path == path and confirm_removal(
                self._window, self._settings, path, folder.documents
            ):
                self._service.remove_root(path)

    def _on_already_covered(self, covered: Sequence[tuple[Path, Path]]) -> None:
        """Say that there was nothing to add."""
        again = self.tr("{0} has been added before.")
        within = self.tr("{0} is already part of {1}.")
        sentences = [
            (again if path == root else within).format(shown_path(path), shown_path(root))
            for path, root in covered
        ]
        self.said.emit("\n".join(sentences[:MOST_NAMED]))

    def _on_roots_changed(self) -> None:
        if self._adding and self._service.paused:
            self.said.emit(
                self.tr("Added. It can be searched once indexing goes on, which is paused.")
            )
        self._adding = False

    def _on_failed(self, error: DogearError) -> None:
        self._adding = False
        self._removing = None
        self.said.emit(error_sentence(error))
