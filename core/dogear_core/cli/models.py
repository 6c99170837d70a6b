"""The commands about models: `dogear models list`, `show`, `add`, `download`, `use`, `remove`."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dogear_core.cli.interruption import cancel_on_interrupt
from dogear_core.cli.model_change import complete_change
from dogear_core.cli.output import complain, hint, printable, write, write_json
from dogear_core.cli.progress_bar import show_progress
from dogear_core.cli.session import Session
from dogear_core.errors import LibraryMissing
from dogear_core.paths import absolute_path
from dogear_models.inspection import Pooling

if TYPE_CHECKING:
    from dogear_core.models.listing import ListedModel
    from dogear_core.models.speed import Speed
    from dogear_core.models.store import InstalledModel

models = typer.Typer(
    name="models",
    context_settings={"help_option_names": ["-h", "--help"]},
)

WRONG_USAGE = 2

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
ModelId = Annotated[str, typer.Argument(metavar="ID", help="The name in `dogear models list`.")]


@models.callback(invoke_without_command=True)
def require_command(ctx: typer.Context) -> None:
    """Choose the model that finds by meaning."""
    if ctx.invoked_subcommand is None:
        complain("A command is missing; they are listed by: dogear models --help.")
        raise typer.Exit(WRONG_USAGE)


@models.command("list")
def list_all(
    ctx: typer.Context,
    *,
    measure: Annotated[
        bool, typer.Option("--measure", help="Find out in ten seconds how fast they are here.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """List the models there are, and those that can be downloaded; a star marks the one in use."""
    from dogear_core.cli.models_text import list_line, models_json
    from dogear_core.models.listing import list_models
    from dogear_core.models.store import ModelStore

    session: Session = ctx.obj
    listed = list_models(session.library, ModelStore())
    speed = _speed(session, listed, measure=measure)
    if as_json:
        write_json([models_json(model, speed) for model in listed])
    else:
        write(*(list_line(model, speed) for model in listed))


@models.command()
def show(ctx: typer.Context, model: ModelId, *, as_json: AsJson = False) -> None:
    """Tell what is known of a model."""
    from dogear_core.cli.models_text import model_text, models_json
    from dogear_core.models.listing import find_model, list_models
    from dogear_core.models.store import ModelStore

    session: Session = ctx.obj
    listed = list_models(session.library, ModelStore())
    found = find_model(listed, model)
    speed = _speed(session, listed, measure=False)
    if as_json:
        write_json(models_json(found, speed))
    else:
        write(*model_text(found, speed))


@models.command()
def add(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", parser=absolute_path, help="A GGUF file.")
    ],
    *,
    name: Annotated[str | None, typer.Option(help="How to call it.")] = None,
    pooling: Annotated[
        Pooling | None, typer.Option(help="How it makes one vector of many, if it does not say.")
    ] = None,
    query_prefix: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What it wants before a question.")
    ] = None,
    passage_prefix: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What it wants before a passage.")
    ] = None,
    end_token: Annotated[
        str | None, typer.Option(metavar="TOKEN", help="What closes a text, e.g. <|endoftext|>.")
    ] = None,
    max_tokens: Annotated[
        int | None, typer.Option(min=64, help="The length it was trained for.")
    ] = None,
    languages: Annotated[
        str | None, typer.Option(metavar="CODES", help="The languages it knows, e.g. en,de.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Add a model from a file, without any network; it is tried before it is taken."""
    from dogear_core.models.adding import Told, add_file
    from dogear_core.models.store import ModelStore

    del ctx
    told = Told(
        name=name,
        pooling=pooling,
        query_prefix=query_prefix,
        passage_prefix=passage_prefix,
        end_token=end_token,
        max_tokens=max_tokens,
        languages=tuple(languages.split(",")) if languages else None,
    )
    with cancel_on_interrupt() as cancel:
        found = add_file(ModelStore(), file, told, cancel)
    _tell_of_new(found, as_json=as_json)


