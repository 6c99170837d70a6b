"""What is not searchable, told folder by folder, and what can be done about it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dogear_core.config import EngineConfig, ReaderLimits
from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import LibraryBusy, NotInLibrary, UsageError
from dogear_core.indexing.report import make_report
from dogear_core.progress import Progress, Stage
from dogear_core.storage.lock import writer_lock
from dogear_core.types import (
    FolderReport,
    ProblemKind,
    Reason,
    SearchMode,
    SearchRequest,
    reasons_of,
)

LEASE = "The tenant must tell the landlord before an absence of more than fourteen days.\n"
BROKEN = b"%PDF-1.7 and nothing more"
SMALL = EngineConfig(reader_limits=ReaderLimits(plain_text_bytes=1000))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder with a file that ends in each way, most of them in `scans`."""
    home = tmp_path.resolve() / "home"
    (home / "scans" / "2019").mkdir(parents=True)
    (home / "letters").mkdir()
    (home / "lease.txt").write_text(LEASE)
    (home / "letters" / "note.txt").write_text("A note about radiators.")
    (home / "scans" / "page.html").write_text("<img src='page.png'>")
    (home / "scans" / "2019" / "page.html").write_text("<img src='page.png'>")
    (home / "scans" / "2019" / "blank.txt").write_bytes(b"")
    (home / "scans" / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (home / "scans" / "broken.pdf").write_bytes(BROKEN)
    (home / "long.txt").write_text("word " * 500)
    (home / ".hidden").mkdir()
    (home / ".hidden" / "a.txt").write_text(LEASE)
    (home / "dangling").symlink_to("nowhere")
    return home


@pytest.fixture
def engine(tmp_path: Path, home: Path) -> Iterator[Engine]:
    with Engine.open(tmp_path / "library", model=FakeModel(), config=SMALL) as opened:
        opened.add_roots([home])
        opened.index()
        yield opened


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_of_one_kind(reason: Reason) -> None:
    of_kind = [kind for kind in ProblemKind if reason in reasons_of([kind])]
    assert of_kind == [ProblemKind.of(reason)]


def test_a_root_counts_everything_in_it_by_kind(engine: Engine, home: Path) -> None:
    report = engine.report()
    assert report.roots == (home,)
    assert report.total == report.folders[home]
    assert report.total.searchable == 2
    assert report.total.problems == {
        ProblemKind.NO_TEXT: 3,
        ProblemKind.UNSUPPORTED: 1,
        ProblemKind.DAMAGED: 1,
        ProblemKind.TOO_LARGE: 1,
        ProblemKind.UNREADABLE: 1,
        ProblemKind.LEFT_OUT: 1,
    }
    assert report.total.count() == 7
    assert report.total.count([ProblemKind.NO_TEXT, ProblemKind.DAMAGED]) == 4


def test_a_folder_is_told_only_if_something_in_it_is_not_searchable(
    engine: Engine, home: Path
) -> None:
    folders = engine.report().folders
    assert set(folders) == {home, home / "scans", home / "scans" / "2019"}
    assert folders[home / "scans" / "2019"] == FolderReport(0, {ProblemKind.NO_TEXT: 2})
    assert folders[home / "scans"].problems[ProblemKind.NO_TEXT] == 3


def test_a_root_within_another_counts_in_both_and_once_in_all() -> None:
    outer, inner = Path("/home"), Path("/home/in")
    outcomes = [("/home/a", None), ("/home/in/b", None), ("/home/in/c", Reason.DAMAGED)]
    report = make_report([outer, inner], outcomes)
    assert report.total == report.folders[outer] == FolderReport(2, {ProblemKind.DAMAGED: 1})
    assert report.folders[inner] == FolderReport(1, {ProblemKind.DAMAGED: 1})


def test_a_single_file_that_was_added_is_told_by_itself_and_what_is_in_no_root_is_not() -> None:
    file, empty = Path("/srv/broken.pdf"), Path("/empty")
    report = make_report([file, empty], [(str(file), Reason.DAMAGED), ("/elsewhere/a", None)])
    assert report.folders == {
        file: FolderReport(0, {ProblemKind.DAMAGED: 1}),
        empty: FolderReport(),
    }
    assert report.total == FolderReport(0, {ProblemKind.DAMAGED: 1})


def test_problems_can_be_asked_for_by_folder_and_kind(engine: Engine, home: Path) -> None:
    def names(under: Path | None, *kinds: ProblemKind) -> list[str]:
        found = engine.problems(under, kinds) if kinds else engine.problems(under)
        return [str(problem.path.relative_to(home)) for problem in found]

    assert len(names(None)) == 8
    scans = ["scans/2019/blank.txt", "scans/2019/page.html", "scans/page.html"]
    assert names(home / "scans", ProblemKind.NO_TEXT) == scans
    assert names(home / "scans") == [*scans[:2], "scans/broken.pdf", *scans[2:], "scans/photo.png"]
    both = (ProblemKind.DAMAGED, ProblemKind.TOO_LARGE)
    assert names(None, *both) == ["long.txt", "scans/broken.pdf"]
    assert names(home / "letters") == []


# --- trying again ----------------------------------------------------------------------------


def read_now(engine: Engine) -> set[str]:
    """Return the names of the files that an indexing run reads."""
    seen: list[str] = []

    def note(progress: Progress) -> None:
        if progress.stage is Stage.READING and progress.current:
            seen.append(Path(progress.current).name)

    engine.index(progress=note)
    return set(seen)


def test_what_failed_waits_for_a_change_until_it_is_tried_again(engine: Engine, home: Path) -> None:
    always = read_now(engine)
    assert "broken.pdf" not in always
    assert engine.retry([home / "scans" / "broken.pdf"]) == 1
    assert read_now(engine) - always == {"broken.pdf"}
    assert read_now(engine) == always


def test_a_file_that_can_be_read_by_now_is_found_once_it_is_tried_again(
    engine: Engine, home: Path, tmp_path: Path
) -> None:
    with Engine.open(tmp_path / "library", model=FakeModel()) as patient:
        patient.index()
        assert home / "long.txt" in {problem.path for problem in patient.problems()}
        patient.retry([home / "long.txt"])
        assert patient.index().changed == 1
    assert engine.report().total.searchable == 3


def test_a_folder_is_tried_again_where_it_is_not_searchable(engine: Engine, home: Path) -> None:
    always = read_now(engine)
    assert engine.retry([home]) == 8
    tried = {"page.html", "blank.txt", "photo.png", "broken.pdf", "long.txt"}
    assert read_now(engine) - always == tried
    assert engine.retry([home], [ProblemKind.DAMAGED]) == 1
    assert read_now(engine) - always == {"broken.pdf"}


def test_a_searchable_file_is_read_again_if_it_is_asked_for_itself(
    engine: Engine, home: Path
) -> None:
    assert engine.retry([home / "letters"]) == 0
    assert engine.retry([home / "letters" / "note.txt"]) == 1
    assert "note.txt" in read_now(engine)
    assert engine.report().total.searchable == 2


# --- leaving out -----------------------------------------------------------------------------


def found(engine: Engine, text: str) -> list[str]:
    hits = engine.search(SearchRequest(text, 100, SearchMode.WORDS)).hits
    return [hit.path.name for hit in hits]


ODD = ("*.txt", "a?b", "[ab].txt", "!not.txt", "#1.txt", "back\\slash", "space ", "tab\t", "a\nb")
"""Names of which a pattern that is not exact would mean others as well, or nothing."""


def test_files_that_are_left_out_are_forgotten_at_once_and_stay_away(
    engine: Engine, home: Path
) -> None:
    letters = home / "letters"
    others = {"a.txt", "axb", "ab", *(odd + "x" for odd in ODD), *("x" + odd for odd in ODD)}
    for name in (*ODD, *others):
        (letters / name).write_text(f"The archbishop wrote a letter called {name!r}.")
    engine.index()
    assert set(found(engine, "archbishop")) == others | set(ODD)
    engine.exclude([letters / name for name in ODD])
    assert set(found(engine, "archbishop")) == others
    engine.index()
    assert set(found(engine, "archbishop")) == others
    left_out = engine.problems(letters, [ProblemKind.LEFT_OUT])
    assert {problem.path.name for problem in left_out} == set(ODD)


def test_leaving_out_a_folder_forgets_what_is_in_it_but_not_a_root_in_it(
    engine: Engine, home: Path
) -> None:
    (home / "letters" / "kept").mkdir()
    (home / "letters" / "kept" / "a.txt").write_text("The archbishop.")
    engine.add_roots([home / "letters" / "kept"], exclude=["*.log"])
    engine.index()
    roots = engine.exclude([home / "letters"])
    assert [root.exclude for root in roots] == [("/letters",), ("*.log",)]
    for _ in range(2):
        assert found(engine, "radiators archbishop") == ["a.txt"]
        engine.index()


def test_leaving_out_overrules_a_pattern_that_brings_back(engine: Engine, home: Path) -> None:
    engine.add_roots([home], exclude=["*.txt", "!note.txt"])
    engine.index()
    assert found(engine, "radiators") == ["note.txt"]
    engine.exclude([home / "letters" / "note.txt"])
    engine.add_roots([home], exclude=[*engine.roots()[0].exclude, "!note.txt"])
    (root,) = engine.exclude([home / "letters" / "note.txt"])
    assert root.exclude == ("*.txt", "!note.txt", "!note.txt", "/letters/note.txt")
    engine.index()
    assert found(engine, "radiators") == []


def test_what_was_added_itself_cannot_be_left_out(engine: Engine, home: Path) -> None:
    with pytest.raises(UsageError) as caught:
        engine.exclude([home / "lease.txt", home])
    assert caught.value.path == home
    with pytest.raises(NotInLibrary):
        engine.exclude([home / "lease.txt", home.parent / "elsewhere.txt"])
    assert engine.roots()[0].exclude == ()
    assert found(engine, "landlord") == ["lease.txt"]


def test_a_file_is_left_out_by_any_of_its_names(
    engine: Engine, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home.parent / "link").symlink_to(home)
    engine.exclude([home.parent / "link" / "lease.txt"])
    monkeypatch.chdir(home)
    engine.exclude([Path("letters/note.txt")])
    assert engine.roots()[0].exclude == ("/lease.txt", "/letters/note.txt")
    assert engine.report().total.searchable == 0


def test_both_take_the_writers_lock(engine: Engine, home: Path) -> None:
    with writer_lock(engine.library):
        for call in (engine.retry, engine.exclude):
            with pytest.raises(LibraryBusy):
                call([home / "lease.txt"])
