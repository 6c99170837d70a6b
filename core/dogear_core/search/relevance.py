"""From where on a passage is an answer and not only the best of a bad lot.

Any question has a nearest passage. How near one comes by chance depends on the model, on how many
passages there are, and on the question. The numbers were chosen on judged questions to their own
collection and to collections on other subjects; DECISIONS.md has the figures.
"""

from dataclasses import dataclass
from statistics import NormalDist

from dogear_models.catalogue import CosineScale

WORDS = 0.5
"""BM25 in sums of the question's IDF, where the meaning could have told as well: half of what was
asked for, or one telling word of two."""
WORDS_ALONE = 0.2
"""The same where nothing but words can tell: a long question shares little with its answers."""
LEAST_FAMILIARITY = 0.5
"""A model that knows a language less well than this tells nothing of what is relevant in it."""
BEST_BY_CHANCE = 0.5
"""How many unrelated passages may be expected to come as near as a question's best has to."""
OTHERS_BY_CHANCE = 10
"""How many may come as near as any relevant passage has to, once the best stands out."""
LEAST_DEVIATIONS = 2.5
"""Of unrelated texts above their mean, which no relevant passage is below in a small library."""
ABOVE_NOISE = 3.2
"""Deviations that the best passage has to be above the noise of its question."""
MOST_DEVIATIONS = 4.0
"""That are always enough for the best: all of a collection on one subject is near."""
UNREACHABLE = 2.0
"""Above every cosine."""


@dataclass(frozen=True, slots=True)
class MeaningFloors:
    """The cosines from which on a passage is relevant by its meaning, and strongly so."""

    relevant: float
    strong: float


def words_floor(*, alone: bool) -> float:
    """Return the share of a question's weight from which on a passage is relevant by its words."""
    return WORDS_ALONE if alone else WORDS


def meaning_floors(
    scale: CosineScale, *, best: float, noise: float, among: int, familiarity: float
) -> MeaningFloors:
    """Return from where on passages answer a question whose nearest `among` so many is `best` near.

    First that one has to stand out from what unrelated passages reach by chance, and from the
    `noise` of this question. Then less is enough for others; strong are those from half way to the
    best, or to what related texts have.

    No floor depends on filters: what is relevant within one is so without it.
    """
    deviations = max(_reached_by(BEST_BY_CHANCE, among), 0.0)
    chance = scale.unrelated + deviations * scale.spread
    enough = max(chance, noise + ABOVE_NOISE * scale.spread)
    bar = min(enough, scale.unrelated + MOST_DEVIATIONS * scale.spread)
    if familiarity < LEAST_FAMILIARITY or best < bar:
        return MeaningFloors(UNREACHABLE, UNREACHABLE)
    deviations = max(_reached_by(OTHERS_BY_CHANCE, among), LEAST_DEVIATIONS)
    relevant = min(bar, scale.unrelated + deviations * scale.spread)
    return MeaningFloors(relevant, (relevant + min(best, scale.related)) / 2)


def _reached_by(some: float, among: int) -> float:
    """Return the deviations that so many of unrelated passages are expected to reach."""
    return NormalDist().inv_cdf(1 - min(0.5, some / max(among, 1)))
