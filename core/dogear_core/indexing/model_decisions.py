"""What a person decides of a change of the model: to complete it, to cancel it, to take it back."""

from dogear_core.config import EngineConfig
from dogear_core.embedding.base import EmbeddingModel
from dogear_core.embedding.kept import model_of
from dogear_core.errors import DiskSpaceLow, LibraryFull, NoFormerModel, NoModelChange
from dogear_core.indexing.model_change import ModelChange, wanted_fingerprint
from dogear_core.indexing.model_space import give_back, needed_bytes, obstacle_to
from dogear_core.indexing.pacing import Pacing
from dogear_core.storage.store import Store
from dogear_core.types import Decision, IndexReport, Obstacle


def complete_change(
    store: Store, wanted: EmbeddingModel, config: EngineConfig, pacing: Pacing, report: IndexReport
) -> None:
    """Build what is missing of the wanted model's vectors, and switch to them without comparing.

    Raises `NoModelChange`, a `ModelError`, `DiskSpaceLow`, `LibraryFull`, and what
    `Pacing.give_way` does.
    """
    fingerprint = wanted_fingerprint(wanted)
    active = store.generations.active()
    if active is None or active.fingerprint == fingerprint:
        raise NoModelChange(path=store.library)
    ModelChange(store, wanted, config, pacing, force=True).embed(report)
    if report.model_problem is not None:
        raise report.model_problem
    active = store.generations.active()
    if active is None or active.fingerprint != fingerprint:
        needed = needed_bytes(store, wanted, fingerprint)
        if obstacle_to(needed, store.library, pacing.preferences()) is Obstacle.QUOTA:
            raise LibraryFull("no room for another set of vectors", path=store.library)
        raise DiskSpaceLow("too little for another set of vectors", path=store.library)


def cancel_change(store: Store, wanted: EmbeddingModel) -> None:
    """Stay with the model that answers. Raises `NoModelChange`."""
    fingerprint = wanted_fingerprint(wanted)
    active, upcoming = store.generations.active(), store.generations.upcoming()
    if upcoming is None and (active is None or active.fingerprint == fingerprint):
        raise NoModelChange(path=store.library)
    with store.transaction():
        if upcoming is None:
            store.generations.decide(fingerprint, Decision.CANCELLED)
        else:
            store.generations.decide(upcoming.fingerprint, Decision.CANCELLED)
            store.generations.give_up(upcoming)
    give_back(store)


def roll_back(store: Store, wanted: EmbeddingModel) -> str:
    """Let the former model answer again, and return its name.

    Raises `NoFormerModel`, or a `ModelError` when it cannot be used any more.
    """
    retired, active = store.generations.retired(), store.generations.active()
    if not retired or active is None:
        raise NoFormerModel(path=store.library)
    model_of(
        retired[0].model_fingerprint, retired[0].description, wanted, store.library
    ).embedder().close()
    with store.transaction():
        store.generations.decide(active.fingerprint, Decision.ROLLED_BACK)
        store.generations.reconsider(retired[0].fingerprint)
        store.generations.switch(retired[0])
    return retired[0].model
