"""The folder of the models a person has added: files named by their hash, and what they are.

`<id>.json` describes a model, its file is `<sha256>.gguf`. A description is written last and
deleted first, so that a crash leaves a file too many and never a model without one.
"""

import errno
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock

from dogear_core.config import MEBIBYTE
from dogear_core.errors import (
    ModelNeeded,
    ModelNotInstalled,
    ModelsDiskFull,
    ModelsNotWritable,
    UnknownModel,
)
from dogear_core.paths import PRIVATE, models_folder
from dogear_models import catalogue
from dogear_models.catalogue import ModelSpec
from dogear_models.errors import ModelDamaged

RESERVE = 64 * MEBIBYTE
"""Left free on the disk when a model is put there."""
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT)
_DESCRIPTION, _WEIGHTS = ".json", ".gguf"
_INCOMING = "incoming-"
_LOCK = "models.lock"
LONGEST_ID = 60
"""Characters; some systems allow a file's name 255 bytes, and a character may take four."""
DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model whose file is on this computer; `bundled` if it ships with Dogear."""

    spec: ModelSpec
    file: Path
    bundled: bool = False


def bundled_model() -> InstalledModel:
    """Return the model that ships with Dogear."""
    spec = catalogue.bundled()
    return InstalledModel(spec, catalogue.path(spec), bundled=True)


class ModelStore:
    """The bundled model, and those in the folder; any number of processes may use it."""

    def __init__(self, folder: Path | None = None) -> None:
        """Use a folder, by default the person's; it is made when a model is put there."""
        self.folder = folder or models_folder()

    def installed(self) -> list[InstalledModel]:
        """Return all models there are, the bundled one first and the others by name.

        One whose description cannot be read is left out.
        """
        return [bundled_model(), *self._added()]

    def find(self, model: str) -> InstalledModel:
        """Return the model with this id. Raises `UnknownModel` when it is not installed."""
        for found in self.installed():
            if found.spec.id == model:
                return found
        known = any(spec.id == model for spec in catalogue.load_catalogue())
        raise ModelNotInstalled(model) if known else UnknownModel(model)

    def put(self, spec: ModelSpec, file: Path) -> InstalledModel:
        """Take a file of this folder, with its hash in `spec`, as that model.

        Another model of the same id is replaced. Raises `ModelsNotWritable` and `ModelsDiskFull`.
        """
        weights = self.folder / f"{spec.sha256}{_WEIGHTS}"
        with self.errors(), self._alone():
            file.replace(weights)
            with self.incoming() as description:
                description.write_text(spec.to_json(), encoding="utf-8")
                description.replace(self._description(spec.id))
            self._drop_unused()
        return InstalledModel(spec, weights)

    def remove(self, model: str) -> int:
        """Delete a model and return the bytes that are free again.

        Raises `UnknownModel`, `ModelNeeded` for the bundled one, and `ModelsNotWritable`.
        """
        found = self.find(model)
        if found.bundled:
            raise ModelNeeded(f"{model} is part of Dogear")
        with self.errors(), self._alone():
            self._description(model).unlink(missing_ok=True)
            return self._drop_unused()

    @contextmanager
    def incoming(self) -> Iterator[Path]:
        """Give an empty file of this folder; it is deleted if it is still there at the end."""
        with self.errors():
            self.make_folder()
            descriptor, name = tempfile.mkstemp(prefix=_INCOMING, dir=self.folder)
            os.close(descriptor)
        file = Path(name)
        try:
            yield file
        finally:
            with suppress(OSError):
                file.unlink()

    def make_folder(self) -> None:
        """Make the folder, for its owner alone, if it is not there. Raises `OSError`."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        self.folder.mkdir(mode=PRIVATE, exist_ok=True)

    def require_space(self, size: int) -> None:
        """Raise `ModelsDiskFull` unless a file of so many bytes fits the disk."""
        with self.errors():
            self.make_folder()
            free = shutil.disk_usage(self.folder).free
        if free < size + RESERVE:
            detail = f"{free // MEBIBYTE:,} MiB free, {(size + RESERVE) // MEBIBYTE:,} MiB needed"
            raise ModelsDiskFull(detail, path=self.folder)

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Raise what the file system says as `ModelsDiskFull` or `ModelsNotWritable`."""
        try:
            yield
        except OSError as error:
            kind = ModelsDiskFull if error.errno in _NO_SPACE else ModelsNotWritable
            raise kind(error.strerror or str(error), path=self.folder) from error

    def free_id(self, wanted: str) -> str:
        """Return an id like the one wanted that no other model has."""
        taken = {found.spec.id.casefold() for found in self.installed()}
        name = re.sub(r"[^\w.-]+", "-", wanted)[:LONGEST_ID].strip("-.") or "model"
        number = 1
        while (candidate := name if number == 1 else f"{name}-{number}").casefold() in taken:
            number += 1
        return candidate

    def _description(self, model: str) -> Path:
        return self.folder / f"{model}{_DESCRIPTION}"

    def _added(self) -> Iterator[InstalledModel]:
        for description in sorted(self.folder.glob(f"*{_DESCRIPTION}")):
            with suppress(OSError, UnicodeDecodeError, ModelDamaged):
                spec = catalogue.from_json(description.read_text(encoding="utf-8"))
                if re.fullmatch(r"[0-9a-f]{64}", spec.sha256):
                    yield InstalledModel(
                        replace(spec, id=description.stem), self.folder / f"{spec.sha256}{_WEIGHTS}"
                    )

    def _drop_unused(self) -> int:
        """Delete the files of no model and return how many bytes they had."""
        used = {found.file for found in self._added()}
        freed = 0
        for file in self.folder.glob(f"*{_WEIGHTS}"):
            if file not in used:
                freed += _delete(file)
        for file in self.folder.glob(f"{_INCOMING}*"):
            with suppress(OSError):
                if time.time() - file.stat().st_mtime > DAY_SECONDS:
                    freed += _delete(file)  # what a crash left
        return freed

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the folder against other processes, for the moment in which files change names."""
        with FileLock(self.folder / _LOCK):
            yield


def _delete(file: Path) -> int:
    """Delete a file and return the bytes it had; 0 where that does not work now."""
    with suppress(OSError):  # open on Windows; the next time
        size = file.stat().st_size
        file.unlink()
        return size
    return 0
