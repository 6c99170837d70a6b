"""The model that a person has chosen for a library."""

from contextlib import suppress
from pathlib import Path

from dogear_core.embedding.llama import LlamaModel
from dogear_core.errors import ModelMissing, ModelUnsuitable, UnknownModel, UsageError
from dogear_core.models.store import InstalledModel, ModelStore, bundled_model
from dogear_core.preferences import PreferenceFile, Preferences


def chosen_model(library: Path, store: ModelStore | None = None) -> LlamaModel:
    """Return the model with which the library is to be embedded; it is not loaded yet.

    That is the bundled one if none was chosen, or the chosen one is not installed any more.
    """
    wishes = PreferenceFile(library).peek()
    found = chosen(wishes, store or ModelStore())
    spec = found.spec
    with suppress(ModelUnsuitable):  # it was chosen for another model
        spec = spec.cut_to(wishes.dimensions)
    return LlamaModel(spec, found.file, gpu=wishes.gpu)


def chosen(wishes: Preferences, store: ModelStore) -> InstalledModel:
    """Return the installed model that the preferences name, or the bundled one."""
    if wishes.model:
        with suppress(UnknownModel):
            return store.find(wishes.model)
    return bundled_model()


def choose(library: Path, model: str, dimensions: int = 0, store: ModelStore | None = None) -> None:
    """Choose a model for a library, and how long its vectors are to be (0: as they are).

    Raises `UnknownModel` when it is not installed, `ModelMissing` when its file has gone,
    `UsageError` for dimensions that it was not trained for, and as `PreferenceFile.change` does.
    """
    found = (store or ModelStore()).find(model)
    if not found.file.exists():
        raise ModelMissing("its file has gone", path=found.file)
    try:
        found.spec.cut_to(dimensions)
    except ModelUnsuitable as error:
        raise UsageError(error.detail, path=found.file) from error
    PreferenceFile(library).change(
        model="" if found.bundled else model,
        dimensions=0 if dimensions == found.spec.dimensions else dimensions,
    )
