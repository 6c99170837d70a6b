"""A library gives back the space it does not need, while others read it."""

from pathlib import Path

import numpy as np
import pytest
from tests.core.storage.conftest import Put

from dogear_core.errors import Cancelled
from dogear_core.progress import CancelToken, Progress, Stage, ignore_progress
from dogear_core.storage import compaction, vectors
from dogear_core.storage.store import Store
from dogear_core.storage.vectors import VectorIndex
from dogear_core.types import Filters, Vectors

DOCUMENTS = 60
PASSAGES = 40
DIMENSIONS = 64


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compaction, "MERGE_PAGES", 8)
    monkeypatch.setattr(compaction, "RECLAIM_PAGES", 16)


def text(number: int) -> str:
    return "\n\n".join(f"document{number} passage{part} " * 20 for part in range(PASSAGES))


def random_vectors(rows: int) -> Vectors:
    found = np.random.default_rng(3).normal(size=(rows, DIMENSIONS)).astype(np.float32)
    normalised: Vectors = found / np.linalg.norm(found, axis=1, keepdims=True)
    return normalised


@pytest.fixture
def index(store: Store, put: Put) -> VectorIndex:
    """Return the vectors of a library most of whose documents have been forgotten."""
    for number in range(DOCUMENTS):
        put(f"/papers/{number}.txt", text(number))
    index = store.open_generation(fingerprint="f", model="m", dimensions=DIMENSIONS)
    inputs = index.pending(DOCUMENTS * PASSAGES)
    with store.transaction():
        index.put(inputs, random_vectors(len(inputs)))
    store.tidy()
    with store.transaction():
        store.forget([Path(f"/papers/{number}.txt") for number in range(DOCUMENTS) if number % 5])
    return index


def found(store: Store, word: str) -> int:
    return len(store.fulltext.rank(word, 1000, Filters()))


def test_a_library_shrinks_and_finds_what_it_found(store: Store, index: VectorIndex) -> None:
    question = random_vectors(1)[0]
    nearest = index.rank(question, 20)
    size = store.size()
    assert index.is_mostly_holes()
    saved = store.compact(ignore_progress, CancelToken())
    after = store.size()
    assert saved == size.total - after.total > 0
    assert after.total < size.total / 2
    assert after.free == 0
    assert after.vectors < size.vectors
    assert not index.is_mostly_holes()
    assert index.rank(question, 20) == nearest
    assert found(store, "document5") == PASSAGES
    assert found(store, "document6") == 0
    assert store._connection.pragma("integrity_check") == "ok"


def segments(store: Store) -> int:
    """Return of how many parts, each of which a search looks into, the index of words is."""
    rows = store._connection.execute("SELECT DISTINCT segid FROM passage_fts_idx")
    return len(rows.fetchall())


def test_the_index_of_words_becomes_one_part(store: Store, put: Put) -> None:
    for number in range(7):
        put(f"/papers/{number}.txt", text(number))
    assert segments(store) > 1
    store.compact(ignore_progress, CancelToken())
    assert segments(store) == 1
    assert found(store, "document5") == PASSAGES


def test_the_bits_are_searched_as_before(
    store: Store, index: VectorIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "EXACT_ROWS", 10)
    monkeypatch.setattr(vectors, "CANDIDATES", 60)
    question = random_vectors(1)[0]
    nearest = index.rank(question, 20)
    store.compact(ignore_progress, CancelToken())
    assert index.rank(question, 20) == nearest


@pytest.mark.usefixtures("index")
def test_a_library_without_gaps_stays_as_it_is(store: Store) -> None:
    store.compact(ignore_progress, CancelToken())
    assert store.compact(ignore_progress, CancelToken()) == 0


def test_a_library_without_vectors_is_compacted(store: Store, put: Put) -> None:
    put("/papers/1.txt", text(1))
    with store.transaction():
        store.forget([Path("/papers/1.txt")])
    assert store.compact(ignore_progress, CancelToken()) > 0


@pytest.mark.usefixtures("index")
def test_it_goes_in_steps_between_which_others_read(store: Store) -> None:
    seen: list[Progress] = []
    documents: list[int] = []
    with Store.open(store.library, "read") as reader:

        def look(progress: Progress) -> None:
            seen.append(progress)
            documents.append(reader.status().documents)

        store.compact(look, CancelToken())
    assert {progress.stage for progress in seen} == {Stage.COMPACTING}
    steps = [progress for progress in seen if progress.total]
    assert len(steps) > 3
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert set(documents) == {DOCUMENTS // 5}


@pytest.mark.usefixtures("index")
def test_it_can_be_stopped_and_goes_on_later(store: Store) -> None:
    cancel = CancelToken()

    def stop_soon(progress: Progress) -> None:
        if progress.total and progress.done:
            cancel.cancel()

    with pytest.raises(Cancelled):
        store.compact(stop_soon, cancel)
    assert store.size().free > 0
    assert found(store, "document5") == PASSAGES
    store.compact(ignore_progress, CancelToken())
    assert store.size().free == 0


def test_it_can_be_stopped_before_it_begins(store: Store, put: Put) -> None:
    for number in range(7):
        put(f"/papers/{number}.txt", text(number))
    parts = segments(store)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        store.compact(ignore_progress, cancel)
    assert segments(store) == parts
