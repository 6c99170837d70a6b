"""Which model a library is opened with, when nobody says."""

from pathlib import Path

import pytest
from tests import small_models

from dogear_core.embedding.kept import keep_model
from dogear_core.engine import Engine
from dogear_core.engine.wanted import wanted_model
from dogear_core.models.adding import add_file
from dogear_core.models.choosing import choose
from dogear_core.models.store import ModelStore
from dogear_core.preferences import PreferenceFile
from dogear_models import catalogue


def test_a_chosen_model_that_was_removed_goes_on_from_the_librarys_own_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOGEAR_MODELS", str(tmp_path / "models"))
    scale = catalogue.CosineScale(0.0, 0.1, 0.5)
    monkeypatch.setattr("dogear_core.models.adding.try_apart", lambda *_: scale)
    library, store = tmp_path / "library", ModelStore()
    assert wanted_model(library).name == catalogue.bundled().id
    add_file(store, small_models.bert(tmp_path / "tiny-bert.gguf", dimensions=32))
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "note.txt").write_text("The canary sings.")
    Engine.open(library).close()
    choose(library, "tiny-bert", store=store)
    with Engine.open(library) as engine:
        engine.add_roots([tmp_path / "papers"])
        engine.index()
        assert keep_model(engine.model, library)
    store.remove("tiny-bert")
    assert wanted_model(library).name == "tiny-bert"
    with Engine.open(library, model=wanted_model(library)) as engine:
        assert not engine.model_status().is_due


def test_damaged_preferences_are_left_for_who_tells_of_them(tmp_path: Path) -> None:
    (tmp_path / "preferences.json").write_text("{")
    assert wanted_model(tmp_path).name == catalogue.bundled().id
    assert (tmp_path / "preferences.json").exists()
    preferences = PreferenceFile(tmp_path)
    preferences.read()
    preferences.read()
    assert preferences.notes.set_aside is not None
