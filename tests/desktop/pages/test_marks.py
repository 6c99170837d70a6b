from collections.abc import Callable

from dogear_core.citations.page_texts import PageTexts
from dogear_core.types import Box, PageSpan, Section, Span, TextLayer
from dogear_desktop.pages.marks import CitationMarks, Mark, Marking, by_page

TEXT = "one deposit\n\ntwo deposit three"
TEXTS = PageTexts(TEXT, (Section(Span(0, 13), page=1), Section(Span(13, len(TEXT)), page=2)))


def test_a_passage_over_two_pages_is_marked_on_both() -> None:
    marks = CitationMarks(
        by_page(TEXTS, [Span(4, 16)]), by_page(TEXTS, [Span(4, 11), Span(17, 24)])
    )
    assert marks.passage == {1: [Span(4, 13)], 2: [Span(0, 3)]}
    assert marks.words == {1: [Span(4, 11)], 2: [Span(4, 11)]}
    assert marks.start == PageSpan(1, Span(4, 13))
    assert CitationMarks().start is None


def test_boxes_are_found_once_the_text_is_known(make_layer: Callable[..., TextLayer]) -> None:
    marking = Marking()
    marking.cite(CitationMarks({1: [Span(0, 11)]}, {1: [Span(4, 11)]}))
    layer = make_layer("one deposit")
    boxes = dict(marking.boxes(1, layer))
    assert boxes[Mark.PASSAGE] == [Box(0, 0, 66, 10)]
    assert boxes[Mark.WORD] == [Box(24, 0, 66, 10)]
    marking.cite(CitationMarks())
    assert dict(marking.boxes(1, layer))[Mark.PASSAGE] == []


def test_pages_with_something_to_mark_are_known() -> None:
    marking = Marking()
    marking.cite(CitationMarks({4: [Span(0, 1)]}, {5: [Span(0, 1)]}))
    assert [page for page in range(9) if marking.is_on(page)] == [4, 5]
