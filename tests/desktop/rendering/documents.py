"""Documents for trying how they are laid out, drawn at random or by hand."""

from hypothesis import strategies as st

from dogear_core.config import ReaderLimits
from dogear_core.readers.markdown import read_markdown
from dogear_core.types import Document, Span, Style, unpack

PIECES = [
    *("a", "b 🍞", "é ", "𠮷", " ", "\n", "\n\n", "  \n", "*", "**", "`", "~~"),
    *("# ", "> ", "- ", "1. ", "    ", "\n```\n", "\n---\n", "&copy;", "\\*", "<br>"),
    *("[a](http://b.c)", "![a](b)", "\n\n| a | 🐈 |\n|---|--:|\n| c | d \\| |\n| | e |\n\n"),
    *("\n> - a\n>   b\n> 1. c\n", "\ufdd0", "مرحبا "),
]


def markdown(source: str) -> Document:
    return read_markdown(source.encode(), "text/markdown", ReaderLimits())


def documents() -> st.SearchStrategy[Document]:
    """Draw Markdown documents of a few hundred characters with all kinds of markup."""
    sources = st.lists(st.sampled_from(PIECES), min_size=1, max_size=80).map("".join)
    return sources.filter(lambda source: bool(source.strip())).map(markdown)


def seen(document: Document) -> dict[int, str]:
    """Return what is shown for each place of a text that is not hidden, apart from white space."""
    markup = unpack(document.markup)
    shown = dict(enumerate(document.text))
    for mark in markup:
        if mark.style in (Style.HIDDEN, Style.RULE):
            for place in range(mark.span.start, mark.span.end):
                shown.pop(place, None)
        elif mark.style is Style.ROW:
            cells = [
                other.span
                for other in markup
                if other.style is Style.CELL
                and mark.span.start <= other.span.start
                and other.span.end <= mark.span.end
            ]
            for place in range(mark.span.start, mark.span.end):
                if not any(cell.start <= place < cell.end for cell in cells):
                    shown.pop(place, None)
    return {place: char for place, char in shown.items() if not char.isspace()}


def whole(document: Document) -> Span:
    return Span(0, len(document.text))
