"""Making a sound library of a damaged one: what can be proved is saved, the rest is left behind.

A new file is written beside the damaged one and takes its place in one step, so that whenever this
is interrupted there is a library: the old one, to be mended again, or the new one. Roots come from
their copy, documents with their passages if text and seal prove them, vectors if theirs do, with
what is known of their models. Words are indexed anew; what is missing is read and embedded by the
next run.
"""

import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path

import apsw
import numpy as np

from dogear_core.errors import DiskFull, LibraryNotWritable
from dogear_core.paths import make_private_folder
from dogear_core.storage.connection import DATABASE_NAME, load_vectors_extension
from dogear_core.storage.generations import Generation, Generations, all_generations
from dogear_core.storage.header import is_cut_short, is_header_sound, mend_header
from dogear_core.storage.lock import writer_lock
from dogear_core.storage.marks import mark_damaged, unmark_damaged
from dogear_core.storage.probes import BROKEN_DATA
from dogear_core.storage.roots import Roots
from dogear_core.storage.saved_roots import saved_roots
from dogear_core.storage.sealed import Unsealed, load_whole
from dogear_core.storage.seals import vector_seal
from dogear_core.storage.store import Store
from dogear_core.storage.vectors import VectorIndex
from dogear_core.types import ActivityKind, Decision, Mending, Root

ASIDE_NAME = "library.damaged-{0}.db"
_ASIDE = re.compile(r"library\.damaged-(\d+)\.db")
WORKSHOP_NAME = "mending"
COMMIT_DOCUMENTS = 64
COMMIT_VECTORS = 1000


def mend_library(library: Path) -> Mending:
    """Put a damaged library aside and a sound one in its place, with what could be saved.

    Only the last damaged file is kept. Raises `LibraryBusy` while somebody writes,
    `LibraryNotWritable` and `DiskFull`.
    """
    with writer_lock(library), _surroundings(library):
        mark_damaged(library)
        workshop = library / WORKSHOP_NAME
        shutil.rmtree(workshop, ignore_errors=True)
        make_private_folder(workshop)
        try:
            with Store.open(workshop, "write") as store, store.errors():
                saved = _save(library, workshop, store)
                store.activity.add(ActivityKind.MENDED, count=saved[1])
            aside = _exchange(library, workshop)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
        unmark_damaged(library)
    roots, documents, lost, vectors = saved
    return Mending(aside, roots, documents, lost, vectors)


@contextmanager
def _surroundings(library: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = DiskFull if error.errno == errno.ENOSPC else LibraryNotWritable
        raise kind(error.strerror or str(error), path=library) from error


def _save(library: Path, workshop: Path, store: Store) -> tuple[int, int, int, int]:
    """Copy what is proved into a new library; return how much of what that is, and was lost."""
    damaged = _readable(library, workshop)
    copy = saved_roots(library)
    if damaged is None:
        _put_roots(store, copy or [])
        return len(copy or []), 0, 0, 0
    with closing(damaged):
        roots = _roots(damaged, copy)
        _put_roots(store, roots)
        documents, lost = _save_documents(damaged, store, roots)
        vectors = _save_vectors(damaged, store)
    return len(roots), documents, lost, vectors


def _readable(library: Path, workshop: Path) -> apsw.Connection | None:
    """Return a connection to the damaged library that changes nothing; None if there is no way."""
    file = library / DATABASE_NAME
    if not is_header_sound(file) or (is_cut_short(file) and not _has_log(file)):
        copy = workshop / f"damaged-{DATABASE_NAME}"
        shutil.copyfile(file, copy)
        mend_header(copy)
        file = copy
    try:
        connection = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READWRITE)
        connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        connection.pragma("query_only", True)
        connection.pragma("cell_size_check", True)
        load_vectors_extension(connection)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except BROKEN_DATA:
        return None
    return connection


