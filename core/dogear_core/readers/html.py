"""Reads HTML: what a person sees of a page, as paragraphs, list items and table rows."""

from dogear_core.config import ReaderLimits
from dogear_core.readers.blocks import BlockWriter
from dogear_core.readers.encoding import decode
from dogear_core.readers.html_walk import HtmlWalk
from dogear_core.readers.normalise import TextBuilder, one_line
from dogear_core.types import Document


def read_html(data: bytes, media_type: str, limits: ReaderLimits) -> Document:
    """Return the visible text of a page with a section for every heading."""
    builder = TextBuilder(limits.text_chars)
    title = add_html(decode(data), builder)
    text, sections = builder.finish()
    return Document(text, media_type, title, sections, builder.markup())


def add_html(source: str, builder: TextBuilder, heading: tuple[str, ...] = ()) -> str:
    """Add a page's visible text to `builder` and return its title.

    `heading` is the path of headings above the page. Half of a surrogate pair in `source` is
    replaced, for the parser takes UTF-8.
    """
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(source.encode("utf-8", "replace").decode("utf-8"))
    writer = BlockWriter()
    if page.root is not None:
        HtmlWalk(writer).walk(page.root)
    first_heading = writer.flush(builder, heading)
    title = page.css_first("head > title")
    return (one_line(title.text()) if title else "") or first_heading
