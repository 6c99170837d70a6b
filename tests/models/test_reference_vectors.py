"""The bundled model computes what the original does.

The reference vectors were computed by sentence-transformers 6.2 from the original float32 weights,
one text at a time, with max_seq_length 256 and normalised; one row per text of the JSON file.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from dogear_core.embedding.llama import LlamaModel
from dogear_core.types import Vector, Vectors

DATA = Path(__file__).parent / "data"
TEXTS: dict[str, str] = json.loads((DATA / "reference_texts.json").read_text(encoding="utf-8"))
REFERENCE: dict[str, Vector] = dict(
    zip(TEXTS, np.load(DATA / "reference_vectors.npy"), strict=True)
)


@pytest.fixture(scope="module")
def vectors() -> dict[str, Vector]:
    embedder = LlamaModel.bundled().embedder()
    rows: Vectors = embedder.embed_passages(list(TEXTS.values()))
    embedder.close()
    return dict(zip(TEXTS, rows, strict=True))


@pytest.mark.parametrize("case", TEXTS)
def test_a_text_has_the_vector_of_the_original_model(case: str, vectors: dict[str, Vector]) -> None:
    assert float(vectors[case] @ REFERENCE[case]) >= 0.999


def test_enough_texts_are_compared() -> None:
    assert len(TEXTS) >= 50
    assert len({row.tobytes() for row in REFERENCE.values()}) >= 50
