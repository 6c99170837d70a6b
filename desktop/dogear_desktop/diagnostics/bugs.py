"""The one place where all bugs end, in whatever thread and whoever noticed them."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qFormatLogMessage,
    qInstallMessageHandler,
)

from dogear_desktop.diagnostics.bug_report import BugReport, OwnText

INTERRUPTED = 130
"""The exit code after Ctrl-C."""
MOST_BUGS = 100
"""Different bugs told of in one run; a program with more than these says nothing new."""
LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

_log = logging.getLogger(__name__)


class Bugs(QObject):
    """Prints each bug as Python would, and logs and tells of each different one once.

    It may happen hundreds of times a second, as in painting. Qt's own messages go the same way
    into the log; after a fatal one Qt ends the process.

    Signals:
        found: The `BugReport` of a bug not seen before, from whatever thread it was in.
    """

    found = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[object] = set()
        self._lock = threading.Lock()

    def watch(self) -> None:
        """Take all bugs from now on."""
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        self._handler = qInstallMessageHandler(self._on_qt_message)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable

    def stop(self) -> None:
        """Leave bugs to whoever took them before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        qInstallMessageHandler(self._handler)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            QCoreApplication.exit(INTERRUPTED)
            return
        sys.__excepthook__(kind, error, trace)
        self._take(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        threading.__excepthook__(args)
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            self._take(args.exc_value)

    def _on_unraisable(self, unraisable: "sys.UnraisableHookArgs") -> None:
        sys.__unraisablehook__(unraisable)
        if unraisable.exc_value is not None:
            self._take(unraisable.exc_value)

    def _take(self, error: BaseException) -> None:
        report = BugReport.of(error)
        if self._is_new(report.identity):
            _log.error("Bug:\n%s", report.text())
            self.found.emit(report)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if sys.stderr is not None:
            sys.stderr.write(f"{qFormatLogMessage(kind, context, message)}\n")
        category = context.category or "default"
        if kind in LEVELS and self._is_new((kind, category, context.function, context.line)):
            # What Qt says may name files; its categories are its own.
            _log.log(LEVELS[kind], "Qt: %s in the category %s", kind, OwnText(category))

    def _is_new(self, identity: object) -> bool:
        with self._lock:
            if identity in self._seen or len(self._seen) >= MOST_BUGS:
                return False
            self._seen.add(identity)
            return True
