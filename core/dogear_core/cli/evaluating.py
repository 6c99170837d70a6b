"""The command `eval`."""

from pathlib import Path
from typing import Annotated

import typer

from dogear_core.cli.output import write, write_json
from dogear_core.cli.progress_bar import show_progress
from dogear_core.cli.session import Session
from dogear_core.paths import absolute_path


def evaluate(
    ctx: typer.Context,
    dataset: Annotated[
        Path,
        typer.Argument(
            metavar="DATASET",
            parser=absolute_path,
            help="A folder with a data set in BEIR's form.",
        ),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Measure how well a judged data set is searched, in a temporary library."""
    from dogear_core.cli.as_json import evaluation_json
    from dogear_core.cli.as_text import evaluation_text
    from dogear_core.evaluation.dataset import load_dataset
    from dogear_core.evaluation.runner import evaluate_dataset
    from dogear_core.models.choosing import chosen_model

    session: Session = ctx.obj
    loaded = load_dataset(dataset)
    model = session.model or chosen_model(session.library)
    with show_progress() as progress:
        evaluation = evaluate_dataset(loaded, model=model, progress=progress)
    if as_json:
        write_json(evaluation_json(evaluation))
    else:
        write(evaluation_text(evaluation))
