"""A library that is opened with another model than its vectors were made by."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dogear_core.config import MEBIBYTE
from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, LibraryFull, NoFormerModel, NoModelChange
from dogear_core.indexing import model_change, recut
from dogear_core.progress import CancelToken, Progress, Stage
from dogear_core.storage.connection import DATABASE_NAME
from dogear_core.types import Decision, GenerationState, Obstacle, SearchMode, SearchRequest

NOTES = 40
FORMER, NEW = FakeModel(64, "former"), FakeModel(96, "new")
USELESS = FakeModel(8, "useless")

Opened = Callable[[FakeModel], Engine]


def note(number: int) -> str:
    """Return a text whose words are mostly its own."""
    letters = random.Random(number)
    syllables = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
    words = ["".join(letters.choices(syllables, k=3)) for _ in range(12)]
    return f"Note{number} says that {' '.join(words)} were agreed.\n"


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with papers and the library of them, indexed with the former model."""
    folder = tmp_path_factory.mktemp("indexed")
    (folder / "papers").mkdir()
    for number in range(NOTES):
        (folder / "papers" / f"{number}.txt").write_text(note(number))
    with Engine.open(folder / "library", model=FORMER) as engine:
        engine.add_roots([folder / "papers"])
        engine.index()
    return folder


@pytest.fixture
def more(tmp_path: Path) -> Path:
    """Return a folder of the library that is empty so far; the papers are shared by all tests."""
    folder = tmp_path / "more"
    folder.mkdir()
    return folder


@pytest.fixture
def papers_away(indexed: Path) -> Iterator[None]:
    papers, away = indexed / "papers", indexed / "away"
    papers.rename(away)
    yield
    away.rename(papers)


@pytest.fixture
def opened(tmp_path: Path, indexed: Path, more: Path) -> Iterator[Opened]:
    """Open a copy of the library with any model."""
    library = Path(shutil.copytree(indexed / "library", tmp_path / "library"))
    with Engine.open(library, model=FORMER) as engine:
        engine.add_roots([more])
    engines: list[Engine] = []

    def open_with(model: FakeModel) -> Engine:
        engines.append(Engine.open(library, model=model))
        return engines[-1]

    yield open_with
    for engine in engines:
        engine.close()


def found(engine: Engine, text: str, mode: SearchMode = SearchMode.MEANING) -> list[str]:
    hits = engine.search(SearchRequest(text, mode=mode)).hits
    return [f"{hit.path.name} {hit.score:.6f}" for hit in hits]


def answering(engine: Engine) -> str:
    active = engine.model_status().active
    assert active is not None
    return active.model


def stop_at(stage: Stage, number: int = 1) -> dict[str, object]:
    """Return arguments that cancel a run at a report of a stage."""
    cancel, seen = CancelToken(), []

    def progress(step: Progress) -> None:
        if step.stage is stage:
            seen.append(step)
            if len(seen) >= number:
                cancel.cancel()

    return {"progress": progress, "cancel": cancel}


def halfway(engine: Engine) -> None:
    """Index until the first batch of the new model's vectors is stored."""
    with pytest.raises(Cancelled):
        engine.index(**stop_at(Stage.CHANGING_MODEL, 2))  # type: ignore[arg-type]


def test_a_better_model_takes_over(opened: Opened, tmp_path: Path, indexed: Path) -> None:
    engine = opened(NEW)
    engine.index()
    assert answering(engine) == "new"
    with Engine.open(tmp_path / "fresh", model=NEW) as fresh:
        fresh.add_roots([indexed / "papers"])
        fresh.index()
        for question in (note(3), note(7)[:40], "what was agreed"):
            assert found(engine, question) == found(fresh, question)


def test_the_former_model_answers_until_then(opened: Opened) -> None:
    former = opened(FORMER)
    before = found(former, note(3))
    engine = opened(NEW)
    halfway(engine)
    assert engine.model_status().upcoming is not None
    for reader in (engine, former):
        assert answering(reader) == "former"
        assert found(reader, note(3)) == before


def test_readers_follow_the_switch(opened: Opened) -> None:
    reader, engine = opened(FORMER), opened(NEW)
    before = found(reader, note(3))
    engine.index()
    assert found(reader, note(3)) == found(engine, note(3))
    assert found(reader, note(3)) != before


def test_what_was_built_is_not_built_again(opened: Opened) -> None:
    model = FakeModel(96, "new")
    engine = opened(model)
    halfway(engine)
    built = engine.model_status().upcoming
    assert built is not None
    assert 0 < built.embedded < built.total
    engine.index()
    assert len(model.embedded) == len(set(model.embedded)) == built.total


def test_new_files_can_be_found_by_meaning_during_the_change(opened: Opened, more: Path) -> None:
    engine = opened(NEW)
    halfway(engine)
    (more / "new.txt").write_text("Zebras graze beside the railway.\n")
    with pytest.raises(Cancelled):
        engine.index(**stop_at(Stage.CHANGING_MODEL, 1))  # type: ignore[arg-type]
    assert answering(engine) == "former"
    assert found(engine, "zebras graze beside the railway")[0].startswith("new.txt")
    engine.index()
    assert answering(engine) == "new"
    assert found(engine, "zebras graze beside the railway")[0].startswith("new.txt")


@pytest.mark.usefixtures("papers_away")
def test_originals_are_not_read_for_it(opened: Opened) -> None:
    engine = opened(NEW)
    engine.index()
    assert answering(engine) == "new"
    assert engine.status().pending == 0
    assert found(engine, note(7))[0].startswith("7.txt")


def test_a_worse_model_is_refused(opened: Opened) -> None:
    engine = opened(USELESS)
    engine.index()
    status = engine.model_status()
    assert answering(engine) == "former"
    assert status.decision is Decision.REFUSED
    assert status.upcoming is not None
    assert status.upcoming.state is GenerationState.READY
    assert status.comparison is not None
    assert status.comparison.worse
    assert status.comparison.gains[SearchMode.MEANING].high < 0


def test_a_refused_model_is_not_tried_again_by_itself(opened: Opened, more: Path) -> None:
    engine = opened(USELESS)
    engine.index()
    (more / "new.txt").write_text("Zebras graze beside the railway.\n")
    engine.index()
    assert answering(engine) == "former"
    assert found(engine, "zebras graze beside the railway")[0].startswith("new.txt")
    upcoming = engine.model_status().upcoming
    assert upcoming is not None
    assert upcoming.embedded < upcoming.total


def test_a_refused_model_takes_over_when_a_person_insists(opened: Opened) -> None:
    engine = opened(USELESS)
    engine.index()
    engine.switch_model()
    assert answering(engine) == "useless"
    assert engine.model_status().decision is None


def test_one_can_go_back_at_once(opened: Opened, more: Path) -> None:
    engine = opened(NEW)
    before = found(engine, note(3))
    engine.index()
    (more / "new.txt").write_text("Zebras graze beside the railway.\n")
    engine.index()
    assert engine.rollback_model() == "former"
    assert answering(engine) == "former"
    assert found(engine, note(3)) == before
    assert engine.status().pending == 1
    engine.index()
    assert answering(engine) == "former"
    assert engine.model_status().decision is Decision.ROLLED_BACK
    assert found(engine, "zebras graze beside the railway")[0].startswith("new.txt")


def test_a_model_that_was_taken_back_can_be_tried_again(opened: Opened) -> None:
    engine = opened(NEW)
    engine.index()
    engine.rollback_model()
    engine.reconsider_model()
    engine.index()
    assert answering(engine) == "new"


def test_after_the_grace_period_the_space_is_given_back(opened: Opened, tmp_path: Path) -> None:
    engine = opened(FakeModel(2048, "large"))
    engine.index()
    engine.compact()
    file = tmp_path / "library" / DATABASE_NAME
    large = file.stat().st_size
    second = opened(FakeModel(64, "small"))
    second.preferences.change(rollback_days=0)
    second.index()
    second.compact()
    assert answering(second) == "small"
    assert second.model_status().retired == ()
    assert file.stat().st_size < large - NOTES * 2048
    with pytest.raises(NoFormerModel):
        second.rollback_model()


def test_a_former_model_that_takes_too_much_goes_at_once(opened: Opened) -> None:
    engine = opened(NEW)
    engine.preferences.change(rollback_bytes=0)
    engine.index()
    assert engine.model_status().retired == ()


def test_a_change_can_be_cancelled(opened: Opened) -> None:
    engine = opened(NEW)
    halfway(engine)
    engine.cancel_model_change()
    assert engine.model_status().upcoming is None
    engine.index()
    assert answering(engine) == "former"
    assert engine.model_status().decision is Decision.CANCELLED
    with pytest.raises(NoModelChange):
        opened(FORMER).cancel_model_change()


def test_going_back_to_the_former_choice_drops_what_was_built(opened: Opened) -> None:
    halfway(opened(NEW))
    engine = opened(FORMER)
    engine.index()
    assert engine.model_status().upcoming is None


def test_a_third_model_replaces_what_was_built_for_the_second(opened: Opened) -> None:
    halfway(opened(NEW))
    engine = opened(FakeModel(80, "third"))
    engine.index()
    assert answering(engine) == "third"
    assert [former.model for former in engine.model_status().retired] == ["former"]


@pytest.mark.parametrize(
    ("limit", "obstacle"),
    [({"lowest_free_disk": 1 << 40}, Obstacle.DISK), ({"largest_library": 1}, Obstacle.QUOTA)],
)
def test_a_change_without_space_does_not_begin(
    opened: Opened, limit: dict[str, int], obstacle: Obstacle
) -> None:
    engine = opened(NEW)
    need = engine.model_status().need_bytes
    assert need > NOTES * 96
    engine.preferences.change(**limit)
    status = engine.model_status()
    assert status.is_due
    assert status.obstacle is obstacle


def test_a_library_beyond_its_quota_stays_with_its_model(opened: Opened) -> None:
    engine = opened(NEW)
    engine.preferences.change(largest_library=engine.size().total + 16 * MEBIBYTE)
    engine.index()
    assert answering(engine) == "former"
    with pytest.raises(LibraryFull):
        engine.switch_model()
    engine.preferences.change(largest_library=0)
    engine.index()
    assert answering(engine) == "new"


def test_passages_longer_than_the_new_model_reads_are_cut_anew(opened: Opened, more: Path) -> None:
    (more / "long.txt").write_text(" ".join(f"Word{n} follows." for n in range(120)) + "\n")
    opened(FORMER).index()
    engine = opened(FakeModel(96, "short", max_tokens=80))
    cited = engine.search(SearchRequest("word5 follows")).hits[0]
    longest = cited.span.end - cited.span.start
    engine.index()
    assert answering(engine) == "short"
    assert engine.status().pending == 0
    path = cited.path
    hits = [hit for hit in engine.search(SearchRequest("word5 follows")).hits if hit.path == path]
    assert hits
    assert all(hit.span.end - hit.span.start < longest for hit in hits)
    assert engine.text(path, cited.span) == cited.text


@pytest.mark.usefixtures("papers_away")
def test_what_an_older_chunker_cut_is_cut_anew_from_the_stored_texts(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (model_change, recut):
        monkeypatch.setattr(module, "CHUNKER_VERSION", 2)
    model = FakeModel(64, "former")
    engine = opened(model)
    assert engine.model_status().is_due
    engine.index()
    status = engine.model_status()
    assert not status.is_due
    assert len(status.retired) == 1
    assert engine._store.cuts.before(2) == []
    assert model.embedded == []  # the same texts by the same model keep their vectors
    assert found(engine, note(7))[0].startswith("7.txt")
