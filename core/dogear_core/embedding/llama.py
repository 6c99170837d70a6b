"""Embedding with llama.cpp, through its batch interface.

Three settings make it fast (measured: 2.5 to 3.5 times `Llama.embed`): flash attention, which
keeps a batch of several texts from attending across all of them; micro-batches of 512 tokens;
and texts sorted by length, so that a batch is full of tokens and not of padding.
"""

import ctypes
import os
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from dogear_core.errors import ModelDamaged
from dogear_core.types import Vector, Vectors
from dogear_models import catalogue, verify, wordpiece
from dogear_models.inspection import ModelFile

Tokens = npt.NDArray[np.int32]

BATCH_TOKENS = 512
"""Tokens given to the model at once; 256 and 512 were equally fast, 2048 five times slower."""
BATCH_TEXTS = 64
FLASH_ATTENTION_ON = 1
TOKENIZE_MARGIN = 8
ONE_THREAD_TOKENS = 64
"""Up to this many tokens one thread does alone. A question took 9 ms so, and 37 ms by two threads
that wait for each other, while both cores were busy with something else, such as indexing."""
OPENMP_SPINS = "2000"
"""Rounds of waiting, some microseconds, before an OpenMP thread goes to sleep."""
CGROUP_QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""Linux: microseconds of processor time in each period, and the period."""


@cache
def _library() -> Any:
    """Return llama.cpp's bindings, imported when they are first needed.

    OpenMP reads its settings as llama.cpp loads it. Threads that spin for long while they wait for
    each other made embedding five times slower on a computer that is busy with something else;
    threads that sleep at once made it an eighth slower on an idle one.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    os.environ.setdefault("GOMP_SPINCOUNT", OPENMP_SPINS)
    import llama_cpp

    return llama_cpp


class LlamaModel:
    """A GGUF model's weights and tokenizer, loaded on first use and shared by all threads."""

    def __init__(
        self, spec: catalogue.ModelSpec, file: Path, *, threads: int | None = None
    ) -> None:
        self._spec = spec
        self._file = file
        self._threads = threads or _usable_cores()
        self._loading = threading.Lock()
        self._model: Any = None
        self._vocabulary: Any = None
        self._header: ModelFile | None = None

    @classmethod
    def bundled(cls, *, threads: int | None = None) -> "LlamaModel":
        """Return the model that ships with Dogear."""
        spec = catalogue.bundled()
        return cls(spec, catalogue.path(spec), threads=threads)

    @property
    def name(self) -> str:
        """The model's id in the catalogue."""
        return self._spec.id

    @property
    def spec(self) -> catalogue.ModelSpec:
        """What is known of the model."""
        return self._spec

    @property
    def file(self) -> Path:
        """Where its weights are."""
        return self._file

    @property
    def fingerprint(self) -> str:
        """Everything that decides the vectors, in one line."""
        spec = self._spec
        return "|".join(
            (
                spec.sha256,
                spec.architecture,
                spec.pooling,
                str(spec.dimensions),
                str(spec.max_tokens),
                spec.query_prefix,
                spec.passage_prefix,
                "l2",
            )
        )

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return self._spec.dimensions

    @property
    def max_tokens(self) -> int:
        """The length the model was trained for, with its special tokens."""
        return self._spec.max_tokens

    @property
    def cosines(self) -> catalogue.CosineScale:
        """How near texts come to each other, as the catalogue has it."""
        return self._spec.cosines

    def load(self) -> Any:
        """Return llama.cpp's model, checked and loaded at the first call.

        Raises `ModelMissing`, `ModelDamaged` or `ModelUnsuitable`.
        """
        with self._loading:
            if self._model is None:
                self._header = verify.verify(self._file, self._spec)
                self._model = _load_weights(self._header)
                llama_cpp = _library()
                self._vocabulary = llama_cpp.llama_model_get_vocab(self._model)
            return self._model

    def count_tokens(self, text: str) -> int:
        """Return how many tokens `text` is, without [CLS] and [SEP]; any thread may call it."""
        llama_cpp = _library()
        self.load()
        raw = self._prepare(text).encode()
        needed: int = llama_cpp.llama_tokenize(
            self._vocabulary, raw, len(raw), None, 0, False, False
        )
        return -needed

    def tokenize(self, text: str) -> Tokens:
        """Return the tokens the model reads for `text`, special ones included, cut to its length.

        What is cut are the last words; the closing special token stays.
        """
        llama_cpp = _library()
        self.load()
        raw = self._prepare(text).encode()
        tokens = np.empty(len(raw) + TOKENIZE_MARGIN, np.int32)
        pointer = tokens.ctypes.data_as(ctypes.POINTER(llama_cpp.llama_token))
        count = llama_cpp.llama_tokenize(
            self._vocabulary, raw, len(raw), pointer, len(tokens), True, False
        )
        tokens = tokens[:count]
        if count > self.max_tokens:
            tokens = np.concatenate((tokens[: self.max_tokens - 1], tokens[-1:]))
        return tokens

    def _prepare(self, text: str) -> str:
        if self._header is None or not self._header.is_wordpiece:
            return text
        return wordpiece.prepare(text, strip_accents=self._header.strips_accents)

    def embedder(self, threads: int | None = None) -> "LlamaEmbedder":
        """Return an embedder with a llama.cpp context of its own on these weights."""
        return LlamaEmbedder(self, self._spec, threads=threads or self._threads)


