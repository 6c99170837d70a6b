"""The commands that read documents: `search` and `show`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dogear_core.cli.output import hint, valid_unicode, write, write_exactly, write_json
from dogear_core.cli.session import Session
from dogear_core.errors import NotInLibrary
from dogear_core.paths import absolute_path
from dogear_core.types import Filters, SearchMode, SearchRequest, SearchResults, Sort, Span

if TYPE_CHECKING:
    from dogear_core.engine import Engine

MOST_HITS = 1_000
"""The longest list of passages one may ask for: as many as the vector leg looks at."""


def search(
    ctx: typer.Context,
    query: Annotated[str | None, typer.Argument(metavar="QUERY", help="What to look for.")] = None,
    *,
    limit: Annotated[
        int, typer.Option("-n", min=1, max=MOST_HITS, help="How many passages to show.")
    ] = 10,
    mode: Annotated[SearchMode, typer.Option(help="How to look.")] = SearchMode.HYBRID,
    under: Annotated[
        Path | None,
        typer.Option(
            "--in", metavar="PATH", parser=absolute_path, help="Only in this file or folder."
        ),
    ] = None,
    types: Annotated[
        str, typer.Option("--type", metavar="TYPES", help="Only these types, e.g. pdf,docx.")
    ] = "",
    after: Annotated[
        str, typer.Option(metavar="DATE", help="Only files modified since a year, month or day.")
    ] = "",
    before: Annotated[
        str, typer.Option(metavar="DATE", help="Only files modified before a year, month or day.")
    ] = "",
    sort: Annotated[
        Sort, typer.Option(help="The best first, or of what is relevant the newest.")
    ] = Sort.RELEVANCE,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    from_stdin: Annotated[
        bool, typer.Option("--stdin", help="Read one query a line, print one JSON object a line.")
    ] = False,
) -> None:
    """Find passages by words and by meaning.

    Filters can also be typed in the query:
    type:pdf in:Work after:2024 before:2024-06 "exact phrase" -without
    """
    from dogear_core.cli.as_json import results_json

    if from_stdin == (query is not None):
        raise typer.BadParameter("give either a query or --stdin", param_hint="QUERY")
    chosen = Filters(
        media_types=_media_types(types),
        modified_from=_start_of(after, "--after"),
        modified_before=_start_of(before, "--before"),
    )
    session: Session = ctx.obj
    with session.open() as engine:
        filters = replace(chosen, under=_in_library(engine, under))
        for text in _lines_of_stdin() if query is None else (valid_unicode(query),):
            results = engine.search(SearchRequest(text, limit, mode, filters, sort=sort))
            if from_stdin or as_json:
                write_json(results_json(results))
            else:
                _print_results(engine, results)


def show(
    ctx: typer.Context,
    path: Annotated[
        Path,
        typer.Argument(metavar="PATH", parser=absolute_path, help="A document of the library."),
    ],
    *,
    start: Annotated[int, typer.Option(min=0, help="The first code point to print.")] = 0,
    end: Annotated[
        int | None, typer.Option(min=0, help="The code point to stop before; default: the end.")
    ] = None,
) -> None:
    """Print the text of a document as the library holds it, exactly."""
    session: Session = ctx.obj
    with session.open() as engine:
        text = engine.text(path)
    span = Span(start, len(text) if end is None else end)
    if not span.start <= span.end <= len(text):
        raise typer.BadParameter(
            f"{span.start}-{span.end} is no span of a text of {len(text)} code points",
            param_hint="--start/--end",
        )
    write_exactly(text[span.start : span.end])


def _lines_of_stdin() -> Iterator[str]:
    """Yield the queries on stdin, one for every line, blank ones too."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", errors="replace").rstrip("\r\n")


def _media_types(names: str) -> frozenset[str]:
    """Return the media types for comma-separated names such as "pdf,docx"; none for ""."""
    from dogear_core.readers.families import media_types_named

    chosen: set[str] = set()
    for name in names.lower().replace(",", " ").split():
        found = media_types_named(name.removeprefix("."))
        if not found:
            raise typer.BadParameter(
                f"{name} is none of pdf, docx, md, html, eml, txt or the ending of another kind "
                "of text file, such as py or csv",
                param_hint="--type",
            )
        chosen |= found
    return frozenset(chosen)


def _start_of(text: str, option: str) -> int | None:
    """Return when a date given to an option begins, in nanoseconds; None for ""."""
    from dogear_core.search.query import parse_date, start_of

    if not text:
        return None
    day = parse_date(text)
    if day is None:
        raise typer.BadParameter(
            f"{text} is no date such as 2024, 2024-06 or 2024-06-30", param_hint=option
        )
    return start_of(day)


def _in_library(engine: Engine, path: Path | None) -> Path | None:
    """Return the path as the library knows it, or raise when it holds nothing there."""
    if path is None:
        return None
    try:
        return engine.locate(path)
    except NotInLibrary as error:
        message = f"the library holds no document at {path}"
        raise typer.BadParameter(message, param_hint="--in") from error


def _print_results(engine: Engine, results: SearchResults) -> None:
    from dogear_core.cli.as_text import results_text

    write(*results_text(results))
    if results.request.mode is SearchMode.WORDS:
        return
    if results.model_lost:
        hint(
            "The model of this library is missing or damaged. Words were looked for, and meaning "
            "only in what the next model has by now: dogear models status"
        )
        return
    pending = engine.status().pending
    if pending:
        hint(f"{pending:,} passages have no vector yet and were found by words only: dogear index")
    elif not results.meaning_used:
        hint("Only the words were looked for; no search by meaning was possible.")
