"""The schema of a library, as the ordered steps that build it.

root ── a folder or file the person added; root_seal ── a digest of all of them
document ── one file: what the file system said of it, how it ended, its title
├── text_block ── the normalised text in compressed stretches: what every offset refers to
├── section ── spans of that text with their page and headings
├── markup ── what stretches of that text are, for showing it
├── seal ── a digest of all that is stored of it
└── passage ── spans that are searched and cited ──> input ── the distinct texts embedded
passage_fts ── the words of each passage (FTS5, rowid = passage.id); passage_term ── their counts
generation ── one embedding model's set of vectors, in two tables of its own (see `vectors`)
activity ── what was done, and when
opening ── which documents the person opened, and what they had asked for
model_decision ── models that are not to take over by themselves, and why

Everything below text_block can be rebuilt from it, and that from the files.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import apsw

from dogear_core.errors import LibraryTooNew
from dogear_core.storage.connection import transaction
from dogear_core.storage.header import APPLICATION_ID

TOKENIZER = "porter unicode61 remove_diacritics 2"


def m001_create_tables(connection: apsw.Connection) -> None:
    """Create the tables of the first library."""
    connection.execute(
        f"""
        CREATE TABLE root (
            id INTEGER PRIMARY KEY,
            path TEXT NOT NULL UNIQUE,
            exclude TEXT NOT NULL DEFAULT '[]'
        ) STRICT;

        CREATE TABLE document (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            path TEXT NOT NULL UNIQUE,
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            content_hash TEXT NOT NULL,
            status TEXT NOT NULL,
            reason TEXT NOT NULL DEFAULT '',
            detail TEXT NOT NULL DEFAULT '',
            media_type TEXT NOT NULL DEFAULT '',
            title TEXT NOT NULL DEFAULT '',
            text_bytes INTEGER NOT NULL DEFAULT 0,
            pipeline INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX document_content ON document (content_hash);
        CREATE INDEX document_status ON document (status);

        CREATE TABLE text_block (
            id INTEGER PRIMARY KEY,
            document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX text_block_place ON text_block (document_id, start);

        CREATE TABLE section (
            id INTEGER PRIMARY KEY,
            document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            page INTEGER,
            page_label TEXT,
            heading TEXT NOT NULL
        ) STRICT;
        CREATE INDEX section_place ON section (document_id, start);

        CREATE TABLE input (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            hash BLOB NOT NULL UNIQUE
        ) STRICT;

        CREATE TABLE passage (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
            input_id INTEGER NOT NULL REFERENCES input,
            ordinal INTEGER NOT NULL,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            page INTEGER,
            last_page INTEGER,
            heading TEXT NOT NULL,
            context TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX passage_place ON passage (document_id, ordinal);
        CREATE INDEX passage_input ON passage (input_id);

        CREATE VIRTUAL TABLE passage_fts USING fts5 (
            title, heading, body,
            content = '', contentless_delete = 1, tokenize = '{TOKENIZER}'
        );
        CREATE VIRTUAL TABLE passage_term USING fts5vocab (passage_fts, row);
        CREATE TRIGGER passage_forgotten AFTER DELETE ON passage BEGIN
            DELETE FROM passage_fts WHERE rowid = old.id;
        END;

        CREATE TABLE generation (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            fingerprint TEXT NOT NULL UNIQUE,
            model TEXT NOT NULL,
            dimensions INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('building', 'ready', 'active', 'retired'))
        ) STRICT;
        CREATE UNIQUE INDEX generation_active ON generation (state) WHERE state = 'active';
        """
    )


def m002_add_markup(connection: apsw.Connection) -> None:
    """Add the table of markup, which is filled as files are read again."""
    connection.execute(
        """
        CREATE TABLE markup (
            document_id INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
            body BLOB NOT NULL
        ) STRICT
        """
    )


def m003_add_root_state(connection: apsw.Connection) -> None:
    """Add what is known of where roots are, and what finds a file by its inode."""
    connection.execute(
        """
        ALTER TABLE root ADD COLUMN device TEXT NOT NULL DEFAULT '';
        ALTER TABLE root ADD COLUMN offline INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE root ADD COLUMN watch TEXT NOT NULL DEFAULT 'unwatched';
        CREATE INDEX document_inode ON document (inode);
        """
    )


def m004_add_seals(connection: apsw.Connection) -> None:
    """Add the seals of roots, documents and vectors, which are made as these are written."""
    connection.execute(
        """
        CREATE TABLE seal (
            document_id INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
            digest BLOB NOT NULL
        ) STRICT;
        CREATE TABLE root_seal (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            digest BLOB NOT NULL
        ) STRICT;
        """
    )
    for (generation,) in connection.execute("SELECT id FROM generation").fetchall():
        connection.execute(f"ALTER TABLE vector_{generation} ADD COLUMN seal INTEGER")


def m005_add_activity(connection: apsw.Connection) -> None:
    """Add the log of what indexing runs did."""
    connection.execute(
        """
        CREATE TABLE activity (
            id INTEGER PRIMARY KEY,
            at REAL NOT NULL,
            seconds REAL NOT NULL,
            kind TEXT NOT NULL,
            path TEXT NOT NULL,
            detail TEXT NOT NULL,
            count INTEGER NOT NULL
        ) STRICT
        """
    )


def m006_add_openings(connection: apsw.Connection) -> None:
    """Add what the person opened."""
    connection.execute(
        """
        CREATE TABLE opening (
            id INTEGER PRIMARY KEY,
            at REAL NOT NULL,
            document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
            question TEXT NOT NULL
        ) STRICT;
        CREATE INDEX opening_document ON opening (document_id);
        """
    )


def m007_add_model_changes(connection: apsw.Connection) -> None:
    """Add what a generation's model is made again from, and what was decided of models.

    All passages were cut by the first chunker so far, which fingerprints did not say.
    """
    connection.execute(
        """
        ALTER TABLE generation ADD COLUMN description TEXT NOT NULL DEFAULT '';
        ALTER TABLE generation ADD COLUMN since REAL NOT NULL DEFAULT 0;
        ALTER TABLE generation ADD COLUMN comparison TEXT NOT NULL DEFAULT '';
        ALTER TABLE generation ADD COLUMN has_answered INTEGER NOT NULL DEFAULT 0;
        UPDATE generation SET fingerprint = fingerprint || '|chunker 1', has_answered = 1;
        CREATE TABLE model_decision (
            fingerprint TEXT PRIMARY KEY,
            decision TEXT NOT NULL
        ) STRICT;
        """
    )


MIGRATIONS: tuple[Callable[[apsw.Connection], None], ...] = (
    m001_create_tables,
    m002_add_markup,
    m003_add_root_state,
    m004_add_seals,
    m005_add_activity,
    m006_add_openings,
    m007_add_model_changes,
)
SCHEMA_VERSION = len(MIGRATIONS)
COPIES = "library.schema*.db"
"""A pattern of the copies of libraries as they were before they were migrated."""


def schema_version(connection: apsw.Connection) -> int:
    """Return the version of the library's schema; 0 for an empty file."""
    version: int = connection.pragma("user_version")
    return version


def require_known(connection: apsw.Connection) -> None:
    """Raise `LibraryTooNew` for a library that a newer Dogear wrote."""
    version = schema_version(connection)
    if version > SCHEMA_VERSION:
        raise LibraryTooNew(f"schema {version}", path=Path(connection.filename))


def migrate(connection: apsw.Connection) -> None:
    """Bring the library to this Dogear's schema, each step in a transaction with its number.

    An existing file is copied beside itself first.
    """
    require_known(connection)
    version = schema_version(connection)
    if 0 < version < SCHEMA_VERSION:
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        file = Path(connection.filename)
        shutil.copy2(file, file.with_suffix(f".schema{version}.db"))
    for number, step in enumerate(MIGRATIONS[version:], start=version + 1):
        with transaction(connection):
            step(connection)
            connection.pragma("application_id", APPLICATION_ID)
            connection.pragma("user_version", number)
