"""Markup as tests read and make it."""

from hypothesis import strategies as st

from dogear_core.types import Document, Markup, Span, Style, unpack


def drawn(document: Document) -> str:
    """Return a document's text with its markup in angle brackets, `{}` around what is hidden."""
    return draw(document.text, unpack(document.markup))


def draw(text: str, markup: tuple[Markup, ...] | list[Markup]) -> str:
    """Return a text with its markup, which must obey the rules of `Markup`."""
    require_order(markup, len(text))
    tags: list[tuple[int, int, int, str]] = []
    for number, mark in enumerate(markup):
        begin, end = _tags(mark)
        tags.append((mark.span.start, 1, number, begin))
        tags.append((mark.span.end, 0, -number, end))
    pieces: list[str] = []
    done = 0
    for place, _, _, tag in sorted(tags):
        pieces += (text[done:place], tag)
        done = place
    return "".join([*pieces, text[done:]])


def _tags(mark: Markup) -> tuple[str, str]:
    if mark.style is Style.HIDDEN:
        return "{", f"|{mark.value}}}" if mark.value else "}"
    level = str(mark.level) if mark.level else ""
    value = f" {mark.value}" if mark.value else ""
    return f"<{mark.style}{level}{value}>", f"</{mark.style}>"


def shown(text: str, markup: tuple[Markup, ...] | list[Markup]) -> str:
    """Return a text as it is shown, without what is hidden or with what stands in its place."""
    pieces: list[str] = []
    done = 0
    for mark in markup:
        if mark.style is Style.HIDDEN and mark.span.start >= done:
            pieces += (text[done : mark.span.start], mark.value)
            done = mark.span.end
    return "".join([*pieces, text[done:]])


def require_order(markup: tuple[Markup, ...] | list[Markup], length: int) -> None:
    """Fail unless markup is in range, in order, and nested or disjoint."""
    ends: list[int] = []
    before = (0, -length)
    for mark in markup:
        start, end = mark.span.start, mark.span.end
        assert 0 <= start < end <= length, mark
        assert (start, -end) >= before, mark
        before = (start, -end)
        while ends and ends[-1] <= start:
            ends.pop()
        assert not ends or end <= ends[-1], mark
        ends.append(end)


@st.composite
def markups(draw: st.DrawFn, length: int) -> tuple[Markup, ...]:
    """Draw markup of a text of some length, nested at random."""
    found: list[Markup] = []

    def fill(start: int, end: int) -> None:
        while start < end and draw(st.booleans()):
            begin = draw(st.integers(start, end - 1))
            finish = draw(st.integers(begin + 1, end))
            style = draw(st.sampled_from(Style))
            value = draw(st.sampled_from(["", " ", "é"])) if style is Style.HIDDEN else ""
            found.append(Markup(Span(begin, finish), style, draw(st.integers(0, 3)), value))
            fill(begin, finish)
            start = finish

    fill(0, length)
    return tuple(found)
