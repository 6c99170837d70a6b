"""The command `eval`."""

from pathlib import Path
from typing import Annotated

import typer

from dogear_core.cli.interruption import cancel_on_interrupt
from dogear_core.cli.output import write, write_json
from dogear_core.cli.progress_bar import show_progress
from dogear_core.cli.session import Session
from dogear_core.paths import absolute_path


def evaluate(
    ctx: typer.Context,
    dataset: Annotated[
        Path | None,
        typer.Argument(
            metavar="DATASET",
            parser=absolute_path,
            help="A folder with a data set in BEIR's form.",
        ),
    ] = None,
    *,
    own: Annotated[
        bool, typer.Option("--own", help="Ask the library what its own documents answer.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Measure how well a judged data set is searched, or the library itself with --own."""
    if own == (dataset is not None):
        raise typer.BadParameter("give either a data set or --own", param_hint="DATASET")
    if dataset is None:
        _evaluate_own(ctx.obj, as_json=as_json)
    else:
        _evaluate_dataset(ctx.obj, dataset, as_json=as_json)


def _evaluate_dataset(session: Session, dataset: Path, *, as_json: bool) -> None:
    from dogear_core.cli.as_json import evaluation_json
    from dogear_core.cli.as_text import evaluation_text
    from dogear_core.evaluation.dataset import load_dataset
    from dogear_core.evaluation.runner import evaluate_dataset
    from dogear_core.models.choosing import chosen_model

    loaded = load_dataset(dataset)
    model = session.model or chosen_model(session.library)
    with show_progress() as progress:
        evaluation = evaluate_dataset(loaded, model=model, progress=progress)
    if as_json:
        write_json(evaluation_json(evaluation))
    else:
        write(evaluation_text(evaluation))


def _evaluate_own(session: Session, *, as_json: bool) -> None:
    from dogear_core.cli.model_text import quality_json, quality_text

    with session.open() as engine, cancel_on_interrupt() as cancel, show_progress() as progress:
        quality = engine.measure_own(progress=progress, cancel=cancel)
    if as_json:
        write_json(quality_json(quality))
    else:
        write(quality_text(quality))
