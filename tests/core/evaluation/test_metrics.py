import math
from collections.abc import Callable, Mapping, Sequence

import pytest

from dogear_core.evaluation.metrics import estimate, ndcg, recall, reciprocal_rank

Measure = Callable[[Sequence[str], Mapping[str, int], int], float]

JUDGEMENTS = {"a": 3, "b": 2, "c": 1, "judged irrelevant": 0}


def test_a_ranking_by_score_is_perfect() -> None:
    assert ndcg(["a", "b", "c", "x"], JUDGEMENTS, 10) == pytest.approx(1.0)


def test_ndcg_discounts_the_score_itself_by_the_logarithm_of_the_rank() -> None:
    # gains 0, 2, 0, 3 against the ideal 3, 2, 1
    gained = 2 / math.log2(3) + 3 / math.log2(5)
    ideal = 3 + 2 / math.log2(3) + 1 / math.log2(4)
    ranking = ["x", "b", "judged irrelevant", "a", "y"]
    assert ndcg(ranking, JUDGEMENTS, 10) == pytest.approx(gained / ideal)


def test_ndcg_cuts_both_the_ranking_and_the_ideal() -> None:
    assert ndcg(["b", "a"], JUDGEMENTS, 1) == pytest.approx(2 / 3)


def test_recall_counts_relevant_documents_among_the_first() -> None:
    ranking = ["c", "x", "judged irrelevant", "a", "b"]
    assert recall(ranking, JUDGEMENTS, 3) == pytest.approx(1 / 3)
    assert recall(ranking, JUDGEMENTS, 4) == pytest.approx(2 / 3)
    assert recall(ranking, JUDGEMENTS, 100) == 1


def test_reciprocal_rank_is_that_of_the_first_relevant_document() -> None:
    ranking = ["x", "judged irrelevant", "c", "a"]
    assert reciprocal_rank(ranking, JUDGEMENTS, 10) == pytest.approx(1 / 3)
    assert reciprocal_rank(ranking, JUDGEMENTS, 2) == 0


@pytest.mark.parametrize("measure", [ndcg, recall, reciprocal_rank])
def test_without_relevant_documents_every_measure_is_zero(measure: Measure) -> None:
    assert measure(["a"], {"b": 0}, 10) == 0
    assert measure([], JUDGEMENTS, 10) == 0


def test_an_estimate_brackets_its_mean_and_is_the_same_every_time() -> None:
    values = [0.0, 1.0] * 50
    first = estimate(values)
    assert first.mean == pytest.approx(0.5)
    # the normal approximation: 0.5 +- 1.96 * 0.5 / sqrt(100)
    assert first.low == pytest.approx(0.40, abs=0.02)
    assert first.high == pytest.approx(0.60, abs=0.02)
    assert estimate(values) == first


def test_more_questions_make_an_estimate_surer() -> None:
    few, many = estimate([0.0, 1.0] * 10), estimate([0.0, 1.0] * 1000)
    assert many.high - many.low < (few.high - few.low) / 5


def test_equal_values_leave_no_doubt() -> None:
    assert (estimate([0.25] * 7).low, estimate([0.25] * 7).high) == (0.25, 0.25)
