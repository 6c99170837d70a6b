"""Where a document ranks in each leg, among all passages and not only among the best."""

from collections.abc import Sequence

import numpy as np
import regex

from dogear_core.search.question import Question, take_apart
from dogear_core.search.ranking import Ranker
from dogear_core.storage.store import Store
from dogear_core.types import Filters, MeaningRank, StoredPassage, WordsRank

_TOKEN = regex.compile(r'"[^"]*"|[^\s"]+')
_AROUND_A_WORD = " \".,;:!?()[]{}'’“”«»…"


def rank_by_words(
    store: Store, question: Question, text: str, passages: Sequence[StoredPassage], filters: Filters
) -> WordsRank:
    """Return the rank of a document's best passage by words; `text` is the question as typed."""
    own = [passage.id for passage in passages]
    ranking = store.fulltext.order(question.match, filters)
    mine = frozenset(own)
    rank = next((rank for rank, key in enumerate(ranking, start=1) if key in mine), None)
    holders = {
        word: store.fulltext.holding(match, own)
        for word, match in _single_words(store, question, text).items()
    }
    return WordsRank(
        rank=rank,
        of=len(ranking),
        has=tuple(word for word, found in holders.items() if found),
        lacks=tuple(word for word, found in holders.items() if not found),
        together=max((sum(key in found for found in holders.values()) for key in own), default=0),
    )


def rank_by_meaning(
    store: Store,
    ranker: Ranker,
    question: Question,
    passages: Sequence[StoredPassage],
    filters: Filters,
) -> MeaningRank | None:
    """Return the rank of a document's passage that is nearest in meaning; None without vectors.

    Every vector is compared, so that the rank is exact. Passages with the same cosine rank by id.
    """
    compared = ranker.compare(question.text)
    if compared is None:
        return None
    order = np.argsort(compared[0])
    inputs, cosines = compared[0][order], compared[1][order]
    ids, embedded = store.passages.inputs_of_all(filters)
    places = np.minimum(np.searchsorted(inputs, embedded), max(len(inputs) - 1, 0))
    held = inputs[places] == embedded if len(inputs) else np.zeros(len(ids), bool)
    ids, found = ids[held], cosines[places[held]]
    own = np.isin(ids, [passage.id for passage in passages])
    if not own.any():
        return MeaningRank(None, len(ids), None)
    best = found[own].max()
    first = ids[own & (found == best)].min()
    before = np.count_nonzero(found > best) + np.count_nonzero((found == best) & (ids < first))
    return MeaningRank(int(before) + 1, len(ids), float(best))


def _single_words(store: Store, question: Question, text: str) -> dict[str, str]:
    """Return the words and phrases that are looked up, each with the expression for it alone."""
    looked_up = store.tokenizer.terms(question.words)
    tokens = _TOKEN.findall(text)
    found: dict[str, str] = {}
    for place, token in enumerate(tokens, start=1):
        is_unfinished = bool(question.unfinished) and place == len(tokens)
        alone = take_apart(token, typing=is_unfinished)
        if alone.match and (is_unfinished or store.tokenizer.terms(alone.words) <= looked_up):
            found.setdefault(token.strip(_AROUND_A_WORD), alone.match)
    return found
