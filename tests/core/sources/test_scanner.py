import os
import socket
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from dogear_core.errors import Cancelled
from dogear_core.progress import CancelToken
from dogear_core.sources import scanner
from dogear_core.sources.scanner import scan
from dogear_core.types import FileState, Reason, Refusal, Root, RootId, SkippedPath


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "home"
    folder.mkdir()
    return folder


def write(path: Path, text: str = "text") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


class Scanned:
    """What a scan of some roots gave, by path."""

    def __init__(
        self,
        *roots: Path | Root,
        library: Path = Path("/nowhere/library"),
        within: list[Path] | None = None,
    ) -> None:
        self.found = list(scan([as_root(root) for root in roots], library=library, within=within))
        self.files = [found.path for found in self.found if isinstance(found, FileState)]
        self.skipped = {
            found.path: found.refusal for found in self.found if isinstance(found, SkippedPath)
        }


def as_root(path: Path | Root) -> Root:
    return path if isinstance(path, Root) else Root(RootId(1), path)


def test_files_come_by_name_and_before_the_folders_beside_them(home: Path) -> None:
    paths = [home / "b.txt", home / "z.txt", home / "a" / "x.txt", home / "a" / "b" / "y.txt"]
    for path in paths:
        write(path)
    assert Scanned(home).files == paths


def test_a_file_is_reported_with_its_size_time_and_inode(home: Path) -> None:
    path = write(home / "a.txt", "12345")
    os.utime(path, ns=(1, 1_700_000_000_123_456_789))
    state = FileState(path, 5, path.stat().st_mtime_ns, path.stat().st_ino)
    assert Scanned(home).found == [state]


def test_a_single_file_is_a_root(home: Path) -> None:
    path = write(home / ".notes.txt")
    write(home / "other.txt")
    assert Scanned(path).files == [path]


def test_ignored_folders_are_one_entry_each(home: Path) -> None:
    for name in (".git", "node_modules", ".secret"):
        write(home / name / "deep" / "a.txt")
    kept = write(home / "a.txt")
    scanned = Scanned(home)
    assert scanned.files == [kept]
    assert scanned.skipped == {
        home / ".git": Refusal(Reason.IGNORED, "version_control"),
        home / "node_modules": Refusal(Reason.IGNORED, "cache"),
        home / ".secret": Refusal(Reason.IGNORED, "hidden"),
    }


def test_a_tagged_cache_is_ignored_below_a_root_but_not_as_a_root(home: Path) -> None:
    write(home / "target" / "CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55")
    path = write(home / "target" / "a.txt")
    assert Scanned(home).skipped == {home / "target": Refusal(Reason.IGNORED, "cache")}
    assert path in Scanned(home / "target").files


def test_unfinished_files_are_ignored_and_folders_of_such_a_name_are_not(home: Path) -> None:
    write(home / "a.part")
    path = write(home / "thesis.part" / "chapter.txt")
    scanned = Scanned(home)
    assert scanned.files == [path]
    assert scanned.skipped == {home / "a.part": Refusal(Reason.IGNORED, "unfinished")}


def test_a_hidden_root_is_scanned_for_it_was_chosen(home: Path) -> None:
    path = write(home / ".config" / "node_modules" / "a.txt")
    assert Scanned(path.parent).files == [path]


def test_the_library_is_ignored_wherever_it_is_reached(home: Path) -> None:
    library = home / "dogear"
    write(library / "library.db")
    scanned = Scanned(home, library=library)
    assert scanned.files == []
    assert scanned.skipped == {library: Refusal(Reason.IGNORED, "library")}
    assert Scanned(library, library=library).files == []


def test_patterns_leave_out_files_and_whole_folders(home: Path) -> None:
    for name in ("a.log", "keep.log", "old/a.txt", "deep/old/b.txt"):
        write(home / name)
    scanned = Scanned(Root(RootId(1), home, ("*.log", "!keep.log", "old/")))
    assert scanned.files == [home / "keep.log"]
    assert scanned.skipped == {
        home / "a.log": Refusal(Reason.IGNORED, "pattern: *.log"),
        home / "old": Refusal(Reason.IGNORED, "pattern: old/"),
        home / "deep" / "old": Refusal(Reason.IGNORED, "pattern: old/"),
    }


