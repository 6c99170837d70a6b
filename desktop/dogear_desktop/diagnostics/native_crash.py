"""Crashes outside Python: what `faulthandler` wrote as the process died, told at the next start.

The file is there as long as Dogear runs. A start that finds one with something in it comes after
a crash; after a kill or a power cut it is empty.
"""

import faulthandler
import os
import re
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from dogear_desktop.diagnostics.bug_report import OwnText

LONGEST = 100_000
"""Bytes of the file that are looked at."""

_FATAL = re.compile(r"Fatal Python error: |Windows fatal exception: (?!code )")
_PLACE = re.compile(r'^  File "(.*)", line (\d+) in (.*)$')
_OTHER = re.compile(
    r"(Fatal Python error|Windows fatal exception): [\w -]+$"
    r"|(Current thread|Thread) 0x[0-9a-f]+ .*\(most recent call first\):$"
    r"|Extension modules: |  <no Python frame>$|  \.\.\.$"
)
_ROOTS = ("dogear_desktop", "dogear_core", "dogear_models", "site-packages")


class CrashFile:
    """The file of one library's window."""

    def __init__(self, file: Path) -> None:
        self._path = file
        self._file: BinaryIO | None = None

    def take(self) -> OwnText | None:
        """Return what a crash of the last run left, and forget it; None when there was none."""
        try:
            with self._path.open("rb") as file:
                text = file.read(LONGEST).decode(errors="replace")
            self._path.unlink()
        except OSError:
            return None
        return shortened(text) if _FATAL.search(text) else None

    def watch(self) -> None:
        """Have crashes written from now on; where that cannot be done they are not told of."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = open(  # noqa: SIM115
                self._path, "wb", opener=lambda path, flags: os.open(path, flags, 0o600)
            )
        except OSError:
            return
        faulthandler.enable(self._file)

    def stop(self) -> None:
        """End the watch: this run has not crashed."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            self._path.unlink(missing_ok=True)


def shortened(text: str) -> OwnText:
    """Return what `faulthandler` has written, with files by their place in a package.

    Lines of an unknown form are left out: they may name folders of the person.
    """
    return OwnText("\n".join(filter(None, map(_line, text.splitlines()))))


def _line(line: str) -> str:
    place = _PLACE.match(line)
    if place is None:
        return line if _OTHER.match(line) else ""
    parts = PurePosixPath(place[1].replace("\\", "/")).parts
    below = [parts.index(root) for root in _ROOTS if root in parts]
    name = "/".join(parts[max(below) :] if below else parts[-1:])
    return f"  {name.removeprefix('site-packages/')}, line {place[2]}, in {place[3]}"
