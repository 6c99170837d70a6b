"""Applications on macOS."""

import os
import plistlib
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from dogear_desktop.applications.base import Application, Way
from dogear_desktop.applications.process import clean_environment

PAGES: dict[str, Way] = {
    # Skim's wiki, "Interaction with Skim"
    "net.sourceforge.skim-app.skim": ("skim:{location}#page={number}",),
}
"""How viewers are told a page.

Preview has no way. A browser gets no page from `open`, which drops it from the URL of a file, and
to be told one by AppleScript it would have to ask the person for leave.
"""

LINES: dict[str, Way] = {}
"""How editors are told a line: none is known."""

CHOICES = "Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist"
"""Where Launch Services keeps what a person has chosen, below the home folder."""
CONTENT_TYPES = {".pdf": "com.adobe.pdf"}
NAMES = {"net.sourceforge.skim-app.skim": "Skim", "com.apple.preview": "Preview"}
OPEN_SECONDS = 20.0
"""How long `open` may take to hand a file to an application."""


def default_application(path: Path) -> Application:
    """Return the application the person has chosen; without a name where it makes no difference.

    What opens the file in the end is for Launch Services to say, which `open` asks.
    """
    kind = CONTENT_TYPES.get(path.suffix.lower())
    bundle = "" if kind is None else chosen_bundle(Path.home() / CHOICES, kind)
    return Application(NAMES.get(bundle, ""), bundle, ("open",))


def chosen_bundle(choices: Path, kind: str) -> str:
    """Return the bundle that was chosen for a content type, in lower case, or an empty text."""
    try:
        found = plistlib.loads(choices.read_bytes())
    except (OSError, ValueError, ExpatError):
        return ""
    handlers = found.get("LSHandlers") if isinstance(found, dict) else None
    for handler in handlers if isinstance(handlers, list) else ():
        if isinstance(handler, dict) and handler.get("LSHandlerContentType") == kind:
            chosen = handler.get("LSHandlerRoleAll") or handler.get("LSHandlerRoleViewer")
            return str(chosen or "").lower()
    return ""


def start(arguments: Sequence[str]) -> bool:
    """Run `open`, which ends when the application has the file; False when none takes it."""
    try:
        done = subprocess.run(
            arguments,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=clean_environment(os.environ),
            timeout=OPEN_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def reveal(path: Path) -> bool:
    """Show a file in the Finder, selected."""
    return start(("open", "-R", str(path)))