@models.command()
def download(
    ctx: typer.Context,
    model: ModelId,
    *,
    endpoint: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Another server than huggingface.co; or HF_ENDPOINT."),
    ] = None,
    ask_token: Annotated[
        bool, typer.Option("--token", help="Ask for an access token, or read it from stdin.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Download a model; a broken or stopped download goes on where it was."""
    from dogear_core.models.downloading import download as fetch
    from dogear_core.models.downloading import known_model
    from dogear_core.models.hub import Hub
    from dogear_core.models.store import ModelStore

    del ctx
    spec = known_model(model)
    hub = Hub(endpoint, _token() if ask_token else None)
    with cancel_on_interrupt() as cancel, show_progress() as progress:
        found = fetch(ModelStore(), spec, hub, progress=progress, cancel=cancel)
    _tell_of_new(found, as_json=as_json)


@models.command()
def use(
    ctx: typer.Context,
    model: ModelId,
    *,
    dimensions: Annotated[
        int, typer.Option(min=0, help="Shorter vectors, where the model allows them; 0 for all.")
    ] = 0,
    force: Annotated[
        bool, typer.Option("--force", help="Change to it now, without comparing it with the other.")
    ] = False,
) -> None:
    """Choose the model that finds by meaning in this library."""
    from dogear_core.models.choosing import choose
    from dogear_core.storage.connection import DATABASE_NAME

    session: Session = ctx.obj
    if not (session.library / DATABASE_NAME).exists():
        raise LibraryMissing(path=session.library)
    choose(session.library, model, dimensions)
    with session.open() as engine:
        status = engine.model_status()
        active = status.active
        length = engine.model.dimensions
        answers = active is not None and (active.model, active.dimensions) == (model, length)
        if force and not answers:
            complete_change(engine)
        elif status.decision is not None:
            engine.reconsider_model()
    if answers:
        write(f"{printable(model)} is chosen, and answers already.")
    elif not force:
        write(
            f"{printable(model)} is chosen; it answers once the next run has made its vectors: "
            "dogear index"
        )


@models.command()
def remove(ctx: typer.Context, model: ModelId) -> None:
    """Delete a model that is not in use."""
    from dogear_core.errors import ModelNeeded
    from dogear_core.models.listing import list_models
    from dogear_core.models.store import ModelStore

    session: Session = ctx.obj
    store = ModelStore()
    if any(
        known.in_use and known.spec.id == model for known in list_models(session.library, store)
    ):
        raise ModelNeeded(f"{model} is in use; choose another one first")
    freed = store.remove(model)
    write(f"{printable(model)} is removed; {freed / 1e6:,.0f} MB are free again.")


def _speed(session: Session, listed: list[ListedModel], *, measure: bool) -> Speed:
    """Return how fast the model in use is, if that is to be measured."""
    from dogear_core.engine.wanted import wanted_model
    from dogear_core.models.speed import Speed, passages_per_second

    in_use = next(model.spec for model in listed if model.in_use)
    if not measure:
        return Speed(in_use)
    with cancel_on_interrupt() as cancel:
        rate = passages_per_second(session.model or wanted_model(session.library), cancel=cancel)
    return Speed(in_use, rate)


def _tell_of_new(found: InstalledModel, *, as_json: bool) -> None:
    from dogear_core.cli.models_text import models_json, weak_sentence
    from dogear_core.models.listing import ListedModel, ModelState
    from dogear_core.models.speed import Speed

    spec = found.spec
    if spec.cosines is not None and spec.cosines.is_weak:
        hint(weak_sentence(spec))
    if as_json:
        listed = ListedModel(spec, ModelState.INSTALLED, file=found.file)
        write_json(models_json(listed, Speed(spec)))
    else:
        write(f"{printable(spec.id)} is installed; use it with: dogear models use {spec.id}")


def _token() -> str:
    """Return an access token, typed without being shown, or the first line of stdin."""
    if sys.stdin.isatty():
        return getpass.getpass("Access token: ").strip()
    return sys.stdin.readline().strip()
