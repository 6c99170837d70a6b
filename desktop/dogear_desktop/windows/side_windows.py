"""The windows beside the main one: the report, why a file is not found, the settings."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dogear_core.types import ProblemKind, SearchRequest
from dogear_desktop.services.services import Services
from dogear_desktop.settings import Settings
from dogear_desktop.windows.report_window import ReportWindow
from dogear_desktop.windows.settings_dialog import SettingsDialog
from dogear_desktop.windows.why_not_found import WhyNotFound


class SideWindows(QObject):
    """Makes each of them when it is first wanted, and brings it to the front when it is again.

    Signals:
        add_folder_clicked: The person wants to choose a folder to add.
        question_changed: The text of the question without what kept a file out.
    """

    add_folder_clicked = Signal()
    question_changed = Signal(str)

    def __init__(self, services: Services, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._settings = settings
        self._window = window
        self._report: ReportWindow | None = None
        self._why: WhyNotFound | None = None
        self._dialog: SettingsDialog | None = None

    @property
    def report(self) -> ReportWindow:
        """The report."""
        if self._report is None:
            services = self._services
            self._report = ReportWindow(services.report, services.indexing, services.opener)
            self._report.explanation_wanted.connect(self.explain)
        return self._report

    @property
    def why(self) -> WhyNotFound:
        """The window that explains why a file is not found."""
        if self._why is None:
            self._why = WhyNotFound(self._services.explain, self._services.indexing)
            self._why.request_changed.connect(self._on_request_changed)
            self._why.report_wanted.connect(self.show_report)
        return self._why

    @property
    def settings(self) -> SettingsDialog:
        """The settings."""
        if self._dialog is None:
            services = self._services
            self._dialog = SettingsDialog(
                self._settings,
                services.indexing,
                services.library,
                services.models,
                services.opener,
                self._window,
            )
            self._dialog.add_folder_clicked.connect(self.add_folder_clicked)
        return self._dialog

    def show_report(self, path: Path | None = None, kind: ProblemKind | None = None) -> None:
        """Show what is not searchable; with a path, that file or folder in it."""
        _bring_up(self.report)
        if path is not None:
            self.report.show_path(path, kind)

    def explain(self, path: Path | None = None) -> None:
        """Explain why a file is not found by the current question, or let one be chosen."""
        self.why.ask(self._services.search.request)
        if path is not None:
            self.why.show_path(path)
        _bring_up(self.why)

    def show_settings(self) -> None:
        """Show the settings."""
        _bring_up(self.settings)

    def close(self) -> None:
        """Close those that are open."""
        for window in (self._report, self._why, self._dialog):
            if window is not None:
                window.close()

    def _on_request_changed(self, request: SearchRequest) -> None:
        self.question_changed.emit(request.text)


def _bring_up(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()
