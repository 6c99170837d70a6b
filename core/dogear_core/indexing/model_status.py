"""How far a change of the model is, and what stands in its way."""

from dogear_core.embedding.base import EmbeddingModel
from dogear_core.embedding.kept import model_of
from dogear_core.errors import ModelError
from dogear_core.indexing.model_change import wanted_fingerprint
from dogear_core.indexing.model_space import DAY_SECONDS, needed_bytes, obstacle_to
from dogear_core.indexing.pacing import free_bytes
from dogear_core.preferences import Preferences
from dogear_core.quality.record import comparison_of
from dogear_core.storage.generations import Generation
from dogear_core.storage.store import Store
from dogear_core.types import ModelSet, ModelStatus


def model_status(store: Store, wanted: EmbeddingModel, chosen: Preferences) -> ModelStatus:
    """Return which models a library has vectors of, and how far a change is."""
    with store.transaction():
        fingerprint = wanted_fingerprint(wanted)
        active, upcoming = store.generations.active(), store.generations.upcoming()
        retired = store.generations.retired()
        decision = store.generations.decided(fingerprint)
        differs = active is not None and active.fingerprint != fingerprint
        is_due = differs and decision is None
        begun = upcoming is not None and upcoming.fingerprint == fingerprint
        needed = needed_bytes(store, wanted, fingerprint) if is_due and not begun else 0
        compared = upcoming if decision is not None else active
        return ModelStatus(
            wanted=wanted.name,
            active=_set(store, active, wanted) if active else None,
            upcoming=_set(store, upcoming, wanted) if upcoming else None,
            retired=tuple(_set(store, generation, wanted) for generation in retired),
            is_due=is_due,
            need_bytes=needed,
            free_bytes=free_bytes(store.library),
            obstacle=obstacle_to(needed, store.library, chosen) if needed else None,
            decision=decision,
            comparison=comparison_of(compared.comparison) if compared else None,
            rollback_until=(
                retired[0].since + chosen.rollback_days * DAY_SECONDS if retired else None
            ),
        )


def _set(store: Store, generation: Generation, wanted: EmbeddingModel) -> ModelSet:
    return ModelSet(
        model=generation.model,
        dimensions=generation.dimensions,
        state=generation.state,
        embedded=store.generations.vectors(generation).count(),
        total=store.passages.count_inputs(),
        since=generation.since,
        usable=_is_usable(store, generation, wanted),
    )


def _is_usable(store: Store, generation: Generation, wanted: EmbeddingModel) -> bool:
    """Whether the model is there; whether it is sound is seen when it is loaded."""
    try:
        model_of(generation.model_fingerprint, generation.description, wanted, store.library)
    except ModelError:
        return False
    return True
