"""Answering a question: passages with all that their citations need."""

import time
from collections.abc import Sequence
from dataclasses import replace

from dogear_core.embedding.base import EmbeddingModel
from dogear_core.search.best_sentences import best_sentences
from dogear_core.search.facets import count_days, count_families, count_folders
from dogear_core.search.hits import make_hits
from dogear_core.search.query import Query, parse
from dogear_core.search.question import SHORTEST_PREFIX, Question, take_apart
from dogear_core.search.ranking import LEG_DEPTH, Ranked, Ranker
from dogear_core.search.similar import rank_similar, rarest_words
from dogear_core.storage.store import Store
from dogear_core.types import (
    Facets,
    Filters,
    Hit,
    Leg,
    PassageId,
    SearchRequest,
    SearchResults,
    Sort,
    Span,
    StoredDocument,
)


class Searcher:
    """Answers questions from one store; for one thread."""

    def __init__(self, store: Store, model: EmbeddingModel) -> None:
        self._store = store
        self._ranker = Ranker(store, model)

    def close(self) -> None:
        """Give back the memory of the query embedder."""
        self._ranker.close()

    def search(self, request: SearchRequest) -> SearchResults:
        """Return the passages that answer a request, in its order.

        Filters without a question are answered with the last modified documents.
        Both legs read the same state of the library, also while it is being written.
        """
        started = time.perf_counter()
        query = parse(request.text, typing=request.typing)
        question = self._question(request, query)
        filters = _narrowed(request.filters, query)
        with self._store.transaction():
            self._store.texts.forget()
            if filters and not query.text:
                ranked = self._ranker.without_question(request.limit, request.mode, filters)
                chosen = list(ranked.passages)
            else:
                ranked = self._rank(request, query)
                chosen = self._newest(ranked) if request.sort is Sort.DATE else ranked.best()
            hits = make_hits(self._store, question, ranked, chosen[: request.limit])
        return SearchResults(
            request=request,
            hits=hits,
            elapsed_ms=(time.perf_counter() - started) * 1000,
            meaning_used=Leg.MEANING in ranked.rankings,
        )

    def facets(self, request: SearchRequest) -> Facets:
        """Return what the documents that answer a request are spread over.

        Without a question these are all documents that its filters leave.
        """
        query = parse(request.text, typing=request.typing)
        with self._store.transaction():
            matching = self._documents(request, query)
            without: dict[Query, list[StoredDocument]] = {query: matching}
            for other in (
                any_folder := replace(query, folders=(), without_folders=()),
                any_type := replace(query, types=(), without_types=()),
                any_day := replace(query, after=None, before=None),
            ):
                if other not in without:
                    without[other] = self._documents(request, other)
            roots = {root.path for root in self._store.roots.all()}
        return Facets(
            documents=len(matching),
            folders=count_folders(without[any_folder], roots),
            families=count_families(without[any_type]),
            days=count_days(without[any_day]),
        )

    def similar(self, like: str | Hit, limit: int, filters: Filters) -> SearchResults:
        """Return the passages most like a text, or like a passage without that itself."""
        started = time.perf_counter()
        text = like if isinstance(like, str) else like.text
        with self._store.transaction():
            self._store.texts.forget()
            ranked = rank_similar(self._ranker, self._store, text, filters)
            itself = None if isinstance(like, str) else like.passage_id
            chosen = [key for key in ranked.best() if key != itself][:limit]
            hits = make_hits(self._store, rarest_words(self._store, text), ranked, chosen)
        return SearchResults(
            request=SearchRequest(text, limit, filters=filters),
            hits=hits,
            elapsed_ms=(time.perf_counter() - started) * 1000,
            meaning_used=Leg.MEANING in ranked.rankings,
        )

    def best_sentences(self, text: str, hits: Sequence[Hit]) -> dict[PassageId, Span]:
        """Return where in each hit's text the sentence is that answers a question best."""
        question = take_apart(parse(text).text)
        return best_sentences(self._ranker, question.text, hits)

    def _documents(self, request: SearchRequest, query: Query) -> list[StoredDocument]:
        """Return the documents that answer a query, in no order."""
        if not query.text:
            return self._store.documents.within(_narrowed(request.filters, query))
        ranked = self._rank(request, query)
        return list(
            self._store.documents.load(
                {passage.document_id for passage in ranked.passages.values()}
            ).values()
        )

    def _question(self, request: SearchRequest, query: Query) -> Question:
        """Return the question of a request.

        Its last word is finished if a filter stands behind it, or if too much begins as it does.
        """
        last_word = query.text.rpartition(" ")[2]
        typing = (
            request.typing
            and request.text.rstrip().endswith(last_word)
            and len(self._store.tokenizer.beginning(last_word)) >= SHORTEST_PREFIX
        )
        question = take_apart(query.text, typing=typing)
        if (
            question.unfinished
            and len(question.terms) > 1
            and self._store.fulltext.matches_many(question.terms[-1])
        ):
            return take_apart(query.text)
        return question

    def _rank(self, request: SearchRequest, query: Query) -> Ranked:
        return self._ranker.rank(
            self._question(request, query),
            max(LEG_DEPTH, request.limit),
            request.mode,
            _narrowed(request.filters, query),
        )

    def _newest(self, ranked: Ranked) -> list[PassageId]:
        """Return the relevant passages, those of the last modified document first."""
        relevant = ranked.relevant()
        documents = self._store.documents.load(
            {ranked.passages[key].document_id for key in relevant}
        )

        def order(key: PassageId) -> tuple[int, int, float]:
            document = documents[ranked.passages[key].document_id]
            return -document.mtime_ns, document.id, -ranked.scores[key]

        return sorted(relevant, key=order)


def _narrowed(filters: Filters, query: Query) -> Filters:
    """Return the filters of a query, and these as well."""
    return replace(query.filters(), also=filters) if filters else query.filters()
