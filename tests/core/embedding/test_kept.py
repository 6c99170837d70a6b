"""The models whose vectors a library has, kept in its folder."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.embedding.kept import (
    describe,
    forget_models,
    keep_model,
    kept_bytes,
    kept_model,
    missing_bytes,
    model_of,
    usable_model,
)
from dogear_core.embedding.llama import LlamaModel
from dogear_core.errors import ModelDamaged, ModelError, ModelMissing, ModelUnsuitable
from dogear_models import catalogue


@pytest.fixture
def own(tmp_path: Path) -> LlamaModel:
    """Return the bundled model from a file of its own."""
    spec = catalogue.bundled()
    file = tmp_path / "own.gguf"
    shutil.copy(catalogue.path(spec), file)
    return LlamaModel(spec, file)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    return folder


def test_a_kept_model_embeds_as_it_did_after_its_file_is_gone(
    own: LlamaModel, library: Path
) -> None:
    description = keep_model(own, library)
    own.file.unlink()
    again = kept_model(description, library)
    assert again.fingerprint == own.fingerprint
    embedder = again.embedder()
    assert embedder.embed_query("lease").shape == (own.dimensions,)
    embedder.close()


def test_it_takes_no_space_where_the_disk_allows_a_second_name(
    own: LlamaModel, library: Path
) -> None:
    assert missing_bytes(own, library) == 0
    description = keep_model(own, library)
    assert kept_bytes(description, library) == 0
    own.file.unlink()
    assert kept_bytes(description, library) == catalogue.path(own.spec).stat().st_size


def test_it_is_copied_where_there_are_no_second_names(
    own: LlamaModel, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path, __: Path) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    description = keep_model(own, library)
    (file,) = (library / "models").iterdir()
    assert file.read_bytes() == own.file.read_bytes()
    assert kept_bytes(description, library) == file.stat().st_size


def test_a_damaged_copy_is_noticed(own: LlamaModel, library: Path) -> None:
    description = keep_model(own, library)
    (file,) = (library / "models").iterdir()
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.unlink()
    file.write_bytes(content)
    with pytest.raises(ModelDamaged):
        kept_model(description, library).embedder()


def test_what_is_not_there_is_missing(own: LlamaModel, library: Path) -> None:
    with pytest.raises(ModelMissing):
        kept_model(describe(own), library)
    with pytest.raises(ModelUnsuitable):
        kept_model("", library)
    own.file.unlink()
    with pytest.raises(ModelMissing):
        keep_model(own, library)


def test_the_kept_file_stands_in_for_the_one_that_is_wanted(own: LlamaModel, library: Path) -> None:
    description = keep_model(own, library)
    assert model_of(own.fingerprint, description, own, library) is own
    own.file.unlink()
    found = model_of(own.fingerprint, description, own, library)
    assert isinstance(found, LlamaModel)
    assert found.file.exists()


def test_only_files_that_nothing_needs_are_forgotten(own: LlamaModel, library: Path) -> None:
    description = keep_model(own, library)
    left = library / "models" / "keeping-abc"
    left.touch()
    theirs = library / "models" / "chosen.gguf"
    theirs.touch()
    forget_models(library, [description, ""])
    assert not left.exists()
    assert len(list((library / "models").iterdir())) == 2
    forget_models(library, [])
    assert list((library / "models").iterdir()) == [theirs]


def test_a_fake_model_needs_no_file(library: Path) -> None:
    model = FakeModel(32, "other", max_tokens=80)
    again = kept_model(keep_model(model, library), library)
    assert (again.fingerprint, again.max_tokens) == (model.fingerprint, 80)


def test_a_kept_model_runs_where_the_wanted_one_is_to_run(own: LlamaModel, library: Path) -> None:
    description = keep_model(own, library)
    for gpu in (False, True):
        kept = model_of(own.fingerprint, description, _other(own, gpu=gpu), library)
        assert isinstance(kept, LlamaModel)
        assert kept.gpu is gpu


def _other(model: LlamaModel, *, gpu: bool) -> LlamaModel:
    return LlamaModel(replace(model.spec, query_prefix="other: "), model.file, gpu=gpu)


def test_the_kept_model_stands_in_for_a_file_that_is_damaged(
    own: LlamaModel, library: Path
) -> None:
    description = keep_model(own, library)
    (kept,) = (library / "models").iterdir()
    shutil.copy(kept, library / "sound")
    (library / "sound").replace(kept)  # no second name of the other any more
    with own.file.open("r+b") as file:
        file.seek(-1000, os.SEEK_END)
        file.write(bytes(900))
    model = usable_model(own.fingerprint, description, own, library)
    assert isinstance(model, LlamaModel)
    assert model.file == kept
    kept.unlink()
    with pytest.raises(ModelError):
        usable_model(own.fingerprint, description, LlamaModel(own.spec, own.file), library)
