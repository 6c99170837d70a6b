"""The commands for a change of the model: `models status`, `switch`, `cancel` and `rollback`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dogear_core.cli.interruption import cancel_on_interrupt
from dogear_core.cli.output import complain, write, write_json
from dogear_core.cli.progress_bar import show_progress
from dogear_core.cli.session import Session

if TYPE_CHECKING:
    from dogear_core.engine import Engine

WRONG_USAGE = 2


def status(
    ctx: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tell which model answers, and how far a change to another is."""
    from dogear_core.cli.model_text import status_json, status_text

    session: Session = ctx.obj
    with session.open() as engine:
        found = engine.model_status()
    if as_json:
        write_json(status_json(found))
    else:
        write(*status_text(found))


def switch(
    ctx: typer.Context,
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Do so although the model found less; needed.")
    ] = False,
) -> None:
    """Complete the change to the new model without comparing the two."""
    session: Session = ctx.obj
    if not force:
        complain(
            "The models are not compared then; if that is wanted: dogear models switch --force"
        )
        raise typer.Exit(WRONG_USAGE)
    with session.open() as engine:
        complete_change(engine)


def complete_change(engine: Engine) -> None:
    """Change to the engine's model, and say so."""
    with cancel_on_interrupt() as cancel, show_progress() as progress:
        engine.switch_model(progress=progress, cancel=cancel)
    way_back = "; go back with: dogear models rollback" if engine.model_status().retired else "."
    write(f"{engine.model.name} answers now{way_back}")


def cancel(ctx: typer.Context) -> None:
    """Stay with the model that answers; what was built for the new one is dropped."""
    session: Session = ctx.obj
    with session.open() as engine:
        engine.cancel_model_change()
        name = engine.status().model
    write(f"The model stays {name}.")


def rollback(ctx: typer.Context) -> None:
    """Let the former model answer again."""
    session: Session = ctx.obj
    with session.open() as engine:
        name = engine.rollback_model()
        pending = engine.status().pending
    write(f"{name} answers again.")
    if pending:
        write(f"{pending:,} passages came since and have no vector of it yet: dogear index")
