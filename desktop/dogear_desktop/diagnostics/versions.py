"""The versions of what Dogear is made of, for the log and for reports."""

import platform
from importlib import metadata

from PySide6.QtCore import qVersion

from dogear_desktop.diagnostics.bug_report import OwnText

PACKAGES = {
    "Dogear": "dogear",
    "PySide6": "PySide6-Essentials",
    "SQLite (apsw)": "apsw",
    "sqlite-vec": "sqlite-vec",
    "llama-cpp-python": "llama-cpp-python",
}


def versions() -> dict[str, str]:
    """Return the version of each part by its name."""
    return {
        **{part: _version(package) for part, package in PACKAGES.items()},
        "Qt": qVersion(),
        "Python": platform.python_version(),
        "System": platform.platform(),
    }


def versions_text() -> OwnText:
    """Return one line for each part."""
    return OwnText("\n".join(f"{part}: {version}" for part, version in versions().items()))


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed as a package"
