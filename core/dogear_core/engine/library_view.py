"""What one thread reads of a library: answers, documents, and what is known of them."""

from collections.abc import Callable, Collection, Sequence
from contextlib import closing
from pathlib import Path
from typing import Self, TypeVar

from dogear_core.citations.recheck import recheck
from dogear_core.closing import Closing
from dogear_core.config import EngineConfig
from dogear_core.embedding.base import EmbeddingModel
from dogear_core.engine.diagnosis import diagnose
from dogear_core.engine.wanted import wanted_model
from dogear_core.errors import (
    LibraryDamaged,
    LibraryMissing,
    NotInLibrary,
    UsageError,
)
from dogear_core.indexing.model_status import model_status
from dogear_core.indexing.reach import reach_of
from dogear_core.indexing.report import make_report
from dogear_core.paths import absolute_path, known_as, make_private_folder
from dogear_core.preferences import PreferenceFile
from dogear_core.progress import CancelToken, ProgressFn, ignore_progress
from dogear_core.quality.measuring import measure_own
from dogear_core.search.searcher import Searcher
from dogear_core.search.vector_source import ActiveVectors
from dogear_core.storage.connection import DATABASE_NAME
from dogear_core.storage.lock import writer_lock
from dogear_core.storage.mending import mend_library
from dogear_core.storage.store import Store
from dogear_core.types import (
    Activity,
    CheckedCitation,
    Coverage,
    Diagnosis,
    Document,
    Explanation,
    Facets,
    Filters,
    FolderStatus,
    Hit,
    LibraryReport,
    LibrarySize,
    LibraryStatus,
    Mending,
    ModelStatus,
    OwnQuality,
    PassageId,
    Problem,
    ProblemKind,
    Root,
    SearchRequest,
    SearchResults,
    Snippet,
    Span,
    StoredDocument,
    reasons_of,
)

Found = TypeVar("Found")

MAKING_SECONDS = 5.0
"""How long somebody else may take to make the library; it takes a tenth of a second at most."""


class LibraryView(Closing):
    """One thread's view of a library; reading goes on while another engine or process writes."""

    def __init__(
        self, library: Path, store: Store, model: EmbeddingModel, config: EngineConfig | None
    ) -> None:
        self.library = library
        self.preferences = PreferenceFile(library)
        self._store = store
        self._model = model
        self._config = config
        self._wish = self.preferences.read().wish
        self._searcher = Searcher(store, ActiveVectors(store, model))
        self.mending: Mending | None = None
        """What was saved if the library was found damaged when it was opened."""

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

        Without `model` that is the one the person has chosen.

        `config` goes before the person's preferences, which are heeded without it.
        A damaged one is mended first, see `mending`.
        A missing library is created, or with `create` False raises `LibraryMissing`. Raises other
        `LibraryError`s for a folder that cannot be written or holds something else, and
        `UsageError` for a path that cannot be used at all.
        """
        library = absolute_path(library)
        if not create and not (library / DATABASE_NAME).exists():
            raise LibraryMissing(path=library)
        make_private_folder(library)
        mending = None
        try:
            store = _open_store(library)
        except LibraryDamaged:
            mending = mend_library(library)
            store = _open_store(library)
        view = cls(library, store, model or wanted_model(library), config)
        view.mending = mending
        return view

    @property
    def model(self) -> EmbeddingModel:
        """The model that embeds."""
        return self._model

    def close(self) -> None:
        """Close the library and give back the memory of the query embedder."""
        self._searcher.close()
        self._store.close()

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

    def model_status(self) -> ModelStatus:
        """Return which models the library has vectors of, and how far a change is."""
        with self._store.errors():
            return model_status(self._store, self._model, self.preferences.read())

    def measure_own(
        self, *, progress: ProgressFn = ignore_progress, cancel: CancelToken | None = None
    ) -> OwnQuality:
        """Return how well the library is searched, by questions made from its own documents.

        Takes up to a minute. Raises `Cancelled`.
        """
        source = ActiveVectors(self._store, self._model)
        check = (cancel or CancelToken()).raise_if_cancelled
        with self._store.errors(), closing(source):
            return measure_own(self._store, source, progress, check)

    def problems(
        self, under: Path | None = None, kinds: Collection[ProblemKind] = frozenset(ProblemKind)
    ) -> list[Problem]:
        """Return every file at or below a path that is not searchable for such a reason, by path.

        The path is one of a `LibraryReport`; None means the whole library.
        """
        with self._store.errors():
            return self._store.documents.problems(under, reasons_of(kinds))

    def activity(self, limit: int = 200) -> list[Activity]:
        """Return what was done last, the latest first."""
        with self._store.errors():
            return self._store.activity.newest(limit)

    def diagnose(self, *, processor: bool = True) -> Diagnosis:
        """Return what a helper has to know; to tell the `processor`, llama.cpp is loaded."""
        with self._store.errors():
            chosen = self.preferences.read()
            return diagnose(self._store, self._model, chosen, processor=processor)

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
            return first_known(path, lambda way: way if self._holds(way, roots) else None)

    def _holds(self, path: Path, roots: Sequence[Root]) -> bool:
        """Whether a search below this path makes sense; a link that was left out holds nothing."""
        return (
            any(root.path.is_relative_to(path) for root in roots)
            or self._store.documents.find(path) is not None
            or any(below != path for below in self._store.documents.under(path))
        )

    def _find(self, path: Path) -> StoredDocument:
        return first_known(path, self._store.documents.find)


def _open_store(library: Path) -> Store:
    if Store.needs_writing(library):
        # Two that find no library make it one after the other.
        with writer_lock(library, patience=MAKING_SECONDS):
            Store.open(library, "write").close()
    return Store.open(library, "read")


def first_known(path: Path, look_up: Callable[[Path], Found | None]) -> Found:
    """Return what is found at the first of the paths a library may know `path` by."""
    for way in known_as(path):
        if (found := look_up(way)) is not None:
            return found
    raise NotInLibrary(path=path)
