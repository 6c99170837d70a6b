"""Applications on Linux and other systems with a freedesktop.org desktop."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QMimeDatabase
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from dogear_desktop.applications.base import Application, Way, arguments_for
from dogear_desktop.applications.desktop_entries import DesktopEntry
from dogear_desktop.applications.mime_defaults import MimeDefaults
from dogear_desktop.applications.process import start_detached

_BY_INDEX = ("--page-index={number}", "{file}")
_BY_PAGE = ("--page={number}", "{file}")
_BY_LINE = ("--line={number}", "{file}")
_AFTER_PLUS = ("+{number}", "{file}")

PAGES: dict[str, Way] = {
    # evince(1), atril(1), papers(1) and the options in xreader's shell/main.c; `--page-index`
    # counts pages where `--page-label` looks for what is printed on them
    "evince": _BY_INDEX,
    "atril": _BY_INDEX,
    "papers": _BY_INDEX,
    "xreader": _BY_INDEX,
    # okular(1)
    "okular": _BY_PAGE,
    # zathura(1)
    "zathura": _BY_PAGE,
    # the options in sioyek's pdf_viewer/utils.cpp
    "sioyek": _BY_PAGE,
    # qpdfview(1); what follows the last `#` is the page
    "qpdfview": ("{file}#{number}",),
    # mupdf(1)
    "mupdf": ("{file}", "{number}"),
    "mupdf-gl": ("{file}", "{number}"),
    "mupdf-x11": ("{file}", "{number}"),
    # xpdf(1) of version 4, and that of version 3, which Debian calls so
    "xpdf": ("{file}", ":{number}"),
    "xpdf.real": ("{file}", "{number}"),
    # RFC 8118, section 3: PDFium's and pdf.js's viewers know the parameter `page`
    **dict.fromkeys(
        (
            "firefox",
            "firefox-esr",
            "librewolf",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "microsoft-edge",
            "microsoft-edge-stable",
            "brave-browser",
            "brave-browser-stable",
            "vivaldi",
            "vivaldi-stable",
        ),
        ("file:{location}#page={number}",),
    ),
}
"""How viewers are told a page. Where there is no other source it is the program's manual."""

LINES: dict[str, Way] = {
    # gedit(1), pluma(1), gvim(1)
    "gedit": _AFTER_PLUS,
    "pluma": _AFTER_PLUS,
    "gvim": _AFTER_PLUS,
    # kate --help, mousepad --help, geany(1)
    "kate": _BY_LINE,
    "mousepad": _BY_LINE,
    "geany": _BY_LINE,
    # code --help: "--goto <file:line[:character]>"
    "code": ("--goto", "{file}:{number}"),
    "codium": ("--goto", "{file}:{number}"),
}
"""How editors are told a line."""

_FILE_MANAGER = "org.freedesktop.FileManager1"
_FILE_MANAGER_MS = 5000
"""How long a file manager may take to start before the folder is opened another way."""


def default_application(path: Path) -> Application | None:
    """Return the application the person has chosen for files like this one.

    Which that is follows the specification "Association between MIME types and applications" 1.0
    of freedesktop.org. An application that runs in a terminal or is started over D-Bus alone is
    left to `xdg-open`.
    """
    kind = QMimeDatabase().mimeTypeForFile(str(path))
    kinds = ([kind.name(), *kind.aliases()], *([name] for name in kind.allAncestors()))
    found = MimeDefaults(os.environ, QLocale().name()).default_entry(kinds)
    return None if found is None else _application(found)


def start(arguments: Sequence[str]) -> bool:
    """Start a program that outlives Dogear; False when it cannot be started."""
    return start_detached(arguments)


def reveal(path: Path) -> bool:
    """Show a file in the file manager; open its folder when none listens on the session bus."""
    message = QDBusMessage.createMethodCall(
        _FILE_MANAGER, "/org/freedesktop/FileManager1", _FILE_MANAGER, "ShowItems"
    )
    message.setArguments([[path.as_uri()], ""])
    answer = QDBusConnection.sessionBus().call(message, timeout=_FILE_MANAGER_MS)
    if answer.type() is not QDBusMessage.MessageType.ErrorMessage:
        return True
    manager = default_application(path.parent)
    return manager is not None and start(arguments_for(manager, path.parent))


def _application(entry: DesktopEntry) -> Application:
    command = entry.command()
    if command is None:
        return Application(entry.name, "", ("xdg-open",))
    is_old_xpdf = command.key == "xpdf" and shutil.which("xpdf.real") is not None
    return Application(
        entry.name,
        "xpdf.real" if is_old_xpdf else command.key,
        command.arguments,
        command.takes_urls,
        command.sandboxed,
    )
