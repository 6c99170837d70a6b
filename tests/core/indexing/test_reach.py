"""How far a library comes to a path, whatever the path."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.types import (
    FolderReport,
    LeftOut,
    Presence,
    ProblemKind,
    Reach,
    Reason,
    Rule,
    SearchRequest,
    Verdict,
)

LEASE = "The tenant must tell the landlord before an absence of more than fourteen days.\n"
NOTHING = SearchRequest("")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path.resolve() / "home"
    (home / "papers").mkdir(parents=True)
    (home / "papers" / "lease.txt").write_text(LEASE)
    (home / "papers" / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    return home


@pytest.fixture
def engine(tmp_path: Path, home: Path) -> Iterator[Engine]:
    with Engine.open(tmp_path / "library", model=FakeModel()) as opened:
        opened.add_roots([home], exclude=["build/", "*.log"])
        opened.index()
        yield opened


def explain(engine: Engine, path: Path) -> tuple[Verdict, Reach]:
    explanation = engine.explain(path, NOTHING)
    return explanation.verdict, explanation.reach


def test_a_document_is_searchable(engine: Engine, home: Path) -> None:
    lease = home / "papers" / "lease.txt"
    assert explain(engine, lease) == (
        Verdict.SEARCHABLE,
        Reach(
            path=lease,
            presence=Presence.FILE,
            root=home,
            left_out=None,
            problem=None,
            characters=len(LEASE.strip()),
            passages=1,
            embedded=1,
        ),
    )


def test_a_file_is_known_by_every_way_to_it(
    engine: Engine, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lease = home / "papers" / "lease.txt"
    (home.parent / "link").symlink_to(home)
    (home / "papers" / "alias.txt").symlink_to("lease.txt")
    engine.index()
    monkeypatch.chdir(home / "papers")
    for way in (
        home.parent / "link" / "papers" / "lease.txt",
        home / "papers" / ".." / "papers" / "lease.txt",
        home / "papers" / "alias.txt",
        Path("lease.txt"),
    ):
        verdict, reach = explain(engine, way)
        assert (verdict, reach.path) == (Verdict.SEARCHABLE, lease)


def test_a_path_with_nothing_there_is_missing(engine: Engine, home: Path) -> None:
    for path in (home / "nowhere.txt", Path("/nowhere/at/all.txt")):
        verdict, reach = explain(engine, path)
        assert verdict is Verdict.MISSING
        assert reach.presence is Presence.MISSING


def test_what_is_in_no_folder_that_was_added_is_not_added(engine: Engine, home: Path) -> None:
    (home.parent / "other.txt").write_text(LEASE)
    verdict, reach = explain(engine, home.parent / "other.txt")
    assert verdict is Verdict.NOT_ADDED
    assert reach.root is None


LEFT_OUT = {
    ".secret/a.txt": (".secret", Rule.HIDDEN, ""),
    "code/.git/config": ("code/.git", Rule.VERSION_CONTROL, ""),
    "code/node_modules/x/a.js": ("code/node_modules", Rule.CACHE, ""),
    "code/build/deep/a.txt": ("code/build", Rule.PATTERN, "build/"),
    "code/out.log": ("code/out.log", Rule.PATTERN, "*.log"),
    "papers/~$lease.docx": ("papers/~$lease.docx", Rule.UNFINISHED, ""),
    "venv/lib/a.py": ("venv", Rule.CACHE, ""),
}
"""Files, and for each what is left out on the way to it, by which rule and pattern."""


def test_what_is_left_out_is_told_with_the_rule_and_where_it_holds(
    engine: Engine, home: Path
) -> None:
    for name in (*LEFT_OUT, "venv/pyvenv.cfg"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(LEASE)
    expected = {
        name: (Verdict.LEFT_OUT, LeftOut(home / at, rule, pattern))
        for name, (at, rule, pattern) in LEFT_OUT.items()
    }

    def told() -> dict[str, tuple[Verdict, LeftOut | None]]:
        explanations = {name: explain(engine, home / name) for name in LEFT_OUT}
        return {name: (verdict, found.left_out) for name, (verdict, found) in explanations.items()}

    assert told() == expected
    engine.index(words_only=True)
    assert told() == expected
    assert not any(explain(engine, home / name)[1].changed for name in LEFT_OUT)


def test_the_librarys_own_files_are_left_out(tmp_path: Path) -> None:
    with Engine.open(tmp_path / "library", model=FakeModel()) as engine:
        engine.add_roots([tmp_path])
        engine.index()
        verdict, reach = explain(engine, engine.library / "library.db")
    assert verdict is Verdict.LEFT_OUT
    assert reach.left_out == LeftOut(engine.library, Rule.LIBRARY)


def test_a_new_file_is_not_indexed_yet(engine: Engine, home: Path) -> None:
    (home / "papers" / "new.txt").write_text(LEASE)
    assert explain(engine, home / "papers" / "new.txt")[0] is Verdict.NOT_YET_INDEXED
    engine.index()
    assert explain(engine, home / "papers" / "new.txt")[0] is Verdict.SEARCHABLE


def test_a_file_that_failed_is_told_with_its_reason(engine: Engine, home: Path) -> None:
    verdict, reach = explain(engine, home / "papers" / "broken.pdf")
    assert verdict is Verdict.NOT_SEARCHABLE
    assert reach.problem is not None
    assert reach.problem.reason is Reason.DAMAGED
    assert not reach.changed


@pytest.mark.parametrize("name", ["lease.txt", "broken.pdf"])
def test_a_file_that_has_changed_since_is_told(engine: Engine, home: Path, name: str) -> None:
    path = home / "papers" / name
    assert not explain(engine, path)[1].changed
    os.utime(path, (1, 1))
    assert explain(engine, path)[1].changed
    engine.index()
    assert not explain(engine, path)[1].changed


def test_what_is_no_longer_left_out_is_not_indexed_yet(engine: Engine, home: Path) -> None:
    (home / "a.log").write_text(LEASE)
    engine.index()
    engine.add_roots([home], exclude=["build/"])
    assert explain(engine, home / "a.log")[0] is Verdict.NOT_YET_INDEXED


def test_what_is_left_out_from_now_on_is_found_until_the_next_run(
    engine: Engine, home: Path
) -> None:
    engine.add_roots([home], exclude=["*.txt"])
    assert explain(engine, home / "papers" / "lease.txt")[0] is Verdict.SEARCHABLE
    engine.index()
    assert explain(engine, home / "papers" / "lease.txt")[0] is Verdict.LEFT_OUT


def test_a_document_that_is_gone_is_found_until_the_next_run(engine: Engine, home: Path) -> None:
    lease = home / "papers" / "lease.txt"
    lease.unlink()
    verdict, reach = explain(engine, lease)
    assert (verdict, reach.presence) == (Verdict.SEARCHABLE, Presence.MISSING)
    engine.index()
    assert explain(engine, lease)[0] is Verdict.MISSING


def test_a_file_in_a_folder_that_could_not_be_listed_has_its_folders_reason(
    engine: Engine, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "locked").mkdir()
    (home / "locked" / "a.txt").write_text(LEASE)
    scandir = os.scandir

    def refuse(path: str | Path) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    engine.index()
    verdict, reach = explain(engine, home / "locked" / "a.txt")
    assert verdict is Verdict.NOT_SEARCHABLE
    assert reach.problem is not None
    assert (reach.problem.path, reach.problem.reason) == (home / "locked", Reason.UNREADABLE)


def test_what_may_not_even_be_looked_at_is_unreadable(
    engine: Engine, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        raise PermissionError(13, "Permission denied", path, follow_symlinks)

    path = home / "locked" / "a.txt"
    monkeypatch.setattr(Path, "stat", refuse)
    assert explain(engine, path)[1].presence is Presence.UNREADABLE


def test_a_name_that_is_not_unicode_is_told_as_it_is_listed(engine: Engine, home: Path) -> None:
    odd = home / os.fsdecode(b"caf\xe9.txt")
    odd.write_text(LEASE)
    engine.index()
    verdict, reach = explain(engine, odd)
    assert verdict is Verdict.NOT_SEARCHABLE
    assert (reach.path, reach.presence) == (home / "caf\\xe9.txt", Presence.FILE)
    assert reach.path in {problem.path for problem in engine.problems(home)}


def test_a_folder_is_covered_or_not(engine: Engine, home: Path) -> None:
    verdict, reach = explain(engine, home / "papers")
    assert (verdict, reach.presence) == (Verdict.SEARCHABLE, Presence.FOLDER)
    assert reach.below == FolderReport(1, {ProblemKind.DAMAGED: 1})
    (home / "build").mkdir()
    assert explain(engine, home / "build")[0] is Verdict.LEFT_OUT
    assert explain(engine, home.parent)[0] is Verdict.NOT_ADDED
    assert explain(engine, home)[0] is Verdict.SEARCHABLE
