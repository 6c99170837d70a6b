"""How near questions and passages come to each other with a model, measured.

Models differ: with one, texts that have nothing to do with each other have cosines around 0, with
another around 0.7. `calibration.toml` holds questions with a passage for each, all of different
subjects, so that every other combination is a pair of unrelated texts: 4,032 of them. What is so
near that it tells something follows from these, without judging anything by hand for each model.
"""

import tomllib
from pathlib import Path

import numpy as np

from dogear_core.embedding.base import EmbeddingModel
from dogear_models.catalogue import CosineScale

PAIRS = Path(__file__).with_suffix(".toml")


def measure_cosines(model: EmbeddingModel) -> CosineScale:
    """Return how near related and unrelated texts are with this model; it takes a second or two."""
    pairs = tomllib.loads(PAIRS.read_text(encoding="utf-8"))["pair"]
    embedder = model.embedder()
    try:
        questions = np.stack([embedder.embed_query(pair["question"]) for pair in pairs])
        passages = embedder.embed_passages([pair["passage"] for pair in pairs])
    finally:
        embedder.close()
    cosines = questions @ passages.T
    belongs = np.eye(len(pairs), dtype=bool)
    unrelated = cosines[~belongs]
    return CosineScale(
        unrelated=float(unrelated.mean()),
        spread=float(unrelated.std()),
        related=float(np.median(cosines[belongs])),
    )
