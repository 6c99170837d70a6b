import pytest

from dogear_core.quality.intervals import mean_difference, wilson


@pytest.mark.parametrize(
    ("successes", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (8, 10, 0.4902, 0.9433),
        (50, 100, 0.4038, 0.5962),
    ],
)
def test_the_interval_of_a_share_is_wilsons(
    successes: int, of: int, low: float, high: float
) -> None:
    found = wilson(successes, of)
    assert found.mean == successes / of
    assert found.low == pytest.approx(low, abs=1e-4)
    assert found.high == pytest.approx(high, abs=1e-4)


def test_nothing_is_known_of_no_questions() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0, 1)


def test_a_difference_is_taken_question_by_question() -> None:
    before = [1.0, 0.5, 0.0, 0.25] * 20
    same = mean_difference(before, before)
    assert (same.mean, same.low, same.high) == (0, 0, 0)
    worse = mean_difference(before, [value / 2 for value in before])
    assert worse.mean == pytest.approx(-0.21875)
    assert worse.low < worse.mean < worse.high < 0


def test_chance_is_not_taken_for_a_difference() -> None:
    before = [1.0, 0.0] * 20
    after = [0.0, 1.0] * 20
    found = mean_difference(before, after)
    assert found.low < 0 < found.high
