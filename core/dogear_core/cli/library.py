"""The commands that tell about the library as a whole: `status` and `failures`."""

from typing import Annotated

import typer

from dogear_core.cli.output import write, write_json
from dogear_core.cli.session import Session

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def status(ctx: typer.Context, *, as_json: AsJson = False) -> None:
    """Tell what the library holds."""
    from dogear_core.cli.as_json import status_json
    from dogear_core.cli.as_text import status_text

    session: Session = ctx.obj
    with session.open() as engine:
        library = engine.status()
    if as_json:
        write_json(status_json(library))
    else:
        write(*status_text(library))


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
