"""The command `doctor`."""

from collections.abc import Iterator
from typing import Annotated

import typer

from dogear_core.cli.library import AsJson
from dogear_core.cli.output import printable, write, write_json
from dogear_core.cli.session import Session


def doctor(
    ctx: typer.Context,
    *,
    paths: Annotated[
        bool, typer.Option("--paths", help="Name the folders; otherwise they have numbers.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Tell what a helper has to know; nothing of the documents, and no name of a file."""
    from dogear_core.cli.as_json import diagnosis_json, folder_json

    session: Session = ctx.obj
    with session.open() as engine:
        found = diagnosis_json(engine.diagnose(), engine.status())
        found["folders"] = [
            folder_json(folder, number, paths=paths)
            for number, folder in enumerate(engine.folders(), start=1)
        ]
    if as_json:
        write_json(found)
    else:
        write(*(printable(line) for line in _lines(found)))


def _lines(value: object, name: str = "") -> Iterator[str]:
    """Yield a line for each value that is no container, with the names that lead to it."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _lines(part, f"{name} {key}".strip().replace("_", " "))
    elif isinstance(value, list) and any(isinstance(part, dict) for part in value):
        for part in value:
            yield f"{name}: " + ", ".join(_lines(part))
    elif isinstance(value, list):
        yield f"{name}: {' '.join(map(str, value))}"
    else:
        yield f"{name}: {value}"
