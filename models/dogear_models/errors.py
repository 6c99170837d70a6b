"""The root of Dogear's errors, and those of a model file (the whole tree: `dogear_core.errors`)."""

from pathlib import Path


class DogearError(Exception):
    """Something outside the program is not as it must be."""

    def __init__(self, detail: str = "", *, path: Path | None = None) -> None:
        super().__init__(detail if path is None else f"{path}: {detail}" if detail else str(path))
        self.detail = detail
        self.path = path


class ModelError(DogearError):
    """The embedding model cannot be used."""


class ModelMissing(ModelError):
    """The model's file is not there."""


class ModelDamaged(ModelError):
    """The model's file is truncated or is not the file it should be."""


class ModelUnsuitable(ModelError):
    """The file is no GGUF embedding model."""


class PoolingUnknown(ModelUnsuitable):
    """The file does not say how the vectors of its tokens become one."""
