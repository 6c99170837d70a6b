"""Snippets of what was found by its meaning: the sentence that is nearest to the question.

Such a passage has few of the question's words or none, so that no word shows where its point is.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence

import numpy as np
import regex

from dogear_core.chunking.sentences import sentence_ends
from dogear_core.progress import CancelToken
from dogear_core.search.hits import WordFinder
from dogear_core.search.question import Question
from dogear_core.search.ranking import Ranker
from dogear_core.search.snippets import LENGTH, cut_snippet
from dogear_core.search.vector_source import Answering
from dogear_core.storage.store import Store
from dogear_core.types import Hit, Leg, PassageId, Snippet, Span, Vectors

SHORTEST = 40
"""Code points; what is shorter, such as a heading or a list's number, goes with what follows."""
MOST_SENTENCES = 8
"""Of one passage; the next keystroke waits until these are embedded, 15 ms."""
TOLD_BY_WORDS = 0.5
"""The share of the question's weight from which on its words show where the point is."""
REMEMBERED = 500
"""Passages whose sentences' vectors are kept, 12 KB each: the next letters find most of them
again."""

_PARAGRAPH_END = regex.compile(r"\n\s*\n")


class SnippetChooser:
    """Chooses the sentences to show; for one thread."""

    def __init__(self, store: Store, ranker: Ranker) -> None:
        self._store = store
        self._ranker = ranker
        self._vectors: OrderedDict[tuple[int, PassageId], Vectors] = OrderedDict()

    def choose(
        self, question: Question, hits: Sequence[Hit], cancel: CancelToken
    ) -> dict[PassageId, Snippet]:
        """Return better snippets for those hits that were found by their meaning.

        Raises `Cancelled` between two hits. What was embedded by then is not embedded again.
        """
        words = WordFinder(self._store, question)
        chosen: dict[PassageId, Snippet] = {}
        for hit in hits:
            if Leg.MEANING not in hit.found_by:
                continue
            matches = words.find(hit.text)
            if words.share(matches) >= TOLD_BY_WORDS:
                continue
            cancel.raise_if_cancelled()
            answering = self._ranker.answering()
            if answering is None:
                break
            if (best := self._best(answering, question, hit)) is not None:
                chosen[hit.passage_id] = cut_snippet(
                    hit.text, best, matches, media_type=hit.media_type
                )
        return chosen

    def _best(self, answering: Answering, question: Question, hit: Hit) -> Span | None:
        """Return where the sentence nearest to the question is, None in an empty text."""
        spans = list(sentences(hit.text))[:MOST_SENTENCES]
        if len(spans) < 2:
            return spans[0] if spans else None
        key = (answering.generation.id, hit.passage_id)
        vectors = self._vectors.pop(key, None)
        if vectors is None:
            texts = [hit.text[span.start : span.end] for span in spans]
            vectors = answering.embedder.embed_passages(texts)
        self._vectors[key] = vectors
        if len(self._vectors) > REMEMBERED:
            self._vectors.popitem(last=False)
        asked = self._ranker.embed_query(answering, question.text)
        return spans[int(np.argmax(vectors @ asked))]


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
