import re

import pytest

from dogear_models import catalogue
from dogear_models.catalogue import ModelSpec, from_json
from dogear_models.errors import ModelDamaged
from dogear_models.inspection import Pooling
from dogear_models.verify import verify


def test_the_bundled_file_is_the_one_the_catalogue_describes() -> None:
    spec = catalogue.bundled()
    model = verify(catalogue.path(spec), spec)
    assert model.architecture == spec.architecture
    assert model.dimensions == spec.dimensions
    assert model.pooling == spec.pooling
    assert model.metadata["general.name"] == spec.name
    assert model.metadata["general.license"] == spec.licence.lower()
    assert model.metadata["general.source.url"] == spec.source
    assert model.context_length is not None
    assert spec.max_tokens <= model.context_length


def test_the_bundled_model_is_all_minilm_l6_v2() -> None:
    spec = catalogue.bundled()
    assert (spec.name, spec.dimensions, spec.pooling) == ("all-MiniLM-L6-v2", 384, Pooling.MEAN)
    assert spec.max_tokens == 256
    assert (spec.query_prefix, spec.passage_prefix) == ("", "")


@pytest.mark.parametrize("field", ["id", "name", "file", "source"])
def test_no_two_models_share(field: str) -> None:
    values = [getattr(spec, field) for spec in catalogue.load_catalogue()]
    assert len(set(values)) == len(values)


def test_the_catalogue_has_the_models_people_want() -> None:
    ids = " ".join(spec.id for spec in catalogue.load_catalogue())
    for wanted in (
        "MiniLM",
        "bge-small",
        "bge-base",
        "multilingual-e5-small",
        "nomic-embed-text-v1.5",
        "embeddinggemma-300m",
        "Qwen3-Embedding-0.6B",
        "snowflake-arctic-embed",
    ):
        assert wanted in ids


@pytest.mark.parametrize("spec", catalogue.load_catalogue(), ids=lambda spec: str(spec.id))
def test_an_entry_says_all_that_is_needed(spec: ModelSpec) -> None:
    assert spec.licence
    assert spec.languages
    assert spec.cost >= 1
    assert spec.file_bytes > 1_000_000
    assert spec.pooling in (Pooling.MEAN, Pooling.CLS, Pooling.LAST)
    assert (spec.pooling is Pooling.LAST) == bool(spec.end_token)
    assert all(0 < length < spec.dimensions for length in spec.shorter)
    assert spec.checked == bool(spec.sha256) == (spec.cosines is not None)
    assert spec.checked or spec.repository
    assert re.fullmatch(r"[\w.-]+", spec.id)


@pytest.mark.parametrize("spec", catalogue.load_catalogue(), ids=lambda spec: str(spec.id))
def test_a_description_is_read_as_it_was_written(spec: ModelSpec) -> None:
    assert from_json(spec.to_json()) == spec


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"id": 1}', "[" * 100_000])
def test_a_damaged_description_is_damage(text: str) -> None:
    with pytest.raises(ModelDamaged):
        from_json(text)


def test_what_a_later_dogear_writes_beside_is_no_hindrance() -> None:
    spec = catalogue.bundled()
    assert from_json(spec.to_json().replace("{", '{"novelty": 1,', 1)) == spec
