"""One indexing run: scan, plan, ingest, embed."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from dogear_core.chunking.chunker import Chunker
from dogear_core.config import EngineConfig
from dogear_core.embedding.base import EmbeddingModel
from dogear_core.indexing.embed import embed_pending
from dogear_core.indexing.ingest import PIPELINE_VERSION, Ingest
from dogear_core.indexing.planner import plan
from dogear_core.progress import CancelToken, Progress, ProgressFn, Stage
from dogear_core.readers.pool import ReaderPool
from dogear_core.sources.scanner import scan
from dogear_core.storage.store import Store
from dogear_core.types import (
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
    """Brings one writing store up to date; its caller holds the writer lock."""

    def __init__(self, store: Store, model: EmbeddingModel, config: EngineConfig) -> None:
        self._store = store
        self._model = model
        self._config = config
        self._chunker = Chunker(model.count_tokens, config.chunking)

    def run(self, *, words_only: bool, progress: ProgressFn, cancel: CancelToken) -> IndexReport:
        """Bring the library up to date with its roots, and embed what lacks a vector.

        Raises `Cancelled`; what was done by then is kept.
        """
        began = time.monotonic()
        report = IndexReport()
        library = self._store.documents.known_files(PIPELINE_VERSION)
        scanned = self._scan(self._store.roots.all(), report, progress, cancel)
        todo = plan(library, scanned)
        ingest = Ingest(
            self._store, self._chunker, library, report, progress=progress, cancel=cancel
        )
        with ReaderPool(self._config.reader_processes, self._config.reader_limits) as pool:
            ingest.run(todo, pool)
        if not words_only:
            embed_pending(self._store, self._model, report, progress=progress, cancel=cancel)
        report.pending = self._store.status().pending
        report.seconds = time.monotonic() - began
        return report

    def put_documents(self, documents: Iterable[tuple[Path, Document]]) -> None:
        """Store documents that come from no file, as if read from these paths."""
        group: list[tuple[Path, Document]] = []
        for path, document in documents:
            group.append((path, document))
            if len(group) == COMMIT_DOCUMENTS:
                self._put_group(group)
                group = []
        self._put_group(group)

    def embed(self, *, progress: ProgressFn, cancel: CancelToken) -> IndexReport:
        """Embed what lacks a vector, without looking at the roots."""
        report = IndexReport()
        embed_pending(self._store, self._model, report, progress=progress, cancel=cancel)
        return report

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

    def _scan(
        self, roots: list[Root], report: IndexReport, progress: ProgressFn, cancel: CancelToken
    ) -> Iterator[FileState | SkippedPath]:
        """Yield what the scanner finds, noting the roots and folders that are out of reach."""
        places = {root.path for root in roots}
        for count, found in enumerate(scan(roots, library=self._store.library, cancel=cancel)):
            if count % SCAN_STEP == 0:
                progress(Progress(Stage.SCANNING, count, current=str(found.path)))
            if (
                isinstance(found, SkippedPath)
                and found.refusal.reason in (Reason.UNREADABLE, Reason.VANISHED)
                and (found.path in places or _is_folder(found.path))
            ):
                report.out_of_reach.append(found.path)
            yield found


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
