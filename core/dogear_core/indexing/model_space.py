"""The space that a change of the model takes, told before it begins."""

import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from dogear_core.embedding.base import EmbeddingModel
from dogear_core.embedding.kept import forget_models, kept_bytes, missing_bytes
from dogear_core.indexing.pacing import free_bytes
from dogear_core.preferences import Preferences
from dogear_core.storage.connection import JOURNAL_BYTES
from dogear_core.storage.generations import Generation
from dogear_core.storage.sizes import library_bytes
from dogear_core.storage.store import Store
from dogear_core.storage.vectors import bytes_per_vector
from dogear_core.types import Obstacle

DAY_SECONDS = 86_400


def needed_bytes(store: Store, model: EmbeddingModel, fingerprint: str) -> int:
    """Return what the vectors of a model and its file will take, and SQLite's log meanwhile.

    What it has already is not needed again, and what was begun for another goes first.
    """
    generations = store.generations
    known, upcoming = generations.find(fingerprint), generations.upcoming()
    if known is None:
        missing = store.passages.count_inputs()
    else:
        missing = generations.vectors(known).count_pending()
    vectors = missing * bytes_per_vector(model.dimensions)
    if upcoming is not None and upcoming.fingerprint != fingerprint:
        vectors = max(0, vectors - taken_bytes(store, upcoming))
    return vectors + missing_bytes(model, store.library) + JOURNAL_BYTES


def taken_bytes(store: Store, generation: Generation) -> int:
    """Return what a generation's vectors and the file kept for it take."""
    vectors = store.generations.vectors(generation).count()
    taken = vectors * bytes_per_vector(generation.dimensions)
    return taken + kept_bytes(generation.description, store.library)


def expired(store: Store, chosen: Preferences) -> list[Generation]:
    """Return what one could go back to, or force, for long enough or that takes too much.

    Where the library or the disk is too full for anything else, that is all of it.
    """
    oldest = time.time() - chosen.rollback_days * DAY_SECONDS
    waiting = store.generations.retired()
    upcoming = store.generations.upcoming()
    if upcoming is not None and store.generations.decided(upcoming.fingerprint):
        waiting.append(upcoming)
    if waiting and obstacle_to(0, store.library, chosen) is not None:
        return waiting
    return [
        generation
        for generation in waiting
        if generation.since <= oldest or taken_bytes(store, generation) > chosen.rollback_bytes
    ]


def drop_expired(
    reader: Store, write: Callable[[], AbstractContextManager[Store]], chosen: Preferences
) -> None:
    """Drop what is expired before a run begins: it may take the room that the run needs."""
    if expired(reader, chosen):
        with write() as store:
            drop(store, expired(store, chosen))


def drop(store: Store, generations: Sequence[Generation]) -> None:
    """Forget generations, and give back their space and the files that were kept for them."""
    if generations:
        with store.transaction():
            for generation in generations:
                store.generations.drop(generation)
        give_back(store)


def give_back(store: Store) -> None:
    """Give the space of dropped generations back, and the files that were kept for them."""
    with store.transaction():
        store.drop_leftovers()
    store.reclaim()
    forget_models(store.library, [kept.description for kept in store.generations.all()])


def obstacle_to(needed: int, library: Path, chosen: Preferences) -> Obstacle | None:
    """Return why there is no room for so many bytes more, if there is none."""
    if free_bytes(library) - needed < chosen.lowest_free_disk:
        return Obstacle.DISK
    if chosen.largest_library and library_bytes(library) + needed > chosen.largest_library:
        return Obstacle.QUOTA
    return None
