"""Start Dogear's window: `python -m dogear_desktop [--library DIR] [--add PATH]... [QUESTION]`.

Qt is imported by `main`, not by this module: the processes that read files import this module
again, and have no use for Qt.
"""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from dogear_core.errors import DogearError
    from dogear_desktop.app import Application
    from dogear_desktop.single_instance import Handover, Instance

SWITCH_SECONDS = 0.001
"""How soon an indexing thread hands the interpreter to the GUI thread: a row is painted by several
calls, and Python's default of 5 ms for each is felt while scrolling."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the application and return its exit code; one that runs already is handed the wishes."""
    options = _parse(sys.argv[1:] if arguments is None else arguments)
    if not _has_display():
        # Qt would abort the process over this, with a page of its own messages.
        return _fail("There is no display here to open a window on.")
    try:
        from dogear_desktop.single_instance import Handover, NotAnswering, claim
    except ImportError as error:
        return _fail(f"Qt cannot be loaded, so there is no window ({error}).")

    from dogear_core.errors import UsageError
    from dogear_core.paths import absolute_path, default_library

    activation = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    try:
        library = absolute_path(options.library or default_library())
        paths = tuple(absolute_path(path) for path in options.add if path is not None)
        question = options.question.encode(errors="replace").decode()
        handover = Handover(question, paths, activation)
        instance = claim(library, handover)
    except (UsageError, NotAnswering) as error:
        return _complain(error)
    return 0 if instance is None else _run(library, handover, instance)


def _run(library: Path, handover: "Handover", instance: "Instance") -> int:
    """Open the window on the library and return the exit code."""
    from PySide6.QtCore import QSettings

    from dogear_core.engine.wanted import wanted_model
    from dogear_core.errors import DogearError
    from dogear_desktop.app import Application
    from dogear_desktop.appearance import Appearance
    from dogear_desktop.diagnostics.log import log_folder
    from dogear_desktop.diagnostics.versions import versions_text
    from dogear_desktop.diagnostics.watch import Watch
    from dogear_desktop.services.opener import Opener
    from dogear_desktop.settings import Settings
    from dogear_desktop.single_instance import library_key
    from dogear_desktop.translations import install
    from dogear_desktop.windows.crash_reporter import CrashReporter

    sys.setswitchinterval(SWITCH_SECONDS)
    qt = _make_qt()
    watch = Watch(log_folder(), library_key(library))
    reporter = CrashReporter(watch.bugs, versions_text)
    store = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "dogear", "dogear")
    settings = Settings(store)
    install(qt, settings.language.get())
    Appearance(qt, settings)
    try:
        application = Application(library, wanted_model(library), Opener, settings)
        application.start(handover.question, handover.paths)
    except DogearError as error:
        logging.getLogger("dogear_desktop").error("There is no window: %s.", type(error))
        watch.end(1)
        return _complain(error)
    except Exception as bug:
        sys.excepthook(type(bug), bug, bug.__traceback__)
        reporter.quit_chosen.connect(qt.quit)
        qt.exec()  # until the report has been read
        watch.end(1)
        return 1
    reporter.quit_chosen.connect(application.window.commands.quit.trigger)
    if watch.last_crash is not None:
        reporter.show_crash(watch.last_crash)
    code = _serve(qt, application, instance)
    is_closed = application.close()
    watch.end(code)
    if not is_closed:
        # What still runs cannot be told to stop. All it has done is committed: let it go.
        store.sync()
        os._exit(code)
    return code


def _serve(qt: "QApplication", application: "Application", instance: "Instance") -> int:
    """Run until the person quits, handing on what other starts ask for; return the exit code."""
    instance.handed_over.connect(application.receive)
    instance.listen()
    code = qt.exec()
    instance.close()
    return code


def _make_qt() -> "QApplication":
    from PySide6.QtWidgets import QApplication

    from dogear_desktop.garbage import GarbageCollector
    from dogear_desktop.theme import application_icon

    qt = QApplication(["dogear"])
    GarbageCollector(qt)
    qt.setQuitOnLastWindowClosed(False)  # the window may be put away into the tray
    qt.setApplicationName("dogear")
    qt.setApplicationDisplayName("Dogear")
    qt.setDesktopFileName("dogear")
    qt.setWindowIcon(application_icon())
    return qt


def _complain(error: "DogearError") -> int:
    """Say why there is no window, and return the exit code."""
    from PySide6.QtWidgets import QApplication, QMessageBox

    from dogear_desktop.plain_text import as_it_is
    from dogear_desktop.sentences import error_sentence

    sentence = error_sentence(error)
    if sys.stderr is None or not sys.stderr.isatty():
        _qt = QApplication.instance() or _make_qt()
        QMessageBox.critical(None, "Dogear", as_it_is(sentence))
    return _fail(sentence)


def _fail(sentence: str) -> int:
    """Write why there is no window, and return the exit code."""
    if sys.stderr is not None:  # Windows gives a program with a window none
        sys.stderr.write(f"dogear: {sentence}\n")
    return 1


def _has_display() -> bool:
    """Whether Qt will find something to draw on."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dogear-desktop", description="Search your documents.")
    parser.add_argument("--library", type=Path, metavar="DIR", help="folder of the library")
    # Without a path it comes from a menu entry: the desktop has no folder to fill in there.
    parser.add_argument(
        "--add",
        action="append",
        default=[],
        nargs="?",
        metavar="PATH",
        help="folder or file to add",
    )
    parser.add_argument("question", nargs="?", default="", help="what to search for at once")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
