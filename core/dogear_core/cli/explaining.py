"""The command `explain`."""

from pathlib import Path
from typing import Annotated

import typer

from dogear_core.cli.output import valid_unicode, write, write_json
from dogear_core.cli.session import Session
from dogear_core.paths import absolute_path
from dogear_core.types import SearchRequest

PASSAGES = 100
"""How many passages the answer has that a document is placed in: as many as the window shows."""


def explain(
    ctx: typer.Context,
    path: Annotated[
        Path, typer.Argument(metavar="PATH", parser=absolute_path, help="Any file or folder.")
    ],
    query: Annotated[
        str, typer.Argument(metavar="[QUERY]", help="What it should be found for.")
    ] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Tell why a file is not found, or at which place it is."""
    from dogear_core.cli.as_json import explanation_json
    from dogear_core.cli.explanation_text import explanation_text

    session: Session = ctx.obj
    with session.open() as engine:
        explanation = engine.explain(path, SearchRequest(valid_unicode(query), PASSAGES))
    if as_json:
        write_json(explanation_json(explanation))
    else:
        write(*explanation_text(explanation))
