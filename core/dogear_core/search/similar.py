"""Passages like a given text, and the text's own source before all others."""

from dataclasses import replace

import regex

from dogear_core.search.question import Question
from dogear_core.search.ranking import LEG_DEPTH, Ranked, Ranker
from dogear_core.storage.store import Store
from dogear_core.storage.terms import UNSPACED, query_pairs, quote
from dogear_core.types import DocumentId, Filters, Leg, PassageId, Span

RARE_TERMS = 12
"""Words looked up: enough to meet what was copied, few enough to be quick for a whole page."""
LONGEST_TEXT = 20_000
"""Code points of a pasted text that are looked at: some ten pages."""
SOURCE_CANDIDATES = 30
"""Passages from the top of each leg whose text is compared letter by letter."""

_NO_LETTER = regex.compile(r"[^\p{L}\p{N}]+")


def rank_similar(ranker: Ranker, store: Store, text: str, filters: Filters) -> Ranked:
    """Return the passages like a text: near in meaning, or with its rarest words.

    What holds the very text, whatever its line breaks and punctuation, is ranked before all
    others by how much of the text it holds.
    """
    text = text[:LONGEST_TEXT]
    question = rarest_words(store, text)
    rankings = {Leg.WORDS: ranker.by_words(question, LEG_DEPTH, filters)}
    if text.strip() and (nearest := ranker.by_meaning(text, LEG_DEPTH, filters)) is not None:
        rankings[Leg.MEANING] = nearest
    ranked = ranker.fuse(rankings)
    letters = _letters(text)
    scores = dict(ranked.scores)
    if letters:
        for key, passage in store.passages.load(_candidates(ranked)).items():
            shared = shared_letters(store, passage.document_id, passage.span, text, letters)
            if shared:
                scores[key] += 1 + shared / len(letters)
    return replace(ranked, scores=scores)


def rarest_words(store: Store, text: str) -> Question:
    """Return a question for the words of a text that the fewest passages have."""
    spellings: dict[str, str] = {}
    for span, stem in store.tokenizer.words(text):
        if not UNSPACED.fullmatch(stem):
            spellings.setdefault(stem, text[span.start : span.end])
    for run in UNSPACED.finditer(text):
        for pair in query_pairs(run[0]):
            spellings.setdefault(pair, pair)
    counts = store.fulltext.count_passages(spellings)
    rare = sorted(counts, key=lambda term: (counts[term], term))[:RARE_TERMS]
    words = [word for term in rare if (word := quote(spellings[term]))]
    return Question(
        text=text,
        match=" OR ".join(words),
        terms=tuple(words),
        words=" ".join(words),
        unfinished="",
        exact=False,
    )


def shared_letters(store: Store, document: DocumentId, span: Span, text: str, letters: str) -> int:
    """Return how many letters of a text lie in a passage, if its document holds them all there.

    `letters` are those of `text`. The text may begin before the passage and end after it.
    """
    room = 2 * len(text)
    before = _letters(store.texts.read(document, Span(max(0, span.start - room), span.start)))
    within = _letters(store.texts.read(document, span))
    after = _letters(store.texts.read(document, Span(span.end, span.end + room)))
    place = (before + within + after).find(letters)
    if place < 0:
        return 0
    first = max(place, len(before))
    last = min(place + len(letters), len(before) + len(within))
    return max(0, last - first)


def _candidates(ranked: Ranked) -> list[PassageId]:
    """Return the best of each leg, which the source of a copied text is always among."""
    best = {key for ranking in ranked.rankings.values() for key, _ in ranking[:SOURCE_CANDIDATES]}
    return list(best)


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text).casefold()
