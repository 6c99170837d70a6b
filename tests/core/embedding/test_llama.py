"""The llama.cpp embedder with the bundled model."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dogear_core.embedding.llama import LlamaModel
from dogear_core.embedding.llama_embedder import BATCH_TEXTS, BATCH_TOKENS, LlamaEmbedder
from dogear_core.errors import ModelDamaged, ModelMissing, ModelUnsuitable
from dogear_core.types import Vector
from dogear_models import catalogue

TEXTS = [
    "The tenant must tell the landlord before an absence of more than fourteen days.",
    "Lentils",
    "",
    "東京大学 😀 naïve résumé",
    "word " * 400,
    *(f"Passage number {number} " + "about the boiler " * (number % 20) for number in range(70)),
]


@pytest.fixture(scope="module")
def model() -> LlamaModel:
    return LlamaModel.bundled()


@pytest.fixture
def embedder(model: LlamaModel) -> Iterator[LlamaEmbedder]:
    opened = model.embedder()
    yield opened
    opened.close()


def test_a_batch_gives_each_text_the_vector_it_has_alone(embedder: LlamaEmbedder) -> None:
    assert len(TEXTS) > BATCH_TEXTS
    together = embedder.embed_passages(TEXTS)
    for text, row in zip(TEXTS, together, strict=True):
        (alone,) = embedder.embed_passages([text])
        assert float(alone @ row) > 0.9995


def test_vectors_are_normalised(model: LlamaModel, embedder: LlamaEmbedder) -> None:
    rows = embedder.embed_passages(TEXTS)
    assert rows.shape == (len(TEXTS), model.dimensions)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_nothing_to_embed_is_no_error(model: LlamaModel, embedder: LlamaEmbedder) -> None:
    assert embedder.embed_passages([]).shape == (0, model.dimensions)


def test_a_paraphrase_is_nearer_than_another_subject(embedder: LlamaEmbedder) -> None:
    lease, recipe = embedder.embed_passages([TEXTS[0], "Simmer the lentils for half an hour."])
    question = embedder.embed_query("Do I have to inform the owner when I travel for a month?")
    assert float(question @ lease) > float(question @ recipe) + 0.2


def test_a_text_is_cut_at_the_length_the_model_was_trained_for(model: LlamaModel) -> None:
    tokens = model.tokenize("word " * 1000)
    assert len(tokens) == model.max_tokens <= BATCH_TOKENS
    assert [tokens[0], tokens[-1]] == list(model.tokenize(""))


def test_counting_leaves_out_the_special_tokens(model: LlamaModel) -> None:
    assert model.count_tokens("") == 0
    assert (
        model.count_tokens("tenant and landlord") == len(model.tokenize("tenant and landlord")) - 2
    )


def test_two_threads_embed_at_once_on_the_same_weights(model: LlamaModel) -> None:
    found: dict[int, Vector] = {}

    def embed(number: int) -> None:
        own = model.embedder()
        for _ in range(5):
            found[number] = own.embed_passages(TEXTS[:8])[0]
        own.close()

    threads = [threading.Thread(target=embed, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert float(found[0] @ found[1]) > 0.9999


def test_the_fingerprint_tells_models_apart() -> None:
    spec = catalogue.bundled()
    other = replace(spec, query_prefix="query: ")
    file = catalogue.path(spec)
    assert LlamaModel(spec, file).fingerprint != LlamaModel(other, file).fingerprint


def test_a_bad_model_file_is_named_before_llama_cpp_sees_it(tmp_path: Path) -> None:
    spec = catalogue.bundled()
    original = catalogue.path(spec).read_bytes()
    truncated, altered, other = (tmp_path / name for name in ("short", "altered", "other"))
    truncated.write_bytes(original[:100_000])
    altered.write_bytes(original[:-1] + bytes([original[-1] ^ 1]))
    other.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(1000))
    for file, error in (
        (tmp_path / "missing", ModelMissing),
        (truncated, ModelDamaged),
        (altered, ModelDamaged),
        (other, ModelUnsuitable),
    ):
        with pytest.raises(error):
            LlamaModel(spec, file).embedder()
