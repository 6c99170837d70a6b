"""How sure a share or a difference is that was measured on some questions."""

import math
from collections.abc import Sequence

import numpy as np

from dogear_core.types import Rate

NORMAL_95 = 1.959964
"""So many standard deviations to each side hold 95 % of a normal distribution."""
RESAMPLES = 2_000


def wilson(successes: int, of: int) -> Rate:
    """Return a share with Wilson's score interval, which holds also near 0 and 1.

    https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval
    """
    if not of:
        return Rate(0.0, 0.0, 1.0)
    share, square = successes / of, NORMAL_95**2
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = math.sqrt(share * (1 - share) / of + square / (4 * of**2)) / (1 + square / of)
    half *= NORMAL_95
    return Rate(share, min(share, max(0.0, middle - half)), max(share, min(1.0, middle + half)))


def mean_difference(before: Sequence[float], after: Sequence[float]) -> Rate:
    """Return the mean of what each question gained, with a bootstrap interval of the pairs.

    The same every time; both sequences have one number for each question, and one at least.
    """
    gains = np.asarray(after, np.float64) - np.asarray(before, np.float64)
    random = np.random.default_rng(0)
    places = random.integers(0, len(gains), (RESAMPLES, len(gains)))
    low, high = np.percentile(gains[places].mean(axis=1), (2.5, 97.5))
    return Rate(float(gains.mean()), float(low), float(high))
