"""Check that a model file is the one the catalogue promises."""

import hashlib
from pathlib import Path

from dogear_models.catalogue import ModelSpec
from dogear_models.errors import ModelDamaged
from dogear_models.inspection import ModelFile, inspect


def sha256(path: Path) -> str:
    """Return the SHA-256 of the file's bytes, 64 lower-case hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verify(path: Path, spec: ModelSpec) -> ModelFile:
    """Return the header of the file at `path` if that is byte for byte the file of `spec`.

    Raises ModelMissing when it is not there, ModelUnsuitable when it is no GGUF embedding model,
    and ModelDamaged when it is truncated or its hash differs.
    """
    model = inspect(path)
    model.require_embedding_model(spec.pooling)
    if (actual := sha256(path)) != spec.sha256:
        raise ModelDamaged(f"SHA-256 is {actual}, not {spec.sha256}", path=path)
    return model
