"""Telling the person of bugs, without getting in the way of what still works."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from dogear_desktop.diagnostics.bug_report import BugReport
from dogear_desktop.diagnostics.bugs import Bugs
from dogear_desktop.windows.crash_dialog import CrashDialog

OWN_MODULES = "dogear_desktop.windows.crash_"
"""Bugs of these are printed and logged and open no dialog, which would have the same bug."""


class CrashReporter(QObject):
    """Shows bugs in one dialog: those that come while it is open are added to its report.

    Signals:
        quit_chosen: Dogear is to end.
    """

    quit_chosen = Signal()

    def __init__(self, bugs: Bugs, versions: Callable[[], str]) -> None:
        super().__init__()
        self._versions = versions
        self._dialog: CrashDialog | None = None
        self._texts: list[str] = []
        self._texts_with_messages: list[str] = []
        bugs.found.connect(self._on_found, Qt.ConnectionType.QueuedConnection)

    @property
    def dialog(self) -> CrashDialog | None:
        """The dialog that is open."""
        return self._dialog

    def show_crash(self, traces: str) -> None:
        """Say that Dogear ended the last time without being asked to, and offer what it left."""
        introduction = self.tr(
            "Dogear ended unexpectedly the last time. Nothing of your library is lost. The report"
            " below says where in the program that was; it helps to repair it, and nobody is sent"
            " it."
        )
        self._add(introduction, traces, traces)

    def _on_found(self, report: BugReport) -> None:
        if report.passes(OWN_MODULES):
            return
        introduction = self.tr(
            "This is an error in the program. Dogear can usually go on. The report below says"
            " where in the program it was; it helps to repair it, and nobody is sent it."
        )
        self._add(introduction, report.text(), report.text(with_messages=True))

    def _add(self, introduction: str, text: str, text_with_messages: str) -> None:
        if self._dialog is None:
            self._texts = [self._versions()]
            self._texts_with_messages = [self._versions()]
            self._dialog = self._new_dialog(introduction)
        self._texts.append(text)
        self._texts_with_messages.append(text_with_messages)
        self._dialog.show_report("\n\n".join(self._texts), "\n\n".join(self._texts_with_messages))

    def _new_dialog(self, introduction: str) -> CrashDialog:
        # A child of the window in front can be used while that keeps the others waiting.
        dialog = CrashDialog(introduction, QApplication.activeWindow())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.quit_chosen.connect(self.quit_chosen)

        def forget() -> None:
            if self._dialog is dialog:
                self._dialog = None

        dialog.finished.connect(forget)
        dialog.destroyed.connect(forget)
        return dialog
