"""Questions to which a library's own documents are the answers, made without any model.

Documents are drawn by the hash of their content, so that the same library gives the same questions
every time, whatever was indexed first. Of each document a question is made in one of these ways:

title      its title, if that has three telling words and no other document is called so;
heading    a heading in it with two telling words, of a passage that does not begin the document;
sentence   the sentence with the rarest words of a passage, without its rarest quarter: what is
           left has to be enough, as when a person remembers what was said but not how.

What would be asked of two documents alike is not asked. A document is found when any passage of it,
or of another with the same content, is; but not by a passage in which the words of the title stand
as they were asked for, where it has others.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dogear_core.chunking.sentences import sentence_ends
from dogear_core.search.stopwords import STOP_WORDS
from dogear_core.storage.cuts import Content
from dogear_core.storage.store import Store
from dogear_core.types import PassageId, StoredPassage

TELLING_TITLE, TELLING_HEADING = 3, 2
SHORTEST, LONGEST = 8, 40
"""Words of a sentence that a question is made from."""
MOST_TURNS = 5
"""Questions that a document of a small library gives at most."""
LEFT_OUT = 4
"""Every so many words of a sentence are left out, the rarest ones."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")


class ItemKind(StrEnum):
    """What a question was made from; `OPENED` ones were asked (see `opened_items`)."""

    TITLE = "title"
    HEADING = "heading"
    SENTENCE = "sentence"
    OPENED = "opened"


@dataclass(frozen=True, slots=True)
class KnownItem:
    """A question, the content that answers it, and passages that do not count as the answer."""

    kind: ItemKind
    question: str
    content: str
    without: frozenset[PassageId] = frozenset()


def known_items(
    store: Store, most: int, check: Callable[[], None] = lambda: None
) -> list[KnownItem]:
    """Return up to so many questions, about as many of each kind as the documents allow.

    Each document gives one before any gives another. Raises what `check` does, which is called
    between documents.
    """
    maker = _Maker(store)
    items: dict[str, KnownItem] = {}
    ambiguous: set[str] = set()
    for turn in range(MOST_TURNS):
        for number, document in enumerate(maker.drawn):
            check()
            item = maker.make(document, number, turn)
            if item is not None and items.setdefault(item.question, item).content != item.content:
                ambiguous.add(item.question)
            if len(items) - len(ambiguous) == most:
                break
        else:
            continue
        break
    return [item for item in items.values() if item.question not in ambiguous]


class _Maker:
    """Makes the questions of one library."""

    def __init__(self, store: Store) -> None:
        self._store = store
        documents = store.cuts.contents()
        self._titles = Counter(_key(document.title) for document in documents)
        distinct = {document.content: document for document in documents}
        self.drawn = sorted(distinct.values(), key=lambda document: _draw(document.content))

    def make(self, document: Content, number: int, turn: int) -> KnownItem | None:
        """Return a question for a document, of the kind whose turn it is or of the next that can.

        None for one with nothing telling in it.
        """
        passages = self._store.passages.of_document(document.id)
        ways = (self._from_title, self._from_heading, self._from_sentence)
        for place in range(len(ways)):
            item = ways[(number + turn + place) % len(ways)](document, passages, turn)
            if item is not None:
                return item
        return None

    def _from_title(
        self, document: Content, passages: Sequence[StoredPassage], _: int
    ) -> KnownItem | None:
        words = _words(document.title)
        if len(_telling(words)) < TELLING_TITLE or self._titles[_key(document.title)] > 1:
            return None
        asked = _key(document.title)
        telling_it = {passage.id for passage in passages if asked in _key(self._text(passage))}
        others = len(passages) > len(telling_it)
        without = frozenset(telling_it) if others else frozenset()
        return KnownItem(ItemKind.TITLE, " ".join(words), document.content, without)

    def _from_heading(
        self, document: Content, passages: Sequence[StoredPassage], turn: int
    ) -> KnownItem | None:
        headings = list({passage.heading: None for passage in passages[1:]})
        first = (_draw(document.content) + turn) % max(1, len(headings))
        for heading in (*headings[first:], *headings[:first]):
            words = _words(heading.rpartition("›")[2])
            if len(_telling(words)) >= TELLING_HEADING:
                return KnownItem(ItemKind.HEADING, " ".join(words), document.content)
        return None

    def _from_sentence(
        self, document: Content, passages: Sequence[StoredPassage], turn: int
    ) -> KnownItem | None:
        if not passages:
            return None
        text = self._text(passages[(_draw(document.content) + turn) % len(passages)])
        candidates = [words for words in _sentences(text) if SHORTEST <= len(words) <= LONGEST]
        if not candidates:
            return None
        weighed = [(words, self._weigh(words)) for words in candidates]
        words, weights = max(weighed, key=lambda item: sum(item[1]) / len(item[1]))
        by_rarity = sorted(range(len(words)), key=lambda place: -weights[place])
        left_out = set(by_rarity[: len(words) // LEFT_OUT])
        kept = [word for place, word in enumerate(words) if place not in left_out]
        if not _telling(kept):
            return None
        return KnownItem(ItemKind.SENTENCE, " ".join(kept), document.content)

    def _text(self, passage: StoredPassage) -> str:
        return self._store.texts.read(passage.document_id, passage.span)

    def _weigh(self, words: Sequence[str]) -> list[float]:
        """Return how rare each word is in the library."""
        stems = [stem for word in words for _, stem in self._store.tokenizer.words(word)[:1]]
        if len(stems) != len(words):
            return [0.0] * len(words)
        weights = self._store.fulltext.weigh(stems, self._store.fulltext.count_passages(stems))
        return [weights[stem] for stem in stems]


def _draw(content: str) -> int:
    return int.from_bytes(hashlib.blake2b(content.encode(), digest_size=6).digest())


def _words(text: str) -> list[str]:
    """Return the words of a text, without what the search box would take for a sign."""
    return _WORD.findall(text)


def _telling(words: Sequence[str]) -> set[str]:
    return {word.casefold() for word in words if word.casefold() not in STOP_WORDS} - {""}


def _key(text: str) -> str:
    return " ".join(_words(text)).casefold()


def _sentences(text: str) -> Iterator[list[str]]:
    start = 0
    for end in (*sentence_ends(text, 0, len(text)), len(text)):
        yield _words(text[start:end])
        start = end
