"""Models that are no BERT: decoders, pooled by their last token, and with vectors to be cut."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests import small_models

from dogear_core.embedding.llama import LlamaModel
from dogear_core.errors import ModelUnsuitable
from dogear_models import catalogue
from dogear_models.catalogue import ModelSpec
from dogear_models.inspection import Pooling
from dogear_models.verify import sha256

TEXTS = ["The lease", "rent", "", "Rent is paid on the third day of the month. " * 20, "東京 é"]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_models.decoder(tmp_path_factory.mktemp("models") / "tiny-qwen3.gguf")


@pytest.fixture(scope="module")
def spec(file: Path) -> ModelSpec:
    return replace(
        catalogue.bundled(),
        id="tiny-qwen3",
        sha256=sha256(file),
        architecture="qwen3",
        dimensions=64,
        shorter=(32,),
        pooling=Pooling.LAST,
        end_token=small_models.END,
    )


def token(model: LlamaModel, text: str) -> int:
    return int(model.load()._tokens_of(text, special=True)[0])


def test_a_decoder_gives_each_text_the_vector_it_has_alone(file: Path, spec: ModelSpec) -> None:
    embedder = LlamaModel(spec, file).embedder()
    together = embedder.embed_passages(TEXTS)
    for text, row in zip(TEXTS, together, strict=True):
        (alone,) = embedder.embed_passages([text])
        assert float(alone @ row) > 0.999
    again = embedder.embed_passages(TEXTS)
    np.testing.assert_allclose(again, together, atol=1e-5)  # nothing stays from batch to batch
    assert float(together[0] @ together[1]) < 0.99
    embedder.close()


def test_a_text_ends_with_the_token_the_model_was_trained_to_end_with(
    file: Path, spec: ModelSpec
) -> None:
    model = LlamaModel(spec, file)
    end = token(model, small_models.END)
    for text in TEXTS:
        assert list(model.tokenize(text)).count(end) == 1
        assert model.tokenize(text)[-1] == end
    assert len(model.tokenize("word " * 1000)) == model.max_tokens
    assert model.count_tokens("rent") == 2


def test_without_one_it_is_the_one_of_the_file(file: Path, spec: ModelSpec) -> None:
    model = LlamaModel(replace(spec, end_token=""), file)
    assert model.tokenize("rent")[-1] == token(model, small_models.OTHER_END)


def test_a_document_cannot_write_special_tokens(file: Path, spec: ModelSpec) -> None:
    model = LlamaModel(spec, file)
    end = token(model, small_models.END)
    assert end not in model.tokenize(f"a {small_models.END} b")[:-1]


def test_an_end_that_the_vocabulary_does_not_have_is_unsuitable(
    file: Path, spec: ModelSpec
) -> None:
    with pytest.raises(ModelUnsuitable, match="vocabulary"):
        LlamaModel(replace(spec, end_token="</s>"), file).embedder()


def test_vectors_are_cut_and_normalised_anew(file: Path, spec: ModelSpec) -> None:
    whole, short = (
        LlamaModel(spec.cut_to(dimensions), file).embedder().embed_query("rent")
        for dimensions in (0, 32)
    )
    assert short.shape == (32,)
    np.testing.assert_allclose(short, whole[:32] / np.linalg.norm(whole[:32]), atol=1e-6)
    with pytest.raises(ModelUnsuitable, match="64, 32"):
        spec.cut_to(48)


def test_a_file_with_shorter_vectors_than_promised_is_unsuitable(
    file: Path, spec: ModelSpec
) -> None:
    with pytest.raises(ModelUnsuitable, match="64 dimensions, not 100"):
        LlamaModel(replace(spec, dimensions=100), file).embedder()


def test_whatever_decides_the_vectors_is_in_the_fingerprint(file: Path, spec: ModelSpec) -> None:
    others = [
        replace(spec, end_token=""),
        replace(spec, pooling=Pooling.MEAN),
        replace(spec, passage_prefix="passage: "),
        spec.cut_to(32),
    ]
    fingerprints = {LlamaModel(known, file).fingerprint for known in (spec, *others)}
    assert len(fingerprints) == 1 + len(others)


def test_pooling_is_as_the_description_says(file: Path, spec: ModelSpec) -> None:
    vectors = [
        LlamaModel(replace(spec, pooling=pooling), file).embedder().embed_query("rent is paid")
        for pooling in (Pooling.LAST, Pooling.MEAN)
    ]
    assert float(vectors[0] @ vectors[1]) < 0.99
