"""Whether a document is called what was typed: by its title, or by its file's name."""

import unicodedata
from pathlib import PurePath

import regex

LONGEST_NAME = 250
"""Code points; what is longer is no name, and is not compared with any."""

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")


def spelled(text: str) -> str:
    """Return the words of a name in lower case with single spaces, however it is punctuated."""
    return " ".join(_WORD.findall(_folded(text)))


def is_called(typed: str, title: str, path: str) -> bool:
    """Whether what was typed, as `spelled`, is a document's whole name or its first words.

    A single word has to be the whole name: many names begin with one that is about nothing else.
    """
    first_word = typed.partition(" ")[0]
    if first_word not in _folded(f"{title} {path}"):  # of most documents nothing more is asked
        return False
    file = PurePath(path)
    return any(
        name == typed or (" " in typed and name.startswith(typed))
        for name in map(spelled, (title, file.name, file.stem))
    )


def _folded(text: str) -> str:
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).casefold()
