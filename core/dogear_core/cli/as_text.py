"""What the commands print for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from dogear_core.cli.output import printable
from dogear_core.cli.sentences import REASONS, WATCH_MODES
from dogear_core.types import (
    FolderStatus,
    Hit,
    IndexReport,
    LibraryStatus,
    Problem,
    Root,
    SearchResults,
    Snippet,
)

if TYPE_CHECKING:
    from datetime import datetime

    from dogear_core.evaluation.runner import Evaluation

_INDENT = "     "


def results_text(results: SearchResults) -> Iterator[Text]:
    """Yield the lines for what was found, grouped by document."""
    if not results.hits:
        yield Text("Nothing found.")
    elif not results.any_relevant:
        yield Text("Nothing relevant found. What comes nearest:")
        yield Text()
    for number, (best, others) in enumerate(results.by_document(), start=1):
        title = printable(best.title or best.path.name)
        yield Text.assemble(f"{number:>3}. ", (title, "bold"))
        yield Text.assemble(_INDENT, (printable(best.path), "cyan"))
        for hit in (best, *others):
            yield Text.assemble(_INDENT, (_place(hit), "dim"))
            yield Text.assemble(_INDENT, _snippet(hit.snippet))
        yield Text()


def _place(hit: Hit) -> str:
    parts = [f"characters {hit.span.start:,}-{hit.span.end:,}"]
    if hit.page is not None:
        parts.insert(0, f"page {hit.page}")
    if hit.heading:
        parts.append(printable(hit.heading))
    if hit.found_by:
        parts.append("by " + " and ".join(hit.found_by))
    if hit.offline:
        parts.append("its folder is not connected")
    if not hit.relevant:
        parts.append("a weak match")
    return " · ".join(parts)


def _snippet(snippet: Snippet) -> Text:
    text = Text(snippet.text)
    for span in snippet.highlights:
        text.stylize("bold yellow", span.start, span.end)
    return text


def root_text(root: Root) -> str:
    """Return the line for a folder of the library, with what it leaves out."""
    patterns = f" (without {' '.join(map(printable, root.exclude))})" if root.exclude else ""
    return f"{printable(root.path)}{patterns}"


def report_text(report: IndexReport) -> Iterator[str]:
    """Yield the lines that sum up an indexing run."""
    yield (
        f"Added {report.added:,}, changed {report.changed:,}, moved {report.moved:,}, "
        f"removed {report.removed:,}, failed {report.failed:,}, skipped {report.skipped:,}, "
        f"unchanged {report.unchanged:,} in {report.seconds:,.1f} s."
    )
    if report.embedded and report.embed_seconds > 0:
        rate = report.embedded / report.embed_seconds
        yield f"Embedded {report.embedded:,} passages, {rate:,.1f} passages/s."
    if report.pending:
        yield f"{report.pending:,} passages have no vector yet; make them with: dogear index"


def news_text(report: IndexReport, now: datetime) -> Iterator[str]:
    """Yield the line that tells that a library that is watched is up to date, and by what."""
    counts = (
        ("added", report.added),
        ("changed", report.changed),
        ("moved", report.moved),
        ("removed", report.removed),
        ("failed", report.failed),
        ("skipped", report.skipped),
    )
    news = ", ".join(f"{name} {count:,}" for name, count in counts if count)
    yield f"{now:%H:%M:%S} Up to date{f': {news} in {report.seconds:,.1f} s' if news else ''}."


def status_text(
    status: LibraryStatus, folders: Sequence[FolderStatus], *, paused: bool
) -> Iterator[str]:
    """Yield a line for each thing the library holds, each folder, and one if indexing is paused."""
    rows = (
        ("Library", printable(status.path)),
        ("Folders", f"{status.roots:,}"),
        ("Documents", f"{status.documents:,}"),
        ("Passages", f"{status.passages:,}"),
        ("Embedded", f"{status.embedded:,}"),
        ("Pending", f"{status.pending:,}"),
        ("Failed", f"{status.failed:,}"),
        ("Skipped", f"{status.skipped:,}"),
        ("Text", f"{status.text_bytes:,} bytes"),
        ("Library size", f"{status.library_bytes:,} bytes"),
        ("Model", status.model),
        ("Schema version", f"{status.schema_version}"),
    )
    for name, value in rows:
        yield f"{name:<15} {value}"
    for folder in folders:
        yield f"{printable(folder.root.path)}: {WATCH_MODES[folder.watch]}"
    if paused:
        yield "Indexing in the background is paused; go on with: dogear resume"


def problem_text(problem: Problem) -> str:
    """Return the line for a file that is not searchable."""
    detail = f" ({printable(problem.detail)})" if problem.detail else ""
    return f"{printable(problem.path)}: {problem.status}: {REASONS[problem.reason]}{detail}"


def evaluation_text(evaluation: Evaluation) -> Table:
    """Return a table with a row for each measure and a column for each mode."""
    table = Table(
        title=Text(
            f"{evaluation.dataset}: {evaluation.documents:,} documents, "
            f"{evaluation.passages:,} passages, {evaluation.queries:,} queries, "
            f"{evaluation.seconds:,.1f} s"
        ),
        box=box.SIMPLE,
    )
    table.add_column("")
    for result in evaluation.modes:
        table.add_column(result.mode.value, justify="right", no_wrap=True)
    for name in evaluation.modes[0].measures:
        estimates = [result.measures[name] for result in evaluation.modes]
        table.add_row(name, *(f"{e.mean:.3f} ({e.low:.3f}-{e.high:.3f})" for e in estimates))
    table.add_row("median ms", *(f"{result.p50_ms:.1f}" for result in evaluation.modes))
    table.add_row("p95 ms", *(f"{result.p95_ms:.1f}" for result in evaluation.modes))
    return table
