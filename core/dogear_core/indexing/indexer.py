"""One indexing run: scan, plan, ingest, embed."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dogear_core.chunking.chunker import Chunker
from dogear_core.embedding.base import EmbeddingModel
from dogear_core.indexing.embed import embed_pending
from dogear_core.indexing.ingest import PIPELINE_VERSION, Ingest
from dogear_core.indexing.pacing import Pace, Pacing
from dogear_core.indexing.planner import plan
from dogear_core.progress import Progress, Stage
from dogear_core.readers.pool import ReaderPool
from dogear_core.sources.scanner import scan
from dogear_core.storage.store import Store
from dogear_core.types import (
    ActivityKind,
    Document,
    FileState,
    IndexReport,
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
        self._model = model
        self._config = pace.config
        self._pacing = pacing
        self._chunker = Chunker(model.count_tokens, self._config.chunking)

    def run(self, report: IndexReport, *, words_only: bool) -> None:
        """Bring the library up to date with its roots, and embed what lacks a vector.

        `report` is counted up. Raises what `Pacing.check` does; what was done by then is kept.
        """
        began = time.monotonic()
        before = replace(report)
        try:
            self._run(report, words_only=words_only)
        finally:
            report.seconds += time.monotonic() - began
            self._log(before, report)

    def _log(self, before: IndexReport, report: IndexReport) -> None:
        """Note what the run did, if it did anything."""
        files = _count(report) - _count(before)
        passages = report.embedded - before.embedded
        embedding = report.embed_seconds - before.embed_seconds
        with self._store.transaction():
            log = self._store.activity
            if passages:
                log.add(ActivityKind.EMBEDDED, count=passages, seconds=embedding)
            if files:
                seconds = report.seconds - before.seconds - embedding
                log.add(ActivityKind.READ, count=files, seconds=seconds)
            if files or passages:
                log.prune()

    def put_documents(self, documents: Iterable[tuple[Path, Document]]) -> None:
        """Store documents that come from no file, as if read from these paths."""
        group: list[tuple[Path, Document]] = []
        for path, document in documents:
            group.append((path, document))
            if len(group) == COMMIT_DOCUMENTS:
                self._put_group(group)
                group = []
        self._put_group(group)

    def embed(self, report: IndexReport) -> None:
        """Embed what lacks a vector, without looking at the roots."""
        threads = self._config.threads
        embed_pending(self._store, self._model, report, self._pacing, threads=threads)

    def _run(self, report: IndexReport, *, words_only: bool) -> None:
        report.out_of_reach.clear()
        library = self._store.documents.known_files(PIPELINE_VERSION)
        todo = plan(library, self._scan(self._store.roots.all(), report))
        ingest = Ingest(self._store, self._chunker, library, report, self._pacing)
        with ReaderPool(self._config.reader_processes, self._config.reader_limits) as pool:
            ingest.run(todo, pool)
        if not words_only:
            self.embed(report)
        self._store.tidy(self._pacing.cancel, spare=True)
        report.pending = self._store.status().pending

    def _put_group(self, group: list[tuple[Path, Document]]) -> None:
        with self._store.transaction():
            for path, document in group:
                self._store.put_document(
                    FileState(path, len(document.text), 0, 0),
                    document,
                    list(self._chunker.split(document)),
                    content_hash="",
                    pipeline=PIPELINE_VERSION,
                )

    def _scan(self, roots: list[Root], report: IndexReport) -> Iterator[FileState | SkippedPath]:
        """Yield what the scanner finds, noting the roots and folders that are out of reach."""
        places = {root.path for root in roots}
        seen = scan(roots, library=self._store.library, cancel=self._pacing.cancel)
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


def _count(report: IndexReport) -> int:
    """Return with how many files a run did something."""
    return report.added + report.changed + report.moved + report.removed + report.failed


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
