"""From where on a passage is an answer and not only the best of a bad lot.

Any question has a nearest passage. Measured with the bundled model on judged questions to their own
collection and to collections on other subjects: DECISIONS.md has the figures.
"""

from dataclasses import dataclass

from dogear_models.catalogue import CosineScale

LEAST_FAMILIARITY = 0.5
"""A model that knows a language less well than this does not decide what is no answer in it."""
UNREACHABLE = 2.0
"""Above every cosine."""
WORDS = 0.5
"""BM25 in sums of the question's IDF, where the meaning could have told as well: half of what was
asked for, or one telling word of two."""
WORDS_ALONE = 0.2
"""The same where nothing but words can tell: a long question shares little with its answers."""


def words_floor(*, alone: bool) -> float:
    """Return the share of a question's weight from which on a passage is relevant by its words."""
    return WORDS_ALONE if alone else WORDS


@dataclass(frozen=True, slots=True)
class MeaningFloors:
    """The cosines from which on a passage is relevant by its meaning, and strongly so."""

    relevant: float
    strong: float


def meaning_floors(
    scale: CosineScale, *, best: float, noise: float, familiarity: float
) -> MeaningFloors:
    """Return from where on passages answer a question whose nearest has the cosine `best`.

    First that one has to stand out: by being nearer than unrelated texts are but for one pair in a
    thousand, and as much above the `noise` of this question, but never more than half way to what
    related texts have, for all of a collection on one subject is near. Then others count from what
    5 in 1000 unrelated texts reach, and are strong from half way to the best. In a language that
    the model knows less well all of this is the higher.

    No floor depends on filters: what is relevant within one is so without it.
    """
    best *= familiarity
    certain = (scale.unusual + scale.related) / 2
    if best < min(certain, max(scale.rare, noise + scale.rare - scale.unrelated)):
        return MeaningFloors(UNREACHABLE, UNREACHABLE)
    strong = min(certain, (scale.unusual + best) / 2)
    return MeaningFloors(scale.unusual / familiarity, strong / familiarity)
