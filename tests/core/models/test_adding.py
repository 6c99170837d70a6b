"""A GGUF file becomes a model of ours, or nothing changes and it is said why."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests import small_models

from dogear_core.embedding.llama import LlamaModel
from dogear_core.errors import (
    Cancelled,
    ModelDamaged,
    ModelMissing,
    ModelsDiskFull,
    ModelUnsuitable,
    PoolingUnknown,
)
from dogear_core.indexing.recut import room
from dogear_core.models import adding
from dogear_core.models.adding import Told, add_file, describe, recognise
from dogear_core.models.store import ModelStore
from dogear_core.progress import CancelToken
from dogear_models import catalogue
from dogear_models.inspection import Pooling, inspect
from dogear_models.verify import sha256

pytestmark = pytest.mark.usefixtures("unmeasured")


def test_a_file_is_tried_measured_and_copied(store: ModelStore, bert_file: Path) -> None:
    found = add_file(store, bert_file, Told(query_prefix="query: ", languages=("en", "de")))
    assert found.file != bert_file
    assert found.file.read_bytes() == bert_file.read_bytes()
    spec = found.spec
    assert (spec.id, spec.dimensions, spec.pooling) == ("tiny-bert", 32, Pooling.MEAN)
    assert (spec.query_prefix, spec.languages, spec.licence) == ("query: ", ("en", "de"), "mit")
    assert spec.sha256 == sha256(bert_file)
    assert spec.max_tokens == small_models.POSITIONS
    assert spec.cosines is not None
    assert ModelStore(store.folder).installed()[1:] == [found]
    vector = LlamaModel(spec, found.file).embedder().embed_query("rent")
    assert np.isfinite(vector).all()


def test_the_same_file_is_not_added_twice_but_another_description_is(
    store: ModelStore, bert_file: Path
) -> None:
    first = add_file(store, bert_file)
    assert add_file(store, bert_file) == first
    other = add_file(store, bert_file, Told(passage_prefix="passage: "))
    assert (other.spec.id, other.file) == ("tiny-bert-2", first.file)
    assert store.remove("tiny-bert") == 0
    assert other.file.exists()
    assert store.remove("tiny-bert-2") == bert_file.stat().st_size
    assert [file.name for file in store.folder.iterdir()] in ([], ["models.lock"])


@pytest.mark.parametrize("damage", [Path.unlink, lambda file: file.write_bytes(b"GGUF")])
def test_adding_it_again_repairs_a_model(
    store: ModelStore, bert_file: Path, damage: Callable[[Path], object]
) -> None:
    found = add_file(store, bert_file)
    damage(found.file)
    assert add_file(store, bert_file) == found
    assert found.file.read_bytes() == bert_file.read_bytes()


def test_only_a_person_can_tell_how_a_silent_decoder_is_pooled(
    store: ModelStore, decoder_file: Path
) -> None:
    with pytest.raises(PoolingUnknown):
        add_file(store, decoder_file)
    assert not store.folder.exists()
    found = add_file(store, decoder_file, Told(pooling=Pooling.LAST, end_token=small_models.END))
    assert (found.spec.pooling, found.spec.architecture) == (Pooling.LAST, "qwen3")


def test_what_the_file_has_no_place_for_comes_from_the_catalogue(tmp_path: Path) -> None:
    file = small_models.bert(tmp_path / "model.gguf", dimensions=384, name="Bge Small En v1.5")
    spec = describe(file)
    known = next(s for s in catalogue.load_catalogue() if s.id == "bge-small-en-v1.5")
    assert (spec.id, spec.query_prefix, spec.languages) == (
        known.id,
        known.query_prefix,
        known.languages,
    )
    assert spec.pooling is Pooling.MEAN  # as the file says
    assert spec.max_tokens == small_models.POSITIONS  # more it cannot
    assert describe(file, Told(query_prefix="")).query_prefix == ""
    renamed = file.rename(tmp_path / "bge-small-en-v1.5-q4_k_m.gguf")
    assert recognise(inspect(renamed)) == known
    assert recognise(replace(inspect(renamed), metadata={})) is None


def test_vectors_whose_signs_do_not_fill_bytes_are_refused(tmp_path: Path) -> None:
    file = small_models.bert(tmp_path / "model.gguf", dimensions=36)
    with pytest.raises(ModelUnsuitable, match="36 dimensions"):
        describe(file)


def test_the_bundled_model_in_another_file_is_another_model() -> None:
    spec = describe(catalogue.path(catalogue.bundled()))
    assert spec.id == "all-MiniLM-L6-v2" != catalogue.bundled().id
    assert spec.cost == 1
    assert spec.max_tokens == 256


def test_the_cost_of_a_model_nobody_knows_is_counted(bert_file: Path) -> None:
    assert 0 < describe(bert_file).cost < 0.01
    bundled = inspect(catalogue.path(catalogue.bundled()))
    assert bundled.weights == adding.BUNDLED_WEIGHTS


def truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1000])


def other(file: Path) -> None:
    file.write_bytes(b"%PDF-1.7 " * 100)


def not_numbers(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[-16384:] = np.full(4096, np.nan, np.float32).tobytes()
    file.write_bytes(content)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (truncated, ModelDamaged),
        (other, ModelUnsuitable),
        (not_numbers, ModelUnsuitable),
        (Path.unlink, ModelMissing),
    ],
)
def test_what_is_no_model_leaves_no_trace(
    store: ModelStore,
    bert_file: Path,
    tmp_path: Path,
    change: Callable[[Path], None],
    error: type[Exception],
) -> None:
    file = Path(shutil.copy(bert_file, tmp_path / "bad.gguf"))
    change(file)
    with pytest.raises(error):
        add_file(store, file)
    assert len(store.installed()) == 1
    assert not store.folder.exists() or list(store.folder.iterdir()) == []


def test_it_can_be_stopped(store: ModelStore, bert_file: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        add_file(store, bert_file, cancel=cancel)
    assert [file.name for file in store.folder.iterdir()] in ([], ["models.lock"])


def test_without_space_on_the_disk_nothing_is_copied(
    store: ModelStore, bert_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(bert_file.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(ModelsDiskFull):
        add_file(store, bert_file)


def test_a_damaged_description_does_not_hide_the_others(store: ModelStore, bert_file: Path) -> None:
    found = add_file(store, bert_file)
    (store.folder / "broken.json").write_text("{")
    content = json.loads(found.spec.to_json()) | {"sha256": "../../etc/passwd"}
    (store.folder / "foreign.json").write_text(json.dumps(content))
    assert [model.spec.id for model in store.installed()[1:]] == ["tiny-bert"]


def test_the_bundled_model_is_not_added_beside_itself(store: ModelStore) -> None:
    bundled = catalogue.bundled()
    found = add_file(store, catalogue.path(bundled))
    assert found.bundled
    assert [model.spec.id for model in store.installed()] == [bundled.id]


def test_long_names_are_cut_and_told_apart_by_more_than_case(
    store: ModelStore, bert_file: Path
) -> None:
    long = add_file(store, bert_file, Told(name="例" * 200)).spec.id
    assert len(long) == 60
    assert store.find(long)
    add_file(store, bert_file, Told(name="tiny"))
    other = add_file(store, bert_file, Told(name="TINY", query_prefix="q: ")).spec.id
    assert other == "TINY-2"


def test_what_is_put_before_passages_leaves_room_for_them(bert_file: Path) -> None:
    with pytest.raises(ModelUnsuitable):
        describe(bert_file, Told(passage_prefix="x" * 61))
    prefix = "this is a part of a document of mine: "
    spec = replace(catalogue.bundled(), passage_prefix=prefix)
    model = LlamaModel(spec, catalogue.path(spec))
    reserved = model.max_tokens - room(model)
    assert reserved > model.count_tokens(prefix)
