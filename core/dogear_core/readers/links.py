"""Addresses on the web: the only ones that are kept as links."""

import re
from collections.abc import Iterator, Sequence

from dogear_core.types import Markup, Span, Style

LONGEST_ADDRESS = 2000
"""Characters; a longer one is data in disguise, and no browser takes it reliably."""

_WEB = re.compile(r"(?:https?://|mailto:)[^\s<>\"\x00-\x20\x7f]+", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w@/.:-])(?:https?://|mailto:)[^\s<>\"\x00-\x20\x7f`{}|\\^\[\]]+", re.IGNORECASE
)
_NO_LINKS_IN = frozenset({Style.LINK, Style.CODE, Style.PREFORMATTED, Style.HIDDEN})
_TRAILING = ".,;:!?'*_~\u2019\u201d"


def web_address(address: str) -> str:
    """Return an address with http, https or mailto as it is, and for any other an empty text."""
    address = address.strip()
    return address if len(address) <= LONGEST_ADDRESS and _WEB.fullmatch(address) else ""


def bare_addresses(text: str) -> Iterator[Span]:
    """Yield where addresses stand in a text as they are, without the punctuation after them."""
    for match in _BARE.finditer(text):
        address = match[0].rstrip(_TRAILING)
        while address.endswith(")") and address.count("(") < address.count(")"):
            address = address[:-1].rstrip(_TRAILING)
        if web_address(address):
            yield Span(match.start(), match.start() + len(address))


def with_bare_links(text: str, markup: Sequence[Markup]) -> list[Markup]:
    """Return the markup of a text with a link for each address that stands in it as it is.

    An address in code or in another link is none, nor is one with markup within it.
    """
    found: list[Markup] = []
    around: list[Markup] = []
    number = 0
    for address in bare_addresses(text):
        while number < len(markup) and markup[number].span.start <= address.start:
            mark = markup[number]
            around = [other for other in around if other.span.end > mark.span.start]
            around.append(mark)
            found.append(mark)
            number += 1
        around = [other for other in around if other.span.end > address.start]
        within = number < len(markup) and markup[number].span.start < address.end
        if not within and all(
            mark.span.end >= address.end and mark.style not in _NO_LINKS_IN for mark in around
        ):
            value = text[address.start : address.end]
            found.append(Markup(address, Style.LINK, value=value))
    return [*found, *markup[number:]]
