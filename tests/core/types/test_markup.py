from hypothesis import given
from hypothesis import strategies as st
from tests.core.markup import markups, require_order

from dogear_core.types import NO_MARKUP, Markup, Span, Style, pack, unpack

LENGTH = 40


@given(markups(LENGTH))
def test_what_is_packed_comes_out_as_it_was(markup: tuple[Markup, ...]) -> None:
    require_order(markup, LENGTH)

    assert unpack(pack(markup)) == markup


@given(markups(LENGTH), st.integers(0, LENGTH), st.integers(0, LENGTH))
def test_a_part_has_what_is_in_it(markup: tuple[Markup, ...], one: int, other: int) -> None:
    part = Span(min(one, other), max(one, other))

    found = unpack(pack(markup), part)

    require_order(found, len(part))
    for place in range(len(part)):
        whole = [m.style for m in markup if m.span.start <= part.start + place < m.span.end]
        assert [m.style for m in found if m.span.start <= place < m.span.end] == whole


def test_no_markup_takes_no_room() -> None:
    assert pack([]) == NO_MARKUP == b""
    assert unpack(NO_MARKUP) == ()


def test_levels_and_values_are_kept() -> None:
    markup = (
        Markup(Span(0, 9), Style.ITEM, 2, "3."),
        Markup(Span(4, 5), Style.HIDDEN, value="–"),
    )

    assert unpack(pack(markup), Span(4, 6)) == (
        Markup(Span(0, 2), Style.ITEM, 2, "3."),
        Markup(Span(0, 1), Style.HIDDEN, value="–"),
    )
