"""Changes of the model that go wrong, are given up, or meet another process."""

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from dogear_core.embedding import kept
from dogear_core.embedding.fake import FakeEmbedder, FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, LibraryFull, ModelDamaged, ModelError
from dogear_core.indexing import embed, model_change, model_decisions, pacing, recut
from dogear_core.preferences import PreferenceFile
from dogear_core.progress import CancelToken, Progress, Stage, ignore_progress
from dogear_core.quality import measuring
from dogear_core.search import vector_source
from dogear_core.storage.checking import check_folder
from dogear_core.storage.connection import JOURNAL_BYTES
from dogear_core.types import IndexReport, ModelStatus, SearchMode, SearchRequest, Vectors

from .test_model_change import note, stop_at

FORMER, NEW = FakeModel(64, "former"), FakeModel(96, "new")
SHORT = FakeModel(96, "short", max_tokens=60)
USELESS = FakeModel(8, "useless")


class Damaged(FakeModel):
    """A model whose file turns out to be damaged when it is loaded."""

    def count_tokens(self, _: str) -> int:
        raise ModelDamaged(path=Path(f"/{self.name}.gguf"))

    def embedder(self, _: int | None = None) -> FakeEmbedder:
        raise ModelDamaged(path=Path(f"/{self.name}.gguf"))


MakeLibrary = Callable[..., Path]


@pytest.fixture
def make_library(tmp_path: Path) -> MakeLibrary:
    """Return what makes a library of some papers of some notes each, by a model."""

    def make(model: FakeModel, papers: int = 40, notes: int = 1) -> Path:
        folder = tmp_path / "papers"
        folder.mkdir()
        for number in range(papers):
            text = "\n".join(note(number * 100 + each) for each in range(notes))
            (folder / f"{number}.txt").write_text(text)
        with Engine.open(tmp_path / "library", model=model) as engine:
            engine.add_roots([folder])
            engine.index()
        return tmp_path / "library"

    return make


def status(engine: Engine) -> ModelStatus:
    found = engine.model_status()
    assert found.active is not None
    return found


def answering(engine: Engine) -> str:
    active = status(engine).active
    assert active is not None
    return active.model


def longest(library: Path, model: FakeModel) -> int:
    """Return the most tokens that a passage has."""
    with Engine.open(library, model=model) as engine:
        texts = [
            engine.search(SearchRequest(f"Note{number}", limit=200, mode=SearchMode.WORDS)).hits
            for number in range(0, 14_000, 100)
        ]
    return max(model.count_tokens(hit.text) for hits in texts for hit in hits)


