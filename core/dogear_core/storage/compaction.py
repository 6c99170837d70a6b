"""Giving back the space a library does not need, in short steps that searches can go between.

Forgotten passages leave three kinds of gaps: entries in the index of words that are marked as
deleted until they are merged; places in sqlite-vec's blocks, which only become free when a whole
block is; and pages of the file that nothing uses any more.
"""

from contextlib import suppress

import apsw

from dogear_core.progress import CancelToken, Progress, ProgressFn, Stage
from dogear_core.storage.connection import transaction
from dogear_core.storage.generations import all_generations
from dogear_core.storage.vectors import VectorIndex

MERGE_PAGES = 500
"""Pages of the index of words written in one step."""
RECLAIM_PAGES = 4096
"""Given back in one step: 16 MiB, so that the log stays small."""


def compact(connection: apsw.Connection, progress: ProgressFn, cancel: CancelToken) -> None:
    """Compact a library, outside a transaction. Raises `Cancelled`; what was done is kept."""
    progress(Progress(Stage.COMPACTING, 0))
    _merge_words(connection, cancel)
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


def _merge_words(connection: apsw.Connection, cancel: CancelToken) -> None:
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
