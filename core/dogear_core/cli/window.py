"""The command `app`."""

import importlib.util
import subprocess
import sys

import typer

from dogear_core.cli.output import complain
from dogear_core.cli.session import Session

WINDOW_MODULE = "dogear_desktop"


def app(ctx: typer.Context) -> None:
    """Open the window."""
    session: Session = ctx.obj
    if importlib.util.find_spec(WINDOW_MODULE) is None:
        complain("The window is not installed; search with: dogear search QUERY")
        raise typer.Exit(1)
    command = [sys.executable, "-m", WINDOW_MODULE, "--library", str(session.library)]
    if subprocess.run(command, check=False).returncode != 0:
        complain("The window could not be opened; search with: dogear search QUERY")
        raise typer.Exit(1)
