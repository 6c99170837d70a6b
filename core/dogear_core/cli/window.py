"""The command `app`."""

import importlib.util
import subprocess
import sys

import typer

from dogear_core.cli.output import complain
from dogear_core.cli.session import Session

WINDOW_MODULE = "dogear_desktop"
FAILURE_TOLD = 1
"""The window's own exit code once it has said what is wrong."""


def app(ctx: typer.Context) -> None:
    """Open the window."""
    session: Session = ctx.obj
    if importlib.util.find_spec(WINDOW_MODULE) is None:
        complain("The window is not installed; search with: dogear search QUERY")
        raise typer.Exit(1)
    command = [sys.executable, "-m", WINDOW_MODULE, "--library", str(session.library)]
    code = subprocess.run(command, check=False).returncode
    if code not in (0, FAILURE_TOLD):
        complain("The window could not be opened; search with: dogear search QUERY")
    if code != 0:
        raise typer.Exit(1)
