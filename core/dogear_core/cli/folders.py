"""The commands for what the library is made of: folders, and the runs that index them."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dogear_core.cli.interruption import cancel_on_interrupt
from dogear_core.cli.output import hint, printable, write
from dogear_core.cli.progress_bar import progress_lines, show_progress
from dogear_core.cli.sentences import error_sentence
from dogear_core.cli.session import Session, chosen_preferences
from dogear_core.paths import absolute_path

if TYPE_CHECKING:
    from dogear_core.engine import Engine


def add(
    ctx: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", parser=absolute_path, help="Folders, or single files."),
    ],
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PATTERN",
            help="Leave out what matches, in gitignore's syntax; may be given several times.",
        ),
    ] = None,
    no_index: Annotated[
        bool, typer.Option("--no-index", help="Only note the folders; index them later.")
    ] = False,
) -> None:
    """Add folders to the library and index them."""
    session: Session = ctx.obj
    with session.open(create=True) as engine:
        engine.add_roots(paths, exclude or ())
        if no_index:
            write(*(f"Added {printable(path.resolve())}" for path in paths))
        else:
            _index(engine)


def remove(
    ctx: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="PATH", parser=absolute_path, help="A folder that was added.")
    ],
) -> None:
    """Forget a folder and everything in it; its files stay as they are."""
    session: Session = ctx.obj
    with session.open() as engine:
        forgotten = engine.remove_root(path)
    write(f"Removed {printable(path)}: {forgotten:,} documents forgotten.")


def roots(ctx: typer.Context) -> None:
    """List the folders of the library, with the patterns of what they leave out."""
    from dogear_core.cli.as_text import root_text

    session: Session = ctx.obj
    with session.open() as engine:
        write(*map(root_text, engine.roots()))


def index(
    ctx: typer.Context,
    words_only: Annotated[
        bool, typer.Option("--words-only", help="Search by words now; leave vectors for later.")
    ] = False,
    background: Annotated[
        bool,
        typer.Option(
            "--background", help="Give way to others; wait while paused or sparing the battery."
        ),
    ] = False,
) -> None:
    """Bring everything up to date, now or with --background when it suits."""
    session: Session = ctx.obj
    with session.open() as engine:
        if chosen_preferences(engine).paused and not background:
            hint("Indexing in the background is paused and stays so; this run is not.")
        _index(engine, words_only=words_only, background=background)


def watch(ctx: typer.Context) -> None:
    """Keep everything up to date until Ctrl-C, in the background: giving way, and pausing."""
    from dogear_core.cli.as_text import news_text

    session: Session = ctx.obj
    with session.open() as engine, cancel_on_interrupt() as cancel:
        engine.follow(
            progress=progress_lines(sys.stderr),
            at_rest=lambda report: write(*news_text(report, datetime.now().astimezone())),
            cancel=cancel,
        )


def pause(ctx: typer.Context) -> None:
    """Let indexing in the background wait, also the window's, until it is resumed."""
    session: Session = ctx.obj
    with session.open() as engine:
        engine.preferences.change(paused=True)
    write("Indexing in the background is paused; go on with: dogear resume")


def resume(ctx: typer.Context) -> None:
    """Let indexing in the background go on."""
    session: Session = ctx.obj
    with session.open() as engine:
        engine.preferences.change(paused=False)
    write("Indexing in the background goes on.")


def _index(engine: Engine, *, words_only: bool = False, background: bool = False) -> None:
    from dogear_core.cli.as_text import report_text

    if not words_only:
        _announce_change(engine)
    with cancel_on_interrupt() as cancel, show_progress() as progress:
        report = engine.index(
            words_only=words_only, background=background, progress=progress, cancel=cancel
        )
    for path in report.out_of_reach:
        hint(f"{path} cannot be read; what was found in it before is kept.")
    if report.model_problem is not None:
        hint(f"The model stays as it is. {error_sentence(report.model_problem)}")
    write(*report_text(report))
    if report.failed:
        hint("The files that failed are listed by: dogear failures")


def _announce_change(engine: Engine) -> None:
    """Say what a change of the model needs before it begins, or why it does not."""
    from dogear_core.types import Obstacle

    models = engine.model_status()
    if models.is_due and models.need_bytes:
        needed = f"{models.need_bytes / 1e6:,.0f} MB"
        if models.obstacle is Obstacle.QUOTA:
            needed += "; it waits, for the library would be larger than it may become"
        elif models.obstacle is Obstacle.DISK:
            needed += "; it waits, for there is too little space"
        hint(
            f"The model changes to {models.wanted}; that takes {needed}. "
            "Searching goes on with the former one meanwhile."
        )
