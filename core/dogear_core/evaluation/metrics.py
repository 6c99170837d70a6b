"""The measures of a ranking, and how sure their mean over many questions is.

They follow trec_eval, whose numbers BEIR reports: the gain of a document is its judged score, not
a power of it, and a document without a judgement is not relevant.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 2_000
"""Bootstrap resamples: for 225 questions the bounds then vary by 0.0015 (standard deviation)
from seed to seed."""


def ndcg(ranking: Sequence[str], judgements: Mapping[str, int], k: int) -> float:
    """Return the normalised discounted cumulative gain of the first `k` documents, 0 to 1."""
    gains = [judgements.get(document, 0) for document in ranking[:k]]
    ideal = sorted((score for score in judgements.values() if score > 0), reverse=True)[:k]
    return _discounted(gains) / _discounted(ideal) if ideal else 0.0


def recall(ranking: Sequence[str], judgements: Mapping[str, int], k: int) -> float:
    """Return the share of all relevant documents that are among the first `k`, 0 to 1."""
    relevant = {document for document, score in judgements.items() if score > 0}
    return len(relevant.intersection(ranking[:k])) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranking: Sequence[str], judgements: Mapping[str, int], k: int) -> float:
    """Return one over the rank of the first relevant document, 0 if none is among the first `k`."""
    for rank, document in enumerate(ranking[:k], start=1):
        if judgements.get(document, 0) > 0:
            return 1 / rank
    return 0.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over questions with the bounds of its 95 % confidence interval."""

    mean: float
    low: float
    high: float


def estimate(values: Sequence[float]) -> Estimate:
    """Return the mean of `values` and its percentile-bootstrap interval; the same every time.

    `values` holds one number per question and must not be empty.
    """
    sample = np.asarray(values, dtype=np.float64)
    random = np.random.default_rng(0)
    means = [random.choice(sample, size=len(sample)).mean() for _ in range(RESAMPLES)]
    low, high = np.percentile(means, (2.5, 97.5))
    return Estimate(float(sample.mean()), float(low), float(high))


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))