@pytest.mark.parametrize("inner_first", [True, False])
def test_nested_roots_give_each_file_once_by_the_inner_roots_patterns(
    home: Path, inner_first: bool
) -> None:
    outer_file, inner_file = write(home / "a.txt"), write(home / "in" / "b.log")
    roots = [Root(RootId(1), home, ("*.log",)), Root(RootId(2), home / "in")]
    scanned = Scanned(*(reversed(roots) if inner_first else roots))
    assert sorted(scanned.files) == [outer_file, inner_file]
    assert scanned.skipped == {}


def test_the_same_root_twice_gives_each_file_once(home: Path) -> None:
    path = write(home / "a" / "a.txt")
    (home / "link").symlink_to(home / "a")
    scanned = Scanned(home / "a", home / "a", home / "link")
    assert (scanned.files, scanned.skipped) == ([path], {})
    assert Scanned(home, path).files == [path]


def test_links_into_a_root_are_not_followed(home: Path) -> None:
    path = write(home / "a" / "a.txt")
    (home / "a" / "up").symlink_to(home)
    (home / "a" / "self").symlink_to(home / "a")
    (home / "0-link").symlink_to(home / "a")
    (home / "0-link.txt").symlink_to(path)
    scanned = Scanned(home)
    assert scanned.files == [path]
    assert scanned.skipped == {
        home / "0-link": Refusal(Reason.SYMLINK_LOOP, str(home / "a")),
        home / "0-link.txt": Refusal(Reason.SYMLINK_LOOP, str(path)),
        home / "a" / "up": Refusal(Reason.SYMLINK_LOOP, str(home)),
        home / "a" / "self": Refusal(Reason.SYMLINK_LOOP, str(home / "a")),
    }


