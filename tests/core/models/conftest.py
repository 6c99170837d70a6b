"""Small models, a folder for them, and a server that has one."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests import small_models
from tests.core.models.hub_server import HubServer, Offer, serving

from dogear_core.models import downloading
from dogear_core.models.downloading import known_model
from dogear_core.models.store import ModelStore
from dogear_core.models.trial import try_model
from dogear_models.catalogue import CosineScale, ModelSpec

COSINES = CosineScale(0.0, 0.1, 0.5)


@pytest.fixture(autouse=True)
def try_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try models in this process: starting another takes seconds."""

    def try_model_here(spec: ModelSpec, file: Path, _: object) -> CosineScale:
        return try_model(spec, file)

    monkeypatch.setattr("dogear_core.models.adding.try_apart", try_model_here)


@pytest.fixture
def unmeasured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Say of every model how near texts come to each other, which takes a second to measure."""
    monkeypatch.setattr("dogear_core.models.trial.measure_cosines", lambda _: COSINES)


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


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Try again at once, speak to this computer directly, and take the trial as passed."""
    before = dict(os.environ)
    monkeypatch.setattr(downloading, "RETRY_SECONDS", 0)
    monkeypatch.setattr("dogear_core.models.hub.CHUNK_BYTES", 4096)
    monkeypatch.setattr("dogear_core.models.adding.try_apart", lambda *_: COSINES)
    for name in ("http_proxy", "https_proxy", "all_proxy", "HF_TOKEN", "HF_ENDPOINT"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    yield
    for name in os.environ.keys() - before.keys():
        del os.environ[name]


@pytest.fixture
def spec() -> ModelSpec:
    return replace(
        known_model("bge-small-en-v1.5"),
        id="tiny",
        repository="someone/tiny-gguf",
        file="folder/tiny.gguf",
        dimensions=32,
    )


@pytest.fixture
def offer(bert_file: Path) -> Offer:
    return Offer("someone/tiny-gguf/resolve/main/folder/tiny.gguf", bert_file.read_bytes())


@pytest.fixture
def server(offer: Offer) -> Iterator[HubServer]:
    with serving(offer) as hub:
        yield hub
