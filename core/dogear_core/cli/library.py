"""The commands about the library as a whole: `status`, `failures`, `compact` and `delete`."""

import sys
from typing import Annotated

import typer

from dogear_core.cli.interruption import cancel_on_interrupt
from dogear_core.cli.output import complain, printable, write, write_json
from dogear_core.cli.progress_bar import show_progress
from dogear_core.cli.session import Session, chosen_preferences

WRONG_USAGE = 2
CONSENT = "delete"

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def status(ctx: typer.Context, *, as_json: AsJson = False) -> None:
    """Tell what the library holds, and how its folders are watched."""
    from dogear_core.cli.as_json import status_json
    from dogear_core.cli.as_text import status_text

    session: Session = ctx.obj
    with session.open() as engine:
        library, folders = engine.status(), engine.folders()
        paused = chosen_preferences(engine).paused
    if as_json:
        write_json(status_json(library, folders, paused=paused))
    else:
        write(*status_text(library, folders, paused=paused))


def failures(ctx: typer.Context, *, as_json: AsJson = False) -> None:
    """List the files that are not searchable, failed ones first, and why."""
    from dogear_core.cli.as_json import problem_json
    from dogear_core.cli.as_text import problem_text

    session: Session = ctx.obj
    with session.open() as engine:
        problems = sorted(engine.problems(), key=lambda p: (p.status, p.path))
    if as_json:
        write_json([problem_json(problem) for problem in problems])
    else:
        write(*map(problem_text, problems))


def compact(ctx: typer.Context) -> None:
    """Give back the space that the library does not need; searching goes on meanwhile."""
    session: Session = ctx.obj
    with (
        session.open() as engine,
        cancel_on_interrupt() as cancel,
        show_progress() as progress,
    ):
        saved = engine.compact(progress=progress, cancel=cancel)
        left = engine.status().library_bytes
    write(f"The library has {saved:,} bytes less; it has {left:,}.")


def delete(
    ctx: typer.Context,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Delete the whole library; the documents themselves stay as they are."""
    from dogear_core.storage.removal import delete_library

    session: Session = ctx.obj
    if not yes:
        _require_consent(session)
    delete_library(session.library)
    write(f"The library at {printable(session.library)} is deleted; your documents are not.")


def _require_consent(session: Session) -> None:
    """Let a person at a terminal type a word; end the command where there is none."""
    if not sys.stdin.isatty():
        complain("This deletes the library; if that is wanted, say: dogear delete --yes")
        raise typer.Exit(WRONG_USAGE)
    sys.stderr.write(
        f"Dogear will forget everything in the library at {printable(session.library)}.\n"
        f"Your documents stay as they are. Type “{CONSENT}” to go on: "
    )
    sys.stderr.flush()
    if sys.stdin.readline().strip().casefold() != CONSENT:
        complain("Nothing was deleted.")
        raise typer.Exit(1)
