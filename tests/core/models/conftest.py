from pathlib import Path

import pytest
from tests import small_models

from dogear_core.models.store import ModelStore
from dogear_core.models.trial import try_model
from dogear_models.catalogue import CosineScale, ModelSpec


@pytest.fixture(autouse=True)
def try_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try models in this process: starting another takes seconds."""

    def try_model_here(spec: ModelSpec, file: Path, _: object) -> CosineScale:
        return try_model(spec, file)

    monkeypatch.setattr("dogear_core.models.adding.try_apart", try_model_here)


@pytest.fixture(scope="session")
def bert_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a model with random weights and vectors of 32 dimensions."""
    return small_models.bert(tmp_path_factory.mktemp("models") / "tiny-bert.gguf", dimensions=32)


@pytest.fixture(scope="session")
def decoder_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a decoder whose file does not say how it is pooled."""
    folder = tmp_path_factory.mktemp("models")
    return small_models.decoder(folder / "tiny-qwen3.gguf", pooling=False)


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    """Return a folder for models that is not there yet."""
    return ModelStore(tmp_path / "data" / "models")
