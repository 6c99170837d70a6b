"""What an explanation says to a person at a terminal."""

from collections.abc import Iterator
from pathlib import Path

from dogear_core.cli.output import printable
from dogear_core.cli.sentences import REASONS
from dogear_core.types import (
    Explanation,
    FilterKind,
    Hindrance,
    LeftOut,
    MeaningRank,
    Presence,
    Problem,
    Reach,
    Rule,
    Standing,
    Verdict,
    WordsRank,
)

_VERDICTS = {
    Verdict.MISSING: "There is nothing at this path.",
    Verdict.NOT_ADDED: "It is in no folder that was added; add one with: dogear add PATH",
    Verdict.LEFT_OUT: "It is left out by a rule.",
    Verdict.NOT_SEARCHABLE: "It could not be made searchable.",
    Verdict.NOT_YET_INDEXED: "It is not indexed yet; bring all up to date with: dogear index",
    Verdict.SEARCHABLE: "It is searchable.",
    Verdict.KEPT_OUT: "It is searchable, but filters keep it out.",
    Verdict.NOT_AMONG_RESULTS: "It is searchable, but others answer the query better.",
    Verdict.NO_MATCH: "It is searchable, but nothing in it matches the query.",
    Verdict.FOUND: "It is found.",
}
_RULES = {
    Rule.HIDDEN: "it is hidden",
    Rule.VERSION_CONTROL: "it belongs to version control",
    Rule.CACHE: "it is a cache",
    Rule.SYSTEM: "it belongs to the system",
    Rule.UNFINISHED: "it is an unfinished or temporary file",
    Rule.LIBRARY: "it is the library's own folder",
    Rule.PATTERN: "the pattern {0}",
}
_FILTERS = {
    FilterKind.UNDER: "only below {0}",
    FilterKind.TYPE: "only the type {0}",
    FilterKind.WITHOUT_TYPE: "not the type {0}",
    FilterKind.FOLDER: "only in the folder {0}",
    FilterKind.WITHOUT_FOLDER: "not in the folder {0}",
    FilterKind.AFTER: "modified since {0}",
    FilterKind.BEFORE: "modified before {0}",
    FilterKind.WITHOUT: "without {0}",
}


def explanation_text(explanation: Explanation) -> Iterator[str]:
    """Yield the lines: the path, what it comes to, and then each fact."""
    yield printable(explanation.reach.path)
    yield _VERDICTS[explanation.verdict]
    yield from (f"- {printable(fact)}" for fact in _reach(explanation.reach))
    if explanation.standing is not None:
        yield from (f"- {printable(fact)}" for fact in _standing(explanation.standing))


def _reach(reach: Reach) -> Iterator[str]:
    if reach.presence is Presence.MISSING:
        yield "On disk: no."
    elif reach.presence is Presence.UNREADABLE:
        yield "On disk: one may not look there."
    yield f"Added: {_root(reach.root)}."
    if reach.left_out is not None:
        yield f"Left out: {_left_out(reach.left_out)}."
    if reach.problem is not None:
        yield f"Not searchable: {_problem(reach.problem, reach.path)}."
    if reach.changed:
        yield "Changed since it was read: yes; bring it up to date with: dogear index"
    if reach.passages:
        yield (
            f"Text: {reach.characters:,} characters in {reach.passages:,} passages, "
            f"of which {reach.embedded:,} have a vector."
        )
    if reach.below is not None:
        below = reach.below
        yield f"In it: {below.searchable:,} files are searchable, {below.count():,} are not."


def _root(root: Path | None) -> str:
    return "no" if root is None else f"with {root}"


def _left_out(left_out: LeftOut) -> str:
    return f"{left_out.path}, {_RULES[left_out.rule].format(left_out.pattern)}"


def _problem(problem: Problem, path: Path) -> str:
    reason = REASONS[problem.reason]
    where = reason if problem.path == path else f"{problem.path} {reason}"
    return f"{where} ({problem.detail})" if problem.detail else where


def _standing(standing: Standing) -> Iterator[str]:
    yield from (f"Kept out: {_filter(hindrance)}." for hindrance in standing.kept_out_by)
    without = " without these filters" if standing.kept_out_by else ""
    if standing.words is not None:
        yield from _words(standing.words)
    if standing.meaning is not None:
        yield _meaning(standing.meaning)
    yield f"Place{without}: {_rank(standing.place)}, of {standing.documents:,} documents."


def _filter(hindrance: Hindrance) -> str:
    return _FILTERS[hindrance.kind].format(" or ".join(hindrance.values))


def _words(words: WordsRank) -> Iterator[str]:
    if words.has:
        yield f"Words it has: {', '.join(words.has)}; in one passage at most {words.together:,}."
    if words.lacks:
        yield f"Words it lacks: {', '.join(words.lacks)}."
    yield f"Rank by words: {_rank(words.rank)}, of {words.of:,} passages that match."


def _meaning(meaning: MeaningRank) -> str:
    if meaning.rank is None or meaning.cosine is None:
        return "Rank by meaning: none, for it has no vector yet; make them with: dogear index"
    return (
        f"Rank by meaning: {meaning.rank:,}, of {meaning.of:,} passages "
        f"(cosine {meaning.cosine:.3f})."
    )


def _rank(rank: int | None) -> str:
    return "none" if rank is None else f"{rank:,}"
