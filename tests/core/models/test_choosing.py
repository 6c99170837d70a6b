"""Which model a library is embedded with."""

from pathlib import Path

import pytest

from dogear_core.engine import Engine
from dogear_core.errors import ModelNeeded, ModelNotInstalled, UsageError
from dogear_core.models.adding import Told, add_file
from dogear_core.models.choosing import choose, chosen_model
from dogear_core.models.store import ModelStore
from dogear_core.preferences import PreferenceFile
from dogear_core.types import SearchMode, SearchRequest
from dogear_models import catalogue
from dogear_models.inspection import Pooling

pytestmark = pytest.mark.usefixtures("unmeasured")

BUNDLED = catalogue.bundled().id


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    return folder


def test_without_a_choice_it_is_the_bundled_one(library: Path, store: ModelStore) -> None:
    model = chosen_model(library, store)
    assert (model.name, model.file) == (BUNDLED, catalogue.path(catalogue.bundled()))


def test_a_choice_outlives_the_process_and_can_be_taken_back(
    library: Path, store: ModelStore, bert_file: Path
) -> None:
    added = add_file(store, bert_file)
    choose(library, "tiny-bert", store=store)
    model = chosen_model(library, ModelStore(store.folder))
    assert (model.name, model.file, model.dimensions) == ("tiny-bert", added.file, 32)
    assert model.cosines == added.spec.cosines
    choose(library, BUNDLED, store=store)
    assert chosen_model(library, store).name == BUNDLED
    assert PreferenceFile(library).read().model == ""


def test_a_chosen_model_that_is_gone_gives_way_to_the_bundled_one(
    library: Path, store: ModelStore, bert_file: Path
) -> None:
    add_file(store, bert_file)
    choose(library, "tiny-bert", store=store)
    store.remove("tiny-bert")
    assert chosen_model(library, store).name == BUNDLED


def test_only_what_is_installed_can_be_chosen(library: Path, store: ModelStore) -> None:
    with pytest.raises(ModelNotInstalled):
        choose(library, "bge-small-en-v1.5", store=store)
    with pytest.raises(UsageError, match="384 dimensions"):
        choose(library, BUNDLED, 100, store)
    with pytest.raises(ModelNeeded):
        store.remove(BUNDLED)


def test_a_graphics_processor_is_asked_for_when_it_is_wanted(
    library: Path, store: ModelStore
) -> None:
    PreferenceFile(library).change(gpu=True, dimensions=100)  # which this model does not have
    model = chosen_model(library, store)
    assert model.dimensions == 384
    model.load()
    assert model.acceleration != "not_wanted"


def test_a_library_is_opened_with_the_chosen_model(
    library: Path, tmp_path: Path, bert_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOGEAR_MODELS", str(tmp_path / "models"))
    add_file(ModelStore(), bert_file, Told(pooling=Pooling.CLS))
    choose(library, "tiny-bert")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "lease.txt").write_text("rent")
    with Engine.open(library) as engine:
        assert engine.model.name == "tiny-bert"
        engine.add_roots([tmp_path / "papers"])
        assert engine.index().embedded == 1
        results = engine.search(SearchRequest("rent", mode=SearchMode.MEANING))
        assert [hit.path.name for hit in results.hits] == ["lease.txt"]
