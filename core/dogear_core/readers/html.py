"""Reads HTML: what a person sees of a page, as paragraphs, list items and table rows."""

import re
from typing import TYPE_CHECKING

from dogear_core.config import ReaderLimits
from dogear_core.readers.blocks import BlockWriter, Kind
from dogear_core.readers.encoding import decode
from dogear_core.readers.normalise import TextBuilder, one_line
from dogear_core.types import Document

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_UNSEEN_TAGS = """
script style template noscript nav head iframe object svg math select datalist dialog
"""
_UNSEEN = frozenset(_UNSEEN_TAGS.split())
_BLOCK_TAGS = """
address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption
figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre
section summary table tbody tfoot thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INVISIBLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")


def read_html(data: bytes, media_type: str, limits: ReaderLimits) -> Document:
    """Return the visible text of a page with a section for every heading."""
    builder = TextBuilder(limits.text_chars)
    title = add_html(decode(data), builder)
    text, sections = builder.finish()
    return Document(text, media_type, title, sections)


def add_html(source: str, builder: TextBuilder, heading: tuple[str, ...] = ()) -> str:
    """Add a page's visible text to `builder` and return its title.

    `heading` is the path of headings above the page. Half of a surrogate pair in `source` is
    replaced, for the parser takes UTF-8.
    """
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(source.encode("utf-8", "replace").decode("utf-8"))
    writer = BlockWriter()
    if page.root is not None:
        _walk(page.root, writer)
    first_heading = writer.flush(builder, heading)
    title = page.css_first("head > title")
    return (one_line(title.text()) if title else "") or first_heading


def _walk(root: "LexborNode", writer: BlockWriter) -> None:
    """Write all text below `root`, without recursion: pages nest thousands of elements deep."""
    pre = 0
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            writer.write(text if pre else _WHITE_SPACE.sub(" ", text))
        elif not _is_hidden(node, tag):
            _enter(tag, writer, preformatted=pre > 0)
            pre += tag in ("pre", "textarea")
            if node.child is not None:
                node = node.child
                continue
            _leave(tag, writer, preformatted=pre > 0)
            pre -= tag in ("pre", "textarea")
        while node is not None and node.next is None:
            node = node.parent
            if node is not None:
                tag = node.tag or ""
                _leave(tag, writer, preformatted=pre > 0)
                pre -= tag in ("pre", "textarea")
        node = node.next if node is not None else None


def _is_hidden(node: "LexborNode", tag: str) -> bool:
    if tag in _UNSEEN:
        return True
    if tag in ("html", "body"):  # hidden by some pages until their scripts have run
        return False
    attributes = node.attributes
    return "hidden" in attributes or bool(_INVISIBLE.search(attributes.get("style") or ""))


def _enter(tag: str, writer: BlockWriter, *, preformatted: bool) -> None:
    if tag in _BLOCKS:
        writer.end_block(preformatted=preformatted)
        if tag == "li":
            writer.begin_item()
    elif tag in ("td", "th"):
        writer.begin_cell()
    elif tag == "br":
        writer.write("\n")
    elif tag in ("img", "input"):
        writer.write(" ")


def _leave(tag: str, writer: BlockWriter, *, preformatted: bool) -> None:
    if tag in _HEADINGS:
        writer.end_block(Kind.HEADING, level=_HEADINGS[tag])
    elif tag == "tr":
        writer.end_row()
    elif tag in ("td", "th"):
        writer.end_cell()
    elif tag in _BLOCKS:
        writer.end_block(preformatted=preformatted)
