"""The first stage of indexing: read, chunk and store files, so that their words can be found."""

import os
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dogear_core.chunking.chunker import CHUNKER_VERSION
from dogear_core.indexing.meter import Meter
from dogear_core.indexing.pacing import Pacing
from dogear_core.indexing.planner import IndexPlan, may_take_over
from dogear_core.progress import Stage
from dogear_core.readers.base import READER_VERSION
from dogear_core.readers.pool import ReaderPool
from dogear_core.storage.cuts import CHUNKERS
from dogear_core.storage.store import Store
from dogear_core.types import (
    ActivityKind,
    Document,
    FileState,
    IndexReport,
    KnownFile,
    Passage,
    ReadResult,
    Reason,
    Refusal,
    Status,
)

PIPELINE_VERSION = READER_VERSION * CHUNKERS + CHUNKER_VERSION
"""What a document's row was made by."""
OLDEST_READ = READER_VERSION * CHUNKERS
"""Rows before this one are of an older reader, and their files are read anew. What only an older
chunker made is cut anew from the stored text (`recut`)."""

LARGE_FILE_BYTES = 4 << 20
"""A larger file is read after the others: it may take as long as a hundred of them."""
TRY_AGAIN = 0
"""What no version of the pipeline is: such a row is due at the next run."""
DEADLY = frozenset({Reason.TIMEOUT, Reason.OUT_OF_MEMORY, Reason.CRASHED})

COMMIT_FILES = 64
COMMIT_SECONDS = 1.0
"""A commit at least this often: what was read a second ago can be found, and outlives a kill."""

Item = TypeVar("Item")
Split = Callable[[Document], list[Passage]]
"""Cuts a document into passages."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A file that was read and what is to be done with it.

    `same` means the library holds its content already, at its path or, if it was moved here, at
    `moved_from`.
    """

    result: ReadResult
    passages: list[Passage]
    same: bool = False
    moved_from: Path | None = None


