"""Changes that belong together, when the disk is full and while others write."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import apsw
import numpy as np
import pytest
from tests.core.storage.conftest import Put

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import DiskFull
from dogear_core.indexing import ingest
from dogear_core.storage.store import Store
from dogear_core.types import Document, FileState, Section, Span

DIMENSIONS = 64

Result = TypeVar("Result")


@pytest.fixture
def filled(store: Store, put: Put) -> Store:
    """Return a library of documents that are embedded."""
    for number in range(40):
        put(f"/papers/{number}.txt", "\n\n".join(f"word{number} {part}" for part in range(20)))
    embed(store)
    return store


def embed(store: Store) -> None:
    vectors = store.open_generation(fingerprint="f", model="m", dimensions=DIMENSIONS)
    with store.transaction():
        inputs = vectors.pending(10_000)
        vectors.put(inputs, np.ones((len(inputs), DIMENSIONS), np.float32))


def fill_disk(store: Store, pages: int = 0) -> None:
    """Let the file grow by `pages` at most, and changes reach it before they are kept."""
    store._connection.pragma("cache_size", 5)
    store._connection.pragma("max_page_count", store._connection.pragma("page_count") + pages)


def add_many_roots(store: Store) -> None:
    for number in range(2000):
        store.roots.add(Path(f"/a/folder/with/a/rather/long/name/{number}"))


def test_a_full_disk_is_told_and_undone(filled: Store) -> None:
    def change() -> None:
        with filled.errors(), filled.transaction():
            filled.forget(filled.documents.under(Path("/papers"))[:1])
            add_many_roots(filled)

    fill_disk(filled, pages=2)
    with pytest.raises(DiskFull):
        change()
    assert filled.roots.all() == []
    assert filled.status().documents == 40


def test_a_full_disk_is_told_from_within_another_transaction(filled: Store) -> None:
    def change() -> None:
        with filled.errors(), filled.transaction():
            filled.roots.add(Path("/first"))
            with filled.transaction():
                add_many_roots(filled)

    fill_disk(filled, pages=2)
    with pytest.raises(DiskFull):
        change()
    assert filled.roots.all() == []


def test_vectors_tell_of_a_full_disk_too(filled: Store) -> None:
    bits = filled.open_generation(fingerprint="f", model="m", dimensions=DIMENSIONS)._bits

    def change() -> None:
        with filled.errors(), filled.transaction():
            filled._connection.executemany(
                f"INSERT INTO {bits} (input_id, bits) VALUES (?, vec_bit(?))",
                ((identity, bytes(DIMENSIONS // 8)) for identity in range(10_000, 20_000)),
            )

    fill_disk(filled, pages=2)
    with pytest.raises(DiskFull):
        change()


def test_a_mistake_in_a_statement_stays_one(store: Store) -> None:
    def change() -> None:
        with store.errors(), store.transaction():
            store.roots.add(Path("/papers"))
            store._connection.execute("SELECT nonsense")

    with pytest.raises(apsw.SQLError, match="nonsense"):
        change()
    assert store.roots.all() == []


def test_a_transaction_within_another_is_part_of_it(store: Store) -> None:
    def change_and_fail() -> None:
        with store.transaction():
            with store.transaction():
                store.roots.add(Path("/papers"))
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power"):
        change_and_fail()
    assert store.roots.all() == []


def test_a_change_that_cannot_be_kept_is_undone(store: Store) -> None:
    """A foreign key that is checked at the end leaves the transaction open."""

    def change() -> None:
        with store.transaction():
            store._connection.pragma("defer_foreign_keys", True)
            store.roots.add(Path("/papers"))
            store._connection.execute(
                "INSERT INTO section (document_id, start, end, heading) VALUES (99, 0, 1, '')"
            )

    with pytest.raises(apsw.ConstraintError):
        change()
    assert store.roots.all() == []
    with store.transaction():
        store.roots.add(Path("/letters"))


def test_files_that_could_not_be_stored_are_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def fail(_: Store, state: FileState, *__: object, **___: object) -> None:
        tried.append(state.path.name)
        raise apsw.FullError("database or disk is full")

    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "lease.txt").write_text("The tenant pays on the first day.")
    monkeypatch.setattr(Store, "put_document", fail)
    monkeypatch.setattr(ingest, "COMMIT_FILES", 1)
    with Engine.open(tmp_path / "library", model=FakeModel()) as engine:
        engine.add_roots([papers])
        with pytest.raises(DiskFull):
            engine.index()
    assert tried == ["lease.txt"]


@pytest.fixture
def reader(store: Store) -> Iterator[Store]:
    with Store.open(store.library, "read") as opened:
        yield opened


def after(change: Callable[[], None], read: Callable[..., Result]) -> Callable[..., Result]:
    """Return `read`, but let another connection change the library just before."""

    def change_and_read(*arguments: object) -> Result:
        change()
        return read(*arguments)

    return change_and_read


def test_counts_are_of_one_state(
    store: Store, reader: Store, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add() -> None:
        store.roots.add(Path("/papers"))
        put("/papers/lease.txt", "The tenant pays.")

    monkeypatch.setattr(reader.roots, "all", after(add, reader.roots.all))
    status = reader.status()
    assert (status.roots, status.documents) == (0, 0)


def test_a_document_is_of_one_state(
    store: Store, reader: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put_text(text: str) -> None:
        with store.transaction():
            store.put_document(
                FileState(Path("/note.txt"), len(text), 1, 1),
                Document(text, "text/plain", "", (Section(Span(0, len(text))),)),
                [],
                content_hash=text,
                pipeline=1,
            )

    put_text("short")
    found = reader.documents.find(Path("/note.txt"))
    assert found is not None
    sections = after(lambda: put_text("much longer"), reader.documents.sections)
    monkeypatch.setattr(reader.documents, "sections", sections)
    document = reader.text(found)
    assert document.sections[0].span == Span(0, len(document.text))
