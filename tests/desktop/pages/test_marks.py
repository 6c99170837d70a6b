from collections.abc import Callable

import pytest

from dogear_core.citations.page_texts import PageTexts
from dogear_core.types import Box, PageSpan, Section, Span, TextLayer
from dogear_desktop.pages.marks import CitationMarks, Mark, Marking, Matches, by_page

TEXT = "one deposit\n\ntwo deposit three"
TEXTS = PageTexts(TEXT, (Section(Span(0, 13), page=1), Section(Span(13, len(TEXT)), page=2)))
FOUND = Matches.of(
    "x",
    [
        (PageSpan(2, Span(4, 6)),),
        (PageSpan(2, Span(9, 10)), PageSpan(3, Span(0, 2))),
        (PageSpan(7, Span(1, 2)),),
    ],
)


@pytest.fixture
def marking() -> Marking:
    marking = Marking()
    marking.find(FOUND)
    return marking


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
    assert boxes[Mark.MATCH] == boxes[Mark.CURRENT] == []
    marking.cite(CitationMarks())
    assert dict(marking.boxes(1, layer))[Mark.PASSAGE] == []


def test_the_place_the_person_is_at_is_marked_unlike_the_others(
    marking: Marking, make_layer: Callable[..., TextLayer]
) -> None:
    layer = make_layer("0123456789", page=2)
    assert [box.left for box in dict(marking.boxes(2, layer))[Mark.MATCH]] == [24, 54]
    marking.step(0, 2)
    boxes = dict(marking.boxes(2, layer))
    assert [box.left for box in boxes[Mark.CURRENT]] == [24]
    assert [box.left for box in boxes[Mark.MATCH]] == [54]
    marking.step(1, 2)
    rest = dict(marking.boxes(3, make_layer("012", page=3)))
    assert [box.left for box in rest[Mark.CURRENT]] == [0]


def test_pages_with_something_to_mark_are_known(marking: Marking) -> None:
    marking.cite(CitationMarks({4: [Span(0, 1)]}, {5: [Span(0, 1)]}))
    assert [page for page in range(9) if marking.is_on(page)] == [2, 3, 4, 5, 7]


def test_steps_go_round(marking: Marking) -> None:
    assert marking.number == 0
    reached = []
    for by in (0, 1, 1, 1, -1, -1):
        marking.step(by, 1)
        reached.append(marking.number)
    assert reached == [1, 2, 3, 1, 3, 2]


@pytest.mark.parametrize(("page", "number"), [(1, 1), (2, 1), (3, 3), (7, 3), (8, 1)])
def test_the_first_step_is_to_what_is_next_from_the_page_in_sight(
    marking: Marking, page: int, number: int
) -> None:
    marking.step(0, page)
    assert marking.number == number


def test_the_first_step_is_to_what_is_next_from_the_passage(marking: Marking) -> None:
    marking.cite(CitationMarks({2: [Span(5, 9)]}))
    marking.step(0, 2)
    assert marking.number == 2


def test_looking_for_more_stays_at_the_place_reached(marking: Marking) -> None:
    marking.step(0, 1)
    marking.step(1, 1)
    marking.find(Matches.of("xy", FOUND.places[1:]))
    place = marking.step(0, 1)
    assert place == PageSpan(2, Span(9, 10))
    assert marking.number == 1
    marking.find(Matches())
    assert marking.step(0, 1) is None
    marking.find(FOUND)
    marking.step(0, 7)
    assert marking.number == 3
