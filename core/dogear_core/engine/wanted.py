"""The model that a library is to be opened with."""

from contextlib import suppress
from pathlib import Path

from dogear_core.embedding.base import EmbeddingModel
from dogear_core.embedding.kept import kept_model
from dogear_core.errors import DogearError
from dogear_core.models.choosing import chosen_model
from dogear_core.preferences import PreferenceFile
from dogear_core.storage.store import Store


def wanted_model(library: Path) -> EmbeddingModel:
    """Return the chosen model; one that is not installed any more is the library's own copy.

    It is not loaded yet. A library that cannot be read, or was not made yet, has no copy.
    """
    wanted, named = chosen_model(library), PreferenceFile(library).peek().model
    if named in ("", wanted.name):
        return wanted
    with suppress(DogearError):
        if not Store.needs_writing(library):
            with Store.open(library, "read") as store:
                active = store.generations.active()
            if active is not None and active.model == named:
                return kept_model(active.description, library, gpu=wanted.gpu)
    return wanted
