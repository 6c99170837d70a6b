"""How fast a model is on this computer, measured, and how fast another one would be."""

import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass

from dogear_core.embedding.base import EmbeddingModel
from dogear_core.embedding.calibration import PAIRS
from dogear_core.progress import CancelToken
from dogear_models.catalogue import ModelSpec

SECONDS = 10.0
PASSAGE_TOKENS = 180
"""About what a passage has that fills its budget."""
BATCH = 8
SLOWER, MUCH_SLOWER, FASTER = 1.2, 1.75, 0.6
"""From where on a difference in speed is worth a word, and a number."""


def passages_per_second(
    model: EmbeddingModel,
    *,
    threads: int | None = None,
    seconds: float = SECONDS,
    cancel: CancelToken | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> float:
    """Embed passages of usual length for some seconds and return how many it did in one.

    Loading the model, and the first batch, are not counted. Raises `Cancelled`.
    """
    cancel = cancel or CancelToken()
    passages = _passages(model)
    embedder = model.embedder(threads)
    try:
        embedder.embed_passages(passages)
        began, done = clock(), 0
        while not done or clock() - began < seconds:
            cancel.raise_if_cancelled()
            embedder.embed_passages(passages)
            done += len(passages)
        return done / (clock() - began)
    finally:
        embedder.close()


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast the model in use is here, in passages a second, where that was measured."""

    in_use: ModelSpec
    rate: float | None = None

    def rate_of(self, spec: ModelSpec) -> float | None:
        """Return how fast another model would be; None where nobody knows."""
        times = 1.0 if spec.id == self.in_use.id else times_slower(spec, self.in_use)
        return self.rate / times if self.rate and times else None


def times_slower(spec: ModelSpec, than: ModelSpec) -> float | None:
    """Return the time one model needs in times that of another; None where nobody knows."""
    return spec.cost / than.cost if spec.cost and than.cost else None


def _passages(model: EmbeddingModel) -> list[str]:
    """Return a batch of passages of usual length."""
    pairs = tomllib.loads(PAIRS.read_text(encoding="utf-8"))["pair"]
    sentences = [pair["passage"] for pair in pairs]
    passages = []
    for number in range(BATCH):
        text = ""
        place = number
        while model.count_tokens(text) < PASSAGE_TOKENS:
            text += sentences[place % len(sentences)] + " "
            place += BATCH
        passages.append(text)
    return passages
