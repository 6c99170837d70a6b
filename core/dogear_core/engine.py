"""The facade of the engine: one thread's view of a library, from adding folders to answers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from dogear_core.citations.recheck import recheck
from dogear_core.config import EngineConfig
from dogear_core.embedding.base import EmbeddingModel
from dogear_core.embedding.llama import LlamaModel
from dogear_core.errors import LibraryMissing, LibraryNotWritable, NotInLibrary, UsageError
from dogear_core.indexing.indexer import Indexer
from dogear_core.indexing.roots import add_roots, checked_roots, remove_root
from dogear_core.paths import absolute_path, known_as
from dogear_core.progress import CancelToken, ProgressFn, ignore_progress
from dogear_core.search.searcher import Searcher
from dogear_core.storage.connection import DATABASE_NAME
from dogear_core.storage.lock import writer_lock
from dogear_core.storage.store import Store
from dogear_core.types import (
    CheckedCitation,
    Document,
    Facets,
    Filters,
    Hit,
    IndexReport,
    LibraryStatus,
    PassageId,
    Problem,
    Root,
    SearchRequest,
    SearchResults,
    Snippet,
    Span,
    StoredDocument,
)

PRIVATE = 0o700

Found = TypeVar("Found")


class Engine:
    """One thread's view of a library: open one per thread; they may share a model.

    Reading goes on while another engine or process writes. A writing call takes the library's
    writer lock for as long as it runs, and raises `LibraryBusy` when it is taken.
    """

    def __init__(
        self, library: Path, store: Store, model: EmbeddingModel, config: EngineConfig
    ) -> None:
        self.library = library
        self._store = store
        self._model = model
        self._config = config
        self._searcher = Searcher(store, model)

    @classmethod
    def open(
        cls,
        library: Path,
        *,
        model: EmbeddingModel | None = None,
        config: EngineConfig | None = None,
        create: bool = True,
    ) -> Self:
        """Open the library in this folder; the model is loaded when it is first needed.

        A missing library is created, or with `create` False raises `LibraryMissing`. Raises other
        `LibraryError`s for a folder that cannot be written or holds something else, and
        `UsageError` for a path that cannot be used at all.
        """
        library = absolute_path(library)
        if not create and not (library / DATABASE_NAME).exists():
            raise LibraryMissing(path=library)
        _make_private_folder(library)
        if Store.needs_writing(library):
            with writer_lock(library):
                Store.open(library, "write").close()
        store = Store.open(library, "read")
        return cls(library, store, model or LlamaModel.bundled(), config or EngineConfig())

    def close(self) -> None:
        """Close the library and give back the memory of the query embedder."""
        self._searcher.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # --- reading -----------------------------------------------------------------------------

    def search(self, request: SearchRequest) -> SearchResults:
        """Return the passages that answer a request, best first. Raises `Cancelled`."""
        with self._store.errors():
            return self._searcher.search(request)

    def facets(self, request: SearchRequest) -> Facets:
        """Return how many documents each filter would leave of a request's. Raises `Cancelled`."""
        with self._store.errors():
            return self._searcher.facets(request)

    def similar(
        self, like: str | Hit, *, limit: int = 20, filters: Filters | None = None
    ) -> SearchResults:
        """Return the passages most like a text or a hit, the text's own source first.

        A hit is left out of its own results. Raises `Cancelled`.
        """
        with self._store.errors():
            return self._searcher.similar(like, limit, filters or Filters())

    def best_snippets(
        self, question: str, hits: Sequence[Hit], *, cancel: CancelToken | None = None
    ) -> dict[PassageId, Snippet]:
        """Return snippets of the sentences that come nearest to the question in meaning.

        Those are for the hits that its words do not lead into; the others have their best snippet
        already. A hit takes about 15 ms the first time, so ask for the few that are shown. Raises
        `Cancelled` between two hits.
        """
        with self._store.errors():
            return self._searcher.best_snippets(question, hits, cancel or CancelToken())

    def interrupt(self) -> None:
        """Abort the search that is running, from any thread; it raises `Cancelled`."""
        self._store.interrupt()

    def document(self, path: Path) -> Document:
        """Return a document as its reader made it; `NotInLibrary` if it is none of its."""
        with self._store.errors(), self._store.transaction():
            return self._store.text(self._find(path))

    def text(self, path: Path, span: Span | None = None) -> str:
        """Return a document's normalised text, or the part of it at `span`.

        Raises `NotInLibrary`, or `UsageError` when the span is not within the text.
        """
        with self._store.errors(), self._store.transaction():
            text = self._store.texts.read(self._find(path).id)
        if span is None:
            return text
        if not 0 <= span.start <= span.end <= len(text):
            raise UsageError(f"the text has {len(text)} characters", path=path)
        return text[span.start : span.end]

    def recheck(
        self, path: Path, span: Span, text: str, *, cancel: CancelToken | None = None
    ) -> CheckedCitation:
        """Return where the passage `text`, cited at `span`, is in its file as it is now.

        A file that has changed is read anew. Raises `NotInLibrary` and `Cancelled`.
        """
        with self._store.errors(), self._store.transaction():
            stored = self._find(path)
            document = self._store.text(stored)
        return recheck(stored, document, span, text, self._config.reader_limits, cancel)

    def roots(self) -> list[Root]:
        """Return the folders and files that were added."""
        with self._store.errors():
            return self._store.roots.all()

    def status(self) -> LibraryStatus:
        """Return what the library holds."""
        with self._store.errors():
            return self._store.status()

    def problems(self) -> list[Problem]:
        """Return every file that is not searchable, and why."""
        with self._store.errors():
            return self._store.documents.problems()

    def locate(self, path: Path) -> Path:
        """Return a folder or file as the library knows it, to be used in `Filters.under`.

        Raises `NotInLibrary` when there is no root and no file that was read at or below it.
        """
        with self._store.errors():
            roots = self._store.roots.all()
            return _first_known(path, lambda way: way if self._holds(way, roots) else None)

    def _holds(self, path: Path, roots: Sequence[Root]) -> bool:
        """Whether a search below this path makes sense; a link that was left out holds nothing."""
        return (
            any(root.path.is_relative_to(path) for root in roots)
            or self._store.documents.find(path) is not None
            or any(below != path for below in self._store.documents.under(path))
        )

    def _find(self, path: Path) -> StoredDocument:
        return _first_known(path, self._store.documents.find)

    # --- writing -----------------------------------------------------------------------------

    def add_roots(self, paths: Sequence[Path], exclude: Sequence[str] = ()) -> list[Root]:
        """Add folders or files to the library, and return all roots.

        `exclude` are patterns in gitignore's syntax of what to leave out below each of the paths;
        they replace those of a path that is a root already. Without them a path within a root is
        covered by it. A path that holds roots takes them over. Raises `NoSuchPath`, or
        `UsageError` for a path that is the library's own or a pattern that means nothing, before
        anything is added.
        """
        added = checked_roots(self.library, paths, exclude)
        with self._writing() as store:
            add_roots(store, added)
            return store.roots.all()

    def remove_root(self, path: Path) -> int:
        """Forget a root and what was made of its files; returns how many documents those were.

        The files themselves are not touched. Raises `NotInLibrary` when `path` is not a root.
        """
        with self._writing() as store:
            roots = {root.path: root for root in store.roots.all()}
            return remove_root(store, _first_known(path, roots.get))

    def index(
        self,
        *,
        words_only: bool = False,
        progress: ProgressFn = ignore_progress,
        cancel: CancelToken | None = None,
    ) -> IndexReport:
        """Bring the library up to date: words first, then, unless `words_only`, vectors.

        Raises `Cancelled`; like after a crash, the next call goes on where this one stopped.
        """
        with self._indexing() as indexer:
            return indexer.run(
                words_only=words_only, progress=progress, cancel=cancel or CancelToken()
            )

    def ingest_documents(
        self,
        documents: Iterable[tuple[Path, Document]],
        *,
        progress: ProgressFn = ignore_progress,
        cancel: CancelToken | None = None,
    ) -> IndexReport:
        """Index documents that come from no file, through the very path that files take."""
        with self._indexing() as indexer:
            indexer.put_documents(documents)
            return indexer.embed(progress=progress, cancel=cancel or CancelToken())

    @contextmanager
    def _indexing(self) -> Iterator[Indexer]:
        with self._writing() as store:
            yield Indexer(store, self._model, self._config)

    @contextmanager
    def _writing(self) -> Iterator[Store]:
        with (
            writer_lock(self.library),
            Store.open(self.library, "write") as store,
            store.errors(),
        ):
            yield store


def _first_known(path: Path, look_up: Callable[[Path], Found | None]) -> Found:
    """Return what is found at the first of the paths a library may know `path` by."""
    for way in known_as(path):
        if (found := look_up(way)) is not None:
            return found
    raise NotInLibrary(path=path)


def _make_private_folder(library: Path) -> None:
    """Create the library's folder for its owner alone, if it is not there."""
    try:
        library.parent.mkdir(parents=True, exist_ok=True)
        library.mkdir(mode=PRIVATE, exist_ok=True)
    except OSError as error:
        raise LibraryNotWritable(error.strerror or str(error), path=library) from error
