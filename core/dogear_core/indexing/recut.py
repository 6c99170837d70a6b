"""Cutting documents anew from the library's own texts; the files may be out of reach.

A document's new passages come with the last of their vectors in one transaction, so that it can be
found by its meaning before and after, and no passage is without a vector in between.
Citations are of spans of the text, which stays as it is.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dogear_core.chunking.chunker import CHUNKER_VERSION, Chunker
from dogear_core.config import ChunkingConfig
from dogear_core.embedding.base import Embedder, EmbeddingModel
from dogear_core.embedding.llama import LlamaModel
from dogear_core.errors import ModelError
from dogear_core.indexing.embed import BATCH, Window
from dogear_core.indexing.meter import Meter
from dogear_core.indexing.pacing import Pacing
from dogear_core.progress import Stage
from dogear_core.storage.cuts import CHUNKERS
from dogear_core.storage.store import Store
from dogear_core.storage.vectors import VectorIndex
from dogear_core.types import DocumentId, IndexReport, Vectors

RESERVED_TOKENS = 16
"""Of what a model reads, for special tokens and the prefix of passages; the longest known prefix
("title: none | text: ") has 9."""


class Embedded(NamedTuple):
    """Texts with their vectors for one set."""

    vectors: VectorIndex
    texts: list[str]
    rows: Vectors


VectorSet = tuple[VectorIndex, EmbeddingModel]


def fitting(config: ChunkingConfig, model: EmbeddingModel) -> ChunkingConfig:
    """Return the sizes of passages that a model reads to their end."""
    budget = min(config.budget, room(model))
    share = budget / config.budget
    return ChunkingConfig(budget, round(config.overlap * share), round(config.minimum * share))


def room(model: EmbeddingModel) -> int:
    """Return how many tokens of a passage a model reads, beside what is put before it.

    A long prefix is reckoned by its characters, which are twice its tokens at least; the model need
    not be loaded for that.
    """
    prefix = model.spec.passage_prefix if isinstance(model, LlamaModel) else ""
    return model.max_tokens - max(RESERVED_TOKENS, len(prefix) // 2 + 2)


class Recutter:
    """Cuts documents anew for a model, and embeds what is new for some sets of vectors.

    Their models are loaded when the first document is cut.
    """

    def __init__(
        self,
        store: Store,
        model: EmbeddingModel,
        config: ChunkingConfig,
        sets: Sequence[VectorSet],
        report: IndexReport,
        pacing: Pacing,
    ) -> None:
        self._store = store
        self._model = model
        self._chunker = Chunker(model.count_tokens, fitting(config, model))
        self._sets = sets
        self._report = report
        self._pacing = pacing
        self._recut: set[DocumentId] = set()
        self._embedders: list[tuple[VectorIndex, Embedder]] = []

    def close(self) -> None:
        """Give back the memory of the embedders."""
        for _, embedder in self._embedders:
            embedder.close()
        self._embedders = []

    def bring_up(self) -> None:
        """Cut anew what an older chunker cut. Raises what `Pacing.give_way` does."""
        paths = self._store.cuts.before(CHUNKER_VERSION)
        if not paths:
            return
        meter = Meter(Stage.READING, len(paths), self._pacing.report)
        for path in paths:
            self._pacing.give_way()
            self._cut(path)
            meter.advance(current=str(path))

    def fit(self, window: Window) -> bool:
        """Cut the documents anew that have texts the model would not read to their end.

        Returns whether there were any. Raises what `Pacing.give_way` does.
        """
        most = room(self._model)
        long = [key for key, text in window if self._model.count_tokens(text) > most]
        documents = self._store.passages.documents_of_inputs(long) - self._recut
        for document in self._store.documents.load(documents).values():
            self._pacing.give_way()
            self._recut.add(document.id)
            self._cut(document.path)
        return bool(documents)

    def _cut(self, path: Path) -> None:
        stored, state = self._store.documents.find(path), self._store.documents.state(path)
        if stored is None or state is None:
            return
        document = self._store.text(stored)
        passages = self._chunker.split(document)
        if not self._embedders:
            self._embedders = list(self._load())
        last = self._embed(list({passage.embedding_input: None for passage in passages}))
        with self._store.transaction():
            self._store.put_document(
                state,
                document,
                passages,
                content_hash=stored.content_hash,
                pipeline=self._store.cuts.reader_of(path) * CHUNKERS + CHUNKER_VERSION,
            )
            self._put(last)

    def _load(self) -> Iterator[tuple[VectorIndex, Embedder]]:
        """Yield the sets with their embedders, without those whose model cannot be used any more.

        The model that is cut for has to be usable.
        """
        for vectors, model in self._sets:
            try:
                embedder = model.embedder()
            except ModelError:
                if model is self._model:
                    raise
            else:
                yield vectors, embedder

    def _embed(self, texts: Sequence[str]) -> list[Embedded]:
        """Embed what lacks a vector and store it, but for the last batch, which is returned.

        What is stored ahead of its passages outlives a kill, and is found by the next try.
        """
        inputs = self._store.passages.inputs_of(texts)
        held = [vectors.held(list(inputs.values())) for vectors, _ in self._embedders]
        lacking = [text for text in texts if not all(inputs.get(text) in known for known in held)]
        last: list[Embedded] = []
        for start in range(0, len(lacking), BATCH):
            if last:
                with self._store.transaction():
                    self._put(last)
            self._pacing.give_way()
            batch = lacking[start : start + BATCH]
            last = []
            for (vectors, embedder), known in zip(self._embedders, held, strict=True):
                new = [text for text in batch if inputs.get(text) not in known]
                if new:
                    last.append(Embedded(vectors, new, embedder.embed_passages(new)))
                    self._report.embedded += len(new)
        return last

    def _put(self, embedded: Sequence[Embedded]) -> None:
        for vectors, texts, rows in embedded:
            vectors.put(self._store.passages.take_inputs(texts), rows)
