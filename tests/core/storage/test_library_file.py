"""What happens to the library's file: who may open it, and what is told of it."""

import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import apsw
import pytest
from tests.core.storage.conftest import Put

from dogear_core.engine import Engine
from dogear_core.errors import (
    LibraryBusy,
    LibraryDamaged,
    LibraryForeign,
    LibraryMissing,
    LibraryNotWritable,
    LibraryTooNew,
)
from dogear_core.storage.connection import DATABASE_NAME, connect
from dogear_core.storage.lock import writer_lock
from dogear_core.storage.migrations import SCHEMA_VERSION
from dogear_core.storage.store import Store


def test_a_new_library_has_the_newest_schema(tmp_path: Path) -> None:
    with Store.open(tmp_path, "write") as store:
        assert store.status().schema_version == SCHEMA_VERSION


def test_a_library_folder_is_private(tmp_path: Path) -> None:
    with Engine.open(tmp_path / "new" / "library"):
        pass
    assert stat.S_IMODE((tmp_path / "new" / "library").stat().st_mode) == 0o700


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such mode there")
def test_a_library_in_a_folder_open_to_all_is_private(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with Store.open(tmp_path, "write") as store:
        store.roots.add(Path("/papers"))
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert modes == dict.fromkeys(("library.db", "library.db-wal", "library.db-shm"), 0o600)


def test_only_files_of_the_library_are_counted(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(bytes(1 << 20))
    with Store.open(tmp_path, "write") as store:
        library_bytes = store.status().library_bytes
        files = [file.stat().st_size for file in tmp_path.glob("library.db*")]
    assert library_bytes == sum(files) > 0


def test_a_file_that_goes_while_it_is_counted_counts_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tmp_path, "write") as store:
        gone = [*tmp_path.glob("library.db"), tmp_path / "library.db-wal2"]
        monkeypatch.setattr(Path, "glob", lambda *_: iter(gone))
        assert store.status().library_bytes > 0


def test_a_newer_library_is_refused(tmp_path: Path) -> None:
    Store.open(tmp_path, "write").close()
    connection = connect(tmp_path, "write")
    connection.pragma("user_version", SCHEMA_VERSION + 1)
    connection.close()
    with pytest.raises(LibraryTooNew):
        Engine.open(tmp_path)


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / DATABASE_NAME
    other = apsw.Connection(str(file))
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = file.read_bytes()
    with pytest.raises(LibraryForeign):
        Engine.open(tmp_path)
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / DATABASE_NAME
    file.write_bytes(b"my diary, not a database" * 100)
    with pytest.raises(LibraryForeign):
        Engine.open(tmp_path)
    assert file.read_bytes() == b"my diary, not a database" * 100


def test_a_damaged_library_is_reported(tmp_path: Path) -> None:
    Store.open(tmp_path, "write").close()
    file = tmp_path / DATABASE_NAME
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    with pytest.raises(LibraryDamaged), Engine.open(tmp_path) as engine:
        engine.status()


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("not a folder")
    with pytest.raises(LibraryNotWritable):
        Engine.open(tmp_path / "library")


def test_a_missing_library_is_not_created_by_reading(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing):
        Engine.open(tmp_path / "library", create=False)
    assert not (tmp_path / "library").exists()


def test_two_who_find_no_library_both_open_the_one_that_is_made(tmp_path: Path) -> None:
    def open_it(_: int) -> int:
        with Engine.open(tmp_path / "library") as engine:
            return engine.status().documents

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(open_it, range(4))) == [0, 0, 0, 0]


def test_a_second_writer_is_refused_while_readers_go_on(tmp_path: Path) -> None:
    with Engine.open(tmp_path) as engine, writer_lock(tmp_path):
        with pytest.raises(LibraryBusy):
            engine.index()
        assert engine.status().documents == 0


def test_the_lock_is_free_again_after_a_run(tmp_path: Path) -> None:
    with writer_lock(tmp_path):
        pass
    with writer_lock(tmp_path):
        pass


def test_a_failed_transaction_leaves_no_trace(tmp_path: Path) -> None:
    def add_and_fail(store: Store) -> None:
        with store.transaction():
            store.roots.add(Path("/papers"))
            raise RuntimeError("power cut")

    with Store.open(tmp_path, "write") as store:
        with pytest.raises(RuntimeError, match="power"):
            add_and_fail(store)
        assert store.roots.all() == []


def test_the_file_shrinks_when_documents_are_forgotten(store: Store, put: Put) -> None:
    for number in range(50):
        put(f"/papers/{number}.txt", "\n\n".join(str(number * part) for part in range(5000, 5500)))
    store.reclaim()
    before = (store.library / DATABASE_NAME).stat().st_size
    with store.transaction():
        store.forget(store.documents.under(Path("/papers")))
    store.reclaim()
    assert (store.library / DATABASE_NAME).stat().st_size < before / 2


def test_space_is_given_back_while_somebody_reads(store: Store, put: Put) -> None:
    put("/papers/lease.txt", "The tenant pays.")
    store._connection.set_busy_timeout(0)
    with Store.open(store.library, "read") as reader, reader.transaction():
        assert reader.status().documents == 1
        store.forget([Path("/papers/lease.txt")])
        store.reclaim()
        assert reader.status().documents == 1
