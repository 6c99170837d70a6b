"""Bringing up to date what changed alone leaves nothing for a run over everything to do."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dogear_core.config import EngineConfig
from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.indexing.indexer import Indexer
from dogear_core.indexing.pacing import Pace, Pacing
from dogear_core.preferences import PreferenceFile
from dogear_core.progress import CancelToken, ignore_progress
from dogear_core.readers.pool import ReaderPool
from dogear_core.sources.settling import outermost
from dogear_core.storage.store import Store
from dogear_core.types import IndexReport

NAMES = ("lease.txt", "in/bread.txt", "in/deep/soup.txt", "in/deep/tea.txt", "inner/boiler.txt")


class Library:
    """A library whose files a test changes, and that is told which."""

    def __init__(self, home: Path, pool: ReaderPool) -> None:
        self.home = home
        self.folder = home.parent / "library"
        self.model = FakeModel()
        self._pool = pool
        for name in NAMES:
            self.write(name, f"This is the text of {name}.")
        with Engine.open(self.folder, model=self.model) as engine:
            engine.add_roots([home], ["*.log"])
            engine.add_roots([home / "inner"], ["*.bak"])
            engine.index()
        self.model.embedded.clear()

    def write(self, name: str, text: str) -> None:
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def read(self, *names: str, keep: tuple[str, ...] = ()) -> IndexReport:
        """Bring these files and folders up to date, and embed what is in them."""
        report = IndexReport()
        places = outermost([self.home / name for name in names])
        pacing = Pacing(
            self.folder,
            PreferenceFile(self.folder),
            background=False,
            config=None,
            progress=ignore_progress,
            cancel=CancelToken(),
        )
        with Store.open(self.folder, "write") as store:
            indexer = Indexer(store, self.model, Pace(EngineConfig()), pacing)
            kept = {self.home / name for name in keep}
            assert indexer.read(report, self._pool, places, keep=kept) <= kept
            indexer.embed(report, places)
        return report

    def is_up_to_date(self) -> bool:
        with Engine.open(self.folder, model=self.model) as engine:
            report = engine.index()
        done = (report.added, report.changed, report.moved, report.removed, report.skipped)
        return done == (0, 0, 0, 0, 0) and report.embedded == 0


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(1, EngineConfig().reader_limits) as made:
        yield made


@pytest.fixture
def library(tmp_path: Path, pool: ReaderPool) -> Library:
    home = tmp_path.resolve() / "home"
    home.mkdir()
    return Library(home, pool)


def edit(library: Library) -> tuple[str, ...]:
    library.write("in/bread.txt", "Another text about bread.")
    return ("in/bread.txt",)


def make_a_tree(library: Library) -> tuple[str, ...]:
    library.write("new/deep/a.txt", "A text about canaries.")
    library.write("new/b.log", "Left out.")
    return ("new", "new/deep/a.txt")


def delete_a_tree(library: Library) -> tuple[str, ...]:
    for name in ("in/deep/soup.txt", "in/deep/tea.txt", "in/bread.txt"):
        (library.home / name).unlink()
    (library.home / "in" / "deep").rmdir()
    (library.home / "in").rmdir()
    return ("in",)


def rename_a_tree(library: Library) -> tuple[str, ...]:
    (library.home / "in").rename(library.home / "out")
    return ("in", "out")


def rename_over(library: Library) -> tuple[str, ...]:
    library.write("in/new.txt", "Another text about bread.")
    (library.home / "in" / "new.txt").rename(library.home / "in" / "bread.txt")
    return ("in/new.txt", "in/bread.txt")


def leave_out_a_folder(library: Library) -> tuple[str, ...]:
    library.write("in/deep/pyvenv.cfg", "home = /usr")
    return ("in/deep",)


def hide_a_folder(library: Library) -> tuple[str, ...]:
    (library.home / "in").rename(library.home / ".in")
    return ("in", ".in")


def replace_a_folder_by_a_file(library: Library) -> tuple[str, ...]:
    delete_a_tree(library)
    library.write("in", "Now a text without a name.")
    return ("in",)


def change_in_a_root_within_a_root(library: Library) -> tuple[str, ...]:
    library.write("inner/notes.log", "No log that the inner root leaves out.")
    library.write("inner/old.bak", "Left out.")
    return ("inner/notes.log", "inner/old.bak")


def touch(library: Library) -> tuple[str, ...]:
    os.utime(library.home / "lease.txt", (1, 1))
    return ("lease.txt",)


@pytest.mark.parametrize(
    "change",
    [
        edit,
        make_a_tree,
        delete_a_tree,
        rename_a_tree,
        rename_over,
        leave_out_a_folder,
        hide_a_folder,
        replace_a_folder_by_a_file,
        change_in_a_root_within_a_root,
        touch,
    ],
)
def test_what_changed_alone_is_enough(
    library: Library, change: Callable[[Library], tuple[str, ...]]
) -> None:
    assert library.is_up_to_date()
    library.read(*change(library))
    assert library.is_up_to_date()


def test_a_file_that_is_seen_first_where_it_went_is_moved(library: Library) -> None:
    (library.home / "lease.txt").rename(library.home / "inner" / "contract.txt")
    report = library.read("inner/contract.txt")
    assert (report.moved, report.added) == (1, 0)
    assert library.model.embedded == []
    assert library.is_up_to_date()


def test_what_is_missing_is_kept_until_it_is_not_to_be_any_more(library: Library) -> None:
    (library.home / "lease.txt").unlink()
    assert library.read("lease.txt", keep=("lease.txt",)).removed == 0
    assert library.read("lease.txt").removed == 1


def test_the_same_text_in_another_place_is_a_move_even_of_what_is_kept(library: Library) -> None:
    text = (library.home / "lease.txt").read_text()
    (library.home / "lease.txt").unlink()
    library.write("contract.txt", text)  # another inode, as on another disk
    report = library.read("lease.txt", "contract.txt", keep=("lease.txt",))
    assert (report.moved, report.added, report.removed) == (1, 0, 0)
    assert library.is_up_to_date()


def test_nothing_is_forgotten_below_a_root_that_is_not_there(library: Library) -> None:
    (library.home / "inner").rename(library.home.parent / "unplugged")
    assert library.read("inner", "inner/boiler.txt").removed == 0
    (library.home.parent / "unplugged").rename(library.home / "inner")
    assert library.read("inner").unchanged == 1
    assert library.is_up_to_date()
