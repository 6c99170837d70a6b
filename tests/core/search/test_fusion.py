import pytest
from hypothesis import given
from hypothesis import strategies as st

from dogear_core.search.fusion import RANK_CONSTANT, reciprocal_rank_fusion

rankings = st.lists(st.lists(st.integers(0, 30), unique=True), max_size=3)


def test_scores_add_up_by_rank() -> None:
    scores = reciprocal_rank_fusion([["a", "b"], ["b", "c"]], [1.0, 2.0])
    assert scores["a"] == pytest.approx(1 / (RANK_CONSTANT + 1))
    assert scores["b"] == pytest.approx(1 / (RANK_CONSTANT + 2) + 2 / (RANK_CONSTANT + 1))
    assert scores["c"] == pytest.approx(2 / (RANK_CONSTANT + 2))


@given(rankings)
def test_everything_ranked_is_scored_and_nothing_else(lists: list[list[int]]) -> None:
    scores = reciprocal_rank_fusion(lists, [1.0] * len(lists))
    assert set(scores) == {key for ranking in lists for key in ranking}


@given(st.lists(st.integers(), unique=True, min_size=2))
def test_a_single_ranking_keeps_its_order(ranking: list[int]) -> None:
    scores = reciprocal_rank_fusion([ranking], [1.0])
    assert sorted(scores, key=scores.__getitem__, reverse=True) == ranking


@given(st.lists(st.integers(), unique=True, min_size=2), st.lists(st.integers(), unique=True))
def test_what_both_rank_first_is_first(one: list[int], two: list[int]) -> None:
    other = [one[0], *(key for key in two if key != one[0])]
    scores = reciprocal_rank_fusion([one, other], [1.0, 1.0])
    assert max(scores, key=scores.__getitem__) == one[0]
