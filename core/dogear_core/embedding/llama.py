"""An embedding model that llama.cpp runs."""

import os
import threading
from pathlib import Path

from dogear_core.embedding.gpu import Acceleration, load_accelerated
from dogear_core.embedding.llama_embedder import LlamaEmbedder, Tokens
from dogear_core.embedding.llama_weights import LlamaWeights
from dogear_core.errors import ModelUnsuitable
from dogear_models import catalogue, verify
from dogear_models.catalogue import ModelSpec

MOST_TOKENS = 1024
"""Longer texts are cut whatever the model was trained for: a passage has 192 tokens, and working
memory grows with the square of this."""
CGROUP_QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""Linux: microseconds of processor time in each period, and the period."""


class LlamaModel:
    """A GGUF model's weights and tokenizer, loaded on first use and shared by all threads.

    With `gpu` its work is left to a graphics processor, if there is one and it does it right.
    """

    def __init__(
        self, spec: ModelSpec, file: Path, *, threads: int | None = None, gpu: bool = False
    ) -> None:
        self._spec = spec
        self._file = file
        self._threads = threads or usable_cores()
        self._gpu = gpu
        self._loading = threading.Lock()
        self._weights: LlamaWeights | None = None
        self._acceleration = Acceleration.NOT_WANTED

    @classmethod
    def bundled(cls, *, threads: int | None = None, gpu: bool = False) -> "LlamaModel":
        """Return the model that ships with Dogear."""
        spec = catalogue.bundled()
        return cls(spec, catalogue.path(spec), threads=threads, gpu=gpu)

    @property
    def name(self) -> str:
        """The model's id in the catalogue."""
        return self._spec.id

    @property
    def spec(self) -> ModelSpec:
        """What is known of the model."""
        return self._spec

    @property
    def gpu(self) -> bool:
        """Whether it is to be left to a graphics processor."""
        return self._gpu

    @property
    def file(self) -> Path:
        """Where its weights are."""
        return self._file

    @property
    def fingerprint(self) -> str:
        """Everything that decides the vectors, in one line."""
        spec = self._spec
        parts = (
            spec.sha256,
            spec.architecture,
            spec.pooling,
            str(spec.dimensions),
            str(self.max_tokens),
            spec.query_prefix,
            spec.passage_prefix,
            *((spec.end_token,) if spec.end_token else ()),
            "l2",
        )
        return "|".join(parts)

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return self._spec.dimensions

    @property
    def max_tokens(self) -> int:
        """The length the model was trained for, with its special tokens; at most `MOST_TOKENS`."""
        return min(self._spec.max_tokens, MOST_TOKENS)

    @property
    def cosines(self) -> catalogue.CosineScale:
        """How near texts come to each other, as it was measured."""
        if self._spec.cosines is None:
            raise ModelUnsuitable("not measured yet", path=self._file)
        return self._spec.cosines

    @property
    def acceleration(self) -> Acceleration:
        """Whether a graphics processor does the work, once the model is loaded."""
        return self._acceleration

    def load(self) -> LlamaWeights:
        """Return the weights, checked and loaded at the first call.

        Raises `ModelMissing`, `ModelDamaged` or `ModelUnsuitable`.
        """
        with self._loading:
            if self._weights is None:
                self._weights = self._load()
            return self._weights

    def count_tokens(self, text: str) -> int:
        """Return how many tokens `text` is, without special tokens; any thread may call it."""
        return self.load().count_tokens(text)

    def tokenize(self, text: str) -> Tokens:
        """Return the tokens the model reads for `text`, special ones included, cut to its length.

        What is cut are the last words; the closing special token stays.
        """
        return self.load().tokenize(text)

    def embedder(self, threads: int | None = None) -> LlamaEmbedder:
        """Return an embedder with a llama.cpp context of its own on these weights."""
        return self.load().embedder(threads or self._threads)

    def _load(self) -> LlamaWeights:
        header = verify.verify(self._file, self._spec)

        def load(on_gpu: bool) -> LlamaWeights:
            return LlamaWeights(header, self._spec, longest=self.max_tokens, on_gpu=on_gpu)

        if not self._gpu:
            return load(False)
        weights, self._acceleration = load_accelerated(load, self._threads)
        return weights


def usable_cores() -> int:
    """Return how many cores this process may use: by affinity, and by its container's quota."""
    cores = os.cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    try:
        quota, period = CGROUP_QUOTA.read_text().split()
        return max(1, min(cores, int(quota) // int(period)))
    except (OSError, ValueError):  # no such file, or "max": no quota
        return cores
