"""The facade of the engine: one thread's view of a library, from adding folders to answers."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from dogear_core.engine.library_view import LibraryView, first_known
from dogear_core.errors import LibraryBusy
from dogear_core.indexing.following import AtRest, Follower
from dogear_core.indexing.indexer import Indexer
from dogear_core.indexing.model_change import wanted_fingerprint
from dogear_core.indexing.model_decisions import cancel_change, complete_change, roll_back
from dogear_core.indexing.model_space import drop_expired
from dogear_core.indexing.pacing import PaceChanged, Pacing, no_news
from dogear_core.indexing.roots import (
    add_roots,
    change_patterns,
    checked_roots,
    exclude,
    remove_root,
)
from dogear_core.progress import (
    CancelToken,
    Progress,
    ProgressFn,
    Stage,
    Waiting,
    ignore_progress,
)
from dogear_core.storage.lock import follower_lock, writer_lock
from dogear_core.storage.marks import marked_writing
from dogear_core.storage.saved_roots import save_roots
from dogear_core.storage.store import Store
from dogear_core.types import (
    Document,
    DocumentId,
    IndexReport,
    ProblemKind,
    Root,
    reasons_of,
)

WRITER_PATIENCE_SECONDS = 1.0
"""Who keeps the library up to date writes for a moment now and then: that is waited for."""
TURN_SECONDS = 2.0
"""How often to look whether another process still keeps the library up to date."""


def ignore_report(_: IndexReport) -> None:
    """Tell nobody."""


class Engine(LibraryView):
    """One thread's view of a library: open one per thread; they may share a model.

    Reading goes on while another engine or process writes. A writing call takes the library's
    writer lock for as long as it runs, and raises `LibraryBusy` when it is taken.
    """

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
            change_patterns(store, _root(store, path), exclude)

    def remove_root(self, path: Path) -> int:
        """Forget a root and what was made of its files; returns how many documents those were.

        The files themselves are not touched. Raises `NotInLibrary` when `path` is not a root.
        """
        with self._writing() as store:
            return remove_root(store, _root(store, path))

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

    def note_opening(self, document: DocumentId, question: str = "") -> None:
        """Note that the person opened a document, and what they had asked for.

        Such documents come first when there is much to do. It is a row of its own, so it does not
        wait for a run, which may hold the writer lock for hours. Raises `LibraryBusy`.
        """
        with self._noting() as store:
            store.openings.add(document, question)

    def forget_openings(self) -> None:
        """Forget which documents the person opened. Raises `LibraryBusy`."""
        with self._noting() as store:
            store.openings.forget()

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
        goes on where this one stopped. Raises `DiskSpaceLow` and `LibraryFull` if not in the
        background.
        """
        pacing = self._pacing(progress, cancel, background=background)
        report = IndexReport()
        while True:
            drop_expired(self._store, self._writing, pacing.preferences())
            pace = pacing.begin()
            with suppress(PaceChanged), self._writing() as store:
                Indexer(store, self._model, pace, pacing).run(report, words_only=words_only)
                return report

    def follow(
        self,
        *,
        progress: ProgressFn = ignore_progress,
        at_rest: AtRest = ignore_report,
        cancel: CancelToken | None = None,
    ) -> None:
        """Bring the library up to date in the background, and keep it so until cancelled.

        `at_rest` is given what was done each time there is nothing more to do, and `progress` what
        is being done. While another process does the same, it waits for its turn. Raises
        `Cancelled` in the end, or what makes indexing impossible.
        """
        from dogear_core.sources.watcher import Watcher

        cancel = cancel or CancelToken()
        with (
            self._store.errors(),
            _turn_to_follow(self.library, progress, cancel),
            Watcher(self.library, cancel.stir) as watcher,
        ):
            pacing = self._pacing(progress, cancel, background=True, news=watcher.has_news)
            Follower(self._store, self._writing, self._model, pacing, watcher, at_rest).run()

    def switch_model(
        self, *, progress: ProgressFn = ignore_progress, cancel: CancelToken | None = None
    ) -> IndexReport:
        """Complete the change to this engine's model without comparing, though it was refused.

        Raises `NoModelChange` when it answers already, `Cancelled`, `DiskSpaceLow` and
        `LibraryFull`.
        """
        pacing = self._pacing(progress, cancel, background=False)
        report = IndexReport()
        with self._writing() as store:
            config = pacing.begin().config
            complete_change(store, self._model, config, pacing, report)
        return report

    def rollback_model(self) -> str:
        """Let the former model answer again, at once, and return its name.

        The one it takes over from does not come back by itself. What was added since is embedded
        by the next indexing run. Raises `NoFormerModel`, or a `ModelError` if that cannot be used.
        """
        with self._writing() as store:
            return roll_back(store, self._model)

    def cancel_model_change(self) -> None:
        """Stay with the model that answers, and drop what was built for this engine's.

        That does not begin again by itself. Raises `NoModelChange`.
        """
        with self._writing() as store:
            cancel_change(store, self._model)

    def reconsider_model(self) -> None:
        """Forget that this engine's model was refused, cancelled or rolled back: try it again."""
        with self._writing() as store, store.transaction():
            store.generations.reconsider(wanted_fingerprint(self._model))

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
        self,
        progress: ProgressFn,
        cancel: CancelToken | None,
        *,
        background: bool,
        news: Callable[[], bool] = no_news,
    ) -> Pacing:
        return Pacing(
            self.library,
            self.preferences,
            background=background,
            config=self._config,
            progress=progress,
            cancel=cancel or CancelToken(),
            news=news,
            wish=self._wish,
        )

    @contextmanager
    def _noting(self) -> Iterator[Store]:
        with (
            Store.open(self.library, "write") as store,
            store.errors(),
            store.transaction(),
        ):
            yield store

    @contextmanager
    def _writing(self) -> Iterator[Store]:
        with (
            writer_lock(self.library, WRITER_PATIENCE_SECONDS),
            Store.open(self.library, "write") as store,
            store.errors(),
            marked_writing(self.library),
        ):
            yield store
            save_roots(self.library, store.roots.all())


@contextmanager
def _turn_to_follow(library: Path, progress: ProgressFn, cancel: CancelToken) -> Iterator[None]:
    """Hold the follower lock, once no other process has it."""
    told = False
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(follower_lock(library))
                break
            except LibraryBusy:
                if not told:
                    progress(Progress(Stage.SCANNING, 0, waiting=Waiting.ELSEWHERE))
                    told = True
                cancel.wait(TURN_SECONDS)
                cancel.raise_if_cancelled()
        yield


def _root(store: Store, path: Path) -> Root:
    roots = {root.path: root for root in store.roots.all()}
    return first_known(path, roots.get)
