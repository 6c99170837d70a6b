"""The command `check`."""

from typing import Annotated

import typer

from dogear_core.cli.interruption import cancel_on_interrupt
from dogear_core.cli.library import AsJson
from dogear_core.cli.output import hint, printable, write, write_json
from dogear_core.cli.progress_bar import show_progress
from dogear_core.cli.sentences import FLAWS, mending_sentence
from dogear_core.cli.session import Session

FAILURE = 1


def check(
    ctx: typer.Context,
    *,
    repair: Annotated[
        bool, typer.Option("--repair", help="Save what can be saved; the rest is made anew.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Hold everything in the library against everything else; exit with 1 if something is wrong."""
    from dogear_core.cli.as_json import check_json
    from dogear_core.storage.checking import check_folder
    from dogear_core.storage.mending import mend_library

    session: Session = ctx.obj
    with cancel_on_interrupt() as cancel, show_progress() as progress:
        report = check_folder(session.library, progress, cancel)
    mending = mend_library(session.library) if repair and not report.is_sound else None
    if as_json:
        write_json(check_json(report, mending))
    else:
        write(*(f"{FLAWS[flaw]}: {count:,}" for flaw, count in report.flaws.items()))
        write(
            f"Looked at {report.documents:,} documents, {report.passages:,} passages and "
            f"{report.vectors:,} vectors in {report.seconds:,.1f} s: "
            + ("everything is as it has to be." if report.is_sound else "not all is well.")
        )
        if mending is not None:
            write(printable(mending_sentence(mending)))
        elif not report.is_sound:
            hint("Mend the library with: dogear check --repair")
    if not report.is_sound and mending is None:
        raise typer.Exit(FAILURE)
