"""All models there are: installed ones, and those of the catalogue that can be had."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dogear_core.errors import UnknownModel
from dogear_core.models.choosing import chosen
from dogear_core.models.store import ModelStore
from dogear_core.preferences import PreferenceFile
from dogear_models import catalogue
from dogear_models.catalogue import ModelSpec


class ModelState(StrEnum):
    """Where a model is."""

    BUNDLED = "bundled"
    INSTALLED = "installed"
    AVAILABLE = "available"
    """To be downloaded."""


@dataclass(frozen=True, slots=True)
class ListedModel:
    """A model, where it is, and whether it is the one chosen for the library.

    `file` is None for one that is not installed, `is_there` False where the file has gone.
    """

    spec: ModelSpec
    state: ModelState
    in_use: bool = False
    file: Path | None = None
    is_there: bool = True


def list_models(library: Path, store: ModelStore) -> list[ListedModel]:
    """Return the installed models, then those of the catalogue that are not."""
    in_use = chosen(PreferenceFile(library).peek(), store).spec.id
    listed = [
        ListedModel(
            found.spec,
            ModelState.BUNDLED if found.bundled else ModelState.INSTALLED,
            found.spec.id == in_use,
            found.file,
            found.file.exists(),
        )
        for found in store.installed()
    ]
    installed = {model.spec.id for model in listed}
    available = [spec for spec in catalogue.load_catalogue() if spec.id not in installed]
    return [*listed, *(ListedModel(spec, ModelState.AVAILABLE) for spec in available)]


def find_model(models: list[ListedModel], model: str) -> ListedModel:
    """Return the model with this id. Raises `UnknownModel`."""
    for listed in models:
        if listed.spec.id == model:
            return listed
    raise UnknownModel(model)
