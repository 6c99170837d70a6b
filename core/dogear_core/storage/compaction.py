"""Giving back the space a library does not need, in short steps that searches can go between.

Forgotten passages leave three kinds of gaps: entries in the index of words that are marked as
deleted until they are merged; places in sqlite-vec's blocks, which only become free when a whole
block is; and pages of the file that nothing uses any more.
"""

import time
from contextlib import suppress
from pathlib import Path

import apsw

from dogear_core.progress import CancelToken, Progress, ProgressFn, Stage, ignore_progress
from dogear_core.storage.activity import ActivityLog
from dogear_core.storage.connection import transaction
from dogear_core.storage.generations import all_generations
from dogear_core.storage.vectors import VectorIndex
from dogear_core.types import ActivityKind

MERGE_PAGES = 500
"""Pages of the index of words written in one step."""
RECLAIM_PAGES = 4096
"""Given back in one step: 16 MiB, so that the log stays small."""
TIDY_SECONDS = 3600.0
SMALL_PAGES = 4096
"""An index of so many pages is merged in 0.3 s."""
FIRST_TOMBSTONE = 1 << 53
"""From this row on FTS5 lists what is deleted: FTS5_TOMBSTONE_ROWID in its source."""


def tidy(
    connection: apsw.Connection, log: ActivityLog, cancel: CancelToken, *, spare: bool
) -> None:
    """Leave nothing of what was forgotten, outside a transaction; searches go on meanwhile.

    To `spare` the disk, a large index of words is merged once an hour at most. Where somebody reads
    all the while, the file shrinks at a later checkpoint. Raises `Cancelled`.
    """
    if has_forgotten_words(connection) and not (
        spare
        and not has_small_index(connection)
        and log.seconds_since(ActivityKind.TIDIED) < TIDY_SECONDS
    ):
        began = time.monotonic()
        merge_words(connection, cancel)
        log.add(ActivityKind.TIDIED, seconds=time.monotonic() - began)
    reclaim(connection, ignore_progress, cancel)


def delete_copies(library: Path, *patterns: str) -> None:
    """Delete copies of the library's file, which hold what was forgotten since."""
    for copy in (file for pattern in patterns for file in library.glob(pattern)):
        copy.unlink(missing_ok=True)


def compact(connection: apsw.Connection, progress: ProgressFn, cancel: CancelToken) -> None:
    """Compact a library, outside a transaction. Raises `Cancelled`; what was done is kept."""
    progress(Progress(Stage.COMPACTING, 0))
    merge_words(connection, cancel)
    cancel.raise_if_cancelled()
    for generation in all_generations(connection):
        vectors = VectorIndex(connection, generation.id, generation.dimensions)
        if vectors.is_mostly_holes():
            with transaction(connection):
                vectors.rebuild_bits()
    reclaim(connection, progress, cancel)


def reclaim(connection: apsw.Connection, progress: ProgressFn, cancel: CancelToken) -> None:
    """Give pages that nothing uses back to the file system, outside a transaction.

    Where somebody reads all the while, the file shrinks at a later checkpoint.
    """
    free = connection.pragma("freelist_count")
    for done in range(0, free, RECLAIM_PAGES):
        cancel.raise_if_cancelled()
        progress(Progress(Stage.COMPACTING, done, free))
        # A row comes back for every page, and only fetching it gives the page back.
        connection.execute(f"PRAGMA incremental_vacuum({RECLAIM_PAGES})").fetchall()
    with suppress(apsw.BusyError):
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)


def has_forgotten_words(connection: apsw.Connection) -> bool:
    """Whether the index of words still has words of passages that were forgotten."""
    rows = connection.execute(
        "SELECT 1 FROM passage_fts_data WHERE id >= ? LIMIT 1", (FIRST_TOMBSTONE,)
    ).fetchall()
    return bool(rows)


def has_small_index(connection: apsw.Connection) -> bool:
    """Whether merging all words is a matter of moments."""
    pages = connection.execute(
        "SELECT 1 FROM passage_fts_data LIMIT ?", (SMALL_PAGES + 1,)
    ).fetchall()
    return len(pages) <= SMALL_PAGES


def merge_words(connection: apsw.Connection, cancel: CancelToken) -> None:
    """Merge the whole index of words into one, as FTS5's `optimize` does in a single step.

    A negative number begins that, positive ones go on; less than two changes mean that it is done
    (https://www.sqlite.org/fts5.html#the_merge_command).
    """
    pages = -MERGE_PAGES
    while True:
        cancel.raise_if_cancelled()
        before = connection.total_changes()
        connection.execute(
            "INSERT INTO passage_fts (passage_fts, rank) VALUES ('merge', ?)", (pages,)
        )
        if connection.total_changes() - before < 2:
            return
        pages = MERGE_PAGES
