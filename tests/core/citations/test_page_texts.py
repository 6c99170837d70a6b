from hypothesis import given, settings
from hypothesis import strategies as st

from dogear_core.citations.page_texts import PageTexts
from dogear_core.types import PageSpan, Section, Span

TEXT = "cover     first page          second page, its second heading here and the fourth page ends"
SECTIONS = (
    Section(Span(0, 10)),
    Section(Span(10, 30), page=1),
    Section(Span(30, 50), page=2, heading=("A",)),
    Section(Span(50, 70), page=2, heading=("B",)),
    Section(Span(70, 90), page=4),
)


def test_a_span_is_told_by_pages() -> None:
    texts = PageTexts(TEXT, SECTIONS)
    assert texts.on_pages(Span(12, 20)) == (PageSpan(1, Span(2, 10)),)
    assert texts.on_pages(Span(45, 75)) == (PageSpan(2, Span(15, 40)), PageSpan(4, Span(0, 5)))
    assert texts.on_pages(Span(0, 5)) == ()
    assert texts.on_pages(Span(20, 20)) == ()


def test_a_page_has_the_text_of_all_its_sections() -> None:
    texts = PageTexts(TEXT, SECTIONS)
    assert texts.text == TEXT
    assert texts.text_of(1) == "first page"
    assert texts.text_of(2) == TEXT[30:70]
    assert texts.text_of(3) == ""


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(0, 3)), max_size=12),
    st.integers(0, 110),
    st.integers(0, 110),
)
def test_the_parts_of_a_span_are_what_its_pages_have_of_it(
    parts: list[tuple[int, int]], first: int, last: int
) -> None:
    """Each part is a length and by how much its page is further; with 0 it has no page."""
    text = "".join(chr(33 + place) for place in range(90))
    sections, start, page = [], 0, 0
    for length, further in parts:
        page += further
        sections.append(Section(Span(start, start + length), page=page if further else None))
        start += length
    span = Span(min(first, last), max(first, last))
    texts = PageTexts(text, sections)
    found = "".join(
        texts.text_of(part.page)[part.span.start : part.span.end] for part in texts.on_pages(span)
    )
    on_a_page = {
        place
        for section in sections
        if section.page is not None
        for place in range(section.span.start, section.span.end)
    }
    expected = [place for place in range(span.start, span.end) if place in on_a_page]
    assert found == "".join(text[place] for place in expected)
