"""The sentence of a passage that is nearest to a question in meaning."""

from collections.abc import Iterator, Sequence

import numpy as np
import regex

from dogear_core.chunking.sentences import sentence_ends
from dogear_core.search.ranking import Ranker
from dogear_core.search.snippets import LENGTH
from dogear_core.types import Hit, PassageId, Span

SHORTEST = 40
"""Code points; what is shorter, such as a heading or a list's number, goes with what follows."""

_PARAGRAPH_END = regex.compile(r"\n\s*\n")


def best_sentences(ranker: Ranker, question: str, hits: Sequence[Hit]) -> dict[PassageId, Span]:
    """Return where in each passage's text the sentence is that comes nearest to the question.

    A passage of one sentence has nothing to choose from, and costs nothing.
    """
    found = {hit.passage_id: list(sentences(hit.text)) for hit in hits}
    texts = [
        hit.text[span.start : span.end]
        for hit in hits
        if len(found[hit.passage_id]) > 1
        for span in found[hit.passage_id]
    ]
    if not texts:
        return {key: spans[0] for key, spans in found.items() if spans}
    cosines = iter(ranker.embedder.embed_passages(texts) @ ranker.embed_query(question))
    best = {}
    for key, spans in found.items():
        if len(spans) > 1:
            scores = [next(cosines) for _ in spans]
            best[key] = spans[int(np.argmax(scores))]
        elif spans:
            best[key] = spans[0]
    return best


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences and paragraphs of a text, cut to the length of a snippet."""
    start = 0
    for end in _ends(text):
        if end == len(text) or len(text[start:end].strip()) >= SHORTEST:
            piece = text[start:end]
            first = start + len(piece) - len(piece.lstrip())
            last = start + len(piece.rstrip())
            if first < last:
                yield Span(first, min(last, first + LENGTH))
            start = end


def _ends(text: str) -> Iterator[int]:
    """Yield where the sentences and the paragraphs of a text end, the whole text last."""
    paragraphs = (gap.end() for gap in _PARAGRAPH_END.finditer(text))
    yield from sorted({*sentence_ends(text, 0, len(text)), *paragraphs, len(text)})
