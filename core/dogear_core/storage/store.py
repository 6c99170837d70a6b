"""A library's tables behind one door: what the rest of the engine reads and writes."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Self

import apsw

from dogear_core.closing import Closing
from dogear_core.errors import Cancelled, LibraryDamaged, LibraryMissing
from dogear_core.progress import CancelToken, ProgressFn, ignore_progress
from dogear_core.storage import compaction, generations, migrations, texts
from dogear_core.storage.activity import ActivityLog
from dogear_core.storage.checking import check_library
from dogear_core.storage.connection import (
    DATABASE_NAME,
    Mode,
    connect,
    library_errors,
    transaction,
)
from dogear_core.storage.counting import count_all
from dogear_core.storage.coverage import count_coverage
from dogear_core.storage.cuts import Cuts
from dogear_core.storage.documents import Documents
from dogear_core.storage.fulltext import FullText, searchable_title
from dogear_core.storage.known_files import KnownFiles
from dogear_core.storage.lock import is_followed
from dogear_core.storage.marks import is_marked_damaged, mark_damaged, note_closed
from dogear_core.storage.openings import Openings
from dogear_core.storage.passages import Passages
from dogear_core.storage.probes import BROKEN_DATA, require_plausible
from dogear_core.storage.roots import Roots
from dogear_core.storage.seals import Seals, document_seal
from dogear_core.storage.sizes import ASIDE_FILES, library_bytes, measure
from dogear_core.storage.suspicion import look_if_suspicious
from dogear_core.storage.tokenizer import Tokenizer
from dogear_core.storage.vectors import VectorIndex
from dogear_core.storage.versions import StorageSettings, storage_settings
from dogear_core.types import (
    Coverage,
    Document,
    FileState,
    Filters,
    FolderStatus,
    InputId,
    LibrarySize,
    LibraryStatus,
    Passage,
    Refusal,
    Root,
    Status,
    StoredDocument,
    WatchMode,
)


class Store(Closing):
    """One connection to a library, for one thread.

    Writing needs the writer lock (`lock.writer_lock`) and, around each step that belongs
    together, a `transaction`.
    """

    def __init__(self, library: Path, connection: apsw.Connection) -> None:
        self.library = library
        self._file = library / DATABASE_NAME
        self._connection = connection
        self._interrupted = False
        self.roots = Roots(connection)
        self.documents = Documents(connection)
        self.known_files = KnownFiles(connection)
        self.passages = Passages(connection)
        self.seals = Seals(connection)
        self.activity = ActivityLog(connection)
        self.openings = Openings(connection)
        self.cuts = Cuts(connection)
        self.generations = generations.Generations(connection)
        self.fulltext = FullText(connection)
        self.texts = texts.TextReader(connection)
        self.tokenizer = Tokenizer(connection)

    @classmethod
    def open(cls, library: Path, mode: Mode) -> Self:
        """Open a library; writing creates or migrates it first. Raises a `LibraryError`."""
        if mode == "read" and not (library / DATABASE_NAME).exists():
            raise LibraryMissing(path=library)
        if is_marked_damaged(library):
            raise LibraryDamaged("damage was met before", path=library / DATABASE_NAME)
        store = cls(library, connect(library, mode))
        try:
            with store.errors():
                require_plausible(store._connection)
                if mode == "write":
                    migrations.migrate(store._connection)
                else:
                    migrations.require_known(store._connection)
                look_if_suspicious(store._connection, library)
        except BaseException:
            store.close()
            raise
        return store

    @staticmethod
    def needs_writing(library: Path) -> bool:
        """Whether the library is missing or of an older schema, so that a writer must open it."""
        if not (library / DATABASE_NAME).exists():
            return True
        if is_marked_damaged(library):
            return False
        connection = connect(library, "read")
        try:
            return migrations.schema_version(connection) < migrations.SCHEMA_VERSION
        finally:
            connection.close()

    def close(self) -> None:
        """Close the connection; the last one to close folds the WAL into the file."""
        self._connection.close()
        note_closed(self._file)

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Give a context in which SQLite's complaints become `LibraryError`s.

        So does what damaged data make the code stumble over; a mistake of ours stays one.
        """
        self._interrupted = False
        try:
            with library_errors(self._file):
                yield
        except LibraryDamaged:
            mark_damaged(self.library)
            raise
        except BROKEN_DATA as error:
            if self._interrupted and isinstance(error, apsw.SQLError):
                # The tables of sqlite-vec report an interruption as a mistake in the statement.
                raise Cancelled from error
            if not self._is_sound():
                mark_damaged(self.library)
                raise LibraryDamaged(type(error).__name__, path=self._file) from error
            raise

    def _is_sound(self) -> bool:
        return check_library(self._connection, self.library, words=False).is_sound

    def transaction(self) -> AbstractContextManager[None]:
        """Return a context whose changes are all kept or, on an exception, all undone.

        All that is read within is of one state of the library. One within another is part of it.
        """
        return transaction(self._connection)

    def version(self) -> tuple[int, int]:
        """Return what changes with every change of the library, by this connection or another."""
        return self._connection.pragma("data_version"), self._connection.total_changes()

    def interrupt(self) -> None:
        """Abort the running statement, from any thread; it raises `Cancelled`."""
        self._interrupted = True
        self._connection.interrupt()

    def settings(self) -> StorageSettings:
        """Return the versions of what the library is kept by, and how it is kept from harm."""
        return storage_settings(self._connection)

    # --- writing -----------------------------------------------------------------------------

    def put_document(
        self,
        state: FileState,
        document: Document,
        passages: Sequence[Passage],
        *,
        content_hash: str,
        pipeline: int,
    ) -> None:
        """Store a document with its words, in place of what stood at its path.

        Vectors of passages whose text is already embedded are kept.
        """
        former = self._clear(state.path)
        identity = self.documents.put(
            state,
            content_hash=content_hash,
            pipeline=pipeline,
            media_type=document.media_type,
            title=document.title,
            text_bytes=len(document.text.encode()),
        )
        texts.put_text(self._connection, identity, document.text)
        self.documents.put_sections(identity, document.sections)
        self.documents.put_markup(identity, document.markup)
        self.seals.put(identity, document_seal(document, content_hash, passages))
        stored = self.passages.put(identity, passages)
        title = searchable_title(document.title, state.path)
        self.fulltext.put(
            [
                (key, title, passage.heading, passage.text)
                for key, passage in zip(stored, passages, strict=True)
            ]
        )
        self._drop_unused(former)

    def put_refusal(
        self, state: FileState, refusal: Refusal, *, content_hash: str, pipeline: int
    ) -> None:
        """Store why a file is not searchable, in place of what stood at its path."""
        former = self._clear(state.path)
        self.documents.put(state, content_hash=content_hash, pipeline=pipeline, refusal=refusal)
        self._drop_unused(former)

    def forget(self, paths: Iterable[Path]) -> int:
        """Delete files with all that was made of them, and return how many there were."""
        former: set[InputId] = set()
        identities = self.documents.identify(paths)
        for identity in identities:
            former |= self.passages.clear(identity)
            self.documents.delete(identity)
        self._drop_unused(former)
        return len(identities)

    def move(self, old: Path, state: FileState) -> None:
        """Give a file a new place; only the words of its name are indexed anew."""
        self.forget([state.path])
        self.documents.touch(old, state)
        if old.stem == state.path.stem:
            return
        document = self.documents.find(state.path)
        if document is None:
            return
        passages = self.passages.of_document(document.id)
        self.fulltext.forget([passage.id for passage in passages])
        title = searchable_title(document.title, state.path)
        self.fulltext.put(
            [
                (passage.id, title, passage.heading, self.texts.read(document.id, passage.span))
                for passage in passages
            ]
        )

    def _clear(self, path: Path) -> set[InputId]:
        """Delete what was made of the file at `path`, and return the inputs it used."""
        former: set[InputId] = set()
        for identity in self.documents.identify([path]):
            former |= self.passages.clear(identity)
            self.documents.clear(identity)
        self.texts.forget()
        return former

    def _drop_unused(self, inputs: set[InputId]) -> None:
        unused = self.passages.unused(inputs)
        for generation in self.generations.all():
            self.generations.vectors(generation).forget(unused)
        self.passages.delete_inputs(unused)

    def drop_leftovers(self) -> None:
        """Delete what was embedded ahead for passages that never came."""
        self._drop_unused(self.passages.inputs_of_nothing())

    def tidy(self, cancel: CancelToken | None = None, *, spare: bool = False) -> None:
        """Leave nothing of what was forgotten, outside a transaction; see `compaction.tidy`."""
        compaction.tidy(self._connection, self.activity, cancel or CancelToken(), spare=spare)
        compaction.delete_copies(self.library, migrations.COPIES)

    def reclaim(self) -> None:
        """Give the space of what was dropped back to the file system, outside a transaction."""
        compaction.reclaim(self._connection, ignore_progress, CancelToken())

    def compact(self, progress: ProgressFn, cancel: CancelToken) -> int:
        """Give back all space that is not needed, outside a transaction; return the bytes saved.

        Raises `Cancelled`; what was done by then is kept.
        """
        before = library_bytes(self.library)
        compaction.compact(self._connection, progress, cancel)
        compaction.delete_copies(self.library, migrations.COPIES, ASIDE_FILES)
        return max(0, before - library_bytes(self.library))

    # --- vectors -----------------------------------------------------------------------------

    def open_generation(
        self, *, fingerprint: str, model: str, dimensions: int, description: str = ""
    ) -> VectorIndex:
        """Return the vectors with this fingerprint; without any others they are the active ones."""
        with self.transaction():
            generation = self.generations.open(
                fingerprint=fingerprint, model=model, dimensions=dimensions, description=description
            )
        return self.generations.vectors(generation)

    def active_vectors(self) -> tuple[generations.Generation, VectorIndex] | None:
        """Return the generation that answers questions, with its vectors."""
        generation = self.generations.active()
        return (generation, self.generations.vectors(generation)) if generation else None

    # --- reading -----------------------------------------------------------------------------

    def text(self, document: StoredDocument) -> Document:
        """Return a stored document as its reader made it."""
        with self.transaction():
            return Document(
                text=self.texts.read(document.id),
                media_type=document.media_type,
                title=document.title,
                sections=self.documents.sections(document.id),
                markup=self.documents.markup(document.id),
            )

    def coverage(self, filters: Filters) -> Coverage:
        """Return how much of the documents that pass the filters can be found by meaning."""
        with self.transaction():
            return count_coverage(self._connection, filters)

    def folders(self) -> list[FolderStatus]:
        """Return what is known of each root, all of one state of the library."""
        with self.transaction():
            return [self._folder(root) for root in self.roots.all()]

    def _folder(self, root: Root) -> FolderStatus:
        counts = self.documents.count_by_status(root.path)
        documents = counts.pop(Status.INDEXED, 0)
        coverage = count_coverage(self._connection, Filters(under=root.path))
        return FolderStatus(root, documents, sum(counts.values()), coverage, self._watch(root))

    def _watch(self, root: Root) -> WatchMode:
        if root.offline:
            return WatchMode.MISSING
        return root.watch if is_followed(self.library) else WatchMode.UNWATCHED

    def size(self) -> LibrarySize:
        """Return how many bytes the library takes, and for what."""
        with self.transaction():
            return measure(self._connection, library_bytes(self.library))

    def status(self) -> LibraryStatus:
        """Return counts and sizes of everything in the library, all of one state of it."""
        with self.transaction():
            return count_all(self._connection, self.library)
