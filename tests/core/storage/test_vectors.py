from pathlib import Path

import numpy as np
import pytest
from tests.core.storage.conftest import Put

from dogear_core.errors import Cancelled
from dogear_core.storage import vectors
from dogear_core.storage.store import Store
from dogear_core.storage.vectors import VectorIndex, quantise
from dogear_core.types import InputId, Vectors

DIMENSIONS = 64


@pytest.fixture
def index(store: Store) -> VectorIndex:
    return store.open_generation(fingerprint="one", model="m", dimensions=DIMENSIONS)


def clustered(rows: int, seed: int = 7) -> Vectors:
    """Return normalised rows in loose clusters, as real embeddings are."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(40, DIMENSIONS))
    found = centres[random.integers(40, size=rows)] + random.normal(size=(rows, DIMENSIONS)) * 0.6
    normalised: Vectors = (found / np.linalg.norm(found, axis=1, keepdims=True)).astype(np.float32)
    return normalised


def fill(store: Store, index: VectorIndex, rows: Vectors) -> None:
    with store.transaction():
        store._connection.executemany(
            "INSERT INTO input (id, hash) VALUES (?, ?)",
            ((number + 1, str(number).encode()) for number in range(len(rows))),
        )
        index.put([InputId(number + 1) for number in range(len(rows))], rows)


def test_quantised_vectors_keep_their_cosine() -> None:
    rows = clustered(200)
    codes = quantise(rows).astype(np.float32)
    codes /= np.linalg.norm(codes, axis=1, keepdims=True)
    assert float((rows * codes).sum(axis=1).min()) > 0.999


def test_a_large_set_is_searched_as_well_through_its_bits(
    store: Store, index: VectorIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = clustered(3000)
    fill(store, index, rows)
    exact = [{key for key, _ in index.rank(rows[place], 10)} for place in range(0, 300, 10)]
    monkeypatch.setattr(vectors, "EXACT_ROWS", 100)
    monkeypatch.setattr(vectors, "CANDIDATES", 500)
    by_bits = [{key for key, _ in index.rank(rows[place], 10)} for place in range(0, 300, 10)]
    recall = sum(len(a & b) for a, b in zip(exact, by_bits, strict=True)) / (10 * len(exact))
    assert recall > 0.95


def test_a_search_is_interrupted_wherever_it_is(
    store: Store, index: VectorIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = clustered(1100)  # two of sqlite-vec's chunks
    fill(store, index, rows)
    monkeypatch.setattr(vectors, "EXACT_ROWS", 100)
    monkeypatch.setattr(vectors, "CANDIDATES", 20)
    monkeypatch.setattr(vectors, "SAMPLE_ROWS", 20)

    def steps_until(last: int) -> int:
        steps = 0

        def count() -> bool:
            nonlocal steps
            steps += 1
            if steps == last:
                store.interrupt()
            return False

        store._connection.set_progress_handler(count, 1)
        try:
            with store.errors():
                index.rank(rows[0], 10)
        finally:
            store._connection.set_progress_handler(None)
        return steps

    nearest = index.rank(rows[0], 10)  # and the sample is drawn
    cancelled = 0
    for step in range(1, steps := steps_until(0)):
        try:
            steps_until(step)  # at the last step of a statement there is nothing left to abort
        except Cancelled:
            cancelled += 1
    assert cancelled > 0.9 * steps
    assert index.rank(rows[0], 10) == nearest


def test_the_nearest_vector_is_first_with_its_cosine(store: Store, index: VectorIndex) -> None:
    rows = clustered(100)
    fill(store, index, rows)
    (best, cosine), *_ = index.rank(rows[41], 5)
    assert best == 42
    assert cosine == pytest.approx(1.0, abs=1e-3)


def test_a_search_among_few_inputs_finds_only_those(store: Store, index: VectorIndex) -> None:
    rows = clustered(100)
    fill(store, index, rows)
    among = np.array([3, 5, 7], np.int64)
    assert {key for key, _ in index.rank(rows[0], 10, among)} == {3, 5, 7}


def test_an_empty_index_finds_nothing(index: VectorIndex) -> None:
    assert index.rank(np.ones(DIMENSIONS, np.float32), 5) == []


def test_a_vector_that_is_not_finite_is_refused(store: Store, index: VectorIndex) -> None:
    with pytest.raises(ValueError, match="finite"):
        fill(store, index, np.full((1, DIMENSIONS), np.nan, np.float32))


def test_duplicates_share_a_vector_and_the_last_one_takes_it_along(
    store: Store, index: VectorIndex, put: Put
) -> None:
    put("/a.txt", "same text\n\nonly here")
    put("/b.txt", "same text")
    pending = index.pending(10)
    assert len(pending) == 2
    with store.transaction():
        index.put(pending, clustered(2))
        store.forget([Path("/a.txt")])
    assert (index.count(), store.status().embedded, store.status().pending) == (1, 1, 0)
    with store.transaction():
        store.forget([Path("/b.txt")])
    assert index.count() == 0
    assert index.rank(clustered(1)[0], 5) == []


def test_an_edit_keeps_the_vectors_of_unchanged_passages(
    store: Store, index: VectorIndex, put: Put
) -> None:
    put("/a.txt", "first\n\nsecond\n\nthird")
    with store.transaction():
        index.put(index.pending(10), clustered(3))
    put("/a.txt", "first\n\nsecond, edited\n\nthird")
    assert len(index.pending(10)) == 1
    assert index.count() == 2


def test_another_model_is_built_beside_the_one_in_use(
    store: Store, index: VectorIndex, put: Put
) -> None:
    put("/a.txt", "text")
    with store.transaction():
        index.put(index.pending(10), clustered(1))
    other = store.open_generation(fingerprint="two", model="n", dimensions=32)
    assert other.count() == 0
    assert len(other.pending(10)) == 1
    assert store.status().model == "m"
    assert store.status().embedded == 1
