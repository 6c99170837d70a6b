"""A scan of a part finds of it what a scan of everything finds."""

import os
from pathlib import Path

import pytest

from dogear_core.sources.roots import device_of
from dogear_core.sources.scanner import scan
from dogear_core.types import FileState, Reason, Refusal, Root, RootId, SkippedPath

Found = dict[Path, FileState | Refusal]

NAMES = (
    "a.txt",
    "in/b.txt",
    "in/deep/c.txt",
    "in/draft.log",
    "in/.hidden/d.txt",
    "in/cache/pyvenv.cfg",
    "in/cache/e.txt",
    "inner/f.log",
    "inner/old/g.txt",
    "dogear/library.db",
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "home"
    for name in NAMES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("text")
    (folder / "in" / "link").symlink_to(folder / "in" / "deep")
    return folder


@pytest.fixture
def roots(home: Path) -> list[Root]:
    return [Root(RootId(1), home, ("*.log",)), Root(RootId(2), home / "inner", ("old",))]


def found(roots: list[Root], home: Path, within: list[Path] | None = None) -> Found:
    entries = list(scan(roots, library=home / "dogear", within=within))
    paths = [entry.path for entry in entries if isinstance(entry, FileState)]
    assert len(paths) == len(set(paths))
    return {
        entry.path: entry.refusal if isinstance(entry, SkippedPath) else entry for entry in entries
    }


@pytest.mark.parametrize("name", ["", "in", "in/deep", "inner", *NAMES, "in/link", "in/cache"])
def test_a_part_is_judged_as_the_whole_is(home: Path, roots: list[Root], name: str) -> None:
    place = home / name
    whole = found(roots, home)
    on_the_way = [path for path in (place, *place.parents) if path in whole]
    expected = {
        path: entry
        for path, entry in whole.items()
        if path.is_relative_to(place) or path in on_the_way
    }
    assert found(roots, home, [place]) == expected


def test_what_is_gone_and_what_is_in_no_root_is_not_there(home: Path, roots: list[Root]) -> None:
    assert found(roots, home, [home / "in" / "gone.txt", home / "no" / "gone.txt"]) == {}
    assert found(roots, home, [home.parent / "elsewhere.txt"]) == {}


def test_a_part_of_a_root_that_is_not_there_is_unknown_not_gone(tmp_path: Path) -> None:
    drive = tmp_path.resolve() / "drive"
    entries = list(scan([Root(RootId(1), drive)], library=tmp_path, within=[drive / "a.txt"]))
    (entry,) = entries
    assert isinstance(entry, SkippedPath)
    assert (entry.path, entry.refusal.reason) == (drive, Reason.VANISHED)


@pytest.mark.parametrize("within", [None, ["a.txt"]])
def test_an_empty_folder_in_the_place_of_a_drive_is_not_the_drive(
    tmp_path: Path, within: list[str] | None
) -> None:
    place = tmp_path.resolve() / "drive"
    place.mkdir()
    (place / ".directory").write_text("what a file manager leaves behind")
    paths = [place / name for name in within] if within else None
    drive = Root(RootId(1), place, device="another disk")
    (entry,) = scan([drive], library=tmp_path, within=paths)
    assert isinstance(entry, SkippedPath)
    assert (entry.path, entry.refusal.reason, entry.gone) == (place, Reason.VANISHED, False)


def test_a_drive_under_a_new_number_is_the_drive(tmp_path: Path) -> None:
    place = tmp_path.resolve() / "drive"
    place.mkdir()
    (place / "a.txt").write_text("text")
    for device in ("another disk", device_of(os.stat(place)), ""):  # noqa: PTH116
        (entry,) = scan([Root(RootId(1), place, device=device)], library=tmp_path)
        assert entry.path == place / "a.txt"
