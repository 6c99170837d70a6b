"""One indexing run: scan, plan, ingest, embed; of everything, or of what has changed."""

import os
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from dogear_core.chunking.chunker import Chunker
from dogear_core.embedding.base import EmbeddingModel
from dogear_core.indexing.ingest import OLDEST_READ, PIPELINE_VERSION, Ingest
from dogear_core.indexing.model_change import ModelChange
from dogear_core.indexing.pacing import Pace, Pacing
from dogear_core.indexing.planner import plan
from dogear_core.indexing.recut import fitting
from dogear_core.progress import Progress, Stage
from dogear_core.readers.pool import ReaderPool
from dogear_core.sources.roots import device_of
from dogear_core.sources.scanner import scan
from dogear_core.storage.store import Store
from dogear_core.types import (
    ActivityKind,
    Document,
    FileState,
    IndexReport,
    KnownFile,
    Passage,
    Reason,
    Root,
    SkippedPath,
)

SCAN_STEP = 500
COMMIT_DOCUMENTS = 64


class Indexer:
    """Brings one writing store up to date at one pace; its caller holds the writer lock."""

    def __init__(self, store: Store, model: EmbeddingModel, pace: Pace, pacing: Pacing) -> None:
        self._store = store
        self._config = pace.config
        self._pacing = pacing
        self._change = ModelChange(store, model, pace.config, pacing)

    def run(self, report: IndexReport, *, words_only: bool) -> None:
        """Bring the library up to date with its roots, and embed what lacks a vector.

        `report` is counted up. Raises what `Pacing.check` does; what was done by then is kept.
        """
        with ReaderPool(self._config.reader_processes, self._config.reader_limits) as pool:
            self.read(report, pool)
        if not words_only:
            self.embed(report)
        self._store.tidy(self._pacing.cancel, spare=True)
        report.pending = self._store.status().pending

    def read(
        self,
        report: IndexReport,
        pool: ReaderPool,
        within: Sequence[Path] | None = None,
        *,
        keep: Collection[Path] = (),
    ) -> set[Path]:
        """Bring words up to date with what is below the roots, or at or below some paths.

        None of the paths is below another. What is missing at or below one of `keep` is not
        forgotten yet; returns those of them. Raises what `Pacing.give_way` does.
        """
        began = time.monotonic()
        before = _count(report)
        try:
            return self._read(report, pool, within, keep)
        finally:
            seconds = time.monotonic() - began
            report.seconds += seconds
            self._note(ActivityKind.READ, _count(report) - before, seconds)

    def _note(self, kind: ActivityKind, count: int, seconds: float) -> None:
        """Note in the log what was done, if anything was."""
        if count:
            with self._store.transaction():
                self._store.activity.add(kind, count=count, seconds=seconds)
                self._store.activity.prune()

    def put_documents(self, documents: Iterable[tuple[Path, Document]]) -> None:
        """Store documents that come from no file, as if read from these paths."""
        group: list[tuple[Path, Document]] = []
        for path, document in documents:
            group.append((path, document))
            if len(group) == COMMIT_DOCUMENTS:
                self._put_group(group)
                group = []
        self._put_group(group)

    def embed(self, report: IndexReport, within: Sequence[Path] | None = None) -> None:
        """Embed what lacks a vector, without looking at the roots."""
        began = time.monotonic()
        before = report.embedded
        try:
            self._change.embed(report, within)
        finally:
            seconds = time.monotonic() - began
            report.seconds += seconds
            self._note(ActivityKind.EMBEDDED, report.embedded - before, seconds)

    def _read(
        self,
        report: IndexReport,
        pool: ReaderPool,
        within: Sequence[Path] | None,
        keep: Collection[Path],
    ) -> set[Path]:
        began = time.monotonic()
        report.out_of_reach.clear()
        report.unread.clear()
        roots = self._store.roots.all()
        known = self._store.known_files
        library = known.all(OLDEST_READ) if within is None else known.within(within, OLDEST_READ)
        scanned = list(self._scan(roots, report, within))
        elsewhere: dict[Path, KnownFile] = {}
        if within is not None:
            library |= self._known_on_the_way(library, scanned)
            elsewhere = self._moved_here(library, scanned)
        todo = plan(library | elsewhere, scanned)
        self._note_roots(roots, report, within)
        todo.removed = [path for path in todo.removed if path not in elsewhere]
        kept = {path: place for path in todo.removed if (place := _around(path, keep))}
        # Beginning anew would cost this much again.
        self._pacing.go_on_for(time.monotonic() - began)
        ingest = Ingest(self._store, self._split, library, report, self._pacing)
        ingest.run(todo, pool, keep=kept.keys())
        return set(kept.values())

    def _known_on_the_way(
        self, library: Mapping[Path, KnownFile], scanned: Iterable[FileState | SkippedPath]
    ) -> dict[Path, KnownFile]:
        """Return what is known of what was left out, which may be a folder around the paths."""
        skipped = [found.path for found in scanned if isinstance(found, SkippedPath)]
        return self._store.known_files.within(
            [path for path in skipped if path not in library], OLDEST_READ
        )

    def _moved_here(
        self, library: Mapping[Path, KnownFile], scanned: Iterable[FileState | SkippedPath]
    ) -> dict[Path, KnownFile]:
        """Return what is known of files that were elsewhere, and are now among those scanned."""
        new = [
            found
            for found in scanned
            if isinstance(found, FileState) and found.inode and found.path not in library
        ]
        return {
            known.state.path: known
            for state in new
            for known in self._store.known_files.with_state(state, OLDEST_READ)
            if not os.path.lexists(known.state.path)
        }

    def _note_roots(
        self, roots: Sequence[Root], report: IndexReport, within: Sequence[Path] | None
    ) -> None:
        """Store which roots are there, and on which disk, of those that were looked at."""
        for root in roots:
            if within is not None and not any(
                root.path.is_relative_to(place) or place.is_relative_to(root.path)
                for place in within
            ):
                continue
            offline = root.path in report.out_of_reach
            device = root.device if offline else _device(root.path)
            if (offline, device) != (root.offline, root.device):
                with self._store.transaction():
                    self._store.roots.note(replace(root, offline=offline, device=device))

    def _put_group(self, group: list[tuple[Path, Document]]) -> None:
        with self._store.transaction():
            for path, document in group:
                self._store.put_document(
                    FileState(path, len(document.text), 0, 0),
                    document,
                    self._split(document),
                    content_hash="",
                    pipeline=PIPELINE_VERSION,
                )

    @cached_property
    def _chunker(self) -> Chunker:
        """Made when the first document is cut, for the model has to be loaded then."""
        model = self._change.cutting_model()
        return Chunker(model.count_tokens, fitting(self._config.chunking, model))

    def _split(self, document: Document) -> list[Passage]:
        return list(self._chunker.split(document))

    def _scan(
        self, roots: list[Root], report: IndexReport, within: Sequence[Path] | None
    ) -> Iterator[FileState | SkippedPath]:
        """Yield what the scanner finds, noting the roots and folders that are out of reach."""
        places = {root.path for root in roots}
        seen = scan(roots, library=self._store.library, within=within, cancel=self._pacing.cancel)
        for count, found in enumerate(seen):
            if count % SCAN_STEP == 0:
                self._pacing.report(Progress(Stage.SCANNING, count, current=str(found.path)))
                self._pacing.check()
            if (
                isinstance(found, SkippedPath)
                and found.refusal.reason in (Reason.UNREADABLE, Reason.VANISHED)
                and (found.path in places or _is_folder(found.path))
            ):
                report.out_of_reach.append(found.path)
            yield found


def _around(path: Path, places: Collection[Path]) -> Path | None:
    """Return which of these places a path is, or lies below."""
    return next((place for place in (path, *path.parents) if place in places), None)


def _device(path: Path) -> str:
    try:
        return device_of(path.stat())
    except OSError:
        return ""


def _count(report: IndexReport) -> int:
    """Return with how many files a run did something."""
    return report.added + report.changed + report.moved + report.removed + report.failed


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
