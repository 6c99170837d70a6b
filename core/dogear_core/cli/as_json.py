"""What `--json` prints: a stable interface, so a key once published keeps its name and meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dogear_core.types import (
    Explanation,
    FolderReport,
    FolderStatus,
    Hit,
    LibraryStatus,
    Problem,
    SearchResults,
    Standing,
)

if TYPE_CHECKING:
    from dogear_core.evaluation.runner import Evaluation

Json = dict[str, object]


def results_json(results: SearchResults) -> Json:
    """Return the passages found for one query, best first."""
    return {
        "query": results.request.text,
        "mode": results.request.mode.value,
        "elapsed_ms": round(results.elapsed_ms, 3),
        "any_relevant": results.any_relevant,
        "hits": [_hit(rank, hit) for rank, hit in enumerate(results.hits, start=1)],
    }


def _hit(rank: int, hit: Hit) -> Json:
    return {
        "rank": rank,
        "score": hit.score,
        "path": str(hit.path),
        "title": hit.title,
        "media_type": hit.media_type,
        "start": hit.span.start,
        "end": hit.span.end,
        "page": hit.page,
        "heading": hit.heading,
        "text": hit.text,
        "snippet": hit.snippet.text,
        "found_by": [leg.value for leg in hit.found_by],
        "relevant": hit.relevant,
        "offline": hit.offline,
    }


def status_json(status: LibraryStatus, folders: Sequence[FolderStatus], *, paused: bool) -> Json:
    """Return what the library holds, and whether indexing is paused; sizes are in bytes."""
    return {
        "library": str(status.path),
        "roots": status.roots,
        "documents": status.documents,
        "passages": status.passages,
        "embedded": status.embedded,
        "pending": status.pending,
        "failed": status.failed,
        "skipped": status.skipped,
        "text_bytes": status.text_bytes,
        "library_bytes": status.library_bytes,
        "model": status.model,
        "paused": paused,
        "folders": [
            {
                "path": str(folder.root.path),
                "documents": folder.documents,
                "watch": folder.watch.value,
                "offline": folder.root.offline,
            }
            for folder in folders
        ],
        "schema_version": status.schema_version,
    }


def problem_json(problem: Problem) -> Json:
    """Return one file that is not searchable, and why."""
    return {
        "path": str(problem.path),
        "status": problem.status.value,
        "reason": problem.reason.value,
        "detail": problem.detail,
    }


def explanation_json(explanation: Explanation) -> Json:
    """Return why a file is found or not; what was not asked or cannot be told is null."""
    reach, standing = explanation.reach, explanation.standing
    problem, left_out, below = reach.problem, reach.left_out, reach.below
    return {
        "path": str(reach.path),
        "verdict": explanation.verdict.value,
        "presence": reach.presence.value,
        "root": str(reach.root) if reach.root else None,
        "left_out": left_out
        and {
            "path": str(left_out.path),
            "rule": left_out.rule.value,
            "pattern": left_out.pattern or None,
        },
        "problem": problem and problem_json(problem),
        "changed": reach.changed,
        "characters": reach.characters,
        "passages": reach.passages,
        "embedded": reach.embedded,
        "below": below and _folder(below),
        "standing": standing and _standing(standing),
    }


def _folder(report: FolderReport) -> Json:
    counts = {kind.value: number for kind, number in report.problems.items()}
    return {"searchable": report.searchable, **counts}


def _standing(standing: Standing) -> Json:
    words, meaning = standing.words, standing.meaning
    return {
        "query": standing.request.text,
        "kept_out_by": [
            {"filter": hindrance.kind.value, "values": list(hindrance.values)}
            for hindrance in standing.kept_out_by
        ],
        "place": standing.place,
        "documents": standing.documents,
        "words": words
        and {
            "rank": words.rank,
            "of": words.of,
            "has": list(words.has),
            "lacks": list(words.lacks),
            "together": words.together,
        },
        "meaning": meaning and {"rank": meaning.rank, "of": meaning.of, "cosine": meaning.cosine},
    }


def evaluation_json(evaluation: Evaluation) -> Json:
    """Return the measures per mode; `ci95` holds the bounds of each measure's 95 % interval."""
    return {
        "dataset": evaluation.dataset,
        "documents": evaluation.documents,
        "passages": evaluation.passages,
        "queries": evaluation.queries,
        "seconds": round(evaluation.seconds, 3),
        "passages_per_second": evaluation.passages_per_second,
        "modes": {
            result.mode.value: {
                **{name: round(value.mean, 4) for name, value in result.measures.items()},
                "p50_ms": round(result.p50_ms, 3),
                "p95_ms": round(result.p95_ms, 3),
                "ci95": {
                    name: [round(value.low, 4), round(value.high, 4)]
                    for name, value in result.measures.items()
                },
            }
            for result in evaluation.modes
        },
    }
