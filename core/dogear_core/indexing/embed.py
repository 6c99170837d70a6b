"""The second stage of indexing: give every passage a vector, so that its meaning can be found.

What is left to do is a question to the library, not a list kept aside: the stage can stop at any
moment and goes on where it was.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from dogear_core.embedding.base import Embedder, EmbeddingModel
from dogear_core.indexing.meter import Meter
from dogear_core.indexing.pacing import Pacing
from dogear_core.progress import Stage
from dogear_core.storage.store import Store
from dogear_core.storage.vectors import VectorIndex
from dogear_core.types import IndexReport, InputId, embedding_input

WINDOW = 1024
"""Texts sorted by length together, so that those of a batch are of one length."""
BATCH = 32
"""Texts embedded between two commits at most: what a kill can lose."""
BATCH_SECONDS = 0.6
"""Batches that take longer are made smaller: for so long may a stop take, or what is news wait."""
SMALLEST_BATCH = 4


Window = list[tuple[InputId, str]]
"""Inputs with their texts."""


def embed_pending(
    store: Store,
    vectors: VectorIndex,
    model: EmbeddingModel,
    report: IndexReport,
    pacing: Pacing,
    *,
    threads: int | None = None,
    within: Sequence[Path] | None = None,
    stage: Stage = Stage.EMBEDDING,
    fit: Callable[[Window], bool] | None = None,
) -> None:
    """Embed every input that lacks a vector among these, committing batch by batch.

    With `within`, only those of documents at or below these paths. `fit` is given what comes next,
    and returns whether it had to change what that is. Raises what `Pacing.give_way` does, and a
    `ModelError` when the model cannot be loaded.
    """
    window = _window(store, vectors, within)
    if not window:
        return
    began = time.monotonic()
    meter = Meter(stage, vectors.count_pending(), pacing.report)
    embedder = model.embedder(threads)
    size = BATCH
    try:
        fitted = fit is None
        while window:
            pacing.give_way()
            if not fitted and fit is not None:
                if fit(window):
                    window = _window(store, vectors, within)
                    meter = Meter(stage, vectors.count_pending(), pacing.report)
                    continue
                fitted = True
            batch, window = window[:size], window[size:]
            batch_began = time.monotonic()
            _embed_batch(store, vectors, embedder, batch)
            if time.monotonic() - batch_began > BATCH_SECONDS:
                size = max(SMALLEST_BATCH, size // 2)
            report.embedded += len(batch)
            meter.advance(len(batch))
            if not window:
                window = _window(store, vectors, within)
                fitted = fit is None
    finally:
        embedder.close()
        report.embed_seconds += time.monotonic() - began


def _window(store: Store, vectors: VectorIndex, within: Sequence[Path] | None) -> Window:
    """Return the next inputs with their texts, longest first."""
    inputs = vectors.pending(WINDOW, within)
    passages = store.passages.for_inputs(inputs)
    texts = [
        (key, embedding_input(passage.context, store.texts.read(passage.document_id, passage.span)))
        for key, passage in sorted(passages.items())
    ]
    return sorted(texts, key=lambda item: len(item[1]), reverse=True)


def _embed_batch(store: Store, vectors: VectorIndex, embedder: Embedder, batch: Window) -> None:
    """Embed outside the transaction, which is then short, and store the vectors in one."""
    found = embedder.embed_passages([text for _, text in batch])
    with store.transaction():
        vectors.put([key for key, _ in batch], found)
