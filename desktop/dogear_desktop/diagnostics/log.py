"""The log: what Dogear did, in words of its own and numbers.

No text of documents, no question and no name of a file gets in, whatever is handed to a logger:
the messages are literals in the source (a test reads the source for that), and of what is filled
into them only numbers, classes, enumerations and `OwnText` are written. Anything else becomes `…`,
and of an exception its type and the places in the program are written, never its message.
"""

import logging
import os
import sys
from contextlib import suppress
from enum import Enum
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs

from dogear_desktop.diagnostics.bug_report import BugReport, OwnText

LOG_NAME = "dogear.log"
MAX_BYTES = 1_000_000
OLD_FILES = 2
LOGGERS = ("dogear_desktop", "dogear_core")
FORMAT = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"
ELLIPSIS = "…"


def log_folder() -> Path:
    """Return the person's folder for logs."""
    return platformdirs.user_log_path("dogear", appauthor=False)


def open_log(folder: Path) -> "LogFile | None":
    """Begin to write the log into a folder, which is made; None when that cannot be done."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        log = LogFile(folder / LOG_NAME)
    except OSError as error:
        _complain(error)
        _attach(logging.NullHandler())  # or Python would print what it thinks nobody hears
        return None
    _attach(log)
    return log


class LogFile(RotatingFileHandler):
    """A file that only the person can read, with a few older ones beside it."""

    def __init__(self, file: Path) -> None:
        self._has_complained = False
        super().__init__(
            file, maxBytes=MAX_BYTES, backupCount=OLD_FILES, encoding="utf-8", errors="replace"
        )
        self.setFormatter(DiscreetFormatter(FORMAT))

    def close(self) -> None:
        """Override Handler::close: write nothing more."""
        for logger in map(logging.getLogger, LOGGERS):
            logger.removeHandler(self)
        with suppress(OSError):  # of a full disk, which has been said
            super().close()

    def handleError(self, record: logging.LogRecord) -> None:
        """Override Handler::handleError: a full disk is worth one sentence; a bug stays loud."""
        error = sys.exception()
        if not isinstance(error, OSError):
            super().handleError(record)
        elif not self._has_complained:
            self._has_complained = True
            _complain(error)

    def _open(self) -> TextIOWrapper:
        """Override FileHandler::_open: make the file the person's alone."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        descriptor = os.open(self.baseFilename, flags, 0o600)
        return open(descriptor, "a", encoding=self.encoding, errors=self.errors)  # noqa: PTH123


class DiscreetFormatter(logging.Formatter):
    """Writes what cannot come from the person, and dots for everything else."""

    def format(self, record: logging.LogRecord) -> str:
        """Override Formatter::format."""
        discreet = logging.makeLogRecord(record.__dict__)
        arguments = record.args if isinstance(record.args, tuple) else (record.args,)
        discreet.args = tuple(map(_discreet, arguments)) if record.args else ()
        discreet.exc_info = discreet.exc_text = discreet.stack_info = None
        text = super().format(discreet)
        if record.exc_info and record.exc_info[1] is not None:
            text += f"\n{BugReport.of(record.exc_info[1]).text()}"
        return text


def _attach(handler: logging.Handler) -> None:
    for logger in map(logging.getLogger, LOGGERS):
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)


def _discreet(value: object) -> object:
    if isinstance(value, type):
        return f"{value.__module__}.{value.__qualname__}"
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, int | float | OwnText):
        return value
    return ELLIPSIS


def _complain(error: OSError) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"dogear: The log cannot be written ({error.strerror}).\n")
