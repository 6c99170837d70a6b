"""One thread's embedder on a model's weights, through llama.cpp's batch interface.

Three settings make it fast (measured: 2.5 to 3.5 times `Llama.embed`): flash attention, which
keeps a batch of several texts from attending across all of them; micro-batches of 512 tokens;
and texts sorted by length, so that a batch is full of tokens and not of padding.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from dogear_core.embedding.llama_library import library
from dogear_core.errors import ModelDamaged
from dogear_core.types import Vector, Vectors
from dogear_models.catalogue import ModelSpec
from dogear_models.inspection import Pooling

Tokens = npt.NDArray[np.int32]

BATCH_TOKENS = 512
"""Tokens given to the model at once; 256 and 512 were equally fast, 2048 five times slower."""
BATCH_TEXTS = 64
FLASH_ATTENTION_ON = 1
ONE_THREAD_TOKENS = 64
"""Up to this many tokens one thread does alone. A question took 9 ms so, and 37 ms by two threads
that wait for each other, while both cores were busy with something else, such as indexing."""
_POOLING_NUMBERS = {pooling: number for number, pooling in enumerate(Pooling)}


class LlamaEmbedder:
    """One llama.cpp context and one batch, both reused for every call; for one thread at a time.

    `tokenize` gives the tokens of a text, at most `longest`.
    """

    def __init__(
        self,
        weights: Any,
        spec: ModelSpec,
        tokenize: Callable[[str], Tokens],
        *,
        longest: int,
        threads: int,
        on_gpu: bool,
    ) -> None:
        llama_cpp = library()
        self._spec = spec
        self._tokenize = tokenize
        self._library = llama_cpp
        self._threads = threads
        self._context: Any = None
        self._batch_size = max(BATCH_TOKENS, longest)
        parameters = llama_cpp.llama_context_default_params()
        parameters.n_ctx = parameters.n_batch = parameters.n_ubatch = self._batch_size
        parameters.n_seq_max = BATCH_TEXTS
        parameters.kv_unified = True
        parameters.flash_attn_type = FLASH_ATTENTION_ON
        parameters.embeddings = True
        parameters.pooling_type = _POOLING_NUMBERS[spec.pooling]
        # Otherwise a build that knows one computes large batches on a graphics processor anyway.
        parameters.op_offload = parameters.offload_kqv = on_gpu
        parameters.n_threads = parameters.n_threads_batch = threads
        self._context = llama_cpp.llama_init_from_model(weights, parameters)
        if self._context is None:
            raise ModelDamaged("llama.cpp could not make a context", path=None)
        self._memory = llama_cpp.llama_get_memory(self._context)
        self._width = llama_cpp.llama_model_n_embd_out(weights)
        self._batch = llama_cpp.llama_batch_init(self._batch_size, 0, 1)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one L2-normalised row per text, shape (len(texts), dimensions)."""
        return self._embed([self._spec.passage_prefix + text for text in texts])

    def embed_query(self, text: str) -> Vector:
        """Return the L2-normalised vector of a question, shape (dimensions,)."""
        row: Vector = self._embed([self._spec.query_prefix + text])[0]
        return row

    def close(self) -> None:
        """Free the context and the batch; further calls are an error."""
        if self._context is not None:
            self._library.llama_batch_free(self._batch)
            self._library.llama_free(self._context)
            self._context = None

    def __del__(self) -> None:
        self.close()

    def _embed(self, texts: Sequence[str]) -> Vectors:
        tokens = [self._tokenize(text) for text in texts]
        vectors = np.empty((len(texts), self._spec.dimensions), np.float32)
        for group in _pack([len(row) for row in tokens], self._batch_size):
            vectors[group] = self._run([tokens[index] for index in group])
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.maximum(norms, np.finfo(np.float32).tiny)
        return vectors

    def _run(self, rows: Sequence[Tokens]) -> Vectors:
        """Return the pooled embeddings of texts that fit one batch together."""
        length = self._fill_batch(rows)
        threads = 1 if length <= ONE_THREAD_TOKENS else self._threads
        self._library.llama_set_n_threads(self._context, threads, threads)
        self._compute(length)
        found = np.empty((len(rows), self._spec.dimensions), np.float32)
        for number in range(len(rows)):
            pointer = self._library.llama_get_embeddings_seq(self._context, number)
            whole = np.ctypeslib.as_array(pointer, (self._width,))
            found[number] = whole[: self._spec.dimensions]
        return found

    def _fill_batch(self, rows: Sequence[Tokens]) -> int:
        """Put the tokens of the texts into the batch and return how many they are."""
        batch, capacity, offset = self._batch, self._batch_size, 0
        token = np.ctypeslib.as_array(batch.token, (capacity,))
        position = np.ctypeslib.as_array(batch.pos, (capacity,))
        sequences = np.ctypeslib.as_array(batch.n_seq_id, (capacity,))
        outputs = np.ctypeslib.as_array(batch.logits, (capacity,))
        for number, row in enumerate(rows):
            end = offset + len(row)
            token[offset:end] = row
            position[offset:end] = np.arange(len(row))
            for place in range(offset, end):
                batch.seq_id[place][0] = number
            offset = end
        sequences[:offset] = 1
        outputs[:offset] = 1
        batch.n_tokens = offset
        return offset

    def _compute(self, length: int) -> None:
        """Run the model over the batch.

        An encoder keeps nothing from one batch to the next. A decoder does, and crashes the
        process when it is made to encode: it decodes, with an empty memory.
        """
        if self._memory is None:
            code = self._library.llama_encode(self._context, self._batch)
        else:
            self._library.llama_memory_clear(self._memory, False)
            code = self._library.llama_decode(self._context, self._batch)
        if code != 0:
            raise RuntimeError(f"llama.cpp returned {code} for {length} tokens")


def _pack(lengths: Sequence[int], capacity: int) -> Iterator[list[int]]:
    """Yield groups of indices of similar length whose tokens fit `capacity` together."""
    group: list[int] = []
    used = 0
    for index in sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True):
        if group and (used + lengths[index] > capacity or len(group) == BATCH_TEXTS):
            yield group
            group, used = [], 0
        group.append(index)
        used += lengths[index]
    if group:
        yield group
