"""Leaving the work to a graphics processor, and making sure that it does it right.

A driver may refuse, run out of memory, or compute something else: what it says of a few texts is
compared with what the processor says of them, each time the model is loaded.
"""

from collections.abc import Callable
from enum import StrEnum

import numpy as np

from dogear_core.embedding.llama_library import supports_gpu
from dogear_core.embedding.llama_weights import LlamaWeights
from dogear_core.errors import ModelError
from dogear_core.types import Vectors

LEAST_COSINE = 0.999
"""Between a text's vectors by either; what a wrong computation gives is far below, and half
precision alone stays above 0.9999."""
_PROBES = (
    "Who pays for the repair of the boiler?",
    "The tenant has to tell the landlord. " * 200,
)
"""The second fills a batch, so that a lack of memory shows."""


class Acceleration(StrEnum):
    """What became of the wish to leave the work to a graphics processor."""

    NOT_WANTED = "not_wanted"
    UNSUPPORTED = "unsupported"
    """llama.cpp was built without it."""
    FAILED = "failed"
    """The model could not be loaded there, or did not run."""
    WRONG = "wrong"
    """The vectors were not those of the processor."""
    IN_USE = "in_use"


def load_accelerated(
    load: Callable[[bool], LlamaWeights], threads: int
) -> tuple[LlamaWeights, Acceleration]:
    """Return the weights on the graphics processor, or why they are not there.

    `load` loads them there, or for the processor. Raises what it raises for the latter.
    """
    if not supports_gpu():
        return load(False), Acceleration.UNSUPPORTED
    here = load(False)
    expected = _probe(here, threads)
    try:
        there = load(True)
    except ModelError:
        return here, Acceleration.FAILED
    try:
        found = _probe(there, threads)
    except (ModelError, RuntimeError):
        there.close()
        return here, Acceleration.FAILED
    if not np.all(np.sum(expected * found, axis=1) > LEAST_COSINE):  # also where it is no number
        there.close()
        return here, Acceleration.WRONG
    here.close()
    return there, Acceleration.IN_USE


def _probe(weights: LlamaWeights, threads: int) -> Vectors:
    embedder = weights.embedder(threads)
    try:
        return embedder.embed_passages(_PROBES)
    finally:
        embedder.close()
