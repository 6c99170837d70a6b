"""The command `app`."""

import importlib.util
import subprocess
import sys
from typing import Annotated

import typer

from dogear_core.cli.output import complain
from dogear_core.cli.session import Session

WINDOW_MODULE = "dogear_desktop"
FAILURE_TOLD = 1
"""The window's own exit code once it has said what is wrong."""


def app(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="What to search for.")] = "",
) -> None:
    """Open the window, or bring the one that is open to the front."""
    session: Session = ctx.obj
    if importlib.util.find_spec(WINDOW_MODULE) is None:
        complain("The window is not installed; search with: dogear search QUERY")
        raise typer.Exit(1)
    command = [sys.executable, "-m", WINDOW_MODULE, "--library", str(session.library)]
    command += ["--", query] if query else []
    code = subprocess.run(command, check=False).returncode
    if code not in (0, FAILURE_TOLD):
        complain("The window could not be opened; search with: dogear search QUERY")
    if code != 0:
        raise typer.Exit(1)
