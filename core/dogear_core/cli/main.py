"""The entry point `dogear`: the commands, the options they share, and the exit code.

0 is success, 1 a failure of what was asked for, 2 wrong usage, 130 a stop by Ctrl-C.
"""

import importlib.metadata
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dogear_core.cli import (
    activity,
    checking,
    diagnosing,
    evaluating,
    explaining,
    folders,
    library,
    model_change,
    searching,
    window,
)
from dogear_core.cli.models import models
from dogear_core.cli.output import complain, open_closed_streams, use_utf8
from dogear_core.cli.sentences import error_sentence
from dogear_core.cli.session import Session
from dogear_core.errors import Cancelled, DogearError, NotInLibrary, UsageError
from dogear_core.paths import LIBRARY_VARIABLE, absolute_path, default_library

if TYPE_CHECKING:
    from dogear_core.embedding.base import EmbeddingModel

FAILURE, WRONG_USAGE, INTERRUPTED = 1, 2, 130

cli = typer.Typer(
    name="dogear",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for name, command in (
    ("add", folders.add),
    ("remove", folders.remove),
    ("roots", folders.roots),
    ("index", folders.index),
    ("watch", folders.watch),
    ("pause", folders.pause),
    ("resume", folders.resume),
    ("search", searching.search),
    ("show", searching.show),
    ("status", library.status),
    ("failures", library.failures),
    ("explain", explaining.explain),
    ("log", activity.log),
    ("check", checking.check),
    ("doctor", diagnosing.doctor),
    ("compact", library.compact),
    ("delete", library.delete),
    ("eval", evaluating.evaluate),
    ("app", window.app),
):
    cli.command(name)(command)
for name, command in (
    ("status", model_change.status),
    ("rollback", model_change.rollback),
    ("cancel", model_change.cancel),
    ("switch", model_change.switch),
):
    models.command(name)(command)
cli.add_typer(models)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dogear {importlib.metadata.version('dogear')}")
        raise typer.Exit


@cli.callback(invoke_without_command=True)
def shared_options(
    ctx: typer.Context,
    *,
    library_folder: Annotated[
        Path | None,
        typer.Option(
            "--library",
            metavar="DIR",
            parser=absolute_path,
            help=f"The library's folder; default: {LIBRARY_VARIABLE} or the user's data folder.",
        ),
    ] = None,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Search your own documents by words and by meaning, offline."""
    if ctx.invoked_subcommand is None:
        complain("A command is missing; they are listed by: dogear --help.")
        raise typer.Exit(WRONG_USAGE)
    ctx.obj = Session(library_folder or default_library(), model=ctx.obj)


def main(arguments: Sequence[str] | None = None, model: "EmbeddingModel | None" = None) -> int:
    """Run one command and return its exit code; `model` None means the chosen one."""
    open_closed_streams()
    use_utf8()
    try:
        code = cli(args=arguments, prog_name="dogear", standalone_mode=False, obj=model) or 0
        sys.stdout.flush()
    except typer.TyperException as error:
        complain(f"{error.format_message().rstrip('.')}.")
        return error.exit_code
    except DogearError as error:
        complain(error_sentence(error))
        return _exit_code(error)
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            complain(str(error))
        _discard_stdout()
        return FAILURE
    if code == INTERRUPTED:
        complain(error_sentence(Cancelled()))
    return int(code)


def _exit_code(error: DogearError) -> int:
    if isinstance(error, Cancelled):
        return INTERRUPTED
    if isinstance(error, UsageError) and not isinstance(error, NotInLibrary):
        return WRONG_USAGE
    return FAILURE


def _discard_stdout() -> None:
    """Let nothing more be written to stdout, not even at exit: nobody can take it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
