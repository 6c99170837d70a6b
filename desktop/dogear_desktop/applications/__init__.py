"""Which application opens a file, how it is told where in the file to go, and starting it."""

import sys

from dogear_desktop.applications import linux, macos, windows
from dogear_desktop.applications.base import Platform


def this_platform() -> Platform:
    """Return the applications of the platform Dogear runs on."""
    if sys.platform == "win32":
        return windows
    if sys.platform == "darwin":
        return macos
    return linux