def break_model(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the file that a library keeps of a model be damaged."""
    for module in (kept, model_change, model_decisions):
        usual = module.model_of

        def damaged(*arguments: object, usual: Callable[..., FakeModel] = usual) -> FakeModel:
            found = usual(*arguments)
            return Damaged(found.dimensions, name) if found.name == name else found

        monkeypatch.setattr(module, "model_of", damaged)


def test_who_was_opened_before_the_choice_does_not_undo_it(make_library: MakeLibrary) -> None:
    library = make_library(FORMER)
    with Engine.open(library, model=FORMER) as before:
        PreferenceFile(library).change(model="new")
        with Engine.open(library, model=NEW) as after:
            with pytest.raises(Cancelled):
                after.index(**stop_at(Stage.CHANGING_MODEL, 2))  # type: ignore[arg-type]
            begun = status(after).upcoming
            before.index()
            assert status(after).upcoming == begun is not None
            after.index()
            assert answering(after) == "new"
        (library.parent / "papers" / "late.txt").write_text(note(9_999))
        before.index()
        assert answering(before) == "new"
        assert before.status().pending == 0
        assert status(before).upcoming is None


def test_all_that_is_too_long_is_cut_anew(
    make_library: MakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embed, "WINDOW", 8)
    library = make_library(FORMER, papers=60, notes=6)
    assert longest(library, SHORT) > SHORT.max_tokens
    with Engine.open(library, model=SHORT) as engine:
        engine.switch_model()
    assert longest(library, SHORT) <= SHORT.max_tokens


@pytest.mark.parametrize("gone", [False, True])
def test_a_long_document_that_is_cut_anew_goes_on_where_it_was(
    make_library: MakeLibrary, monkeypatch: pytest.MonkeyPatch, *, gone: bool
) -> None:
    library = make_library(FORMER, papers=1, notes=400)
    new, cancel = FakeModel(96, "short", max_tokens=60), CancelToken()
    usual = FakeEmbedder.embed_passages

    def embed_passages(self: FakeEmbedder, texts: Sequence[str]) -> Vectors:
        if len(new.embedded) > 100:
            cancel.cancel()
        return usual(self, texts)

    with Engine.open(library, model=new) as engine:
        with monkeypatch.context() as patched:
            patched.setattr(FakeEmbedder, "embed_passages", embed_passages)
            with pytest.raises(Cancelled):
                engine.index(cancel=cancel)
        before = list(new.embedded)
        if gone:
            (library.parent / "papers" / "0.txt").write_text("The canary sings.")
        engine.index()
        assert status(engine).upcoming is None
        assert engine.status().pending == 0
        again = len(new.embedded) - len(set(new.embedded))
        assert (len(before) > 100, again <= embed.BATCH) == (True, True)
    report = check_folder(library, ignore_progress, CancelToken())
    assert report.is_sound, report.details


@pytest.mark.parametrize("new", [NEW, SHORT])
def test_a_former_model_that_is_damaged_does_not_hold_up_the_new_one(
    make_library: MakeLibrary, monkeypatch: pytest.MonkeyPatch, new: FakeModel
) -> None:
    library = make_library(FORMER, notes=6)
    break_model(monkeypatch, "former")
    with Engine.open(library, model=new) as engine:
        assert engine.index().model_problem is None
        assert answering(engine) == new.name
        assert engine.status().pending == 0


def test_a_new_model_that_is_damaged_does_not_hold_up_indexing(make_library: MakeLibrary) -> None:
    library = make_library(FORMER)
    (library.parent / "papers" / "late.txt").write_text("The canary sings.")
    with Engine.open(library, model=Damaged(96, "new")) as engine:
        report = engine.index()
        assert isinstance(report.model_problem, ModelDamaged)
        assert (report.added, engine.status().pending) == (1, 0)
        with pytest.raises(ModelDamaged):
            engine.switch_model()


def test_what_one_could_go_back_to_goes_where_there_is_no_room(make_library: MakeLibrary) -> None:
    library = make_library(FORMER)
    with Engine.open(library, model=NEW) as engine:
        engine.switch_model()
        assert status(engine).retired
        engine.compact()
        full = engine.status().library_bytes
        PreferenceFile(library).change(largest_library=full - 1)
        try:
            engine.index()
        except LibraryFull:
            assert engine.status().library_bytes < full
        assert not status(engine).retired


def test_what_is_too_long_for_the_model_that_came_back_is_cut_anew(
    make_library: MakeLibrary,
) -> None:
    library = make_library(SHORT, notes=6)
    with Engine.open(library, model=FORMER) as engine:
        engine.switch_model()
        for number in range(100, 140):
            text = "\n".join(note(number * 100 + each) for each in range(6))
            (library.parent / "papers" / f"{number}.txt").write_text(text)
        engine.index()
        (library.parent / "papers" / "late.txt").write_text(note(1) * 6)
        engine.index(words_only=True)
        assert engine.rollback_model() == "short"
        engine.index()
        assert answering(engine) == "short"
        assert engine.status().pending == 0
    assert longest(library, SHORT) <= SHORT.max_tokens


def test_enough_is_asked_before_a_model_may_take_over(
    make_library: MakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = make_library(FORMER)
    monkeypatch.setattr(measuring, "LONGEST_SECONDS", 0.0)
    with Engine.open(library, model=USELESS) as engine:
        engine.index()
        assert answering(engine) == "former"
        comparison = status(engine).comparison
        assert comparison is not None
        assert comparison.before.asked == measuring.FEWEST_QUESTIONS


def test_a_model_taken_back_stays_away_when_the_chunker_changes(
    make_library: MakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = make_library(FORMER)
    with Engine.open(library, model=NEW) as engine:
        engine.switch_model()
        engine.rollback_model()
        monkeypatch.setattr(recut, "CHUNKER_VERSION", 2)
        monkeypatch.setattr(model_change, "CHUNKER_VERSION", 2)
        engine.index()
        assert answering(engine) == "former"
        assert engine.status().pending == 0
        assert not status(engine).is_due


def test_going_back_by_choice_needs_no_space_for_what_is_there(make_library: MakeLibrary) -> None:
    library = make_library(FORMER)
    with Engine.open(library, model=NEW) as engine:
        engine.switch_model()
    with Engine.open(library, model=FORMER) as engine:
        assert status(engine).need_bytes == JOURNAL_BYTES


def test_one_does_not_go_back_to_a_model_that_is_damaged(
    make_library: MakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = make_library(FORMER)
    with Engine.open(library, model=NEW) as engine:
        engine.switch_model()
        break_model(monkeypatch, "former")
        with pytest.raises(ModelError):
            engine.rollback_model()
        assert answering(engine) == "new"


def test_a_model_that_could_not_be_loaded_is_tried_again(
    make_library: MakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = make_library(FORMER)
    with monkeypatch.context() as patched, Engine.open(library, model=FORMER) as engine:
        break_model(patched, "former")
        question = SearchRequest(f"Note{random.randrange(10)}")
        assert not engine.search(question).meaning_used
        patched.undo()
        assert not engine.search(question).meaning_used
        monkeypatch.setattr(vector_source, "AGAIN_SECONDS", 0.05)
        time.sleep(0.06)
        assert engine.search(question).meaning_used


def test_cancelling_the_way_back_leaves_what_one_could_go_back_to(
    make_library: MakeLibrary,
) -> None:
    library = make_library(FORMER)
    with Engine.open(library, model=NEW) as engine:
        engine.switch_model()
    (library.parent / "papers" / "late.txt").write_text("The canary sings.")
    with Engine.open(library, model=FORMER) as engine:
        with pytest.raises(Cancelled):
            engine.index(**stop_at(Stage.CHANGING_MODEL))  # type: ignore[arg-type]
        assert status(engine).upcoming is not None
        engine.cancel_model_change()
        assert [known.model for known in status(engine).retired] == ["former"]
        assert engine.rollback_model() == "former"


def test_a_model_that_is_not_wanted_any_more_does_not_take_over(
    make_library: MakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pacing, "_lower_priority", lambda: None)
    library = make_library(FORMER)
    PreferenceFile(library).change(model="new")
    rests: list[str] = []
    cancel = CancelToken()

    def choose_again(progress: Progress) -> None:
        if progress.stage is Stage.CHANGING_MODEL:
            PreferenceFile(library).change(model="former")

    with Engine.open(library, model=NEW) as engine:

        def rest(_: IndexReport) -> None:
            rests.append(answering(engine))
            cancel.cancel()

        with pytest.raises(Cancelled):
            engine.follow(progress=choose_again, at_rest=rest, cancel=cancel)
    assert rests == ["former"]