def _has_log(file: Path) -> bool:
    """Whether the log may have what the file lacks."""
    log = file.with_name(f"{file.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _roots(damaged: apsw.Connection, copy: list[Root] | None) -> list[Root]:
    """Return the roots if they are proved, or else their copy, or what there is."""
    table = Roots(damaged)
    try:
        if copy is None or (table.is_sealed() and table.all()):
            return [root for root in table.all() if root.path.is_absolute()]
    except BROKEN_DATA:
        pass
    return copy or []


def _put_roots(store: Store, roots: list[Root]) -> None:
    with store.transaction():
        for root in roots:
            store.roots.add(root.path, root.exclude)


def _save_documents(damaged: apsw.Connection, store: Store, roots: list[Root]) -> tuple[int, int]:
    """Copy the documents that are proved; return how many those are, and are lost."""
    identities = iter(_documents(damaged))
    saved = lost = 0
    while group := list(islice(identities, COMMIT_DOCUMENTS)):
        with store.transaction():
            for identity in group:
                try:
                    whole = load_whole(damaged, identity)
                except (Unsealed, *BROKEN_DATA):
                    lost += 1
                    continue
                path = whole.state.path
                if roots and not any(path.is_relative_to(root.path) for root in roots):
                    lost += 1
                    continue
                store.put_document(
                    whole.state,
                    whole.document,
                    whole.passages,
                    content_hash=whole.content_hash,
                    pipeline=whole.pipeline if whole.sealed else 0,
                )
                saved += 1
    return saved, lost


def _documents(damaged: apsw.Connection) -> list[int]:
    """Return the ids of searchable documents, reading from both ends up to what is damaged."""
    found: set[int] = set()
    for order in ("ASC", "DESC"):
        for question in (
            f"SELECT id FROM document WHERE status = 'indexed' ORDER BY id {order}",
            f"SELECT document_id FROM seal ORDER BY document_id {order}",
        ):
            with suppress(*BROKEN_DATA):
                for (identity,) in damaged.execute(question):
                    found.add(identity)
    return sorted(found)


def _save_vectors(damaged: apsw.Connection, store: Store) -> int:
    """Copy the vectors that are proved of the texts that were saved; return how many."""
    saved = 0
    for generation in _generations(damaged):
        try:
            with store.transaction():
                index = store.generations.restore(generation)
        except apsw.ConstraintError:  # two that cannot be of one library
            continue
        saved += _save_generation(damaged, store, generation, index)
    with store.transaction():
        for fingerprint, decision in _decisions(damaged).items():
            store.generations.decide(fingerprint, decision)
    return saved


def _generations(damaged: apsw.Connection) -> list[Generation]:
    """Return the models' sets of vectors that can be what they seem to be."""
    try:
        found = all_generations(damaged)
    except BROKEN_DATA:
        return []
    return [known for known in found if 0 < known.dimensions <= 8192 and known.dimensions % 8 == 0]


def _decisions(damaged: apsw.Connection) -> dict[str, Decision]:
    try:
        return Generations(damaged).decisions()
    except BROKEN_DATA:
        return {}


def _save_generation(
    damaged: apsw.Connection, store: Store, generation: Generation, index: VectorIndex
) -> int:
    """Copy the vectors of one model that are proved; return how many."""
    saved = 0
    inputs = iter(store.passages.hashes())
    while group := list(islice(inputs, COMMIT_VECTORS)):
        codes = {
            identity: codes
            for identity, digest in group
            if (codes := _codes(damaged, generation.id, digest)) is not None
            and len(codes) == generation.dimensions
        }
        if codes:
            matrix = np.frombuffer(b"".join(codes.values()), np.int8)
            with store.transaction():
                index.put_codes(list(codes), matrix.reshape(-1, generation.dimensions))
        saved += len(codes)
    return saved


def _codes(damaged: apsw.Connection, generation: int, digest: bytes) -> bytes | None:
    """Return the codes of a text, given by its hash, if they are sealed."""
    try:
        row = damaged.execute(
            f"SELECT codes, seal FROM vector_{generation} "
            "WHERE input_id = (SELECT id FROM input WHERE hash = ?)",
            (digest,),
        ).fetchone()
        return row[0] if row and row[1] == vector_seal(digest, row[0]) else None
    except BROKEN_DATA:
        return None


def _exchange(library: Path, workshop: Path) -> Path:
    """Put the new file in the place of the damaged one, and return where that is now.

    SQLite's log goes first: beside the new file it would be taken for its own.
    """
    file = library / DATABASE_NAME
    old = [path for path in library.iterdir() if _ASIDE.match(path.name)]
    numbers = [int(match[1]) for path in old if (match := _ASIDE.match(path.name))]
    aside = library / ASIDE_NAME.format(max(numbers, default=0) + 1)
    log, shared = (library / f"{DATABASE_NAME}{suffix}" for suffix in ("-wal", "-shm"))
    if log.exists():
        log.replace(aside.with_name(f"{aside.name}-wal"))
    shared.unlink(missing_ok=True)
    try:
        os.link(file, aside)
    except OSError:  # a file system without links
        shutil.copyfile(file, aside)
    (workshop / DATABASE_NAME).replace(file)
    for path in old:
        path.unlink(missing_ok=True)
    return aside
