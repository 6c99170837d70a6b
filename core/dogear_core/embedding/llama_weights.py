"""A model as llama.cpp has loaded it: weights and tokenizer."""

import ctypes
import os
from typing import Any

import numpy as np

from dogear_core.embedding.llama_embedder import LlamaEmbedder, Tokens
from dogear_core.embedding.llama_library import library
from dogear_core.errors import ModelDamaged, ModelUnsuitable
from dogear_models import wordpiece
from dogear_models.catalogue import ModelSpec
from dogear_models.inspection import ModelFile, Pooling

TOKENIZE_MARGIN = 8
ALL_LAYERS = 999
NO_TOKEN = -1
"""What llama.cpp gives for a special token that a vocabulary does not have."""


class LlamaWeights:
    """The weights and the tokenizer, for all threads; texts are cut to `longest` tokens.

    Raises `ModelDamaged` or `ModelUnsuitable`.
    """

    def __init__(self, header: ModelFile, spec: ModelSpec, *, longest: int, on_gpu: bool) -> None:
        self._header = header
        self._spec = spec
        self._longest = longest
        self._on_gpu = on_gpu
        self._library = llama_cpp = library()
        self._model = _load(header, ALL_LAYERS if on_gpu else 0)
        self._vocabulary = llama_cpp.llama_model_get_vocab(self._model)
        width = llama_cpp.llama_model_n_embd_out(self._model)
        if width < spec.dimensions:
            detail = f"its vectors have {width} dimensions, not {spec.dimensions}"
            raise ModelUnsuitable(detail, path=header.path)
        self._end = self._end_token() if spec.pooling is Pooling.LAST else NO_TOKEN

    def count_tokens(self, text: str) -> int:
        """Return how many tokens `text` is, without special tokens; any thread may call it."""
        raw = self._prepare(text).encode()
        needed: int = self._library.llama_tokenize(
            self._vocabulary, raw, len(raw), None, 0, False, False
        )
        return -needed

    def tokenize(self, text: str) -> Tokens:
        """Return the tokens the model reads for `text`, special ones included, cut to its length.

        What is cut are the last words; the closing special token stays.
        """
        tokens = self._tokens_of(self._prepare(text), special=False)
        if self._end != NO_TOKEN and (not len(tokens) or tokens[-1] != self._end):
            tokens = np.append(tokens, np.int32(self._end))
        if len(tokens) > self._longest:
            tokens = np.concatenate((tokens[: self._longest - 1], tokens[-1:]))
        return tokens

    def embedder(self, threads: int) -> LlamaEmbedder:
        """Return an embedder with a llama.cpp context of its own on these weights."""
        return LlamaEmbedder(
            self._model,
            self._spec,
            self.tokenize,
            longest=self._longest,
            threads=threads,
            on_gpu=self._on_gpu,
        )

    def close(self) -> None:
        """Free the weights, once no embedder is left."""
        if self._model is not None:
            self._library.llama_model_free(self._model)
            self._model = None

    def _end_token(self) -> int:
        """Return the token whose vector is the text's: the one the model was trained to end with.

        Raises `ModelUnsuitable` when the vocabulary does not have it.
        """
        if not self._spec.end_token:
            return int(self._library.llama_vocab_eos(self._vocabulary))
        tokens = [
            token
            for token in self._tokens_of(self._spec.end_token, special=True)
            if self._library.llama_vocab_is_control(self._vocabulary, token)
        ]
        if not tokens:
            detail = f"its vocabulary has no {self._spec.end_token}"
            raise ModelUnsuitable(detail, path=self._header.path)
        return int(tokens[0])

    def _tokens_of(self, text: str, *, special: bool) -> Tokens:
        """Return the tokens of a text, those of which it holds the names only if `special`."""
        raw = text.encode()
        tokens = np.empty(len(raw) + TOKENIZE_MARGIN, np.int32)
        pointer = tokens.ctypes.data_as(ctypes.POINTER(self._library.llama_token))
        count = self._library.llama_tokenize(
            self._vocabulary, raw, len(raw), pointer, len(tokens), not special, special
        )
        return tokens[:count]

    def _prepare(self, text: str) -> str:
        if not self._header.is_wordpiece:
            return text
        return wordpiece.prepare(text, strip_accents=self._header.strips_accents)


def _load(header: ModelFile, gpu_layers: int) -> Any:
    """Return llama.cpp's model of the file."""
    llama_cpp = library()
    parameters = llama_cpp.llama_model_default_params()
    parameters.n_gpu_layers = gpu_layers
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
