"""Keep a library up to date: look through everything once, then do what the watcher tells.

A change on the disk goes this way: the watcher lets it come to rest, the indexer reads what
changed, so that its words are found, and then embeds it. What is left over of anything larger waits
meanwhile: it ends between two files or two batches as soon as there is news, and goes on after it.
Nothing is held while nothing is to be done, so other processes can write in between.
"""

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dogear_core.config import EngineConfig
from dogear_core.embedding.base import EmbeddingModel
from dogear_core.errors import LibraryBusy
from dogear_core.indexing.indexer import Indexer
from dogear_core.indexing.model_space import drop_expired
from dogear_core.indexing.pacing import PaceChanged, Pacing
from dogear_core.progress import Waiting
from dogear_core.readers.pool import ReaderPool
from dogear_core.sources.settling import outermost
from dogear_core.storage.store import Store
from dogear_core.types import IndexReport, Root, WatchMode

if TYPE_CHECKING:  # watchdog is needed by who follows alone
    from dogear_core.sources.watcher import Watcher

GRACE_SECONDS = 3.0
"""What is missing is forgotten only after so long: what turns up elsewhere by then was moved."""
RETRY_SECONDS = (1.0, 5.0, 30.0)
"""When a file that could not be opened is tried again; after that with the next run."""
BUSY_SECONDS = 0.5
"""How soon to try again while another process writes."""

AtRest = Callable[[IndexReport], None]


