"""What a person typed, as an expression for the words leg and as a question for the meaning leg."""

from dataclasses import dataclass

import regex

from dogear_core.search.stopwords import STOP_WORDS
from dogear_core.storage.terms import alternatives, quote

SHORTEST_PREFIX = 3
"""Beginnings shorter than this match too much to be ranked while someone types."""
LONGEST_IDENTIFIER = 200
MAX_TERMS = 64
"""Of a question that is a page long, only so many different words are looked up."""

_QUOTED = regex.compile(r'"([^"]*)"')
_IDENTIFIER = regex.compile(r"(?=\S*(?:\d\S*\p{L}|\p{L}\S*\d|[\p{L}\d][_/\\.@#:-][\p{L}\d]))\S+")


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart.

    `match` is the FTS5 expression ("" when no word can be searched), `words` the finished words
    and phrases in it, `unfinished` the beginning of the one still being typed, `text` the question
    as it is embedded. `exact` means it asks for certain words (quoted text or a lone identifier),
    so that the words leg is to be trusted before the other.
    """

    text: str
    match: str
    words: str
    unfinished: str
    exact: bool


def take_apart(text: str, *, typing: bool = False) -> Question:
    """Take a question apart; any text is a valid question.

    For the words leg quoted phrases must occur, and of the other words any may: those that stand
    for nothing (stop words) are left out unless there is nothing else. With `typing` the last
    word may be unfinished.
    """
    text = text.replace("\0", " ").strip()
    phrases = [phrase for found in _QUOTED.findall(text) if (phrase := quote(found))]
    words = _QUOTED.sub(" ", text).replace('"', " ").split()
    unfinished = ""
    if typing and words and text[-1].isalnum() and len(words[-1]) >= SHORTEST_PREFIX:
        unfinished = words.pop()
    telling = [word for word in words if _bare(word) not in STOP_WORDS]
    if not telling and not unfinished:
        telling = words
    finished = [term for word in dict.fromkeys(telling) for term in alternatives(word)][:MAX_TERMS]
    terms = list(finished)
    if unfinished and (beginning := quote(unfinished, prefix=True)):
        terms.append(beginning)
    any_term = " OR ".join(terms)
    if phrases and any_term:
        # An optional word raises the score of what has the phrases; it does not add results.
        match = " AND ".join(phrases)
        match = f"({match}) AND ({match} OR {any_term})"
    else:
        match = " AND ".join(phrases) or any_term
    return Question(
        text=text.replace('"', ""),
        match=match,
        words=" ".join([*phrases, *finished]),
        unfinished=unfinished.casefold(),
        exact=bool(phrases) or _is_identifier(text),
    )


def _is_identifier(text: str) -> bool:
    """Whether the question is one word that looks like a number, a name in code, or a file."""
    return len(text) <= LONGEST_IDENTIFIER and _IDENTIFIER.fullmatch(text) is not None


def _bare(word: str) -> str:
    return word.strip(".,;:!?()[]{}'’“”«»…").casefold()
