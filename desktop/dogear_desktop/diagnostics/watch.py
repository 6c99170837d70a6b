"""What watches over a run from its start to its end."""

import logging
import time
from pathlib import Path

from dogear_desktop.diagnostics.bugs import Bugs
from dogear_desktop.diagnostics.log import open_log
from dogear_desktop.diagnostics.native_crash import CrashFile
from dogear_desktop.diagnostics.versions import versions_text

_log = logging.getLogger(__name__)


class Watch:
    """Writes the log, and takes bugs and crashes, while there is a window on a library.

    `last_crash` is what a crash of the run before has left, and None when there was none.
    """

    def __init__(self, folder: Path, library_key: str) -> None:
        """Begin, with the log and the crash file in `folder`."""
        self.bugs = Bugs()
        self._began = time.monotonic()
        self._log_file = open_log(folder)
        self._crash_file = CrashFile(folder / f"crash-{library_key}.txt")
        self.last_crash = self._crash_file.take()
        self._crash_file.watch()
        self.bugs.watch()
        _log.info("Dogear starts.\n%s", versions_text())
        if self.last_crash is not None:
            _log.error("The last run crashed.\n%s", self.last_crash)

    def end(self, code: int) -> None:
        """Note that the run ends as it should, with an exit code."""
        _log.info("Dogear ends after %d s with exit code %d.", time.monotonic() - self._began, code)
        self.bugs.stop()
        self._crash_file.stop()
        if self._log_file is not None:
            self._log_file.close()
