"""Prepare a text so that llama.cpp's WordPiece tokenizer cuts it as BERT's own does.

Compared over every assigned code point, llama.cpp's normaliser differs in two ways that matter:
of a decomposed character it keeps the first part only, so that Korean syllables lose their
vowels, and it drops spacing marks with the accents, and with them the vowels of Indic scripts.
It also lacks BERT's limit on the length of a word. So the text is decomposed here and the model
loaded with its own accent stripping off (`tokenizer.ggml.normalizer.strip_accents` = false).
"""

import unicodedata

import regex

_ACCENTS = regex.compile(r"\p{Mn}+")
_ENDLESS_WORD = regex.compile(
    r"[^\s\p{P}$+<=>^`|~\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]{101,}"
)
"""More than the 100 characters that BERT takes for a word; Chinese characters are words each."""
_UNKNOWN = "\U00010000"
"""A letter (Linear B) in no vocabulary, so that it becomes the one token [UNK]."""


def prepare(text: str, *, strip_accents: bool) -> str:
    """Return `text` as BERT's normaliser leaves it, but for lower-casing and white space."""
    if strip_accents and not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return _ENDLESS_WORD.sub(_UNKNOWN, text)
