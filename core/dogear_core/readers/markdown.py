"""Reads Markdown: the source stays the text, its headings become sections."""

import re
from itertools import pairwise

from dogear_core.config import ReaderLimits
from dogear_core.readers.encoding import decode
from dogear_core.readers.normalise import HeadingPath, Mark, TextBuilder, one_line, tile
from dogear_core.readers.text import title_line
from dogear_core.types import Document

PARSED_CHARS = 4_000_000
"""A longer text gets no sections: parsing takes up to 3 s per million characters."""

_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\n(?:.*\n)*?\1[ \t]*(?:\n|$)")
_TITLE = re.compile(r"^title[ \t]*[:=][ \t]*(.*)$", re.MULTILINE | re.IGNORECASE)


def read_markdown(data: bytes, media_type: str, limits: ReaderLimits) -> Document:
    """Return the source text of a Markdown file with a section for every heading.

    Front matter stays in the text, so that its tags can be found, and gives the title.
    """
    builder = TextBuilder(limits.text_chars)
    builder.add(decode(data))
    text, _ = builder.finish()
    front = _FRONT_MATTER.match(text)
    body = front.end() if front else 0
    path = HeadingPath()
    headings = _headings(text, body) if len(text) <= PARSED_CHARS else []
    marks = [Mark(start, heading=path.enter(level, name)) for start, level, name in headings]
    title = _front_matter_title(front[0]) if front else ""
    first = headings[0][2] if headings else ""
    return Document(
        text, media_type, title or first or title_line(text[body:]), tile(marks, len(text))
    )


def _front_matter_title(block: str) -> str:
    match = _TITLE.search(block)
    return one_line(match[1].strip().strip("\"'")) if match else ""


def _headings(text: str, body: int) -> list[tuple[int, int, str]]:
    """Return the start, level and plain text of every heading from offset `body` on."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    blocks = MarkdownIt("commonmark").disable("inline").parse(text[body:])
    starts = [body]
    for line in text[body:].splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for opening, inline in pairwise(blocks):
        # Headings within quotes and lists are part of what is quoted or listed.
        if opening.type != "heading_open" or opening.map is None or opening.level > 0:
            continue
        children = parser.parseInline(inline.content)[0].children or []
        name = one_line("".join(child.content for child in children if not child.nesting))
        if name:
            found.append((starts[opening.map[0]], int(opening.tag[1:]), name))
    return found
