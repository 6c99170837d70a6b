"""The space that a change of the model takes, told before it begins."""

from pathlib import Path

from dogear_core.embedding.base import EmbeddingModel
from dogear_core.embedding.kept import kept_bytes, missing_bytes
from dogear_core.indexing.pacing import free_bytes
from dogear_core.preferences import Preferences
from dogear_core.storage.connection import JOURNAL_BYTES
from dogear_core.storage.generations import Generation
from dogear_core.storage.store import Store
from dogear_core.storage.vectors import bytes_per_vector
from dogear_core.types import Obstacle


def needed_bytes(store: Store, model: EmbeddingModel) -> int:
    """Return what the vectors of a model and its file will take, and SQLite's log meanwhile."""
    vectors = store.passages.count_inputs() * bytes_per_vector(model.dimensions)
    return vectors + missing_bytes(model, store.library) + JOURNAL_BYTES


def taken_bytes(store: Store, generation: Generation) -> int:
    """Return what a generation's vectors and the file kept for it take."""
    vectors = store.generations.vectors(generation).count()
    taken = vectors * bytes_per_vector(generation.dimensions)
    return taken + kept_bytes(generation.description, store.library)


def obstacle_to(
    needed: int, library: Path, library_bytes: int, chosen: Preferences
) -> Obstacle | None:
    """Return why a change that needs so much cannot begin, if it cannot."""
    if free_bytes(library) - needed < chosen.lowest_free_disk:
        return Obstacle.DISK
    if chosen.largest_library and library_bytes + needed > chosen.largest_library:
        return Obstacle.QUOTA
    return None
