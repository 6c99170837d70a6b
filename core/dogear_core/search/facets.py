"""Counting what documents are spread over."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from dogear_core.readers.families import family_of
from dogear_core.types import Family, StoredDocument

NANOSECONDS = 10**9


def count_folders(documents: Iterable[StoredDocument], roots: Collection[Path]) -> Counter[Path]:
    """Return how many documents lie below each root and each folder in it."""
    direct = Counter(document.path.parent for document in documents)
    counts: Counter[Path] = Counter()
    for folder, number in direct.items():
        for ancestor in (folder, *folder.parents):
            counts[ancestor] += number
            if ancestor in roots:
                break
    return counts


def count_families(documents: Iterable[StoredDocument]) -> Counter[Family]:
    """Return how many documents each family of files has."""
    types = Counter(document.media_type for document in documents)
    counts: Counter[Family] = Counter()
    for media_type, number in types.items():
        counts[family_of(media_type)] += number
    return counts


def count_days(documents: Iterable[StoredDocument]) -> Counter[date]:
    """Return how many documents were last modified on each day, where the person is."""
    return Counter(
        datetime.fromtimestamp(document.mtime_ns / NANOSECONDS, UTC).astimezone().date()
        for document in documents
    )
