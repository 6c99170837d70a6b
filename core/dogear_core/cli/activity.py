"""The command `log`."""

from typing import Annotated

import typer

from dogear_core.cli.library import AsJson
from dogear_core.cli.output import write, write_json
from dogear_core.cli.session import Session

USUALLY_SHOWN = 50


def log(
    ctx: typer.Context,
    *,
    limit: Annotated[int, typer.Option("-n", min=1, help="How many of the latest to show.")] = (
        USUALLY_SHOWN
    ),
    as_json: AsJson = False,
) -> None:
    """Tell what was added, changed, moved, removed or failed lately, the latest first."""
    from dogear_core.cli.as_json import activity_json
    from dogear_core.cli.as_text import activity_text

    session: Session = ctx.obj
    with session.open() as engine:
        found = engine.activity(limit)
    if as_json:
        write_json([activity_json(activity) for activity in found])
    else:
        write(*map(activity_text, found))
