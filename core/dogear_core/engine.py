"""The facade of the engine: one thread's view of a library, from adding folders to answers."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from dogear_core.citations.recheck import recheck
from dogear_core.config import EngineConfig
from dogear_core.embedding.base import EmbeddingModel
from dogear_core.embedding.llama import LlamaModel
from dogear_core.errors import LibraryMissing, NotInLibrary, UsageError
from dogear_core.indexing.indexer import Indexer
from dogear_core.indexing.pacing import PaceChanged, Pacing
from dogear_core.indexing.reach import reach_of
from dogear_core.indexing.report import make_report
from dogear_core.indexing.roots import (
    add_roots,
    change_patterns,
    checked_roots,
    exclude,
    remove_root,
)
from dogear_core.paths import absolute_path, known_as, make_private_folder
from dogear_core.preferences import PreferenceFile
from dogear_core.progress import CancelToken, ProgressFn, ignore_progress
from dogear_core.search.searcher import Searcher
from dogear_core.storage.connection import DATABASE_NAME
from dogear_core.storage.lock import writer_lock
from dogear_core.storage.store import Store
from dogear_core.types import (
    CheckedCitation,
    Coverage,
    Document,
    Explanation,
    Facets,
    Filters,
    FolderStatus,
    Hit,
    IndexReport,
    LibraryReport,
    LibrarySize,
    LibraryStatus,
    PassageId,
    Problem,
    ProblemKind,
    Root,
    SearchRequest,
    SearchResults,
    Span,
    StoredDocument,
    reasons_of,
)

Found = TypeVar("Found")


class Engine:
    """One thread's view of a library: open one per thread; they may share a model.

    Reading goes on while another engine or process writes. A writing call takes the library's
    writer lock for as long as it runs, and raises `LibraryBusy` when it is taken.
    """

    def __init__(
        self, library: Path, store: Store, model: EmbeddingModel, config: EngineConfig | None
    ) -> None:
        self.library = library
        self.preferences = PreferenceFile(library)
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

        `config` goes before the person's preferences, which are heeded without it.
        A missing library is created, or with `create` False raises `LibraryMissing`. Raises other
        `LibraryError`s for a folder that cannot be written or holds something else, and
        `UsageError` for a path that cannot be used at all.
        """
        library = absolute_path(library)
        if not create and not (library / DATABASE_NAME).exists():
            raise LibraryMissing(path=library)
        make_private_folder(library)
        if Store.needs_writing(library):
            with writer_lock(library):
                Store.open(library, "write").close()
        store = Store.open(library, "read")
        return cls(library, store, model or LlamaModel.bundled(), config)

    @property
    def model(self) -> EmbeddingModel:
        """The model that embeds."""
        return self._model

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

    def best_sentences(self, question: str, hits: Sequence[Hit]) -> dict[PassageId, Span]:
        """Return where in each hit's text the sentence is that comes nearest to the question.

        It embeds every sentence of the hits: ask for the few that are shown.
        """
        return self._searcher.best_sentences(question, hits)

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
        config = self._config or self.preferences.read().engine_config()
        return recheck(stored, document, span, text, config.reader_limits, cancel)

    def roots(self) -> list[Root]:
        """Return the folders and files that were added."""
        with self._store.errors():
            return self._store.roots.all()

    def status(self) -> LibraryStatus:
        """Return what the library holds."""
        with self._store.errors():
            return self._store.status()

    def coverage(self, filters: Filters | None = None) -> Coverage:
        """Return how much can be found by meaning, of everything or of what the filters leave."""
        with self._store.errors():
            return self._store.coverage(filters or Filters())

    def folders(self) -> list[FolderStatus]:
        """Return what is known of each root, in the order in which they were added."""
        with self._store.errors():
            return self._store.folders()

    def size(self) -> LibrarySize:
        """Return how many bytes the library takes, and for what; takes a while for a large one."""
        with self._store.errors():
            return self._store.size()

    def problems(
        self, under: Path | None = None, kinds: Collection[ProblemKind] = frozenset(ProblemKind)
    ) -> list[Problem]:
        """Return every file at or below a path that is not searchable for such a reason, by path.

        The path is one of a `LibraryReport`; None means the whole library.
        """
        with self._store.errors():
            return self._store.documents.problems(under, reasons_of(kinds))

    def report(self) -> LibraryReport:
        """Return how much of each root, and of the folders below it, is searchable."""
        with self._store.errors(), self._store.transaction():
            roots = [root.path for root in self._store.roots.all()]
            return make_report(roots, self._store.documents.outcomes())

    def explain(self, path: Path, request: SearchRequest) -> Explanation:
        """Return all there is to say about why a file is found or not; any path has an answer.

        Of a folder, and of what is not searchable, nothing is said of the request. Raises
        `Cancelled`.
        """
        with self._store.errors(), self._store.transaction():
            reach = reach_of(self._store, path)
            document = self._store.documents.find(reach.path)
            standing = self._searcher.standing(document, request) if document else None
        return Explanation(reach, standing)

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

    def _root(self, store: Store, path: Path) -> Root:
        roots = {root.path: root for root in store.roots.all()}
        return _first_known(path, roots.get)

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

    def change_patterns(self, path: Path, exclude: Sequence[str]) -> None:
        """Leave out of a root what these patterns say, and nothing else, from the next run on.

        Raises `NotInLibrary`, or `UsageError` for a pattern that means nothing.
        """
        with self._writing() as store:
            change_patterns(store, self._root(store, path), exclude)

    def remove_root(self, path: Path) -> int:
        """Forget a root and what was made of its files; returns how many documents those were.

        The files themselves are not touched. Raises `NotInLibrary` when `path` is not a root.
        """
        with self._writing() as store:
            return remove_root(store, self._root(store, path))

    def exclude(self, paths: Sequence[Path]) -> list[Root]:
        """Leave files or folders out of the roots they are in, forget them, and return all roots.

        Each becomes a pattern of its root that fits it alone; the files are not touched. Raises
        `NotInLibrary` for a path in no root, and `UsageError` for one that is a root itself,
        before anything is changed.
        """
        with self._writing() as store:
            exclude(store, paths)
            return store.roots.all()

    def retry(
        self, paths: Sequence[Path], kinds: Collection[ProblemKind] = frozenset(ProblemKind)
    ) -> int:
        """Have the next indexing run read files again although they have not changed.

        Those are the paths themselves, and below them what is not searchable for a reason of
        these kinds. Returns how many they are.
        """
        with self._writing() as store, store.transaction():
            return sum(store.documents.read_again(path, reasons_of(kinds)) for path in paths)

    def index(
        self,
        *,
        words_only: bool = False,
        background: bool = False,
        progress: ProgressFn = ignore_progress,
        cancel: CancelToken | None = None,
    ) -> IndexReport:
        """Bring the library up to date: words first, then, unless `words_only`, vectors.

        A run in the `background` gives way to others, and waits while indexing is paused, or the
        battery or the disk is to be spared. Raises `Cancelled`; like after a crash, the next call
        goes on where this one stopped. Raises `DiskSpaceLow` if not in the background.
        """
        pacing = self._pacing(progress, cancel, background=background)
        report = IndexReport()
        while True:
            pace = pacing.begin()
            with suppress(PaceChanged), self._writing() as store:
                Indexer(store, self._model, pace, pacing).run(report, words_only=words_only)
                return report

    def compact(
        self, *, progress: ProgressFn = ignore_progress, cancel: CancelToken | None = None
    ) -> int:
        """Give back the space that is not needed; return the bytes the library has lost.

        Searches go on meanwhile. Raises `Cancelled`; what was done by then is kept.
        """
        with self._writing() as store:
            return store.compact(progress, cancel or CancelToken())

    def ingest_documents(
        self,
        documents: Iterable[tuple[Path, Document]],
        *,
        progress: ProgressFn = ignore_progress,
        cancel: CancelToken | None = None,
    ) -> IndexReport:
        """Index documents that come from no file, through the very path that files take."""
        pacing = self._pacing(progress, cancel, background=False)
        report = IndexReport()
        with self._writing() as store:
            indexer = Indexer(store, self._model, pacing.begin(), pacing)
            indexer.put_documents(documents)
            indexer.embed(report)
        return report

    def _pacing(
        self, progress: ProgressFn, cancel: CancelToken | None, *, background: bool
    ) -> Pacing:
        return Pacing(
            self.library,
            self.preferences,
            background=background,
            config=self._config,
            progress=progress,
            cancel=cancel or CancelToken(),
        )

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
