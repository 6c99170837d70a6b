"""The markup of plain text in mail: the fields above it, what is quoted in it, addresses."""

import re
from collections.abc import Iterable

from dogear_core.readers.links import with_bare_links
from dogear_core.readers.marked import Marked, nested
from dogear_core.readers.normalise import normalise
from dogear_core.types import Markup, Span, Style

DEEPEST_QUOTE = 20
"""Deeper quotes are shown as if they were this deep."""

_QUOTE_MARKS = re.compile(r"(?:> ?)*")


def mail_fields(fields: Iterable[tuple[str, str]]) -> Marked:
    """Return the names and values of header fields, a line for each."""
    rows = [
        Marked.join(
            [Marked(f"{name}:").styled(Style.CELL, 0), Marked(value).styled(Style.CELL, 1)], " "
        ).styled(Style.ROW)
        for name, value in fields
    ]
    return Marked.join(rows, "\n").styled(Style.FIELDS)


def mail_text(text: str) -> Marked:
    """Return the plain text of a mail with its quotes and the addresses in it."""
    text = normalise(text)
    markup: list[Markup] = []
    begun: list[int] = []
    start = end = 0
    for line in text.split("\n"):
        marks = _QUOTE_MARKS.match(line)
        prefix = marks[0] if marks else ""
        depth = min(prefix.count(">"), DEEPEST_QUOTE)
        while len(begun) > depth:
            markup.append(Markup(Span(begun.pop(), end), Style.QUOTE, len(begun) + 1))
        begun += [start] * (depth - len(begun))
        markup.append(Markup(Span(start, start + len(prefix)), Style.HIDDEN))
        end = start + len(line)
        start = end + 1
    while begun:
        markup.append(Markup(Span(begun.pop(), end), Style.QUOTE, len(begun) + 1))
    # What ends last was begun first and comes first where spans are the same.
    return Marked(text, tuple(with_bare_links(text, nested(reversed(markup)))))
