"""How much of a library, and of the folders in it, can be found by meaning."""

from pathlib import Path

import numpy as np
import pytest
from tests.core.storage.conftest import Put

from dogear_core.storage import coverage
from dogear_core.storage.store import Store
from dogear_core.types import Coverage, FileState, Filters, Reason, Refusal

PAPERS, PERCENT = Filters(under=Path("/papers")), Filters(under=Path("/100 %"))


@pytest.fixture(autouse=True, params=[0.0, 1.0], ids=["reading all", "by document"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "_READ_ALL_SHARE", request.param)


@pytest.fixture
def filled(store: Store, put: Put) -> Store:
    put("/papers/a.txt", "one\n\ntwo\n\nthree\n\nfour")
    put("/papers/deep/b.txt", "five\n\none")
    put("/papers2/c.txt", "six")
    put("/100 %/d.txt", "seven")
    return store


def embed(store: Store, count: int) -> None:
    """Give so many texts a vector, those stored first before others."""
    vectors = store.open_generation(fingerprint="f", model="m", dimensions=64)
    inputs = vectors.pending(count)
    with store.transaction():
        vectors.put(inputs, np.ones((len(inputs), 64), np.float32))


def test_nothing_is_covered_before_there_is_a_model(filled: Store) -> None:
    assert filled.coverage(Filters()) == Coverage(8, 0)
    assert filled.coverage(PAPERS) == Coverage(6, 0)


def test_passages_with_the_same_text_share_a_vector(filled: Store) -> None:
    embed(filled, 2)  # "one", which is in two documents, and "two"
    assert filled.coverage(Filters()) == Coverage(8, 3)
    assert filled.coverage(PAPERS) == Coverage(6, 3)
    assert filled.coverage(PERCENT) == Coverage(1, 0)
    assert filled.coverage(PAPERS).share == 0.5
    assert filled.status().embedded == 3


def test_everything_is_covered_in_the_end(filled: Store) -> None:
    embed(filled, 100)
    for filters, passages in ((Filters(), 8), (PAPERS, 6), (PERCENT, 1)):
        assert filled.coverage(filters) == Coverage(passages, passages)


def test_a_folder_can_be_named_as_in_a_question(filled: Store) -> None:
    embed(filled, 100)
    assert filled.coverage(Filters(folders=("deep",))) == Coverage(2, 2)
    assert filled.coverage(Filters(also=Filters(folders=("deep",)))) == Coverage(2, 2)


def test_words_that_are_unwanted_do_not_matter(filled: Store) -> None:
    unwanted = Filters(under=Path("/papers"), without=("two",), also=Filters(without=("five",)))
    assert filled.coverage(unwanted) == Coverage(6, 0)


def test_an_empty_folder_is_covered(filled: Store) -> None:
    nowhere = filled.coverage(Filters(under=Path("/nowhere")))
    assert (nowhere, nowhere.share) == (Coverage(0, 0), 1.0)


def test_an_empty_library_is_covered(store: Store) -> None:
    assert store.coverage(Filters()) == store.coverage(PAPERS) == Coverage(0, 0)


def test_what_is_forgotten_is_not_counted(filled: Store) -> None:
    embed(filled, 100)
    with filled.transaction():
        filled.forget([Path("/papers/a.txt")])
    assert filled.coverage(Filters()) == Coverage(4, 4)


def test_each_folder_is_told_with_what_is_in_it(filled: Store) -> None:
    embed(filled, 2)
    with filled.transaction():
        for path in ("/papers", "/papers/deep"):
            filled.roots.add(Path(path))
        refused = FileState(Path("/papers/broken.pdf"), 1, 1, 1)
        filled.put_refusal(refused, Refusal(Reason.DAMAGED), content_hash="", pipeline=1)
    outer, inner = filled.folders()
    assert (outer.root.path, outer.documents, outer.problems) == (Path("/papers"), 2, 1)
    assert outer.coverage == Coverage(6, 3)
    assert (inner.documents, inner.problems, inner.coverage) == (1, 0, Coverage(2, 1))
