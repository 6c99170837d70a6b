import pytest
from hypothesis import given
from hypothesis import strategies as st

from dogear_core.search.fusion import RANK_CONSTANT, reciprocal_rank_fusion

votes = st.lists(
    st.tuples(st.integers(0, 30), st.floats(0.01, 1)), unique_by=lambda vote: vote[0], max_size=20
)


def test_votes_add_up_by_rank_and_strength() -> None:
    scores = reciprocal_rank_fusion([[("a", 1.0), ("b", 1.0)], [("b", 0.5), ("c", 0.5)]])
    assert scores["a"] == pytest.approx(1 / (RANK_CONSTANT + 1))
    assert scores["b"] == pytest.approx(1 / (RANK_CONSTANT + 2) + 0.5 / (RANK_CONSTANT + 1))
    assert scores["c"] == pytest.approx(0.5 / (RANK_CONSTANT + 2))


@given(st.lists(votes, max_size=3))
def test_everything_ranked_is_scored_and_nothing_else(
    rankings: list[list[tuple[int, float]]],
) -> None:
    scores = reciprocal_rank_fusion(rankings)
    assert set(scores) == {key for ranking in rankings for key, _ in ranking}


@given(st.lists(st.integers(), unique=True, min_size=2))
def test_a_single_ranking_keeps_its_order(keys: list[int]) -> None:
    strengths = [(key, 1 / (place + 1)) for place, key in enumerate(keys)]
    scores = reciprocal_rank_fusion([strengths])
    assert sorted(scores, key=scores.__getitem__, reverse=True) == keys


@given(votes, st.floats(0.1, 1))
def test_what_both_rank_first_is_first(others: list[tuple[int, float]], strength: float) -> None:
    one = [(-1, 1.0), *others]
    two = [(-1, strength), *[(key, value * strength) for key, value in reversed(others)]]
    scores = reciprocal_rank_fusion([one, two])
    assert max(scores, key=scores.__getitem__) == -1


def test_a_feeble_vote_does_not_lift_what_the_other_leg_ranks_low() -> None:
    meaning = [(place, 0.6) for place in range(50)]
    words = [(49, 0.02)]
    scores = reciprocal_rank_fusion([meaning, words])
    assert max(scores, key=scores.__getitem__) == 0
