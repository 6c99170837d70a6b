"""Reads plain text, source code and data files: everything that is text as it is."""

import re

from dogear_core.config import ReaderLimits
from dogear_core.readers.base import Refused
from dogear_core.readers.encoding import decode
from dogear_core.readers.normalise import TextBuilder, one_line
from dogear_core.types import Document, Reason

PROSE = frozenset({"text/plain", "text/x-rst", "text/x-org", "text/asciidoc", "text/x-textile"})
"""Media types in which a short first line on its own is a title; in code it is an import."""

LONGEST_TITLE = 100

_FIRST_LINE = re.compile(r"\s*(?:[=#*]+\s+)?(\S.*)\n(?:[=~*#^-]{3,}\s*\n|\s*\n)")


def read_text(data: bytes, media_type: str, limits: ReaderLimits) -> Document:
    """Return the text of a file in any encoding; raise `Refused` when it is binary data."""
    builder = TextBuilder(limits.text_chars)
    builder.add(decode(data))
    try:
        text, sections = builder.finish()
    except Refused:
        raise Refused(Reason.EMPTY) from None  # nothing but white space
    return Document(text, media_type, title_line(text) if media_type in PROSE else "", sections)


def title_line(text: str) -> str:
    """Return the first line where it looks like a title: short, with letters, and on its own."""
    match = _FIRST_LINE.match(text[:1000])
    if not match or len(match[1]) > LONGEST_TITLE or not any(map(str.isalpha, match[1])):
        return ""
    return one_line(match[1])
