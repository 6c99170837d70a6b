"""A graphics processor is used when it computes what the processor does, and else not."""

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests import small_models

from dogear_core.embedding import llama_embedder, llama_library, llama_weights
from dogear_core.embedding.gpu import Acceleration
from dogear_core.embedding.llama import LlamaModel
from dogear_models import catalogue
from dogear_models.verify import sha256


class Device:
    """llama.cpp as if it had a graphics processor, which does its work with the file `there`."""

    def __init__(self, there: Path, *, full: bool = False, stuck: bool = False) -> None:
        self._real = llama_library.library()
        self._there = there
        self._full = full
        self._stuck = stuck
        self._used: set[int] = set()
        self.wanted_layers: list[int] = []
        self.freed: list[int] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def llama_supports_gpu_offload(self) -> bool:
        return True

    def llama_model_load_from_file(self, path: bytes, parameters: Any) -> Any:
        self.wanted_layers.append(parameters.n_gpu_layers)
        if not parameters.n_gpu_layers:
            return self._real.llama_model_load_from_file(path, parameters)
        if self._full:
            return None
        path = os.fsencode(self._there)
        model = self._real.llama_model_load_from_file(path, parameters)
        self._used.add(model)
        return model

    def llama_init_from_model(self, model: Any, parameters: Any) -> Any:
        if self._stuck and model in self._used:
            return None
        return self._real.llama_init_from_model(model, parameters)

    def llama_model_free(self, model: Any) -> None:
        self.freed.append(model in self._used)
        self._real.llama_model_free(model)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return two models that differ in nothing but their weights."""
    folder = tmp_path_factory.mktemp("models")
    right, wrong = (
        small_models.bert(folder / f"{seed}.gguf", dimensions=32, seed=seed) for seed in (1, 2)
    )
    return right, wrong


def accelerated(file: Path) -> LlamaModel:
    spec = replace(catalogue.bundled(), dimensions=32, max_tokens=40, sha256=sha256(file))
    return LlamaModel(spec, file, threads=1, gpu=True)


def give(monkeypatch: pytest.MonkeyPatch, device: Device) -> Device:
    for module in (llama_library, llama_weights, llama_embedder):
        monkeypatch.setattr(module, "library", lambda: device)
    return device


def test_a_device_that_computes_the_same_is_used(
    monkeypatch: pytest.MonkeyPatch, files: tuple[Path, Path]
) -> None:
    right, _ = files
    device = give(monkeypatch, Device(right))
    model = accelerated(right)
    assert np.linalg.norm(model.embedder().embed_query("rent")) == pytest.approx(1)
    assert model.acceleration is Acceleration.IN_USE
    assert device.wanted_layers == [0, llama_weights.ALL_LAYERS]
    assert device.freed == [False]


@pytest.mark.parametrize(
    ("full", "stuck", "outcome"),
    [
        (True, False, Acceleration.FAILED),
        (False, True, Acceleration.FAILED),
        (False, False, Acceleration.WRONG),
    ],
)
def test_otherwise_the_processor_does_it(
    monkeypatch: pytest.MonkeyPatch,
    files: tuple[Path, Path],
    *,
    full: bool,
    stuck: bool,
    outcome: Acceleration,
) -> None:
    right, wrong = files
    device = give(monkeypatch, Device(wrong, full=full, stuck=stuck))
    model = accelerated(right)
    found = model.embedder().embed_query("rent")
    assert model.acceleration is outcome
    assert device.freed == ([] if full else [True])
    monkeypatch.undo()
    expected = LlamaModel(model.spec, right, threads=1).embedder().embed_query("rent")
    assert float(found @ expected) > 0.9999


def test_where_llama_cpp_knows_no_device_nothing_is_tried(files: tuple[Path, Path]) -> None:
    right, _ = files
    assert not llama_library.supports_gpu()
    model = accelerated(right)
    model.embedder().close()
    assert model.acceleration is Acceleration.UNSUPPORTED


def test_nobody_asks_a_device_unless_that_is_wanted(files: tuple[Path, Path]) -> None:
    right, _ = files
    model = LlamaModel(accelerated(right).spec, right)
    model.embedder().close()
    assert model.acceleration is Acceleration.NOT_WANTED
