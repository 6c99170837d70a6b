"""Hits: ranked passages with all that a result list shows of them."""

from collections.abc import Sequence

from dogear_core.search.question import Question
from dogear_core.search.ranking import Ranked
from dogear_core.search.snippets import make_snippet
from dogear_core.sources.roots import innermost_root
from dogear_core.storage.store import Store
from dogear_core.types import Hit, Leg, PassageId, Span, StoredDocument, StoredPassage


def make_hits(
    store: Store, question: Question, ranked: Ranked, chosen: Sequence[PassageId]
) -> tuple[Hit, ...]:
    """Return a hit for each chosen passage, in the same order."""
    maker = _HitMaker(store, question, ranked)
    documents = store.documents.load({ranked.documents[key] for key in chosen})
    passages = list(store.passages.load(chosen).values())
    # Passages of one document lie in the same stretches of its text, which are unpacked once.
    passages.sort(key=lambda passage: (passage.document_id, passage.span.start))
    hits = {passage.id: maker.make(passage, documents[passage.document_id]) for passage in passages}
    return tuple(hits[key] for key in chosen)


class WordFinder:
    """Finds the words of a question in the passages that answer it."""

    def __init__(self, store: Store, question: Question) -> None:
        self._store = store
        self._tokenizer = store.tokenizer
        self._stems = store.tokenizer.terms(question.words)
        unfinished = store.tokenizer.words(question.unfinished)
        self._beginnings = tuple(stem for _, stem in unfinished[-1:])
        self._weights: dict[str, float] | None = None

    def find(self, text: str) -> list[tuple[Span, str]]:
        """Return the places of the question's words in a text, with their stems."""
        return self._tokenizer.find(text, self._stems, self._beginnings)

    def share(self, matches: Sequence[tuple[Span, str]]) -> float:
        """Return how much of the question's weight (IDF) these words of it have."""
        if self._weights is None:
            fulltext = self._store.fulltext
            self._weights = fulltext.weigh(self._stems, fulltext.count_passages(self._stems))
        full = sum(self._weights.values())
        found = {stem for _, stem in matches}
        return sum(self._weights.get(stem, 0.0) for stem in found) / full if full else 0.0


class _HitMaker:
    def __init__(self, store: Store, question: Question, ranked: Ranked) -> None:
        self._store = store
        self._words = WordFinder(store, question)
        self._scores = ranked.scores
        self._relevant = ranked.relevant
        self._roots = store.roots.all()
        self._found = {leg: {key for key, _ in ranking} for leg, ranking in ranked.rankings.items()}

    def make(self, passage: StoredPassage, document: StoredDocument) -> Hit:
        text = self._store.texts.read(document.id, passage.span)
        return Hit(
            passage_id=passage.id,
            document_id=document.id,
            score=self._scores[passage.id],
            path=document.path,
            title=document.title or document.path.stem,
            media_type=document.media_type,
            span=passage.span,
            text=text,
            snippet=make_snippet(text, self._words.find(text), media_type=document.media_type),
            found_by=self._legs(passage.id),
            relevant=passage.id in self._relevant,
            page=passage.page,
            last_page=passage.last_page,
            page_label=self._page_label(passage),
            heading=passage.heading,
            mtime_ns=document.mtime_ns,
            offline=self._is_offline(document),
        )

    def _legs(self, key: PassageId) -> tuple[Leg, ...]:
        return tuple(leg for leg, found in self._found.items() if key in found)

    def _is_offline(self, document: StoredDocument) -> bool:
        root = innermost_root(self._roots, document.path)
        return root is not None and root.offline

    def _page_label(self, passage: StoredPassage) -> str | None:
        if passage.page is None:
            return None
        return self._store.documents.page_label(passage.document_id, passage.span.start)
