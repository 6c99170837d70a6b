"""The text of one PDF page, with the place of every character on the page.

What is indexed and what is marked on the page both come from `page_text`, so they cannot differ.
"""

import ctypes
import math
import re
import statistics
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dogear_core.readers.normalise import INVISIBLE, LINE_BREAK, SURROGATE, normalise

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

PARAGRAPH_GAP = 1.3
"""A line this many times further down than is usual on the page begins a paragraph."""

_HYPHENATED = "[\ufffe\x02](?:[ ]*(?:\r\n|\r|\n))?"
"""A hyphen that PDFium takes for a word's division at the end of a line."""
_CHANGED = re.compile(
    rf"(?P<hyphen>{_HYPHENATED})|(?P<line>[ \t\u00a0]*(?:{LINE_BREAK})\s*)|(?P<bad>{SURROGATE})"
    rf"|(?P<none>{INVISIBLE}|\u2029)"
)


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's normalised text; `char_index[i]` is PDFium's index of the character `text[i]`.

    A line break has the index of the last character before it.
    """

    text: str
    char_index: Sequence[int]


def page_text(textpage: "PdfTextPage") -> PageText:
    """Return the text of a page in PDFium's order, divided words joined, lines as on the page.

    A blank line stands where a line begins lower down than the usual distance.
    """
    raw, index = _raw_text(textpage)
    wide = _paragraph_ends(textpage, raw, index)
    text, places = _replace(raw, index, lambda end: "\n\n" if end in wide else "\n")
    if not unicodedata.is_normalized("NFC", text):
        text, places = _compose(text, places)
    start, end = len(text) - len(text.lstrip("\n")), len(text.rstrip())
    return PageText(text[start:end], places[start:end])


def _raw_text(textpage: "PdfTextPage") -> tuple[str, Sequence[int]]:
    """Return PDFium's text of the page and the character index of each code point."""
    import pypdfium2.raw as pdfium

    count = textpage.count_chars()
    if count <= 0:
        return "", ()
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    units = max(pdfium.FPDFText_GetText(textpage, 0, count, buffer) - 1, 0)
    text = bytes(buffer)[: 2 * units].decode("utf-16-le", "surrogatepass")

    def char_of(place: int) -> int:
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(textpage, place))

    # PDFium counts UTF-16 units where its wide characters are such, and code points elsewhere.
    per_unit = units > len(text) and char_of(units - 1) >= 0
    length = units if per_unit else len(text)
    index = range(count) if length == count else _char_indices(char_of, length)
    return text, _first_units(text, index) if per_unit else index


def _char_indices(char_of: Callable[[int], int], length: int) -> list[int]:
    """Return `char_of(i)` for all i < `length`, asking only where the difference to i changes.

    PDFium leaves some characters out of a page's text, so the difference never falls.
    """
    indices = [0] * length

    def fill(start: int, first: int, end: int, last: int) -> None:
        if last - first == end - start:
            indices[start : end + 1] = range(first, last + 1)
            return
        middle = (start + end) // 2
        below, above = char_of(middle), char_of(middle + 1)
        fill(start, first, middle, below)
        fill(middle + 1, above, end, last)

    if length:
        fill(0, char_of(0), length - 1, char_of(length - 1))
    return indices


def _first_units(text: str, index: Sequence[int]) -> list[int]:
    """Return the index of the first UTF-16 unit of each code point."""
    indices, unit = [], 0
    for char in text:
        indices.append(index[unit])
        unit += 2 if ord(char) > 0xFFFF else 1
    return indices


def _paragraph_ends(textpage: "PdfTextPage", raw: str, index: Sequence[int]) -> frozenset[int]:
    """Return the offsets of the line ends that are followed by a wider gap than usual."""
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_double(), ctypes.c_double()

    def baseline(offset: int) -> float:
        known = pdfium.FPDFText_GetCharOrigin(textpage, index[offset], x, y)
        return y.value if known else math.nan

    gaps = {}
    for match in _CHANGED.finditer(raw):
        start, end = match.span()
        if match["line"] is not None and start > 0 and end < len(raw):
            gap = baseline(start - 1) - baseline(end)
            if gap > 0:  # not a number, or up to the next column, is no gap
                gaps[start] = gap
    if len(gaps) < 2:
        return frozenset()
    usual = statistics.median_low([round(gap, 1) for gap in gaps.values()])
    return frozenset(start for start, gap in gaps.items() if gap > PARAGRAPH_GAP * usual)


def _replace(
    raw: str, index: Sequence[int], line_end: Callable[[int], str]
) -> tuple[str, list[int]]:
    """Return `raw` with line ends and unwanted characters replaced, and the index of each."""
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for match in _CHANGED.finditer(raw):
        start, end = match.span()
        new = ""
        if match["line"] is not None:
            new = line_end(start)
        elif match["bad"] is not None:
            new = "\ufffd"
        pieces += (raw[done:start], new)
        places += index[done:start]
        places += [index[max(start - 1, 0)] if match["line"] is not None else index[start]] * len(
            new
        )
        done = end
    pieces.append(raw[done:])
    places += index[done:]
    return "".join(pieces), places


def _compose(text: str, places: list[int]) -> tuple[str, list[int]]:
    """Return `text` in NFC, composed grapheme by grapheme so that each keeps its place."""
    import regex

    pieces: list[str] = []
    composed: list[int] = []
    for match in regex.finditer(r"\X", text):
        piece = normalise(match[0])
        own = places[match.start() : match.end()]
        pieces.append(piece)
        composed += own if len(piece) == len(own) else _spread(own, len(piece))
    return "".join(pieces), composed


def _spread(places: list[int], count: int) -> list[int]:
    return [places[min(i, len(places) - 1)] for i in range(count)]
