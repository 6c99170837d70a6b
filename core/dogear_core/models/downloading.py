"""Downloading a model of the catalogue: resumed, checked, tried, and only then one of ours."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import filelock

from dogear_core.errors import (
    HubLacksFile,
    HubUnreachable,
    ModelsBusy,
    UnknownModel,
)
from dogear_core.indexing.meter import Meter
from dogear_core.models.adding import accept
from dogear_core.models.hub import Hub, OfferedFile
from dogear_core.models.store import InstalledModel, ModelStore
from dogear_core.progress import CancelToken, ProgressFn, Stage, ignore_progress
from dogear_models import catalogue
from dogear_models.catalogue import ModelSpec
from dogear_models.errors import ModelDamaged, ModelUnsuitable
from dogear_models.inspection import inspect
from dogear_models.verify import sha256

RETRIES = 5
"""How often in a row a connection may break without a byte in between."""
RETRY_SECONDS = 2.0
PARTIAL = ".part"


def known_model(model: str) -> ModelSpec:
    """Return the model of the catalogue with this id. Raises `UnknownModel`."""
    for spec in catalogue.load_catalogue():
        if spec.id == model:
            return spec
    raise UnknownModel(model)


def download(
    store: ModelStore,
    spec: ModelSpec,
    hub: Hub,
    *,
    progress: ProgressFn = ignore_progress,
    cancel: CancelToken | None = None,
) -> InstalledModel:
    """Fetch a model's file and add it once it has the right hash and shows that it embeds.

    Raises `DownloadError`s and `Cancelled`, after which the next call goes on where this one
    stopped; `ModelsDiskFull`, `ModelsNotWritable` and `ModelsBusy`; `ModelDamaged` for a file with
    another hash than promised, and `ModelUnsuitable` for one that is no such model. These two are
    deleted.
    """
    if not spec.repository:
        return store.find(spec.id)  # the bundled one
    cancel = cancel or CancelToken()
    offered = _checked(hub.look_up(spec), spec)
    for found in store.installed():
        is_same = (found.spec.id, found.spec.sha256) == (spec.id, offered.sha256)
        if is_same and found.file.exists() and sha256(found.file) == offered.sha256:
            return found
    partial = store.folder / f"{offered.sha256}{PARTIAL}"
    store.require_space(offered.size - _size(partial))
    lock = filelock.FileLock(partial.with_suffix(".lock"), timeout=0, is_singleton=False)
    with store.errors():
        try:
            lock.acquire()
        except filelock.Timeout as error:
            raise ModelsBusy(spec.id, path=store.folder) from error
    try:
        with store.errors():
            _fetch(
                hub,
                spec,
                offered,
                partial,
                Meter(Stage.DOWNLOADING, offered.size, progress),
                cancel,
            )
        try:
            _require(partial, spec, offered)
            fetched = replace(spec, sha256=offered.sha256, file_bytes=_size(partial))
            return accept(store, fetched, partial, cancel)
        except (ModelDamaged, ModelUnsuitable):
            partial.unlink(missing_ok=True)
            raise
    finally:
        lock.release()
        with suppress(OSError):
            Path(lock.lock_file).unlink()


def discard(store: ModelStore) -> None:
    """Delete what was fetched of models that were never finished."""
    for partial in store.folder.glob(f"*{PARTIAL}"):
        with suppress(OSError):
            partial.unlink()


def _checked(offered: OfferedFile, spec: ModelSpec) -> OfferedFile:
    """Return what the server offers, with the hash that the file has to have."""
    if not (offered.sha256 or spec.sha256):
        raise HubLacksFile("the server does not tell the file's hash")
    if offered.sha256 and spec.sha256 and offered.sha256 != spec.sha256:
        raise ModelDamaged(f"the server has another file for {spec.id}")
    return replace(offered, sha256=spec.sha256 or offered.sha256)


def _fetch(
    hub: Hub,
    spec: ModelSpec,
    offered: OfferedFile,
    partial: Path,
    meter: Meter,
    cancel: CancelToken,
) -> None:
    """Complete the partial file, trying again when the connection breaks."""
    with partial.open("ab") as file:
        counted = failures = 0

        def received(size: int) -> None:
            nonlocal counted, failures
            failures = 0
            meter.advance(size - counted)
            counted = size
            cancel.raise_if_cancelled()

        received(file.tell())
        while counted < offered.size or not offered.size:
            cancel.raise_if_cancelled()
            try:
                hub.fetch(spec, offered, file, received)
                return
            except HubUnreachable:
                failures += 1
                if failures > RETRIES:
                    raise
                cancel.wait(RETRY_SECONDS)


def _require(partial: Path, spec: ModelSpec, offered: OfferedFile) -> None:
    """Raise `ModelDamaged` or `ModelUnsuitable` unless the file is the model that was wanted."""
    if sha256(partial) != offered.sha256:
        raise ModelDamaged("what was downloaded is not what the server promised", path=partial)
    header = inspect(partial)
    header.require_embedding_model(spec.pooling)
    is_same = (header.architecture, header.dimensions) == (spec.architecture, spec.dimensions)
    if not is_same:
        detail = f"{header.architecture} with {header.dimensions} dimensions is not {spec.id}"
        raise ModelUnsuitable(detail, path=partial)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
