"""How words are written for FTS5, in an index and in a query.

The tokenizer makes one token of a whole run of Chinese, Japanese or Korean, which no query would
ever match. Such runs are therefore indexed as overlapping pairs of characters, in the same column:
a query of any length is then a phrase of pairs, and finds exactly the places it occurs in.
"""

import regex

LONGEST_TERM = 3
"""Characters of an unspaced script that are looked up as one term; words are rarely longer."""

UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ー々〆]+")


def split_unspaced(text: str) -> str:
    """Return `text` with each run of an unspaced script as pairs: 'ABC' -> ' AB BC C '.

    The last character stands alone as well, so that every single character begins some token.
    """
    spaced: str = UNSPACED.sub(lambda run: f" {' '.join(pairs(run[0]))} ", text)
    return spaced


def pairs(run: str) -> list[str]:
    """Return the overlapping pairs of a run's characters, and its last character alone."""
    return [run[place : place + 2] for place in range(len(run))]


def quote(text: str, *, prefix: bool = False) -> str:
    """Return an FTS5 expression that matches `text` as a phrase, whatever characters it holds.

    With `prefix` the last word may go on. Returns "" when nothing in it can be searched.
    """
    words = [
        piece.replace("\0", "").replace('"', '""')
        for piece in UNSPACED.sub(lambda run: f" {' '.join(query_pairs(run[0]))} ", text).split()
        if any(character.isalnum() for character in piece)
    ]
    if not words:
        return ""
    single = len(words) == 1 and len(words[0]) == 1 and UNSPACED.fullmatch(words[0]) is not None
    return f'"{" ".join(words)}"{"*" if prefix or single else ""}'


def alternatives(word: str) -> list[str]:
    """Return the expressions of which any may match for one word of a question.

    That is one, the word itself; but a long run of an unspaced script is a whole clause, which no
    document has just so: each of its pairs is an expression then.
    """
    if not any(len(run) > LONGEST_TERM for run in UNSPACED.findall(word)):
        return [expression] if (expression := quote(word)) else []
    found: list[str] = []
    place = 0
    for run in UNSPACED.finditer(word):
        found += [quote(word[place : run.start()]), *map(quote, query_pairs(run[0]))]
        place = run.end()
    return [expression for expression in [*found, quote(word[place:])] if expression]


def query_pairs(run: str) -> list[str]:
    """Return the pairs of a queried run, without the single last character of a longer one."""
    return pairs(run)[:-1] or [run]
