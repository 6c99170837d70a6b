"""How much of a library is searchable, folder by folder."""

import os
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from dogear_core.types import FolderReport, LibraryReport, ProblemKind, Reason

Outcome = Reason | None
"""Why a file is not searchable; None for one that is."""


def make_report(roots: Sequence[Path], outcomes: Iterable[tuple[str, Outcome]]) -> LibraryReport:
    """Count how files ended, given as paths with outcomes, in the folders where some ended badly.

    Paths are text here: to make a `Path` of each would take longer than all the rest.
    """
    places = {str(root) for root in roots}
    direct = defaultdict[str, Counter[Outcome]](Counter)
    for path, outcome in outcomes:
        direct[path if path in places else _folder(path)][outcome] += 1
    total: Counter[Outcome] = Counter()
    folders = defaultdict[str, Counter[Outcome]](Counter, {place: Counter() for place in places})
    for folder, counts in direct.items():
        around = _up_to_root(folder, places)
        for place in around:
            folders[place].update(counts)
        if around:
            total.update(counts)
    return LibraryReport(
        roots=tuple(roots),
        total=_folder_report(total),
        folders={
            Path(place): _folder_report(counts)
            for place, counts in folders.items()
            if place in places or counts.keys() != {None}
        },
    )


def _up_to_root(folder: str, roots: Collection[str]) -> list[str]:
    """Return a folder and those around it up to the outermost root; none outside of any root."""
    around = [folder, *_parents(folder)]
    while around and around[-1] not in roots:
        around.pop()
    return around


def _parents(folder: str) -> Iterator[str]:
    while (parent := _folder(folder)) != folder:
        yield parent
        folder = parent


def _folder(path: str) -> str:
    return os.path.dirname(path)  # noqa: PTH120


def _folder_report(counts: Mapping[Outcome, int]) -> FolderReport:
    problems: Counter[ProblemKind] = Counter()
    for outcome, number in counts.items():
        if outcome is not None:
            problems[ProblemKind.of(outcome)] += number
    return FolderReport(counts.get(None, 0), problems)
