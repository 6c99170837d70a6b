import pytest

from dogear_models import catalogue
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


@pytest.mark.parametrize("field", ["id", "file", "sha256"])
def test_no_two_models_share(field: str) -> None:
    values = [getattr(spec, field) for spec in catalogue.load_catalogue()]
    assert len(set(values)) == len(values)
