"""Markup in the library: kept with its document, and added to a library that has none."""

from pathlib import Path

from dogear_core.storage import migrations
from dogear_core.storage.connection import connect
from dogear_core.storage.header import APPLICATION_ID
from dogear_core.storage.store import Store
from dogear_core.types import NO_MARKUP, Document, FileState, Markup, Span, Style, pack

LEASE = Path("/papers/lease.md")
MARKUP = pack([Markup(Span(0, 7), Style.HEADING, 1), Markup(Span(0, 2), Style.HIDDEN)])


def put(store: Store, document: Document) -> None:
    with store.transaction():
        store.put_document(FileState(LEASE, 1, 1, 1), document, [], content_hash="hash", pipeline=1)


def read(store: Store) -> Document:
    stored = store.documents.find(LEASE)
    assert stored is not None
    return store.text(stored)


def rows(store: Store) -> int:
    ((count,),) = store._connection.execute("SELECT count(*) FROM markup")
    return int(count)


def test_a_document_keeps_its_markup(store: Store) -> None:
    document = Document("# Lease", "text/markdown", markup=MARKUP)

    put(store, document)

    assert read(store) == document


def test_a_document_read_anew_loses_its_old_markup(store: Store) -> None:
    put(store, Document("# Lease", "text/markdown", markup=MARKUP))

    put(store, Document("Lease", "text/markdown"))

    assert read(store).markup == NO_MARKUP
    assert rows(store) == 0


def test_a_forgotten_document_leaves_no_markup(store: Store) -> None:
    put(store, Document("# Lease", "text/markdown", markup=MARKUP))

    with store.transaction():
        store.forget([LEASE])

    assert rows(store) == 0


def test_an_old_library_gets_the_table(tmp_path: Path) -> None:
    connection = connect(tmp_path, "write")
    migrations.m001_create_tables(connection)
    connection.pragma("application_id", APPLICATION_ID)
    connection.pragma("user_version", 1)
    connection.close()

    assert Store.needs_writing(tmp_path)
    with Store.open(tmp_path, "write") as store:
        put(store, Document("# Lease", "text/markdown", markup=MARKUP))
        assert read(store).markup == MARKUP
        assert store.status().schema_version == migrations.SCHEMA_VERSION
    assert (tmp_path / "library.schema1.db").exists()