class Ingest:
    """Carries out a plan against a writing store; `report` is counted up as it goes."""

    def __init__(
        self,
        store: Store,
        split: Split,
        library: Mapping[Path, KnownFile],
        report: IndexReport,
        pacing: Pacing,
    ) -> None:
        self._store = store
        self._split = split
        self._library = library
        self._report = report
        self._pacing = pacing
        self._movable: dict[str, list[Path]] = {}
        self._taken: set[Path] = set()

    def run(self, plan: IndexPlan, pool: ReaderPool, *, keep: Collection[Path] = ()) -> None:
        """Bring the library up to the plan; what is read when `Pacing.give_way` raises is kept.

        So is what is to be removed and in `keep`, unless it turns up elsewhere.

        What the run had done before it had to begin anew is not unchanged.
        """
        done = self._report.added + self._report.changed + self._report.moved
        self._report.unchanged = max(0, plan.unchanged - done)
        self._movable = self._moves_by_content(plan)
        self._move(plan)
        self._skip(plan)
        self._read([*plan.changed, *plan.added], pool)
        kept = self._taken.union(keep)
        self._remove([path for path in plan.removed if path not in kept])

    def _moves_by_content(self, plan: IndexPlan) -> dict[str, list[Path]]:
        """Return the files about to be removed by their content, which may turn up elsewhere."""
        movable: defaultdict[str, list[Path]] = defaultdict(list)
        for path in plan.removed:
            movable[self._library[path].content_hash].append(path)
        return movable

    def _move(self, plan: IndexPlan) -> None:
        for batch in _batches(plan.moved):
            with self._store.transaction():
                for old, state in batch:
                    self._put_moved(old, state)
            self._report.moved += len(batch)

    def _skip(self, plan: IndexPlan) -> None:
        news = [
            skipped
            for skipped in plan.skipped
            if (known := self._library.get(skipped.path)) is None
            or known.reason is not skipped.refusal.reason
        ]
        for batch in _batches(news):
            with self._store.transaction():
                for skipped in batch:
                    self._refuse(FileState(skipped.path, 0, 0, 0), skipped.refusal)

    def _read(self, states: list[FileState], pool: ReaderPool) -> None:
        """Read files and store them in groups.

        Large ones come last; otherwise those that the person opened come first, then the newest.
        """
        opened = self._store.openings.paths()

        def rank(state: FileState) -> tuple[bool, bool, int, Path]:
            large = state.size > LARGE_FILE_BYTES
            return large, state.path not in opened, -state.mtime_ns, state.path

        states.sort(key=rank)
        meter = Meter(Stage.READING, len(states), self._pacing.report)
        group: list[_Step] = []
        group_began = time.monotonic()
        try:
            # Closed in time: what is given up must not come up in the next run of the pool.
            with closing(pool.read_all(states, self._pacing.cancel)) as results:
                for result in results:
                    group.append(self._prepare(result))
                    meter.advance(current=str(result.state.path))
                    late = time.monotonic() - group_began >= COMMIT_SECONDS
                    if late or len(group) >= COMMIT_FILES:
                        full, group = group, []
                        self._store_group(full)
                        group_began = time.monotonic()
                    self._pacing.give_way()
        finally:
            self._store_group(group)

    def _prepare(self, result: ReadResult) -> _Step:
        """Decide what is to be done, and cut a new text into passages."""
        if not isinstance(result.outcome, Document):
            return _Step(result, [])
        known = self._library.get(result.state.path)
        if known is None and (old := self._take_over(result)) is not None:
            return _Step(result, [], same=True, moved_from=old)
        if (
            known is not None
            and known.status is Status.INDEXED
            and known.current
            and known.content_hash == result.content_hash
        ):
            return _Step(result, [], same=True)
        return _Step(result, self._split(result.outcome))

    def _take_over(self, result: ReadResult) -> Path | None:
        """Return a document about to be removed that has the same content: it moved here."""
        for old in self._movable.get(result.content_hash, ()):
            known = self._library[old]
            if (
                old not in self._taken
                and known.status is Status.INDEXED
                and may_take_over(known, result.state.path)
            ):
                self._taken.add(old)
                return old
        return None

    def _store_group(self, group: list[_Step]) -> None:
        with self._store.transaction():
            for step in group:
                self._carry_out(step)

    def _carry_out(self, step: _Step) -> None:
        state, outcome = step.result.state, step.result.outcome
        content_hash = step.result.content_hash
        if isinstance(outcome, Refusal) and self._is_passing(state.path, outcome):
            self._report.unread.append(state.path)
        elif not isinstance(outcome, Document):
            self._refuse(state, outcome, content_hash)
        elif step.moved_from is not None:
            self._put_moved(step.moved_from, state)
            self._report.moved += 1
        elif step.same:
            self._store.documents.touch(state.path, state)
            self._report.unchanged += 1
        else:
            self._store.put_document(
                state,
                outcome,
                step.passages,
                content_hash=content_hash,
                pipeline=PIPELINE_VERSION,
            )
            if state.path in self._library:
                self._report.changed += 1
                self._store.activity.add(ActivityKind.CHANGED, state.path)
            else:
                self._report.added += 1
                self._store.activity.add(ActivityKind.ADDED, state.path)

    def _put_moved(self, old: Path, state: FileState) -> None:
        self._store.move(old, state)
        self._store.activity.add(ActivityKind.MOVED, state.path, detail=str(old))

    def _is_passing(self, path: Path, refusal: Refusal) -> bool:
        """Whether a file was only away or locked just now: what is known of it is kept."""
        known = self._library.get(path)
        is_indexed = known is not None and known.status is Status.INDEXED
        return refusal.reason is Reason.VANISHED or (
            is_indexed and refusal.reason is Reason.UNREADABLE
        )

    def _refuse(self, state: FileState, refusal: Refusal, content_hash: str = "") -> None:
        pipeline = TRY_AGAIN if self._is_first_death(state, refusal) else PIPELINE_VERSION
        self._store.put_refusal(state, refusal, content_hash=content_hash, pipeline=pipeline)
        if refusal.reason is Reason.VANISHED and not os.path.lexists(state.path):
            return  # a folder that is away has not failed
        if refusal.status is Status.FAILED:
            self._report.failed += 1
            self._store.activity.add(ActivityKind.FAILED, state.path, detail=refusal.reason)
        else:
            self._report.skipped += 1

    def _is_first_death(self, state: FileState, refusal: Refusal) -> bool:
        """Whether a file killed its reader, and has not done so before as it is now.

        It may have been another program that took the memory or the time, so the next run tries
        once more; after that the file waits for a change of its own.
        """
        if refusal.reason not in DEADLY:
            return False
        known = self._library.get(state.path)
        return known is None or known.state != state or known.reason not in DEADLY or known.current

    def _remove(self, paths: list[Path]) -> None:
        for batch in _batches(paths):
            with self._store.transaction():
                self._store.forget(batch)
                for path in batch:
                    if self._library[path].content_hash:
                        self._store.activity.add(ActivityKind.REMOVED, path)
            # Rows without a hash are of folders and other things that were never read.
            self._report.removed += sum(bool(self._library[path].content_hash) for path in batch)
            self._pacing.check()


def _batches(items: list[Item], size: int = 500) -> Iterable[list[Item]]:
    return (items[start : start + size] for start in range(0, len(items), size))
