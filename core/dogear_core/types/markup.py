"""Markup: what stretches of a document's text are, so that it can be shown as it was meant."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from dogear_core.types.primitives import Span


class Style(StrEnum):
    """What a stretch of text is; how that looks is decided where it is shown.

    Blocks are whole lines. A `TABLE`, or the `FIELDS` that head a mail, holds `ROW`s and these
    hold `CELL`s; what is between the cells is syntax. `HIDDEN` is what a rendered view leaves out.
    """

    HEADING = "heading"
    PREFORMATTED = "preformatted"
    QUOTE = "quote"
    ITEM = "item"
    TABLE = "table"
    FIELDS = "fields"
    ROW = "row"
    CELL = "cell"
    RULE = "rule"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRUCK = "struck"
    CODE = "code"
    IMAGE = "image"
    LINK = "link"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Markup:
    """A stretch of a document's text and what it is.

    `level` is that of a heading (0 for a title), the depth of a quote or a list item from 1, the
    column of a cell from 0. `value` is the address of a link, the label of a numbered item
    ("3."), the alignment of a cell ("right", "center"), what is shown in place of what is hidden.

    The markup of a document is in order of its starts, of those with the same start the longest
    comes first, and of any two either one holds the other or they have nothing in common. No span
    is empty or reaches beyond the text.
    """

    span: Span
    style: Style
    level: int = 0
    value: str = ""


PackedMarkup = NewType("PackedMarkup", bytes)
"""Markup on its way from a reader through the library, see `pack`; empty where there is none.

A page has dozens of spans, and most are never shown: only those that are become objects.
"""
NO_MARKUP = PackedMarkup(b"")


def pack(markup: Sequence[Markup]) -> PackedMarkup:
    """Return markup as JSON: the styles and the values that occur, then five columns of numbers.

    The columns are where a span begins, counted from the beginning of the one before it, its
    length, the places of its style and its value among those, and its level.
    """
    if not markup:
        return NO_MARKUP
    styles: dict[Style, int] = {}
    values: dict[str, int] = {}
    rows: list[tuple[int, int, int, int, int]] = []
    before = 0
    for mark in markup:
        start, end = mark.span.start, mark.span.end
        style = styles.setdefault(mark.style, len(styles))
        value = values.setdefault(mark.value, len(values))
        rows.append((start - before, end - start, style, value, mark.level))
        before = start
    content = (tuple(styles), tuple(values), *zip(*rows, strict=True))
    return PackedMarkup(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())


def unpack(packed: PackedMarkup, part: Span | None = None) -> tuple[Markup, ...]:
    """Return packed markup, or of a part of the text what is in it, counted from its start."""
    if not packed:
        return ()
    names, values, *columns = json.loads(packed)
    styles = [Style(name) for name in names]
    first, last = (0, sys.maxsize) if part is None else (part.start, part.end)
    found = []
    start = 0
    for ahead, length, style, value, level in zip(*columns, strict=True):
        start += ahead
        if start >= last:
            break
        begin, end = max(start, first), min(start + length, last)
        if begin < end:
            span = Span(begin - first, end - first)
            found.append(Markup(span, styles[style], level, values[value]))
    return tuple(found)
