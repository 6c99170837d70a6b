"""Reciprocal rank fusion of the words leg and the meaning leg, each vote as strong as its match.

Plain fusion counts ranks alone: a question asked in other words than the document's still makes
the words leg rank two hundred passages by what little they share, and each gets a full vote. Of 44
paraphrased questions on the sample library it put 10 answers among the first three, and weighted by
strength 42; DECISIONS.md has the judged sets as well.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

RANK_CONSTANT = 60
"""k of Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual
Rank Learning Methods", SIGIR 2009, and their value."""


def reciprocal_rank_fusion(
    rankings: Iterable[Sequence[tuple[Key, float]]], k: int = RANK_CONSTANT
) -> dict[Key, float]:
    """Return the sum of strength / (k + rank) over the rankings for every key.

    A ranking is a sequence of keys with the strengths of their votes, best first; ranks count
    from 1.
    """
    scores: defaultdict[Key, float] = defaultdict(float)
    for ranking in rankings:
        for rank, (key, strength) in enumerate(ranking, start=1):
            scores[key] += strength / (k + rank)
    return dict(scores)
