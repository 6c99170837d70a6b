"""Counting what documents are spread over."""

import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from dogear_core.readers.families import family_of
from dogear_core.storage.documents import DocumentFacts
from dogear_core.types import Family

QUARTER_OF_AN_HOUR = 900 * 10**9
"""Nanoseconds; wherever one is, a day begins with one."""


def without_each(
    documents: Sequence[DocumentFacts], conditions: int
) -> list[Sequence[DocumentFacts]]:
    """Return the documents that meet all conditions, then those that meet all but each one."""
    met_all = (1 << conditions) - 1
    if all(met == met_all for _, _, _, _, met in documents):
        return [documents] * (conditions + 1)
    return [
        [document for document in documents if document[-1] | but == met_all]
        for but in (0, *(1 << place for place in range(conditions)))
    ]


def count_folders(
    documents: Sequence[DocumentFacts], roots: Collection[Path]
) -> Mapping[Path, int]:
    """Return how many documents lie below each root and each folder in it."""
    tops = {str(root) for root in roots}
    parent = cache(lambda folder: str(Path(folder).parent))
    direct = Counter([path.rpartition(os.sep)[0] for _, path, _, _, _ in documents])
    counts: Counter[str] = Counter()
    for name, number in direct.items():
        folder = str(Path(name + os.sep))
        counts[folder] += number
        while folder not in tops and parent(folder) != folder:
            folder = parent(folder)
            counts[folder] += number
    return {Path(folder): number for folder, number in counts.items()}


def count_families(documents: Iterable[DocumentFacts]) -> Counter[Family]:
    """Return how many documents each family of files has."""
    types = Counter([media_type for _, _, media_type, _, _ in documents])
    counts: Counter[Family] = Counter()
    for media_type, number in types.items():
        counts[family_of(media_type)] += number
    return counts


def count_days(documents: Iterable[DocumentFacts]) -> Counter[date]:
    """Return how many documents were last modified on each day, where the person is."""
    quarters = Counter([mtime_ns // QUARTER_OF_AN_HOUR for _, _, _, mtime_ns, _ in documents])
    counts: Counter[date] = Counter()
    for quarter, number in quarters.items():
        moment = datetime.fromtimestamp(quarter * QUARTER_OF_AN_HOUR // 10**9, UTC)
        counts[moment.astimezone().date()] += number
    return counts
