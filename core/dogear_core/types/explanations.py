"""Why a file is not found, as facts: how far the library comes to it, and where it ranks."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dogear_core.types.files import LeftOut, Problem, Reason
from dogear_core.types.reports import FolderReport
from dogear_core.types.search import SearchRequest


class Presence(StrEnum):
    """What is at a path on the disk now; `UNREADABLE` means that one may not even look."""

    FILE = "file"
    FOLDER = "folder"
    MISSING = "missing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Reach:
    """Whether the library comes to a path, and what it has of it.

    `root` is the root that decides about the path and `left_out` what that leaves out on the way.
    `problem` is why the path, or a folder on the way, was not searchable when it was last looked
    at. A document that is there as text has `characters`, `passages`, and of these `embedded` with
    a vector; `changed` means that its file has changed since. `below` counts what is in a folder.
    """

    path: Path
    presence: Presence
    root: Path | None
    left_out: LeftOut | None
    problem: Problem | None
    changed: bool = False
    characters: int = 0
    passages: int = 0
    embedded: int = 0
    below: FolderReport | None = None


class FilterKind(StrEnum):
    """What a filter looks at."""

    UNDER = "under"
    TYPE = "type"
    WITHOUT_TYPE = "without_type"
    FOLDER = "folder"
    WITHOUT_FOLDER = "without_folder"
    AFTER = "after"
    BEFORE = "before"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """A filter that keeps a document out.

    `typed` tells one written in the question from one of the request's own. `values` are as they
    were typed; those of its own are paths, families of files, and dates.
    """

    kind: FilterKind
    values: tuple[str, ...]
    typed: bool


@dataclass(frozen=True, slots=True)
class WordsRank:
    """Where a document's best passage is among the `of` passages with words of the question.

    `rank` counts from 1 and is None when no passage of the document matches. `has` and `lacks` are
    the question's words and phrases that are anywhere in the document and that are not; `together`
    is how many of them one passage has.
    """

    rank: int | None
    of: int
    has: tuple[str, ...]
    lacks: tuple[str, ...]
    together: int


@dataclass(frozen=True, slots=True)
class MeaningRank:
    """Where a document's nearest passage is among all `of` passages with a vector.

    `rank` counts from 1; it and `cosine` are None when the document has no vector yet.
    """

    rank: int | None
    of: int
    cosine: float | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a searchable document stands with a request.

    `place` is that of the document among the `documents` in the answer, from 1, or None when it is
    not among them. If filters keep it out, then it and the ranks are those it would have without
    these filters. `words` and `meaning` are None when that leg is not asked for or cannot be used.
    """

    request: SearchRequest
    kept_out_by: tuple[Hindrance, ...]
    place: int | None
    documents: int
    words: WordsRank | None
    meaning: MeaningRank | None


class Verdict(StrEnum):
    """What an explanation comes to: the first thing that stands in the way, or that none does."""

    MISSING = "missing"
    NOT_ADDED = "not_added"
    LEFT_OUT = "left_out"
    NOT_SEARCHABLE = "not_searchable"
    NOT_YET_INDEXED = "not_yet_indexed"
    SEARCHABLE = "searchable"
    KEPT_OUT = "kept_out"
    NOT_AMONG_RESULTS = "not_among_results"
    NO_MATCH = "no_match"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything to answer why a file is not found.

    `standing` is None without a question, and for what is not searchable.
    """

    reach: Reach
    standing: Standing | None = None

    @property
    def verdict(self) -> Verdict:
        """What it comes to; what is not covered any more is found until the next indexing run."""
        if self.standing is not None:
            return _place_verdict(self.standing)
        if self.reach.passages:
            return Verdict.SEARCHABLE
        return _reach_verdict(self.reach)


def _place_verdict(standing: Standing) -> Verdict:
    if standing.kept_out_by:
        return Verdict.KEPT_OUT
    if standing.place is not None:
        return Verdict.FOUND
    if any(leg and leg.rank for leg in (standing.words, standing.meaning)):
        return Verdict.NOT_AMONG_RESULTS
    return Verdict.NO_MATCH


def _reach_verdict(reach: Reach) -> Verdict:
    if reach.presence is Presence.MISSING:
        return Verdict.MISSING
    if reach.root is None:
        return Verdict.NOT_ADDED
    if reach.left_out is not None:
        return Verdict.LEFT_OUT
    # What was left out and is so no longer has not been looked at since.
    if reach.problem is not None and reach.problem.reason is not Reason.IGNORED:
        return Verdict.NOT_SEARCHABLE
    if reach.presence is Presence.FOLDER:
        return Verdict.SEARCHABLE
    return Verdict.NOT_YET_INDEXED