class Follower:
    """Keeps one library up to date, in one thread; its caller holds the follower lock."""

    def __init__(
        self,
        reader: Store,
        write: Callable[[], AbstractContextManager[Store]],
        model: EmbeddingModel,
        pacing: Pacing,
        watcher: "Watcher",
        at_rest: AtRest,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Follow with a watcher; `at_rest` is told what was done each time all is done."""
        self._reader = reader
        self._write = write
        self._model = model
        self._pacing = pacing
        self._watcher = watcher
        self._at_rest = at_rest
        self._clock = clock
        self._roots: list[Root] = []
        self._version: tuple[int, int] | None = None
        # What is to be done after what is news: look through everything, look through places
        # (with whether what is missing there is kept for a while), embed what is left.
        self._all = True
        self._places: dict[Path, bool] = {}
        self._unembedded = True
        # How much of what the report counts as forgotten has left nothing behind by now.
        self._forgotten = 0
        # What is to be looked at again: what is missing, with since when; and what could not be
        # opened, with how often it was tried and when it is tried next.
        self._missing: dict[Path, float] = {}
        self._unread: dict[Path, tuple[int, float]] = {}
        self._report: IndexReport | None = IndexReport()
        self._pool: tuple[EngineConfig, ReaderPool] | None = None

    def run(self) -> None:
        """Follow until `Cancelled` is raised, or another error that ends all indexing."""
        try:
            while True:
                self._look_at_roots()
                if (news := self._news()) or self._all or self._places or self._unembedded:
                    self._work(news)
                else:
                    self._rest()
        finally:
            self._end_readers()

    def _readers(self, config: EngineConfig) -> ReaderPool:
        """Return reader processes that are kept from one change to the next.

        To start one takes longer than all the rest that is done for a saved file.
        """
        if self._pool is None or self._pool[0] != config:
            self._end_readers()
            self._pool = config, ReaderPool(config.reader_processes, config.reader_limits)
        return self._pool[1]

    def _end_readers(self) -> None:
        if self._pool is not None:
            self._pool[1].close()
            self._pool = None

    def _look_at_roots(self) -> None:
        """Watch the roots as they are now; other processes may have changed them."""
        version = self._reader.version()
        if version == self._version:
            return
        self._version = version
        roots = self._reader.roots.all()
        if roots != self._roots:
            self._all = True
        self._unembedded = True  # who wrote may have left something to do
        self._roots = roots
        self._watcher.set_roots(roots)

    def _news(self) -> list[Path]:
        """Return what has changed or is to be tried again; note what is to be looked through."""
        changes = self._watcher.take()
        self._places.update(dict.fromkeys(changes.roots, False))
        now = self._clock()
        missing = [path for path, since in self._missing.items() if now - since >= GRACE_SECONDS]
        unread = [path for path, (_, due) in self._unread.items() if now >= due]
        if not (changes.paths or missing or unread):
            return []
        # What is missing may be found in what has changed.
        return outermost([*changes.paths, *unread, *self._missing])

    def _work(self, news: Sequence[Path]) -> None:
        """Do the next piece of work; what has to end early is done again later."""
        report = self._report = self._report or IndexReport()
        self._places.update(dict.fromkeys(news, True))
        try:
            drop_expired(self._reader, self._write, self._pacing.preferences())
            pace = self._pacing.begin()
            with self._write() as store:
                self._store_modes(store)
                indexer = Indexer(store, self._model, pace, self._pacing)
                pool = self._readers(pace.config)
                if news:
                    self._bring_up(indexer, pool, report, news)
                elif self._all:
                    self._bring_up_all(indexer, pool, report)
                elif self._places:
                    self._bring_up(indexer, pool, report, outermost(self._places))
                else:
                    indexer.embed(report)
                    self._tidy(store, report)
                    self._unembedded = False
        except PaceChanged:
            pass
        except LibraryBusy:
            self._pacing.report_waiting(Waiting.ELSEWHERE)
            self._pacing.cancel.wait(BUSY_SECONDS)
            self._pacing.cancel.raise_if_cancelled()

    def _tidy(self, store: Store, report: IndexReport) -> None:
        """Leave nothing of what was forgotten since the last time.

        Only then: it writes, which would be taken for somebody else's work that has to be finished.
        """
        forgotten = report.removed + report.changed + report.moved
        if forgotten != self._forgotten:
            store.tidy(self._pacing.cancel, spare=True)
            self._forgotten = forgotten

    def _bring_up_all(self, indexer: Indexer, pool: ReaderPool, report: IndexReport) -> None:
        indexer.read(report, pool)
        self._all = False
        self._places.clear()
        self._missing.clear()
        self._unembedded = True
        self._try_again(report.unread)

    def _bring_up(
        self, indexer: Indexer, pool: ReaderPool, report: IndexReport, places: Sequence[Path]
    ) -> None:
        """Read what changed at or below some places, and embed it."""
        now = self._clock()
        over = {path for path, since in self._missing.items() if now - since >= GRACE_SECONDS}
        keep = {path for path, kept in self._places.items() if kept} - over
        missing = indexer.read(report, pool, places, keep=keep)
        done = set(places)
        elsewhere = {p: since for p, since in self._missing.items() if not _is_within(p, done)}
        self._missing = elsewhere | {path: self._missing.get(path, now) for path in missing}
        self._places = {p: kept for p, kept in self._places.items() if not _is_within(p, done)}
        self._try_again(report.unread, places)
        self._unembedded = True
        indexer.embed(report, places)

    def _try_again(self, unread: Iterable[Path], tried: Sequence[Path] | None = None) -> None:
        """Note files that could not be opened, and for how long they are to be left alone."""
        now = self._clock()
        before = self._unread
        self._unread = {
            path: known for path, known in before.items() if tried is not None and path not in tried
        }
        for path in unread:
            times, _ = before.get(path, (0, 0.0))
            if times < len(RETRY_SECONDS):
                self._unread[path] = times + 1, now + RETRY_SECONDS[times]

    def _store_modes(self, store: Store) -> None:
        """Have the library know how its roots are watched, for whoever asks."""
        modes = self._watcher.modes()
        with store.transaction():
            for root in store.roots.all():
                mode = modes.get(root.path, WatchMode.UNWATCHED)
                if mode is not root.watch:
                    store.roots.note(replace(root, watch=mode))

    def _rest(self) -> None:
        """Say that all is done, and wait until something happens."""
        if self._report is not None:
            self._report.pending = 0
            self._at_rest(self._report)
            self._report = None
            self._forgotten = 0
        self._pacing.cancel.wait(self._patience())
        self._pacing.cancel.raise_if_cancelled()

    def _patience(self) -> float:
        """Return for how many seconds there is nothing to do, unless something happens."""
        now = self._clock()
        times = [since + GRACE_SECONDS for since in self._missing.values()]
        times += [due for _, due in self._unread.values()]
        return min(self._watcher.wait(), max(0.0, min(times, default=now + 60) - now))


def _is_within(path: Path, places: Collection[Path]) -> bool:
    return path in places or any(parent in places for parent in path.parents)
