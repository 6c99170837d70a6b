"""The tree of folders in which something is not searchable."""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dogear_core.types import FolderReport, LibraryReport, ProblemKind
from dogear_desktop.itemmodels.folders_model import FoldersModel
from dogear_desktop.widgets.counts_view import CountsView


class FoldersView(CountsView):
    """Keeps the chosen folder, and those that are open, when everything is counted anew.

    The roots are open at first. Of a folder that is no longer in the tree the one around it is
    chosen.
    """

    def __init__(self, model: FoldersModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent, is_tree=True)
        self._folders = model
        self._opened: set[Path | None] = set()
        self._roots: tuple[Path, ...] = ()
        self.setAccessibleName(self.tr("Folders"))
        self.expanded.connect(lambda index: self._opened.add(model.folder(index)))
        self.collapsed.connect(lambda index: self._opened.discard(model.folder(index)))

    @property
    def folder(self) -> Path | None:
        """The chosen folder; None for all folders."""
        return self._folders.folder(self.currentIndex())

    @property
    def report(self) -> FolderReport:
        """The counts of the chosen folder."""
        return self._folders.report(self.currentIndex())

    def show_report(self, report: LibraryReport) -> None:
        """Show new counts; `chosen` follows."""
        folder = self.folder
        self._opened.update(set(report.roots) - set(self._roots))
        self._roots = report.roots
        self._folders.set_report(report)
        for opened in self._opened:
            index = self._folders.find(opened)
            if self._folders.folder(index) == opened:
                self.setExpanded(index, True)
        self.go_to(folder)
        if not report.roots:
            self.chosen.emit()

    def set_kinds(self, kinds: Collection[ProblemKind]) -> None:
        """Count problems of these kinds."""
        self._folders.set_kinds(kinds)

    def go_to(self, folder: Path | None) -> None:
        """Choose a folder, or what is nearest around it."""
        index = self._folders.find(folder)
        self.setCurrentIndex(index)
        self.scrollTo(index)
