"""What is printed of a change of the model, and of how well a library is searched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from dogear_core.cli.output import printable
from dogear_core.types import (
    Comparison,
    Decision,
    GenerationState,
    ModelSet,
    ModelStatus,
    Obstacle,
    OwnQuality,
    Rate,
    SearchMode,
)

Json = dict[str, Any]

_OBSTACLES = {
    Obstacle.DISK: "It waits, for too little space would be left on the disk.",
    Obstacle.QUOTA: "It waits, for the library would become larger than it may.",
}
_DECISIONS = {
    Decision.REFUSED: (
        "{0} did not take over, for it found less of this library's own documents; "
        "to let it all the same: dogear models switch --force"
    ),
    Decision.CANCELLED: (
        "The change to {0} was cancelled; to make it all the same: dogear models switch --force"
    ),
    Decision.ROLLED_BACK: (
        "{0} was taken back; to let it answer again: dogear models switch --force"
    ),
}
_MODES = {
    SearchMode.HYBRID: "words and meaning",
    SearchMode.WORDS: "words alone",
    SearchMode.MEANING: "meaning alone",
}


def status_text(status: ModelStatus) -> Iterator[str]:
    """Yield the lines on which model answers, and how far a change to another is."""
    if status.active is None:
        yield "No model is in use yet; index the library first: dogear index"
        return
    yield f"{'Model':<15} {_of(status.active)}"
    if not status.active.usable:
        yield (
            "Its file is missing or damaged. Words are looked for, and meaning only in what the "
            "next model has by now."
        )
    if status.upcoming is not None:
        yield f"{'Next model':<15} {_of(status.upcoming)}"
    elif status.is_due:
        yield f"{'Next model':<15} {printable(status.wanted)}, from the next indexing run on"
        needed, free = status.need_bytes / 1e6, status.free_bytes / 1e6
        yield f"{'Space needed':<15} {needed:,.0f} MB; free are {free:,.0f} MB"
    if status.obstacle is not None:
        yield _OBSTACLES[status.obstacle]
    for former in status.retired:
        yield f"{'Former model':<15} {_of(former)}"
    if status.rollback_until is not None:
        day = datetime.fromtimestamp(status.rollback_until).astimezone().date()
        yield f"Until {day.isoformat()} one can go back to it with: dogear models rollback"
    if status.comparison is not None:
        yield from comparison_text(status.comparison)
    if status.decision is not None:
        yield _DECISIONS[status.decision].format(printable(status.wanted))


def _of(known: ModelSet) -> str:
    state = "" if known.state is GenerationState.ACTIVE else f", {known.state.value}"
    share = f"{known.embedded:,} of {known.total:,}"
    return f"{printable(known.model)}{state}: {share} texts, {known.dimensions} dimensions"


def comparison_text(comparison: Comparison) -> Iterator[str]:
    """Yield a line for what each mode gained or lost."""
    if not comparison.enough:
        yield f"The library gave too few questions to compare the models: {comparison.after.asked}."
        return
    yield (
        f"By {comparison.after.asked:,} questions made from its own documents, the library finds "
        "them among the first ten:"
    )
    for before, after in zip(comparison.before.modes, comparison.after.modes, strict=True):
        gain = comparison.gains[after.mode]
        yield (
            f"  {_MODES[after.mode]:<18} {_percent(before.hits[10])} before, "
            f"{_percent(after.hits[10])} after; "
            f"rank {gain.mean:+.3f} ({gain.low:+.3f} to {gain.high:+.3f})"
        )


def _percent(rate: Rate) -> str:
    return f"{100 * rate.mean:.1f} % ({100 * rate.low:.1f}-{100 * rate.high:.1f})"


def quality_text(quality: OwnQuality) -> Table:
    """Return a table with a row for each depth and a column for each mode."""
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in sorted(quality.questions.items()))
    table = Table(
        title=Text(f"{printable(quality.model)}: {quality.asked:,} questions ({kinds})"),
        box=box.SIMPLE,
    )
    table.add_column("")
    for mode in quality.modes:
        table.add_column(mode.mode.value, justify="right", no_wrap=True)
    for depth in quality.modes[0].hits:
        rates = [mode.hits[depth] for mode in quality.modes]
        cells = (f"{rate.mean:.3f} ({rate.low:.3f}-{rate.high:.3f})" for rate in rates)
        table.add_row(f"hit@{depth}", *cells)
    table.add_row("mrr@10", *(f"{mode.reciprocal:.3f}" for mode in quality.modes))
    return table


def quality_json(quality: OwnQuality) -> Json:
    """Return the measures by mode; `ci95` holds the bounds of each share's 95 % interval."""
    return {
        "model": quality.model,
        "questions": dict(quality.questions),
        "modes": {
            mode.mode.value: {
                **{f"hit@{depth}": round(rate.mean, 4) for depth, rate in mode.hits.items()},
                "mrr@10": round(mode.reciprocal, 4),
                "ci95": {
                    f"hit@{depth}": [round(rate.low, 4), round(rate.high, 4)]
                    for depth, rate in mode.hits.items()
                },
            }
            for mode in quality.modes
        },
    }


def status_json(status: ModelStatus) -> Json:
    """Return which model answers and how far a change is; sizes in bytes, times since the epoch."""
    return {
        "wanted": status.wanted,
        "active": status.active and _set_json(status.active),
        "upcoming": status.upcoming and _set_json(status.upcoming),
        "retired": [_set_json(former) for former in status.retired],
        "is_due": status.is_due,
        "need_bytes": status.need_bytes,
        "free_bytes": status.free_bytes,
        "obstacle": status.obstacle and status.obstacle.value,
        "decision": status.decision and status.decision.value,
        "comparison": status.comparison and _comparison_json(status.comparison),
        "rollback_until": status.rollback_until,
    }


def _set_json(known: ModelSet) -> Json:
    return {
        "model": known.model,
        "dimensions": known.dimensions,
        "state": known.state.value,
        "embedded": known.embedded,
        "total": known.total,
        "since": known.since,
        "usable": known.usable,
    }


def _comparison_json(comparison: Comparison) -> Json:
    return {
        "before": quality_json(comparison.before),
        "after": quality_json(comparison.after),
        "gains": {
            mode.value: {"mean": gain.mean, "ci95": [gain.low, gain.high]}
            for mode, gain in comparison.gains.items()
        },
        "enough": comparison.enough,
        "worse": comparison.worse,
    }
