"""Answering a question: passages with all that their citations need."""

import time
from collections.abc import Sequence
from dataclasses import replace

from dogear_core.progress import CancelToken
from dogear_core.search.best_snippets import SnippetChooser
from dogear_core.search.facets import count_days, count_families, count_folders, without_each
from dogear_core.search.hindrances import find_hindrances, relaxed
from dogear_core.search.hits import make_hits
from dogear_core.search.latest import Latest
from dogear_core.search.query import Query, parse
from dogear_core.search.question import SHORTEST_PREFIX, Question, in_names, take_apart
from dogear_core.search.ranking import DEEPEST, LEG_DEPTH, Found, Ranked, Ranker
from dogear_core.search.similar import rank_similar, rarest_words
from dogear_core.search.standing import rank_by_meaning, rank_by_words
from dogear_core.search.vector_source import VectorSource
from dogear_core.storage.documents import DocumentFacts
from dogear_core.storage.store import Store
from dogear_core.types import (
    DocumentId,
    Facets,
    Filters,
    Hit,
    Leg,
    PassageId,
    SearchMode,
    SearchRequest,
    SearchResults,
    Snippet,
    Sort,
    Standing,
    StoredDocument,
)


class Searcher:
    """Answers questions from one store; for one thread."""

    def __init__(self, store: Store, source: VectorSource) -> None:
        self._store = store
        self._source = source
        self._ranker = Ranker(store, source)
        self._snippets = SnippetChooser(store, self._ranker)
        self._found: Latest[Found] = Latest()
        self._ranked: Latest[Ranked] = Latest()

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
        filters = _narrowed(request.filters, query)
        with self._store.transaction():
            self._store.texts.forget()
            question = self._question(request, query)
            if filters and not query.text:
                wanted = request.limit + len(request.skip)
                ranked = self._ranker.without_question(wanted, request.mode, filters)
                order = list(ranked.documents)
            elif request.sort is Sort.DATE:
                ranked = self._deep(question, request.mode, filters)
                order = self._newest(ranked)
            elif request.skip:
                ranked = self._deep(question, request.mode, filters)
                order = ranked.best()
            else:
                depth = max(LEG_DEPTH, request.limit)
                ranked = self._ranker.rank(question, depth, request.mode, filters)
                order = ranked.best()
            chosen = [key for key in order if key not in request.skip][: request.limit]
            hits = make_hits(self._store, question, ranked, chosen)
            model_lost = request.mode is not SearchMode.WORDS and self._source.lacks_model()
        return SearchResults(
            request=request,
            hits=hits,
            elapsed_ms=(time.perf_counter() - started) * 1000,
            meaning_used=Leg.MEANING in ranked.rankings,
            model_lost=model_lost,
        )

    def places(self, text: str, limit: int, mode: SearchMode) -> list[tuple[PassageId, DocumentId]]:
        """Return the passages that answer a question, best first, with their documents.

        That is the order of `search`, without what is to be shown of them.
        """
        request = SearchRequest(text, limit, mode)
        with self._store.transaction():
            question = self._question(request, parse(text))
            ranked = self._ranker.rank(question, max(LEG_DEPTH, limit), mode, request.filters)
        return [(key, ranked.documents[key]) for key in ranked.best()[:limit]]

    def facets(self, request: SearchRequest) -> Facets:
        """Return what the documents with a relevant answer to a request are spread over.

        Without a question these are all documents that its filters leave.
        """
        query = parse(request.text, typing=request.typing)
        with self._store.transaction():
            every_kind, *others = self._matching(request, query)
            roots = {root.path for root in self._store.roots.all()}
        any_folder, any_type, any_day = others
        return Facets(
            documents=len(every_kind),
            folders=count_folders(any_folder, roots),
            families=count_families(any_type),
            days=count_days(any_day),
        )

    def standing(self, document: StoredDocument, request: SearchRequest) -> Standing | None:
        """Return how a document stands with a request, be it among the results or not.

        None when nothing is asked.
        """
        if not request.text.strip() and not request.filters:
            return None
        with self._store.transaction():
            kept_out_by = find_hindrances(self._store, document.id, request)
            asked = relaxed(request, kept_out_by)
            query = parse(asked.text, typing=asked.typing)
            question, filters = self._question(asked, query), _narrowed(asked.filters, query)
            passages = self._store.passages.of_document(document.id)
            words, meaning = None, None
            if query.text and request.mode is not SearchMode.MEANING:
                words = rank_by_words(self._store, question, query.text, passages, filters)
            if question.text and request.mode is not SearchMode.WORDS:
                meaning = rank_by_meaning(self._store, self._ranker, question, passages, filters)
            found = [best.document_id for best, _ in self.search(asked).by_document()]
        place = found.index(document.id) + 1 if document.id in found else None
        return Standing(request, kept_out_by, place, len(found), words, meaning)

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

    def best_snippets(
        self, text: str, hits: Sequence[Hit], cancel: CancelToken
    ) -> dict[PassageId, Snippet]:
        """Return better snippets for those hits that were found by their meaning."""
        with self._store.transaction():
            return self._snippets.choose(take_apart(parse(text).text), hits, cancel)

    def _matching(self, request: SearchRequest, query: Query) -> list[Sequence[DocumentFacts]]:
        """Return the documents that answer a query, and those without each of its kinds of filter.

        The passages are ranked once, without these filters: whether one is relevant does not
        depend on them.
        """
        kinds = query.kinds()
        filters = _narrowed(request.filters, Query(without=query.without))
        if not query.text:
            return without_each(self._store.documents.facts_within(filters, kinds), len(kinds))
        found = self._deep_found(self._question(request, query), request.mode, filters)
        counted = found.strong if request.sort is Sort.DATE else found.relevant
        return without_each(self._store.documents.facts_of(list(counted), kinds), len(kinds))

    def _question(self, request: SearchRequest, query: Query) -> Question:
        """Return the question of a request.

        Its last word is finished if a filter stands behind it. A beginning that too many words
        have is taken for a word, or looked for in names alone if there is nothing else.
        """
        last_word = query.text.rpartition(" ")[2]
        typing = (
            request.typing
            and request.text.rstrip().endswith(last_word)
            and len(self._store.tokenizer.beginning(last_word)) >= SHORTEST_PREFIX
        )
        question = take_apart(query.text, typing=typing)
        if (
            not question.unfinished
            or not question.terms
            or not self._store.fulltext.matches_many(question.terms[-1])
        ):
            return question
        return in_names(question) if len(question.terms) == 1 else take_apart(query.text)

    def _deep(self, question: Question, mode: SearchMode, filters: Filters) -> Ranked:
        """Return all that answers a question, for its later pages."""
        key = (question, mode, filters, self._store.version())
        found = self._deep_found(question, mode, filters)
        return self._ranked.get(key, lambda: self._ranker.join(question, found))

    def _deep_found(self, question: Question, mode: SearchMode, filters: Filters) -> Found:
        key = (question, mode, filters, self._store.version())
        return self._found.get(key, lambda: self._ranker.find(question, DEEPEST, mode, filters))

    def _newest(self, ranked: Ranked) -> list[PassageId]:
        """Return the strong passages, those of the last modified document first."""
        documents = self._store.documents.load({ranked.documents[key] for key in ranked.strong})

        def order(key: PassageId) -> tuple[int, int, float]:
            document = documents[ranked.documents[key]]
            return -document.mtime_ns, document.id, -ranked.scores[key]

        return sorted(ranked.strong, key=order)


def _narrowed(filters: Filters, query: Query) -> Filters:
    """Return the filters of a query, and these as well."""
    return replace(query.filters(), also=filters) if filters else query.filters()