class LlamaEmbedder:
    """One llama.cpp context and one batch, both reused for every call; for one thread at a time."""

    def __init__(self, model: LlamaModel, spec: catalogue.ModelSpec, *, threads: int) -> None:
        llama_cpp = _library()
        self._model = model
        self._spec = spec
        self._library = llama_cpp
        self._threads = threads
        self._context: Any = None
        weights = model.load()
        size = max(BATCH_TOKENS, spec.max_tokens)
        parameters = llama_cpp.llama_context_default_params()
        parameters.n_ctx = parameters.n_batch = parameters.n_ubatch = size
        parameters.n_seq_max = BATCH_TEXTS
        parameters.kv_unified = True
        parameters.flash_attn_type = FLASH_ATTENTION_ON
        parameters.embeddings = True
        parameters.n_threads = parameters.n_threads_batch = threads
        self._context = llama_cpp.llama_init_from_model(weights, parameters)
        if self._context is None:
            raise ModelDamaged("llama.cpp could not make a context", path=None)
        self._batch = llama_cpp.llama_batch_init(size, 0, 1)
        self._batch_size = size

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
        tokens = [self._model.tokenize(text) for text in texts]
        vectors = np.empty((len(texts), self._spec.dimensions), np.float32)
        for group in _pack([len(row) for row in tokens], self._batch_size):
            vectors[group] = self._run([tokens[index] for index in group])
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.maximum(norms, np.finfo(np.float32).tiny)
        return vectors

    def _run(self, rows: Sequence[Tokens]) -> Vectors:
        """Return the pooled embeddings of texts that fit one batch together."""
        llama_cpp = _library()
        batch, offset = self._batch, 0
        capacity = self._batch_size
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
        threads = 1 if offset <= ONE_THREAD_TOKENS else self._threads
        llama_cpp.llama_set_n_threads(self._context, threads, threads)
        code = llama_cpp.llama_encode(self._context, batch)
        if code != 0:
            raise RuntimeError(f"llama_encode returned {code} for {offset} tokens")
        found = np.empty((len(rows), self._spec.dimensions), np.float32)
        for number in range(len(rows)):
            pointer = llama_cpp.llama_get_embeddings_seq(self._context, number)
            found[number] = np.ctypeslib.as_array(pointer, (self._spec.dimensions,))
        return found


def _usable_cores() -> int:
    """Return how many cores this process may use: by affinity, and by its container's quota."""
    cores = os.cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    try:
        quota, period = CGROUP_QUOTA.read_text().split()
        return max(1, min(cores, int(quota) // int(period)))
    except (OSError, ValueError):  # no such file, or "max": no quota
        return cores


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


def _load_weights(header: ModelFile) -> Any:
    """Return llama.cpp's model of the file, loaded without a word on the terminal."""
    llama_cpp = _library()

    llama_cpp.llama_log_set(_silent(llama_cpp.llama_log_callback), ctypes.c_void_p())
    llama_cpp.llama_backend_init()
    parameters = llama_cpp.llama_model_default_params()
    parameters.n_gpu_layers = 0
    overrides = (llama_cpp.llama_model_kv_override * 2)()  # the second, empty one ends the list
    if header.is_wordpiece:
        # Accents are stripped by wordpiece.prepare; llama.cpp's own stripping loses vowels.
        overrides[0].key = b"tokenizer.ggml.normalizer.strip_accents"
        overrides[0].tag = llama_cpp.LLAMA_KV_OVERRIDE_TYPE_BOOL
        overrides[0].value.val_bool = False
        parameters.kv_overrides = overrides
    model = llama_cpp.llama_model_load_from_file(os.fsencode(header.path), parameters)
    if model is None:
        raise ModelDamaged("llama.cpp could not load it", path=header.path)
    return model


_log_callbacks: list[Any] = []
"""llama.cpp keeps a bare pointer to the callback; it must outlive every call."""


def _silent(callback_type: Any) -> Any:
    if not _log_callbacks:
        _log_callbacks.append(callback_type(lambda _level, _text, _data: None))
    return _log_callbacks[0]
