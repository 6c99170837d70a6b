"""Deleting a library takes what Dogear made, and nothing else."""

from pathlib import Path

import apsw
import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import (
    LibraryBusy,
    LibraryForeign,
    LibraryMissing,
    LibraryNotWritable,
)
from dogear_core.storage.connection import DATABASE_NAME
from dogear_core.storage.lock import LOCK_NAME, writer_lock
from dogear_core.storage.removal import delete_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return a library with every file that Dogear ever makes in its folder."""
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "lease.txt").write_text("The tenant pays.")
    folder = tmp_path / "library"
    with Engine.open(folder, model=FakeModel()) as engine:
        engine.add_roots([papers])
        engine.index()
        engine.preferences.change(paused=True)
    for name in (
        "library.db-wal",
        "library.db-shm",
        "library.db-journal",
        "library.schema1.db",
        "library.schema12.db",
        "preferences.damaged-1.json",
        "preferences-a1b2_3.tmp",
        "folders-a1b2_3.tmp",
        "closed-a1b2_3.tmp",
        "library.damaged-3.db",
        "library.damaged-3.db-wal",
        "damaged.mark",
        "writing.mark",
    ):
        (folder / name).touch()
    (folder / "mending").mkdir()
    (folder / "mending" / "library.db").touch()
    (folder / "models").mkdir()
    for name in (f"{'0a' * 32}.gguf", "keeping-a1b2_3"):
        (folder / "models" / name).touch()
    return folder


def test_the_folder_goes_with_all_that_is_in_it(library: Path, tmp_path: Path) -> None:
    delete_library(library)
    assert not library.exists()
    assert (tmp_path / "papers" / "lease.txt").read_text() == "The tenant pays."


def test_what_others_put_there_stays(library: Path) -> None:
    foreign = [
        "diary.txt",
        "library.db.backup",
        "library.db-walrus",
        "my library.db",
        "library.schema.db",
        "preferences.json.old",
        "preferences-.tmp",
        "writer.locks",
    ]
    for name in foreign:
        (library / name).write_text("mine")
    (library / "photos").mkdir()
    delete_library(library)
    assert sorted(file.name for file in library.iterdir()) == sorted([*foreign, "photos"])


def test_links_are_deleted_and_not_what_they_lead_to(library: Path, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    (library / "library.schema2.db").symlink_to(film)
    delete_library(library)
    assert film.read_bytes() == b"film"


def test_a_library_being_written_is_left_alone(library: Path) -> None:
    before = sorted(library.iterdir())
    with writer_lock(library), pytest.raises(LibraryBusy):
        delete_library(library)
    assert sorted(library.iterdir()) == before


def test_a_new_one_can_be_made_in_its_place(library: Path) -> None:
    delete_library(library)
    with Engine.open(library, model=FakeModel()) as engine:
        assert engine.roots() == []
        assert not engine.preferences.read().paused


def test_a_damaged_one_can_be_deleted(library: Path) -> None:
    database = library / DATABASE_NAME
    database.write_bytes(database.read_bytes()[:4096] + b"\xff" * 5000)
    delete_library(library)
    assert not library.exists()


def test_one_that_was_begun_and_never_written_can_be_deleted(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / DATABASE_NAME).touch()
    delete_library(tmp_path / "library")
    assert not (tmp_path / "library").exists()


@pytest.mark.parametrize("content", [b"my diary, not a database" * 100, b"short"])
def test_a_file_that_is_no_library_is_left_alone(tmp_path: Path, content: bytes) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(content)
    with pytest.raises(LibraryForeign):
        delete_library(tmp_path)
    assert (tmp_path / DATABASE_NAME).read_bytes() == content


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    other = apsw.Connection(str(tmp_path / DATABASE_NAME))
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(LibraryForeign):
        delete_library(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [DATABASE_NAME]


def test_a_folder_without_a_library_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).touch()
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(LibraryMissing):
            delete_library(folder)
    assert (tmp_path / LOCK_NAME).exists()


def test_a_file_that_cannot_be_deleted_is_told(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_file: Path, **_: bool) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(LibraryNotWritable):
        delete_library(library)
