"""Applications on Windows."""

import ctypes
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PureWindowsPath

from PySide6.QtCore import QProcess

from dogear_desktop.applications.base import Application, Way
from dogear_desktop.applications.process import start_detached

_OPEN_PARAMETERS = ("/A", "page={number}", "{file}")

PAGES: dict[str, Way] = {
    # SumatraPDF's manual, "Command-line arguments"
    "sumatrapdf": ("-reuse-instance", "-page", "{number}", "{file}"),
    # Adobe, "Parameters for Opening PDF Files", 8.1, 2007; PDF-XChange Editor's manual, "Command
    # Line Options"
    "acrord32": _OPEN_PARAMETERS,
    "acrobat": _OPEN_PARAMETERS,
    "pdfxedit": _OPEN_PARAMETERS,
    "pdfxcview": _OPEN_PARAMETERS,
    # SumatraPDF's list of other viewers, src/ExternalViewers.cpp
    **dict.fromkeys(
        ("foxitreader", "foxitpdfreader", "foxitphantompdf", "foxitpdfeditor"),
        ("{file}", "/A", "page={number}"),
    ),
    # RFC 8118, section 3: PDFium's and pdf.js's viewers know the parameter `page`
    **dict.fromkeys(
        ("msedge", "chrome", "firefox", "brave", "vivaldi"), ("file:{location}#page={number}",)
    ),
}
"""How viewers are told a page."""

LINES: dict[str, Way] = {
    # Notepad++'s manual, "Command Prompt"
    "notepad++": ("-n{number}", "{file}"),
    # code --help: "--goto <file:line[:character]>"
    "code": ("--goto", "{file}:{number}"),
    # gvim's help, "starting"
    "gvim": ("+{number}", "{file}"),
}
"""How editors are told a line."""

_EXECUTABLE, _FRIENDLY_NAME = 2, 4
"""ASSOCSTR_EXECUTABLE and ASSOCSTR_FRIENDLYAPPNAME of shlwapi.h."""
_LONGEST = 1024


def default_application(path: Path) -> Application:
    """Return the application that Windows has for files with this suffix.

    One that is no program of its own, such as an app from the Store, has an empty `command`: then
    Windows is given the file alone.
    """
    name = _associated(path.suffix, _FRIENDLY_NAME)
    executable = _associated(path.suffix, _EXECUTABLE)
    if not executable:
        return Application(name, "", ())
    return Application(name, key_of(executable), (executable,))


def key_of(executable: str) -> str:
    """Return what the tables call a program: its name up to a version, in lower case."""
    return PureWindowsPath(executable).stem.lower().partition("-")[0]


def start(arguments: Sequence[str]) -> bool:
    """Start a program, or open a file that comes alone; False when nothing could be started."""
    if len(arguments) > 1:
        return start_detached(arguments)
    if sys.platform == "win32":
        with suppress(OSError):
            os.startfile(arguments[0])
            return True
    return False


def reveal(path: Path) -> bool:
    """Show a file in the Explorer, selected."""
    process = QProcess()
    process.setProgram("explorer.exe")
    if sys.platform == "win32":
        # Explorer wants the path quoted and after a comma in the same argument.
        process.setNativeArguments(f'/select,"{path}"')
    process.startDetached()
    return process.error() is not QProcess.ProcessError.FailedToStart


def _associated(suffix: str, what: int) -> str:
    """Return what Windows says of the application for a suffix, or an empty text."""
    length = ctypes.c_ulong(_LONGEST)
    buffer = ctypes.create_unicode_buffer(_LONGEST)
    if sys.platform == "win32":
        ask = ctypes.windll.shlwapi.AssocQueryStringW
        if ask(0, what, suffix, "open", buffer, ctypes.byref(length)) != 0:
            return ""
    return buffer.value
