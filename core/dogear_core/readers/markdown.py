"""Reads Markdown: the source stays the text, its headings become sections."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from dogear_core.config import ReaderLimits
from dogear_core.readers.encoding import decode
from dogear_core.readers.links import with_bare_links
from dogear_core.readers.normalise import HeadingPath, Mark, TextBuilder, one_line, tile
from dogear_core.readers.text import title_line
from dogear_core.types import Document, Markup, Section, Span, Style, pack

if TYPE_CHECKING:
    from dogear_core.readers.markdown_parser import Parsed

PARSED_CHARS = 4_000_000
"""A longer text gets no sections: parsing takes up to 3 s per million characters."""
INLINE_SHARE = 0.25
"""The part of a file's time in which the text within paragraphs is parsed."""

_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\n(?:.*\n)*?\1[ \t]*(?:\n|$)")
_TITLE = re.compile(r"^title[ \t]*[:=][ \t]*(.*)$", re.MULTILINE | re.IGNORECASE)


def read_markdown(data: bytes, media_type: str, limits: ReaderLimits) -> Document:
    """Return the source text of a Markdown file with a section for every heading.

    Front matter stays in the text, so that its tags can be found, and gives the title.
    """
    builder = TextBuilder(limits.text_chars)
    builder.add(decode(data))
    text, sections = builder.finish()
    front = _FRONT_MATTER.match(text)
    body = front.end() if front else 0
    markup = _front_matter(front[0]) if front else []
    first = ""
    if len(text) <= PARSED_CHARS:
        from dogear_core.readers.markdown_markup import markdown_markup
        from dogear_core.readers.markdown_parser import parse

        parsed = parse(text[body:], limits.seconds * INLINE_SHARE)
        headings = list(_headings(parsed, text, body))
        sections = _sections(headings, len(text))
        first = headings[0][2] if headings else ""
        markup = with_bare_links(text, [*markup, *markdown_markup(text, body, parsed)])
    title = _front_matter_title(front[0]) if front else ""
    return Document(
        text, media_type, title or first or title_line(text[body:]), sections, pack(markup)
    )


def _front_matter_title(block: str) -> str:
    match = _TITLE.search(block)
    return one_line(match[1].strip().strip("\"'")) if match else ""


def _front_matter(block: str) -> list[Markup]:
    """Return the markup of front matter: as it is, without the lines around it."""
    text = block.rstrip()
    first, last = text.index("\n") + 1, text.rindex("\n")
    return [
        Markup(Span(0, len(text)), Style.PREFORMATTED),
        Markup(Span(0, min(first, last + 1)), Style.HIDDEN),
        Markup(Span(max(first, last), len(text)), Style.HIDDEN),
    ]


def _headings(parsed: "Parsed", text: str, body: int) -> Iterator[tuple[int, int, str]]:
    """Yield the start, level and plain text of every heading from offset `body` on."""
    from dogear_core.readers.markdown_inline import plain_text

    starts = [body]
    for line in text[body:].split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for opening, inline in pairwise(parsed.tokens):
        # Headings within quotes and lists are part of what is quoted or listed.
        if opening.type != "heading_open" or opening.map is None or opening.level > 0:
            continue
        name = one_line(plain_text(inline))
        if name:
            yield starts[opening.map[0]], int(opening.tag[1:]), name


def _sections(headings: list[tuple[int, int, str]], length: int) -> tuple[Section, ...]:
    path = HeadingPath()
    marks = [Mark(start, heading=path.enter(level, name)) for start, level, name in headings]
    return tile(marks, length)
