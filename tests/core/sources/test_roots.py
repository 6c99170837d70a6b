import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dogear_core.errors import UsageError
from dogear_core.sources.roots import RootChange, place_root, root_path
from dogear_core.sources.scanner import scan
from dogear_core.types import FileState, Reason, Root, RootId, SkippedPath


def root(path: str, *exclude: str) -> Root:
    return Root(RootId(len(path)), Path(path), exclude)


HOME = root("/home/ada")


@pytest.mark.parametrize("path", ["/home/ada", "/home/ada/letters", "/home/ada/a/b/c.txt"])
def test_a_path_a_root_scans_is_covered(path: str) -> None:
    assert place_root([root("/srv"), HOME], Path(path)) == RootChange(covered_by=HOME)


@pytest.mark.parametrize("path", ["/home/ada/.notes", "/home/ada/x/node_modules/y"])
def test_what_a_root_ignores_becomes_a_root_of_its_own(path: str) -> None:
    assert place_root([HOME], Path(path)) == RootChange()


def test_a_root_that_leaves_out_everything_still_covers_itself() -> None:
    nothing = root("/home/ada", "*")
    assert place_root([nothing], Path("/home/ada")) == RootChange(covered_by=nothing)


def test_a_neighbour_with_the_same_beginning_is_another_root() -> None:
    assert place_root([HOME], Path("/home/adam")) == RootChange()


TREE = {
    "a.txt": "",
    "keep.log": "",
    "drop.log": "",
    "draft.tmp": "",
    "~$letter.docx": "",
    "thesis.part/chapter.txt": "",
    "archive/1999/b.txt": "",
    "cache/CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55",
    "cache/deep/c.txt": "",
    "no-cache/CACHEDIR.TAG": "my notes on cache directories",
    "no-cache/d.txt": "",
    "env/pyvenv.cfg": "",
    "env/e.txt": "",
    ".hidden/f.txt": "",
    "node_modules/g.txt": "",
}
PATTERNS = ("archive/", "*.log", "!keep.log")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "home"
    for name, text in TREE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def scanned(*roots: Root) -> list[Path]:
    found = scan(roots, library=Path("/nowhere/library"))
    return [state.path for state in found if isinstance(state, FileState)]


@pytest.mark.parametrize("exclude", [(), PATTERNS], ids=["no patterns", "patterns"])
@pytest.mark.parametrize("name", TREE)
def test_a_file_is_covered_if_and_only_if_it_is_scanned(
    home: Path, name: str, exclude: tuple[str, ...]
) -> None:
    whole, path = root(str(home), *exclude), home / name
    covered = place_root([whole], path).covered_by is not None
    assert covered == (path in scanned(whole))


@pytest.mark.parametrize("name", TREE)
def test_a_file_asked_for_by_name_is_scanned_whatever_is_added_after_it(
    home: Path, name: str
) -> None:
    asked, whole = root(str(home / name)), root(str(home))
    change = place_root([asked], home)
    roots = [whole] if asked in change.taken_over else [whole, asked]
    assert home / name in scanned(*roots)
    assert (asked in change.taken_over) == (home / name in scanned(whole))


@pytest.mark.parametrize(("name", "is_covered"), [("archive", False), ("no-cache", True)])
def test_a_folder_its_root_leaves_out_becomes_a_root_of_its_own(
    home: Path, name: str, is_covered: bool
) -> None:
    whole = root(str(home), *PATTERNS)
    assert place_root([whole], home / name).covered_by == (whole if is_covered else None)


def test_between_two_roots_the_inner_one_decides(home: Path) -> None:
    """The outer one passes over it, though its own rules would let the file in."""
    whole, inner = root(str(home)), root(str(home / "archive"), "*.txt")
    path = home / "archive" / "1999" / "b.txt"
    assert place_root([whole, inner], path) == RootChange()
    asked = root(str(path))
    assert place_root([asked, inner], home) == RootChange()


def test_a_folder_takes_over_the_roots_in_it(home: Path) -> None:
    text, folder = root(str(home / "a.txt")), root(str(home / "thesis.part"))
    change = place_root([text, root("/srv"), folder], home)
    assert change == RootChange(taken_over=(text, folder))


def test_roots_it_would_not_scan_the_same_way_stay(home: Path) -> None:
    hidden, chosen = root(str(home / ".hidden")), root(str(home / "archive"), "*.log")
    assert place_root([hidden, chosen], home) == RootChange()


def test_a_root_that_is_not_there_stays_for_it_may_come_back(home: Path) -> None:
    assert place_root([root(str(home / "drive"))], home) == RootChange()


def test_a_root_is_gone_if_its_parent_can_be_listed_without_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_gone(path: Path) -> bool:
        (found,) = scan([root(str(path))], library=Path("/nowhere/library"))
        assert isinstance(found, SkippedPath)
        assert found.refusal.reason is Reason.VANISHED
        return found.gone

    assert is_gone(home / "gone.txt")
    assert not is_gone(home / "drive" / "a.txt")
    (home / "link.txt").symlink_to(home / "drive" / "a.txt")
    assert not is_gone(home / "link.txt")

    def iterdir(path: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert not is_gone(home / "gone.txt")


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
