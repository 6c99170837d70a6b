import os
from pathlib import Path

import pytest

from dogear_core.errors import UsageError
from dogear_core.sources.roots import RootChange, place_root, root_path
from dogear_core.types import Root, RootId


def root(path: str, *exclude: str) -> Root:
    return Root(RootId(len(path)), Path(path), exclude)


HOME = root("/home/ada")


@pytest.mark.parametrize("path", ["/home/ada", "/home/ada/letters", "/home/ada/a/b/c.txt"])
def test_a_path_a_root_scans_is_covered(path: str) -> None:
    assert place_root([root("/srv"), HOME], Path(path)) == RootChange(covered_by=HOME)


@pytest.mark.parametrize("path", ["/home/ada/.notes", "/home/ada/x/node_modules/y"])
def test_what_a_root_ignores_becomes_a_root_of_its_own(path: str) -> None:
    assert place_root([HOME], Path(path)) == RootChange()


def test_what_a_roots_patterns_leave_out_becomes_a_root_of_its_own() -> None:
    home = root("/home/ada", "archive/", "*.log")
    assert place_root([home], Path("/home/ada/archive")) == RootChange()
    assert place_root([home], Path("/home/ada/archive/1999")) == RootChange()
    assert place_root([home], Path("/home/ada/one.log")) == RootChange()
    assert place_root([home], Path("/home/ada/letters")) == RootChange(covered_by=home)


def test_a_root_that_leaves_out_everything_still_covers_itself() -> None:
    nothing = root("/home/ada", "*")
    assert place_root([nothing], Path("/home/ada")) == RootChange(covered_by=nothing)


def test_a_neighbour_with_the_same_beginning_is_another_root() -> None:
    assert place_root([HOME], Path("/home/adam")) == RootChange()


def test_a_folder_takes_over_the_roots_in_it() -> None:
    letters, notes = root("/home/ada/letters"), root("/home/ada/notes.txt")
    change = place_root([letters, root("/srv"), notes], Path("/home/ada"))
    assert change == RootChange(taken_over=(letters, notes))


def test_roots_it_would_not_scan_the_same_way_stay() -> None:
    hidden, chosen = root("/home/ada/.notes"), root("/home/ada/work", "*.log")
    assert place_root([hidden, chosen], Path("/home/ada")) == RootChange()


def test_a_root_is_known_by_its_real_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    monkeypatch.chdir(tmp_path)
    assert root_path(Path("link")) == (tmp_path / "real").resolve()


def test_a_path_with_nothing_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        root_path(tmp_path / "gone")
    assert caught.value.path == tmp_path / "gone"


def test_a_link_in_circles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to("round")
    with pytest.raises(UsageError):
        root_path(tmp_path / "round")


def test_a_name_that_is_not_unicode_is_refused(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9")
    odd.mkdir()
    with pytest.raises(UsageError):
        root_path(odd)
