"""What can be done about files that are not searchable."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMessageBox, QWidget

from dogear_core.types import IN_NEED, Problem, ProblemKind
from dogear_desktop.applications.base import Opening
from dogear_desktop.citations import shown_path
from dogear_desktop.plain_text import as_it_is
from dogear_desktop.sentences import opening_sentence
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.opener import Opener


class ReportActions(QObject):
    """The commands of the report, for the selected files and for the folder that is shown.

    Signals:
        explanation_wanted: The `Path` of a file that the person misses.
        said: A sentence about what could not be done.
    """

    explanation_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, indexing: IndexService, opener: Opener, window: QWidget) -> None:
        super().__init__(window)
        self._indexing = indexing
        self._opener = opener
        self._revealed: Path | None = None
        opener.finished.connect(self._on_opening_finished)
        self._window = window
        self._problems: Sequence[Problem] = ()
        self._folder: Path | None = None
        self._kinds: Collection[ProblemKind] = IN_NEED
        self.retry = self._action(self.tr("&Try again"), self._retry, "Ctrl+R")
        self.exclude = self._action(self.tr("&Leave out…"), self._exclude, "Del")
        self.reveal = self._action(
            self.tr("Show in &folder"), self._reveal, "Ctrl+Return", "Ctrl+Enter"
        )
        self.copy_path = self._action(self.tr("&Copy path"), self._copy, "Ctrl+C")
        self.explain = self._action(self.tr("&Why is this not found?"), self._explain, "Ctrl+I")
        self.retry_folder = self._action(self.tr("&Try again in this folder"), self._retry_folder)
        self.exclude_folder = self._action(self.tr("&Leave out this folder…"), self._exclude_folder)
        self.reveal_folder = self._action(self.tr("&Show in the file manager"), self._reveal_folder)

    @property
    def for_files(self) -> tuple[QAction, ...]:
        """The commands for the selected files."""
        return (self.retry, self.exclude, self.reveal, self.copy_path, self.explain)

    @property
    def for_folder(self) -> tuple[QAction, ...]:
        """The commands for the folder that is shown."""
        return (self.retry_folder, self.exclude_folder, self.reveal_folder)

    def set_problems(self, problems: Sequence[Problem], roots: Collection[Path]) -> None:
        """Offer what can be done about the selected files; a root is removed, not left out."""
        self._problems = problems
        in_need = [problem for problem in problems if ProblemKind.of(problem.reason) in IN_NEED]
        self.retry.setEnabled(bool(in_need))
        self.exclude.setEnabled(
            bool(in_need) and all(problem.path not in roots for problem in problems)
        )
        self.copy_path.setEnabled(bool(problems))
        for action in (self.reveal, self.explain):
            action.setEnabled(len(problems) == 1)

    def set_folder(
        self, folder: Path | None, kinds: Collection[ProblemKind], roots: Collection[Path]
    ) -> None:
        """Offer what can be done about the folder that is shown and these kinds in it."""
        self._folder = folder
        self._kinds = kinds
        self.retry_folder.setEnabled(folder is not None and not IN_NEED.isdisjoint(kinds))
        self.exclude_folder.setEnabled(folder is not None and folder not in roots)
        self.reveal_folder.setEnabled(folder is not None)

    def _action(self, text: str, slot: Callable[[], None], *keys: str) -> QAction:
        action = QAction(text, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        # Not while the keys are for the folders: these files are not meant then.
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: slot())
        return action

    def _retry(self) -> None:
        self._indexing.retry([problem.path for problem in self._problems])

    def _retry_folder(self) -> None:
        if self._folder is not None:
            self._indexing.retry([self._folder], self._kinds)

    def _exclude(self) -> None:
        self._ask_and_exclude([problem.path for problem in self._problems])

    def _exclude_folder(self) -> None:
        if self._folder is not None:
            self._ask_and_exclude([self._folder])

    def _ask_and_exclude(self, paths: Sequence[Path]) -> None:
        if len(paths) == 1:
            what = shown_path(paths[0])
        else:
            what = self.tr("the selected files ({0})").format(QLocale().toString(len(paths)))
        question = self.tr(
            "Dogear will no longer look at {0}, and no longer list it here as a problem. Nothing is"
            " deleted. What you add by itself later is searched again."
        )
        answer = QMessageBox.question(
            self._window, self.tr("Leave out?"), as_it_is(question.format(what))
        )
        if answer == QMessageBox.StandardButton.Yes:
            self._indexing.exclude(paths)

    def _reveal(self) -> None:
        self._show_in_file_manager(self._problems[0].path)

    def _reveal_folder(self) -> None:
        if self._folder is not None:
            self._show_in_file_manager(self._folder)

    def _show_in_file_manager(self, path: Path) -> None:
        self._revealed = path
        self._opener.reveal(path)

    def _on_opening_finished(self, opening: Opening) -> None:
        sentence = opening_sentence(opening)
        if sentence and opening.path == self._revealed:
            self.said.emit(f"{sentence}\n{shown_path(opening.path)}")

    def _copy(self) -> None:
        paths = (str(problem.path) for problem in self._problems)
        QGuiApplication.clipboard().setText("\n".join(paths))

    def _explain(self) -> None:
        self.explanation_wanted.emit(self._problems[0].path)
