"""A full check of a library: everything that is stored is held against everything else.

It only reads. A library of 100,000 passages takes about half a minute, most of which goes into
indexing all words once more, in memory, to compare the two.
"""

import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import apsw

from dogear_core.errors import Cancelled, LibraryDamaged, LibraryMissing
from dogear_core.progress import CancelToken, Progress, ProgressFn, Stage, ignore_progress
from dogear_core.storage.connection import DATABASE_NAME, connect
from dogear_core.storage.generations import vector_tables
from dogear_core.storage.marks import is_marked_damaged
from dogear_core.storage.migrations import require_known
from dogear_core.storage.probes import BROKEN_DATA, has_wrong_version, require_plausible
from dogear_core.storage.roots import Roots
from dogear_core.storage.sealed import Unsealed, load_whole
from dogear_core.storage.vectors import VectorIndex
from dogear_core.storage.vectors_check import vector_faults
from dogear_core.storage.words_check import WordsCheck
from dogear_core.types import CheckReport, Flaw

DETAILS = 20
"""Told of each kind at most."""
_LEFTOVERS = {
    "texts without a document": "SELECT count(*) FROM text_block WHERE document_id NOT IN ({0})",
    "sections without a document": "SELECT count(*) FROM section WHERE document_id NOT IN ({0})",
    "markup without a document": "SELECT count(*) FROM markup WHERE document_id NOT IN ({0})",
    "passages without a document": "SELECT count(*) FROM passage WHERE document_id NOT IN ({0})",
    "texts to embed that no passage has": (
        "SELECT count(*) FROM input WHERE id NOT IN (SELECT input_id FROM passage)"
    ),
    "words of no passage": (
        "SELECT count(*) FROM passage_fts_docsize WHERE id NOT IN (SELECT id FROM passage)"
    ),
}
_SEARCHABLE = "SELECT id FROM document WHERE status = 'indexed'"


def check_library(
    connection: apsw.Connection,
    library: Path,
    *,
    words: bool = True,
    progress: ProgressFn = ignore_progress,
    cancel: CancelToken | None = None,
) -> CheckReport:
    """Return what is wrong with a library; without `words` these are not compared with the texts.

    Raises `Cancelled`.
    """
    check = _Check(connection, library, progress, cancel or CancelToken())
    check.run(words=words)
    return check.report()


def check_folder(library: Path, progress: ProgressFn, cancel: CancelToken) -> CheckReport:
    """Return what is wrong with the library in a folder, also where it cannot be opened.

    Raises `Cancelled`, `LibraryMissing`, `LibraryForeign` and `LibraryTooNew`.
    """
    if not (library / DATABASE_NAME).exists():
        raise LibraryMissing(path=library)
    try:
        connection = connect(library, "read")
    except LibraryDamaged as error:
        return CheckReport(0, 0, 0, {Flaw.FILE: 1}, (error.detail,), 0.0)
    with closing(connection):
        if not has_wrong_version(connection):
            require_known(connection)
        report = check_library(connection, library, progress=progress, cancel=cancel)
    if report.is_sound and is_marked_damaged(library):
        return replace(report, flaws={Flaw.FILE: 1}, details=("damage was met before",))
    return report


