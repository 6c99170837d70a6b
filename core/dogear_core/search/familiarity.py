"""How well a model knows the language of a question, told by its own tokenizer.

A tokenizer has words and long parts of words for the language its model was trained on, and only
letters for others: the bundled model reads English at 0.2 tokens a letter (95 of 100 questions
below 0.35), German at 0.37, Chinese, Russian and Arabic at 1. What such a model finds by meaning
is the less to be trusted.
"""

from collections.abc import Callable

import regex

KNOWN = 0.45
"""Tokens a letter up to which a language counts as known; rare English words reach this."""
UNKNOWN = 0.8
"""Tokens a letter from which on it is not."""
LEAST = 0.1

_NOT_LETTERS = regex.compile(r"[^\p{L}\p{M}\p{N}\s]+")
_LETTER = regex.compile(r"[\p{L}\p{N}]")


def familiarity(text: str, count_tokens: Callable[[str], int]) -> float:
    """Return from `LEAST` to 1 how well the model with this tokenizer knows the text's language."""
    letters = len(_LETTER.findall(text))
    if not letters:
        return 1.0
    tokens = count_tokens(_NOT_LETTERS.sub(" ", text))
    return min(1.0, max(LEAST, (UNKNOWN - tokens / letters) / (UNKNOWN - KNOWN)))
