"""The words leg: the passages with words of a question, and the documents called by it."""

from collections.abc import Mapping, Sequence

from dogear_core.search.names import LONGEST_NAME, is_called, spelled
from dogear_core.search.question import Question
from dogear_core.storage.fulltext import ALL_RANKED, MOST_RANKED
from dogear_core.storage.store import Store
from dogear_core.types import DocumentId, Filters, PassageId


class WordsLeg:
    """Finds passages by words; for one thread, in its caller's transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(
        self, question: Question, depth: int, filters: Filters
    ) -> list[tuple[PassageId, float]]:
        """Return the best passages, each with the share of the question's weight that it has.

        That is its BM25 in sums of the question's IDF: a passage of average length that has each
        word once has 1, and a short one that has them often about 2.
        """
        fulltext = self._store.fulltext
        terms = self._store.tokenizer.terms(question.words)
        held = fulltext.count_passages(terms)
        ranked = fulltext.rank(question.match, depth, filters, self._rarest_first(question, held))
        if question.unfinished and question.terms and terms:
            held[question.unfinished] = fulltext.count(question.terms[-1], ALL_RANKED)
            terms.add(question.unfinished)
        full = sum(fulltext.weigh(terms, held).values())
        return [(key, score / full if full else 1.0) for key, score in ranked]

    def called(self, typed: str, ranked: Sequence[PassageId]) -> list[PassageId]:
        """Return the best passage of each document that is called what was typed."""
        name = spelled(typed) if len(typed) <= LONGEST_NAME else ""
        if not name:
            return []
        names = self._store.documents.named(ranked)
        called: dict[DocumentId, PassageId] = {}
        for key in ranked:
            document, title, path = names[key]
            if document not in called and is_called(name, title, path):
                called[document] = key
        return list(called.values())

    def _rarest_first(self, question: Question, held: Mapping[str, int]) -> list[str]:
        """Return expressions for what is to be ranked where more matches than can be.

        First what has a rare word, then what has all the others, then what is named by one.
        """

        def count(expression: str) -> int:
            if "*" in expression:
                return MOST_RANKED  # nobody knows
            terms = self._store.tokenizer.terms(expression)
            return min((held.get(term, 0) for term in terms), default=0)

        rare: list[str] = []
        common: list[str] = []
        taken = 0
        for expression in sorted(question.terms, key=count):
            taken += count(expression)
            (rare if taken < MOST_RANKED else common).append(expression)
        expressions = [" OR ".join(rare)] if rare else []
        if len(common) > 1:
            expressions.append(" AND ".join(common))
        if common:
            expressions.append(f"{{title heading}} : ({' OR '.join(common)})")
        return expressions
