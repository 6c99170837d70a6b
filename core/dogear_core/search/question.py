"""What a person typed, as an expression for the words leg and as a question for the meaning leg."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from dogear_core.readers.families import media_types_named
from dogear_core.search.stopwords import STOP_WORDS
from dogear_core.storage.terms import alternatives, quote

SHORTEST_PREFIX = 3
"""Beginnings shorter than this match too much to be ranked while someone types."""
LONGEST_IDENTIFIER = 200
MAX_TERMS = 64
"""Of a question that is a page long, only so many different words are looked up."""

_QUOTED = regex.compile(r'"([^"]*)"')
_IDENTIFIER = regex.compile(r"(?=\S*(?:\d\S*\p{L}|\p{L}\S*\d|[\p{L}\d][_/\\.@#:-][\p{L}\d]))\S+")
_FILE_NAME = regex.compile(r"(?P<name>.*[\p{L}\d]{2,}.*)\.(?P<suffix>\p{L}[\p{L}\d+]{0,4})")


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart.

    `match` is the FTS5 expression ("" when no word can be searched), `terms` the expressions of
    which it asks for any, `words` the finished words and phrases in it, `unfinished` the beginning
    of the one still being typed, `text` the question as it is embedded. `exact` means it asks for
    certain words (quoted text or a lone identifier), so that the words leg is to be trusted before
    the other.
    """

    text: str
    match: str
    terms: tuple[str, ...]
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
    last = words[-1] if words and typing and text[-1].isalnum() else ""
    names = {word: name for word in words if (name := _name_of_file(word, begun=word == last))}
    unfinished = ""
    says_nothing = last.casefold() in STOP_WORDS and len(words) > 1
    if len(last) >= SHORTEST_PREFIX and last not in names and not says_nothing:
        unfinished = words.pop()
    telling = [word for word in words if _bare(word) not in STOP_WORDS]
    if not telling and not unfinished:
        telling = words
    distinct = list(dict.fromkeys(telling))
    finished = [term for word in distinct for term in alternatives(names.get(word, word))][
        :MAX_TERMS
    ]
    terms = [*finished, *(quote(word) for word in distinct if word in names)]
    if unfinished and (beginning := quote(unfinished, prefix=True)):
        terms.append(beginning)
    return Question(
        text=text.replace('"', ""),
        match=_expression(phrases, terms),
        terms=() if phrases else tuple(terms),
        words=" ".join([*phrases, *finished]),
        unfinished=unfinished.casefold(),
        exact=bool(phrases) or _is_identifier(text),
    )


def in_names(question: Question) -> Question:
    """Return a question of one beginning as that for its word, and for names that begin so.

    What many texts have, few titles do.
    """
    (beginning,) = question.terms
    terms = (beginning.removesuffix("*"), f"{{title heading}} : ({beginning})")
    return replace(question, match=_expression((), terms), terms=terms)


def _expression(phrases: Sequence[str], terms: Sequence[str]) -> str:
    """Return the FTS5 expression for what has all the phrases and, without any, one of the terms.

    With phrases a term raises the score of what has them; it does not add results.
    """
    required, optional = " AND ".join(phrases), " OR ".join(terms)
    if required and optional:
        return f"({required}) AND ({required} OR {optional})"
    return required or optional


def _name_of_file(word: str, *, begun: bool) -> str:
    """Return the name of a file without its suffix, which is not filed; "" for other words.

    With `begun` the suffix may be unfinished.
    """
    found = _FILE_NAME.fullmatch(word)
    if found is None or not (begun or media_types_named(found["suffix"])):
        return ""
    name: str = found["name"]
    return name


def _is_identifier(text: str) -> bool:
    """Whether the question is one word that looks like a number, a name in code, or a file."""
    return len(text) <= LONGEST_IDENTIFIER and _IDENTIFIER.fullmatch(text) is not None


def _bare(word: str) -> str:
    return word.strip(".,;:!?()[]{}'’“”«»…").casefold()
