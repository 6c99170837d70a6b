"""Start Dogear's window: `python -m dogear_desktop [--library DIR] [--add PATH]... [QUESTION]`.

Qt is imported by `main`, not by this module: the processes that read files import this module
again, and have no use for Qt.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

SWITCH_SECONDS = 0.001
"""How soon an indexing thread hands the interpreter to the GUI thread: a row is painted by several
calls, and Python's default of 5 ms for each is felt while scrolling."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the application and return its exit code."""
    options = _parse(sys.argv[1:] if arguments is None else arguments)
    if not _has_display():
        # Qt would abort the process over this, with a page of its own messages.
        sys.stderr.write("dogear: There is no display here to open a window on.\n")
        return 1
    try:
        from PySide6.QtCore import QSettings
        from PySide6.QtWidgets import QApplication, QMessageBox
    except ImportError as error:
        sys.stderr.write(f"dogear: Qt cannot be loaded, so there is no window ({error}).\n")
        return 1

    from dogear_core.embedding.llama import LlamaModel
    from dogear_core.errors import DogearError
    from dogear_core.paths import default_library
    from dogear_desktop.app import Application
    from dogear_desktop.garbage import GarbageCollector
    from dogear_desktop.sentences import error_sentence
    from dogear_desktop.services.opener import Opener
    from dogear_desktop.theme import application_icon

    sys.setswitchinterval(SWITCH_SECONDS)
    qt = QApplication(["dogear"])
    GarbageCollector(qt)
    qt.setApplicationName("dogear")
    qt.setApplicationDisplayName("Dogear")
    qt.setDesktopFileName("dogear")
    qt.setWindowIcon(application_icon())
    store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "dogear", "dogear")
    try:
        library = options.library or default_library()
        application = Application(library, LlamaModel.bundled(), Opener, store)
    except DogearError as error:
        QMessageBox.critical(None, "Dogear", error_sentence(error))
        return 1
    application.start(options.question, options.add)
    code = qt.exec()
    if not application.close():
        # What still runs cannot be told to stop. All it has done is committed: let it go.
        store.sync()
        os._exit(code)
    return code


def _has_display() -> bool:
    """Whether Qt will find something to draw on."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dogear-desktop", description="Search your documents.")
    parser.add_argument("--library", type=Path, metavar="DIR", help="folder of the library")
    parser.add_argument(
        "--add", type=Path, action="append", default=[], metavar="PATH", help="folder to add"
    )
    parser.add_argument("question", nargs="?", default="", help="what to search for at once")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
