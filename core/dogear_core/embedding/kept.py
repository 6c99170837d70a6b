"""The models whose vectors a library has, kept in its own folder.

A question can only be compared with vectors of the model that embeds it. What ships with an app
goes with its update, and what was downloaded may be deleted: so each library keeps the file of a
model for as long as it has vectors of it, as a second name of the same bytes where the disk allows
that, and otherwise as a copy. What is loaded is checked by its hash, as always.
"""

import errno
import json
import os
import shutil
import threading
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from weakref import WeakValueDictionary

from dogear_core.embedding.base import EmbeddingModel
from dogear_core.embedding.fake import FakeModel
from dogear_core.embedding.llama import LlamaModel
from dogear_core.errors import (
    DiskFull,
    LibraryNotWritable,
    ModelError,
    ModelMissing,
    ModelUnsuitable,
)
from dogear_core.paths import KEPT_MODELS
from dogear_models import catalogue

SUFFIX = ".gguf"
TEMPORARY_PREFIX = "keeping-"

_loaded: WeakValueDictionary[tuple[Path, str, bool], LlamaModel] = WeakValueDictionary()
_loading = threading.Lock()
"""The engines of a process share the weights of a kept model, as they do those of the other."""


def describe(model: EmbeddingModel) -> str:
    """Return all that is known of a model beside its file: what it is made again from."""
    if isinstance(model, LlamaModel):
        return model.spec.to_json()
    if isinstance(model, FakeModel):
        return json.dumps({"fake": [model.dimensions, model.name, model.max_tokens]})
    return ""


def keep_model(model: EmbeddingModel, library: Path) -> str:
    """Keep a model's file in the library's folder, and return what the model is made again from.

    Raises `ModelMissing` when the file is not there, and `DiskFull` or `LibraryNotWritable`.
    """
    description = describe(model)
    place = kept_file(description, library)
    if place is None or not isinstance(model, LlamaModel) or place.exists():
        return description
    if not model.file.exists():
        raise ModelMissing(path=model.file)
    try:
        place.parent.mkdir(mode=0o700, exist_ok=True)
        _put(model.file, place)
    except OSError as error:
        kind = DiskFull if error.errno == errno.ENOSPC else LibraryNotWritable
        raise kind(error.strerror or str(error), path=place) from error
    return description


def kept_model(description: str, library: Path, *, gpu: bool = False) -> EmbeddingModel:
    """Return the model a generation was made with, from the file the library keeps.

    With `gpu` it is left to a graphics processor.

    Raises a `ModelError` when it is unknown or its file is gone; whether that is sound is seen
    when it is loaded.
    """
    content = _content(description)
    if "fake" in content:
        return FakeModel(*content["fake"])
    place = kept_file(description, library)
    if place is None:
        raise ModelUnsuitable("nothing is known of the model", path=library)
    if not place.exists():
        raise ModelMissing(path=place)
    with _loading:
        model = _loaded.get((place, description, gpu))
        if model is None:
            model = LlamaModel(catalogue.from_json(description), place, gpu=gpu)
            _loaded[place, description, gpu] = model
    return model


def model_of(
    fingerprint: str, description: str, wanted: EmbeddingModel, library: Path
) -> EmbeddingModel:
    """Return the model with this fingerprint: the wanted one, or the one that the library keeps.

    Both run where the wanted one is to run. Raises what `kept_model` does.
    """
    if wanted.fingerprint == fingerprint:
        place = kept_file(description, library)
        is_gone = isinstance(wanted, LlamaModel) and not wanted.file.exists()
        if not (is_gone and place is not None and place.exists()):
            return wanted
    gpu = isinstance(wanted, LlamaModel) and wanted.gpu
    shipped = LlamaModel.bundled(gpu=gpu)
    if not description and shipped.fingerprint == fingerprint:
        return shipped  # whose vectors are from before libraries kept their models
    return kept_model(description, library, gpu=gpu)


def usable_model(
    fingerprint: str, description: str, wanted: EmbeddingModel, library: Path
) -> EmbeddingModel:
    """Return what `model_of` does, loaded; the library's copy where the wanted file is damaged.

    Raises a `ModelError` when neither can be loaded.
    """
    model = model_of(fingerprint, description, wanted, library)
    try:
        model.count_tokens("")
    except ModelError:
        place = kept_file(description, library)
        if not isinstance(model, LlamaModel) or place is None or model.file == place:
            raise
        model = kept_model(description, library, gpu=model.gpu)
        model.count_tokens("")
    return model


def kept_file(description: str, library: Path) -> Path | None:
    """Return where a library keeps the file of a model; None for one without."""
    digest = _content(description).get("sha256")
    return library / KEPT_MODELS / f"{digest}{SUFFIX}" if isinstance(digest, str) else None


def forget_models(library: Path, needed: Collection[str]) -> None:
    """Delete the kept files that none of these descriptions needs, and what a crash left."""
    wanted = {kept_file(description, library) for description in needed}
    folder = library / KEPT_MODELS
    kept = set(folder.glob(f"{'[0-9a-f]' * 64}{SUFFIX}")) | set(folder.glob(f"{TEMPORARY_PREFIX}*"))
    for file in kept - wanted:
        with suppress(OSError):  # on Windows it may still be open: the next time
            file.unlink()


def kept_bytes(description: str, library: Path) -> int:
    """Return how many bytes a kept file takes, 0 if it is only a second name of another."""
    place = kept_file(description, library)
    try:
        found = place.stat() if place is not None else None
    except OSError:
        return 0
    return found.st_size if found is not None and found.st_nlink == 1 else 0


def missing_bytes(model: EmbeddingModel, library: Path) -> int:
    """Return how many bytes keeping a model will take."""
    place = kept_file(describe(model), library)
    if place is None or place.exists() or not isinstance(model, LlamaModel):
        return 0
    try:
        found = model.file.stat()
        return 0 if found.st_dev == library.stat().st_dev else found.st_size
    except OSError:
        return 0


def _content(description: str) -> dict[str, Any]:
    try:
        content = json.loads(description)
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _put(source: Path, place: Path) -> None:
    """Put a file at a place in one step."""
    with suppress(OSError):  # another disk, or one without links
        os.link(source, place)
        return
    with NamedTemporaryFile(dir=place.parent, prefix=TEMPORARY_PREFIX, delete=False) as temporary:
        copied = Path(temporary.name)
        try:
            with source.open("rb") as original:
                shutil.copyfileobj(original, temporary)
            temporary.flush()
            os.fsync(temporary.fileno())
        except BaseException:
            copied.unlink()
            raise
    copied.replace(place)
