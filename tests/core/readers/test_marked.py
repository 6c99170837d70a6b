"""Markup stays on its letters, whatever is done to the white space and accents around them."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from tests.core.markup import draw, markups, require_order

from dogear_core.readers.marked import Marked, nested
from dogear_core.readers.normalise import TextBuilder, normalise, normalise_marked
from dogear_core.types import Markup, Span, Style, unpack

RAW = st.text(
    st.sampled_from("abc \t\n\r\u00a0\x85\u2028\u2029\xad\u0301\u0323e\u1100\u1161\u11a8")
)


@st.composite
def marked_texts(draw: st.DrawFn) -> Marked:
    text = draw(RAW)
    return Marked(text, draw(markups(len(text))))


def letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if char in "abce")


def letters_of(marked: Marked) -> list[tuple[Style, str]]:
    """Return the letters of each span that has some."""
    found = [
        (mark.style, letters(marked.text[mark.span.start : mark.span.end]))
        for mark in marked.markup
    ]
    return [(style, inside) for style, inside in found if inside]


@given(marked_texts())
def test_normalising_keeps_markup_on_its_letters(marked: Marked) -> None:
    result = normalise_marked(marked)

    assert result.text == normalise(marked.text)
    require_order(result.markup, len(result.text))
    assert letters_of(result) == letters_of(marked)


@given(marked_texts())
def test_collapsing_and_stripping_keeps_markup_on_its_letters(marked: Marked) -> None:
    result = marked.sub(re.compile(r"\s+"), " ").strip()

    assert result.text == " ".join(marked.text.split())
    require_order(result.markup, len(result.text))
    assert letters_of(result) == letters_of(marked)


@given(st.lists(marked_texts()))
def test_joined_texts_keep_their_markup(parts: list[Marked]) -> None:
    joined = Marked.join(parts, "|")

    assert joined.text == "|".join(part.text for part in parts)
    require_order(joined.markup, len(joined.text))
    assert letters_of(joined) == [found for part in parts for found in letters_of(part)]


def test_a_style_that_ends_within_an_accented_letter_takes_it_whole() -> None:
    marked = Marked("cafe\u0301s", (Markup(Span(0, 4), Style.STRONG),))

    result = normalise_marked(marked)

    assert draw(result.text, result.markup) == "<strong>café</strong>s"


def test_spans_that_are_the_same_keep_their_order() -> None:
    text = Marked("word").styled(Style.STRONG).styled(Style.LINK, value="https://a.example")

    assert draw(text.text, text.markup) == "<link https://a.example><strong>word</strong></link>"


def test_what_crosses_is_left_out() -> None:
    crossing = [
        Markup(Span(2, 6), Style.EMPHASIS),
        Markup(Span(0, 4), Style.STRONG),
        Markup(Span(4, 4), Style.CODE),
        Markup(Span(4, 5), Style.CODE),
    ]

    assert nested(crossing) == [crossing[1], crossing[3]]


@given(st.lists(st.tuples(marked_texts(), st.booleans())))
def test_a_style_of_blocks_holds_just_these(blocks: list[tuple[Marked, bool]]) -> None:
    builder = TextBuilder(10_000)
    within = False
    for block, quoted in [*blocks, (Marked("end"), False)]:
        if quoted and not within:
            builder.begin(Style.FIELDS)
        if within and not quoted:
            builder.end()
        within = quoted
        builder.add(block.only(frozenset(Style) - {Style.FIELDS}))

    text, _ = builder.finish()

    markup = unpack(builder.markup())
    require_order(markup, len(text))
    spans = [mark.span for mark in markup if mark.style is Style.FIELDS]
    inside = "".join(letters(text[span.start : span.end]) for span in spans)
    assert inside == "".join(letters(block.text) for block, quoted in blocks if quoted)