def test_links_out_of_the_roots_are_followed_once(home: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write(outside / "a.txt")
    (outside / "round").symlink_to(outside)
    (home / "one").symlink_to(outside)
    (home / "two").symlink_to(outside)
    (home / "three.txt").symlink_to(outside / "a.txt")
    scanned = Scanned(home)
    assert scanned.files == [home / "three.txt", home / "one" / "a.txt"]
    assert {path: refusal.reason for path, refusal in scanned.skipped.items()} == {
        home / "one" / "round": Reason.SYMLINK_LOOP,
        home / "two": Reason.SYMLINK_LOOP,
    }


def test_a_link_to_a_folder_that_holds_the_root_is_not_followed(home: Path) -> None:
    write(home.parent / "neighbour.txt")
    (home / "outer").symlink_to(home.parent)
    assert Scanned(home).skipped == {home / "outer": Refusal(Reason.SYMLINK_LOOP, str(home.parent))}


def test_links_to_what_is_ignored_by_its_own_name_are_followed(home: Path) -> None:
    """As git-annex keeps documents: in a hidden folder, with links that bear their names."""
    write(home / ".store" / "1234.pdf", "content")
    (home / "lease.pdf").symlink_to(home / ".store" / "1234.pdf")
    state = next(found for found in Scanned(home).found if isinstance(found, FileState))
    assert (state.path, state.size) == (home / "lease.pdf", 7)


def test_broken_and_circular_links_are_reported(home: Path) -> None:
    (home / "broken").symlink_to(home / "gone")
    (home / "round").symlink_to("round")
    reasons = {path.name: refusal.reason for path, refusal in Scanned(home).skipped.items()}
    assert reasons == {"broken": Reason.VANISHED, "round": Reason.SYMLINK_LOOP}


def test_special_files_are_reported_and_never_opened(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(home / "pipe")
    os.mkfifo(home / "CACHEDIR.TAG")
    monkeypatch.chdir(home)  # an address longer than 108 bytes is refused
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
    (home / "null").symlink_to("/dev/null")
    fifo = Refusal(Reason.SPECIAL_FILE, "fifo")
    assert Scanned(home.parent).skipped == {
        home / "pipe": fifo,
        home / "CACHEDIR.TAG": fifo,
        home / "socket": Refusal(Reason.SPECIAL_FILE, "socket"),
        home / "null": Refusal(Reason.SPECIAL_FILE, "device"),
    }
    assert Scanned(home / "pipe").skipped == {home / "pipe": fifo}


def refuse_to_list(monkeypatch: pytest.MonkeyPatch, refused: Path) -> None:
    """Refuse as for a folder without permission; a superuser would be let in."""
    real_scandir = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path) == refused:
            raise PermissionError(13, "Permission denied", path)
        return real_scandir(path)

    monkeypatch.setattr(os, "scandir", scandir)


def test_an_unreadable_folder_is_reported_and_the_scan_goes_on(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home / "closed" / "a.txt")
    path = write(home / "open" / "b.txt")
    refuse_to_list(monkeypatch, home / "closed")
    scanned = Scanned(home)
    assert scanned.files == [path]
    assert scanned.skipped == {home / "closed": Refusal(Reason.UNREADABLE, "Permission denied")}


def test_a_folder_listed_in_part_counts_as_unreadable(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(home / "a.txt")
    write(home / "b.txt")

    def listing(entries: Iterator[os.DirEntry[str]]) -> Iterator[os.DirEntry[str]]:
        yield next(entries)
        raise OSError(5, "Input/output error")

    with os.scandir(home) as entries:
        monkeypatch.setattr(os, "scandir", lambda _: nullcontext(listing(entries)))
        scanned = Scanned(home)
    assert scanned.files == []
    assert scanned.skipped == {home: Refusal(Reason.UNREADABLE, "Input/output error")}


def test_a_root_that_is_not_there_is_told_from_an_empty_one(home: Path) -> None:
    gone = home / "drive" / "papers"
    (home / "empty").mkdir()
    scanned = Scanned(gone, home / "empty")
    assert scanned.files == []
    assert {path: refusal.reason for path, refusal in scanned.skipped.items()} == {
        gone: Reason.VANISHED
    }


def test_icloud_stubs_stand_for_the_file_that_is_not_here(home: Path) -> None:
    write(home / ".report.pdf.icloud")
    assert Scanned(home).skipped == {home / "report.pdf": Refusal(Reason.NOT_ON_DISK)}


@pytest.mark.parametrize("name", [".icloud", "..icloud", "...icloud"])
def test_a_stub_without_a_name_is_merely_hidden(home: Path, name: str) -> None:
    write(home / name)
    assert Scanned(home).skipped == {home / name: Refusal(Reason.IGNORED, "hidden")}


def test_cloud_placeholders_are_reported(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(home / "cloud.pdf", "far away")
    write(home / "local.pdf", "here")
    monkeypatch.setattr(scanner, "is_placeholder", lambda info: info.st_size == len("far away"))
    scanned = Scanned(home)
    assert scanned.files == [home / "local.pdf"]
    assert scanned.skipped == {home / "cloud.pdf": Refusal(Reason.NOT_ON_DISK)}


def test_names_in_any_script_and_form_come_as_they_are(home: Path) -> None:
    names = [unicodedata.normalize(form, "Übergrößé.txt") for form in ("NFC", "NFD")]
    names += ["文書 📄.txt", "two\nlines.txt", " ", "a\\b"]
    for name in names:
        write(home / name)
    found = [path.name for path in Scanned(home).files]
    assert found == sorted(
        path.name for path in home.iterdir()
    )  # macOS takes both forms for one file
    assert set(found) >= set(names[2:])


def test_names_that_are_not_unicode_are_left_out_in_printable_form(home: Path) -> None:
    write(home / os.fsdecode(b"caf\xe9.txt"))
    write(home / os.fsdecode(b"old\xff") / "a.txt")
    skipped = Scanned(home).skipped
    assert set(skipped) == {home / r"caf\xe9.txt", home / r"old\xff"}
    assert {refusal.reason for refusal in skipped.values()} == {Reason.UNREADABLE}
    for path in skipped:
        str(path).encode()


def test_folders_too_deep_for_a_path_are_reported(home: Path) -> None:
    name = "d" * 250
    above = os.open(home, os.O_RDONLY)
    for _ in range(20):
        os.mkdir(name, dir_fd=above)
        below = os.open(name, os.O_RDONLY, dir_fd=above)
        os.close(above)
        above = below
    os.close(above)
    path = write(home / name / "a.txt")
    scanned = Scanned(home)
    assert scanned.files == [path]
    assert [refusal.reason for refusal in scanned.skipped.values()] == [Reason.UNREADABLE]


def test_deep_trees_need_no_recursion(home: Path) -> None:
    deep = home.joinpath(*["d"] * 300)
    path = write(deep / "a.txt")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(200)
    try:
        assert Scanned(home).files == [path]
    finally:
        sys.setrecursionlimit(limit)


def test_cancelling_stops_the_scan(home: Path) -> None:
    for number in range(3):
        write(home / f"{number}.txt")
    cancel = CancelToken()
    scanning = scan([as_root(home)], library=home / "library", cancel=cancel)
    next(scanning)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(scanning)
