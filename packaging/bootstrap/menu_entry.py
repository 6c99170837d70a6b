"""Dogear in the menu of a Linux desktop, for the person who has this checkout."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bootstrap.environment import Environment
from bootstrap.errors import SetupError

TEMPLATE = "packaging/linux/dogear.desktop"
ICON_SCRIPT = "packaging/linux/icons.py"
DRAWING = "desktop/dogear_desktop/icons/dogear.svg"
NAME = "dogear.desktop"
FOLDERS = "inode/directory"
TOOL_SECONDS = 30


def install(environment: Environment) -> int:
    """Put Dogear into the person's menu; return the exit code."""
    _refuse_elsewhere()
    data = data_home()
    opener = _opener_of_folders()
    entry = data / "applications" / NAME
    entry.parent.mkdir(parents=True, exist_ok=True)
    template = (environment.root / TEMPLATE).read_text(encoding="utf-8")
    entry.write_text(filled(template, environment.program("dogear-desktop")), encoding="utf-8")
    theme = data / "icons" / "hicolor"
    drawing = theme / "scalable" / "apps" / "dogear.svg"
    drawing.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(environment.root / DRAWING, drawing)
    draw = [str(environment.python), str(environment.root / ICON_SCRIPT), str(theme)]
    if subprocess.run(draw, check=False).returncode:
        raise SetupError(f"The icons cannot be written to {theme}.")
    _refresh(data)
    _keep_opener_of_folders(opener)
    print(f"Dogear is in the menu now, and opens folders from the file manager: {entry}")
    return 0


def remove(_: Environment) -> int:
    """Take Dogear out of the person's menu; return the exit code."""
    _refuse_elsewhere()
    data = data_home()
    (data / "applications" / NAME).unlink(missing_ok=True)
    for icon in (data / "icons" / "hicolor").glob("*/apps/dogear.*"):
        icon.unlink()
    _refresh(data)
    print("Dogear is not in the menu any more.")
    return 0


def data_home() -> Path:
    """Return the person's folder for data of applications, by the XDG base directories."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def filled(template: str, program: Path) -> str:
    """Return a desktop entry that starts `program`, and is hidden when that is gone."""
    lines = []
    for line in template.splitlines():
        if line.startswith("Exec="):
            arguments = line.partition(" ")[2]
            lines += [f"Exec={_quoted(str(program))} {arguments}", f"TryExec={_escaped(program)}"]
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _escaped(text: object) -> str:
    """Write a text as a value of a desktop entry."""
    return str(text).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _quoted(argument: str) -> str:
    """Write an argument of a command into a desktop entry: quoted, then written as a text."""
    for special in '\\"`$':
        argument = argument.replace(special, f"\\{special}")
    return _escaped(f'"{argument}"').replace("%", "%%")


def _refuse_elsewhere() -> None:
    if sys.platform in {"win32", "darwin"}:
        raise SetupError("Menu entries of this kind are for Linux desktops.")


def _refresh(data: Path) -> None:
    """Let the desktop know what has changed, where it does not look by itself."""
    _run("update-desktop-database", str(data / "applications"))
    theme = data / "icons" / "hicolor"
    if theme.exists():
        # A cache that nobody else keeps up to date would hide the icons of others: make none.
        if (theme / "icon-theme.cache").exists():
            _run("gtk-update-icon-cache", "-q", "-f", "-t", str(theme))
        os.utime(theme)


def _opener_of_folders() -> str:
    return _run("xdg-mime", "query", "default", FOLDERS).strip()


def _keep_opener_of_folders(before: str) -> None:
    """Have folders go on being opened by what opened them before.

    An entry of the person goes before those of the system. Where nobody has chosen a file manager,
    Dogear would open every folder that another program wants to show.
    """
    if before and before != NAME and _opener_of_folders() == NAME:
        _run("xdg-mime", "default", before, FOLDERS)


def _run(tool: str, *arguments: str) -> str:
    """Run a tool of the desktop and return what it prints; nothing where it is not there."""
    if shutil.which(tool) is None:
        return ""
    try:
        done = subprocess.run(
            [tool, *arguments], capture_output=True, text=True, timeout=TOOL_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout
