"""The engine on real files, with a model that needs no weights."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, UsageError
from dogear_core.progress import CancelToken, Progress, Stage
from dogear_core.storage.store import Store
from dogear_core.types import Filters, Leg, SearchMode, SearchRequest, Span, Style, unpack

LEASE = "The tenant must tell the landlord before an absence of more than fourteen days.\n"
RECIPE = "# Lentil soup\n\nRinse the lentils and simmer them with cumin for half an hour.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    (papers / "kitchen").mkdir(parents=True)
    (papers / "lease.txt").write_text(LEASE)
    (papers / "kitchen" / "soup.md").write_text(RECIPE)
    return papers


@pytest.fixture
def model() -> FakeModel:
    return FakeModel()


@pytest.fixture
def engine(tmp_path: Path, model: FakeModel) -> Iterator[Engine]:
    with Engine.open(tmp_path / "library", model=model) as opened:
        yield opened


def found(engine: Engine, text: str, mode: SearchMode = SearchMode.HYBRID) -> list[str]:
    """Return the names of the files found, best first."""
    results = engine.search(SearchRequest(text, mode=mode))
    return [best.path.name for best, _ in results.by_document()]


def test_added_files_are_found_by_words_and_by_meaning(engine: Engine, folder: Path) -> None:
    engine.add_roots([folder])
    report = engine.index()
    assert (report.added, report.failed, report.pending) == (2, 0, 0)
    assert found(engine, "landlord", SearchMode.WORDS) == ["lease.txt"]
    assert found(engine, "simmering lentil", SearchMode.MEANING)[0] == "soup.md"


def test_a_hit_cites_its_passage_exactly(engine: Engine, folder: Path) -> None:
    engine.add_roots([folder])
    engine.index()
    (hit, *_) = engine.search(SearchRequest("rinse lentils")).hits
    assert hit.text == engine.text(hit.path, hit.span)
    assert hit.text == engine.document(hit.path).text[hit.span.start : hit.span.end]
    assert hit.heading == "Lentil soup"
    assert hit.title == "Lentil soup"
    assert set(hit.found_by) == {Leg.WORDS, Leg.MEANING}
    marked = [hit.snippet.text[mark.start : mark.end] for mark in hit.snippet.highlights]
    assert {"Rinse", "lentils"} <= set(marked)


def test_words_can_be_found_before_there_are_vectors(engine: Engine, folder: Path) -> None:
    engine.add_roots([folder])
    report = engine.index(words_only=True)
    assert report.pending == engine.status().pending == engine.status().passages > 0
    results = engine.search(SearchRequest("landlord"))
    assert [hit.path.name for hit in results.hits] == ["lease.txt"]
    assert not results.meaning_used
    engine.index()
    assert engine.status().pending == 0
    assert engine.search(SearchRequest("landlord")).meaning_used


def test_a_second_run_has_nothing_to_do(engine: Engine, folder: Path, model: FakeModel) -> None:
    engine.add_roots([folder])
    engine.index()
    model.embedded.clear()
    report = engine.index()
    assert (report.added, report.changed, report.unchanged) == (0, 0, 2)
    assert model.embedded == []


def test_an_edited_file_is_found_by_its_new_words_only(engine: Engine, folder: Path) -> None:
    engine.add_roots([folder])
    engine.index()
    (folder / "lease.txt").write_text("The tenant may keep a parrot.\n")
    assert engine.index().changed == 1
    assert found(engine, "parrot", SearchMode.WORDS) == ["lease.txt"]
    assert found(engine, "landlord", SearchMode.WORDS) == []


def test_touching_a_file_embeds_nothing(engine: Engine, folder: Path, model: FakeModel) -> None:
    engine.add_roots([folder])
    engine.index()
    model.embedded.clear()
    os.utime(folder / "lease.txt", (1, 1))
    report = engine.index()
    assert (report.changed, report.unchanged) == (0, 2)
    assert model.embedded == []
    assert engine.index().unchanged == 2


def test_files_read_by_an_older_dogear_are_read_again_but_not_embedded(
    engine: Engine, folder: Path, model: FakeModel
) -> None:
    engine.add_roots([folder])
    engine.index()
    with Store.open(engine.library, "write") as store:
        store._connection.execute("UPDATE document SET pipeline = 1001")
        store._connection.execute("DELETE FROM markup")
    model.embedded.clear()
    report = engine.index()
    assert (report.changed, report.pending) == (2, 0)
    assert model.embedded == []
    (heading, hidden) = unpack(engine.document(folder / "kitchen" / "soup.md").markup)
    assert (heading.style, heading.level, hidden.style) == (Style.HEADING, 1, Style.HIDDEN)
    assert engine.search(SearchRequest("simmering lentil")).meaning_used


def test_moved_and_renamed_files_keep_their_vectors(
    engine: Engine, folder: Path, model: FakeModel
) -> None:
    engine.add_roots([folder])
    engine.index()
    model.embedded.clear()
    (folder / "kitchen").rename(folder / "recipes")
    (folder / "lease.txt").rename(folder / "contract.txt")
    report = engine.index()
    assert (report.moved, report.added, report.removed) == (2, 0, 0)
    assert model.embedded == []
    assert found(engine, "landlord", SearchMode.WORDS) == ["contract.txt"]
    (hit, *_) = engine.search(SearchRequest("lentils")).hits
    assert hit.path == folder / "recipes" / "soup.md"


def test_a_file_moved_by_copying_keeps_its_vectors(
    engine: Engine, folder: Path, model: FakeModel
) -> None:
    engine.add_roots([folder])
    engine.index()
    model.embedded.clear()
    (folder / "lease.txt").unlink()
    (folder / "copy.txt").write_text(LEASE)
    report = engine.index()
    assert (report.moved, report.added, report.removed) == (1, 0, 0)
    assert model.embedded == []


def test_a_duplicate_shares_vectors_and_is_found_beside_the_original(
    engine: Engine, folder: Path, model: FakeModel
) -> None:
    engine.add_roots([folder])
    engine.index()
    model.embedded.clear()
    (folder / "copy of lease.txt").write_text(LEASE)
    assert engine.index().added == 1
    assert model.embedded == []
    assert set(found(engine, "landlord")) >= {"lease.txt", "copy of lease.txt"}
    (folder / "lease.txt").unlink()
    engine.index()
    assert found(engine, "landlord", SearchMode.MEANING)[0] == "copy of lease.txt"


def test_a_removed_file_is_forgotten(engine: Engine, folder: Path) -> None:
    engine.add_roots([folder])
    engine.index()
    (folder / "lease.txt").unlink()
    assert engine.index().removed == 1
    assert found(engine, "landlord", SearchMode.WORDS) == []
    assert engine.status().documents == 1


def test_a_bad_file_is_listed_with_its_reason_and_stops_nothing(
    engine: Engine, folder: Path
) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    engine.add_roots([folder])
    report = engine.index()
    assert (report.added, report.failed, report.skipped) == (2, 1, 1)
    problems = {problem.path.name: problem.status.value for problem in engine.problems()}
    assert problems == {"broken.pdf": "failed", "photo.png": "skipped"}
    status = engine.status()
    assert (status.documents, status.failed, status.skipped) == (2, 1, 1)


def test_a_single_file_can_be_added(engine: Engine, folder: Path) -> None:
    engine.add_roots([folder / "lease.txt"])
    assert engine.index().added == 1
    assert [root.path for root in engine.roots()] == [folder / "lease.txt"]


def test_a_path_that_does_not_exist_is_refused_and_nothing_is_added(
    engine: Engine, folder: Path
) -> None:
    with pytest.raises(UsageError):
        engine.add_roots([folder, folder / "nowhere"])
    assert engine.roots() == []


def test_a_folder_that_holds_another_takes_it_over(engine: Engine, folder: Path) -> None:
    engine.add_roots([folder / "kitchen"])
    engine.add_roots([folder])
    assert [root.path for root in engine.roots()] == [folder]
    engine.add_roots([folder / "kitchen"])
    assert [root.path for root in engine.roots()] == [folder]


def test_a_folder_within_a_root_can_have_patterns_of_its_own(engine: Engine, folder: Path) -> None:
    engine.add_roots([folder])
    engine.add_roots([folder / "kitchen"], exclude=["*.md"])
    engine.index()
    assert found(engine, "lentils landlord", SearchMode.WORDS) == ["lease.txt"]


def test_a_root_that_the_patterns_of_a_folder_around_it_leave_out_stays(
    engine: Engine, folder: Path
) -> None:
    engine.add_roots([folder / "kitchen", folder / "lease.txt"])
    engine.add_roots([folder], exclude=["kitchen"])
    assert {root.path for root in engine.roots()} == {folder, folder / "kitchen"}
    assert engine.index().added == 2


def test_removing_a_root_forgets_its_documents_and_leaves_the_files(
    engine: Engine, folder: Path
) -> None:
    engine.add_roots([folder])
    engine.index()
    assert engine.remove_root(folder) == 2
    assert engine.status().documents == 0
    assert found(engine, "landlord") == []
    assert (folder / "lease.txt").read_text() == LEASE
    with pytest.raises(UsageError):
        engine.remove_root(folder)


@pytest.mark.parametrize("now", ["a link", "gone", "a loop"])
def test_a_root_is_removed_whatever_has_become_of_it(
    engine: Engine, folder: Path, now: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.add_roots([folder])
    engine.index()
    folder.rename(folder.with_name("documents"))
    if now != "gone":
        folder.symlink_to("documents" if now == "a link" else folder.name)
    monkeypatch.chdir(folder.parent)
    assert engine.remove_root(Path(folder.name)) == 2
    assert engine.roots() == []


def test_a_cancelled_run_keeps_what_was_done_and_goes_on(
    engine: Engine, folder: Path, model: FakeModel
) -> None:
    for number in range(200):
        (folder / f"note{number}.txt").write_text(f"Note number {number} about landlord {number}.")
    engine.add_roots([folder])
    cancel = CancelToken()

    def stop_while_embedding(progress: Progress) -> None:
        if progress.stage is Stage.EMBEDDING and progress.done > 0:
            cancel.cancel()

    with pytest.raises(Cancelled):
        engine.index(progress=stop_while_embedding, cancel=cancel)
    status = engine.status()
    assert 0 < status.embedded < status.passages
    assert status.documents == 202
    done = len(model.embedded)
    engine.index()
    assert engine.status().pending == 0
    assert len(model.embedded) - done == status.pending


def test_progress_counts_every_file_and_every_passage(engine: Engine, folder: Path) -> None:
    engine.add_roots([folder])
    seen: list[Progress] = []
    engine.index(progress=seen.append)
    last = {progress.stage: (progress.done, progress.total) for progress in seen}
    assert last[Stage.READING] == (2, 2)
    assert last[Stage.EMBEDDING] == (2, 2)


def test_a_filter_limits_both_legs(engine: Engine, folder: Path) -> None:
    engine.add_roots([folder])
    engine.index()
    within = Filters(under=folder / "kitchen")
    for mode in SearchMode:
        hits = engine.search(SearchRequest("tenant lentils", mode=mode, filters=within)).hits
        assert {hit.path.name for hit in hits} == {"soup.md"}


def test_a_span_outside_the_text_is_refused(engine: Engine, folder: Path) -> None:
    engine.add_roots([folder])
    engine.index()
    with pytest.raises(UsageError):
        engine.text(folder / "lease.txt", Span(0, 10_000))


def test_a_reader_sees_a_run_of_another_engine(
    engine: Engine, folder: Path, tmp_path: Path, model: FakeModel
) -> None:
    with Engine.open(tmp_path / "library", model=model) as writer:
        writer.add_roots([folder])
        writer.index()
    assert found(engine, "landlord", SearchMode.WORDS) == ["lease.txt"]


def test_the_library_inside_a_root_is_not_indexed(tmp_path: Path, model: FakeModel) -> None:
    (tmp_path / "note.txt").write_text("landlord")
    with Engine.open(tmp_path / "library", model=model) as engine:
        engine.add_roots([tmp_path])
        assert engine.index().added == 1
        assert engine.index().added == 0


def test_originals_are_left_as_they_were(engine: Engine, folder: Path) -> None:
    before = {path: path.stat() for path in folder.rglob("*")}
    engine.add_roots([folder])
    engine.index()
    after = {path: path.stat() for path in folder.rglob("*")}
    assert {path: (s.st_mtime_ns, s.st_size) for path, s in before.items()} == {
        path: (s.st_mtime_ns, s.st_size) for path, s in after.items()
    }


def test_the_word_being_typed_is_marked(engine: Engine, folder: Path) -> None:
    engine.add_roots([folder])
    engine.index()
    for text in ("tenants", "tenan", "the landlords"):
        (hit, *_) = engine.search(SearchRequest(text, typing=True, mode=SearchMode.WORDS)).hits
        marked = [hit.snippet.text[mark.start : mark.end] for mark in hit.snippet.highlights]
        assert marked == ["landlord" if "landlord" in text else "tenant"]