class _Check:
    """One check, in one transaction."""

    def __init__(
        self,
        connection: apsw.Connection,
        library: Path,
        progress: ProgressFn,
        cancel: CancelToken,
    ) -> None:
        self._connection = connection
        self._library = library
        self._progress = progress
        self._cancel = cancel
        self._flaws: Counter[Flaw] = Counter()
        self._details: list[str] = []
        self._documents = self._passages = self._vectors = 0
        self._began = time.monotonic()

    def run(self, *, words: bool) -> None:
        index = WordsCheck() if words else None
        try:
            self._try(lambda: require_plausible(self._connection))
            self._try(lambda: self._connection.execute("BEGIN DEFERRED"))
            self._try(self._check_file)
            self._try(self._check_roots)
            self._try(lambda: self._check_documents(index))
            self._try(self._check_leftovers)
            self._try(self._check_vectors)
            if index is not None:
                self._try(lambda: self._check_words(index))
        finally:
            if index is not None:
                index.close()
            if not self._connection.get_autocommit():
                self._connection.execute("ROLLBACK")

    def report(self) -> CheckReport:
        return CheckReport(
            self._documents,
            self._passages,
            self._vectors,
            dict(self._flaws),
            tuple(self._details),
            time.monotonic() - self._began,
        )

    def _try(self, step: Callable[[], object]) -> None:
        """Take a step; one that stumbles over damage ends there."""
        self._cancel.raise_if_cancelled()
        try:
            step()
        except apsw.InterruptError as error:
            raise Cancelled from error
        except LibraryDamaged as error:
            self._note(Flaw.FILE, error.detail)
        except BROKEN_DATA as error:
            self._note(Flaw.FILE, f"{type(error).__name__}: {error}")

    def _note(self, flaw: Flaw, detail: str, count: int = 1) -> None:
        if count:
            if self._flaws[flaw] < DETAILS:
                self._details.append(f"{flaw}: {detail}" + (f" ({count})" if count > 1 else ""))
            self._flaws[flaw] += count

    def _check_file(self) -> None:
        if has_wrong_version(self._connection):
            self._note(Flaw.FILE, "its version is not that of its tables")
        for (found,) in self._connection.execute(f"PRAGMA integrity_check({DETAILS})"):
            if found != "ok":
                self._note(Flaw.FILE, found)
        for table, _, of, _ in self._connection.execute("PRAGMA foreign_key_check"):
            self._note(Flaw.LEFTOVERS, f"a row of {table} without one of {of}")

    def _check_roots(self) -> None:
        if not Roots(self._connection).is_sealed():
            self._note(Flaw.ROOTS, "the folders are not those that were added")

    def _check_documents(self, index: WordsCheck | None) -> None:
        identities = [row[0] for row in self._connection.execute(f"{_SEARCHABLE} ORDER BY id")]
        for place, identity in enumerate(identities):
            self._cancel.raise_if_cancelled()
            self._progress(Progress(Stage.CHECKING, place, len(identities)))
            try:
                whole = load_whole(self._connection, identity)
            except (Unsealed, *BROKEN_DATA) as error:
                self._note(Flaw.DOCUMENTS, str(error) or type(error).__name__)
                continue
            self._documents += 1
            self._passages += len(whole.passages)
            if index is not None:
                index.add(whole, self._passage_ids(identity))

    def _passage_ids(self, document: int) -> list[int]:
        rows = self._connection.execute(
            "SELECT id FROM passage WHERE document_id = ? ORDER BY ordinal", (document,)
        )
        return [identity for (identity,) in rows]

    def _check_leftovers(self) -> None:
        for what, question in _LEFTOVERS.items():
            count = self._connection.execute(question.format(_SEARCHABLE)).get
            self._note(Flaw.LEFTOVERS, what, count)
        count = self._connection.execute(
            "SELECT count(*) FROM passage WHERE id NOT IN (SELECT id FROM passage_fts_docsize)"
        ).get
        self._note(Flaw.WORDS, "passages without words", count)

    def _check_vectors(self) -> None:
        known = vector_tables(self._connection)
        found = self._connection.execute(
            "SELECT count(*) FROM sqlite_schema WHERE name GLOB 'vector_[0-9]*'"
        ).get
        if found != len(known):
            self._note(Flaw.LEFTOVERS, "vectors of a model that is not used")
        for tables in known:
            for fault in vector_faults(self._connection, tables):
                self._note(Flaw.VECTORS, fault)
            index = VectorIndex(self._connection, tables.id, tables.dimensions)
            self._vectors += index.count()

    def _check_words(self, index: WordsCheck) -> None:
        if not self._flaws[Flaw.DOCUMENTS]:  # whose words are not known
            self._note(
                Flaw.WORDS, "words that are not as in the texts", index.compare(self._connection)
            )
