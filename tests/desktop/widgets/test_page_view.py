from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from tests.desktop.widgets.conftest import (
    FILE,
    PAGES,
    TEXT,
    TEXTS,
    Supply,
    colour,
    grabbed,
    image,
    marks,
    show,
    spot,
)

from dogear_core.types import ImageRequest, Span, TextRequest
from dogear_desktop.pages.marks import CitationMarks
from dogear_desktop.theme import MARGIN
from dogear_desktop.widgets.page_view import PageView


def test_the_cited_page_comes_first_and_only_what_is_near_is_drawn(
    view: PageView, supply: Supply
) -> None:
    shown: list[tuple[int, int, str]] = []
    view.page_shown.connect(lambda *page: shown.append(page))
    view.begin(FILE.path, 12)
    view.cite(marks(12), TEXTS)
    view.open(PAGES)
    first, second = supply.wanted[:2]
    assert first == TextRequest(FILE, 12)
    assert isinstance(second, ImageRequest)
    assert second.page == 12
    supply.give()
    assert view.is_complete
    assert supply.pictured() <= {11, 12, 13}
    assert shown == [(12, 30, "10")]
    assert "12" in view.accessibleDescription()


def test_the_passage_is_brought_a_third_of_the_way_down(view: PageView, supply: Supply) -> None:
    show(view, supply, 12)
    third = view.viewport().height() / 3
    assert spot(view, 12, "line 26").y() == pytest.approx(third, abs=15)


def test_the_page_is_gone_to_if_its_text_does_not_come(
    qtbot: QtBot, view: PageView, supply: Supply
) -> None:
    show(view, supply, 2)
    view.begin(FILE.path, 20)
    assert view.page == 2
    qtbot.waitUntil(lambda: view.page == 20)
    view.cite(marks(20), TEXTS)
    supply.give()
    assert spot(view, 20, "line 26").y() == pytest.approx(view.viewport().height() / 3, abs=15)


def test_nobody_is_called_back_by_a_citation(view: PageView, supply: Supply) -> None:
    show(view, supply, 2)
    view.turn(3)
    view.cite(marks(2), TEXTS)
    supply.give()
    assert view.page == 5
    view.begin(FILE.path, 9)
    view.verticalScrollBar().setValue(0)
    view.cite(marks(9), TEXTS)
    supply.give()
    assert view.page == 1


def test_a_passage_and_its_words_are_tinted_and_nothing_else(
    view: PageView, supply: Supply
) -> None:
    show(view, supply, 3)
    outside, passage, word = (
        colour(view, 3, text).red() for text in ("line 25", "line 27", "line 26")
    )
    assert outside == 255
    assert 255 > passage > word > 100


def test_a_passage_over_two_pages_is_marked_on_both(view: PageView, supply: Supply) -> None:
    view.begin(FILE.path, 3)
    view.open(PAGES)
    last, first = TEXT.index("line 33"), TEXT.index("line 11")
    view.cite(CitationMarks({3: [Span(last, len(TEXT))], 4: [Span(0, first)]}), TEXTS)
    supply.give()
    view.resize(424, 500)
    supply.give()
    assert colour(view, 3, "line 33").red() < 255
    assert colour(view, 3, "line 32").red() == 255
    assert colour(view, 4, "line 10").red() < 255
    assert colour(view, 4, "line 11").red() == 255


def test_pages_scrolled_past_are_not_drawn(view: PageView, supply: Supply) -> None:
    view.begin(FILE.path, 1)
    view.open(PAGES)
    for page in range(1, 30):
        view.verticalScrollBar().setValue(int(view.page_layout.frame(page).top))
    supply.give()
    assert supply.pictured() <= {28, 29, 30}


def test_an_old_picture_is_stretched_until_the_size_lasts(
    qtbot: QtBot, view: PageView, supply: Supply
) -> None:
    def middle() -> QColor:
        return grabbed(view).pixelColor(view.viewport().rect().center())

    view.begin(FILE.path, 1)
    view.open(PAGES)
    supply.give(grey=100)
    view.zoom_by(1)
    assert not supply.wanted
    assert middle() == QColor(100, 100, 100)
    qtbot.waitUntil(lambda: len(supply.wanted) > 0)
    request = supply.wanted[0]
    assert isinstance(request, ImageRequest)
    assert request.size[0] == round(view.page_layout.frame(1).width)
    supply.give(grey=200)
    assert middle() == QColor(200, 200, 200)


def test_a_page_that_is_not_drawn_yet_is_empty_but_has_its_size(view: PageView) -> None:
    view.begin(FILE.path, 1)
    view.open(PAGES)
    assert not view.is_complete
    picture = grabbed(view)
    assert picture.pixelColor(MARGIN - 1, MARGIN + 1) != QColor("white")
    assert picture.pixelColor(MARGIN + 1, MARGIN + 1) == QColor("white")
    frame = view.page_layout.frame(2)
    assert frame.top == pytest.approx(2 * MARGIN + 2 * frame.width)


def test_a_page_that_cannot_be_drawn_says_so_and_the_others_go_on(
    view: PageView, supply: Supply
) -> None:
    view.begin(FILE.path, 1)
    view.open(PAGES)
    request = next(wish for wish in supply.wanted if isinstance(wish, ImageRequest))
    before = grabbed(view)
    view.refuse(request, "The page takes too long.")
    after = grabbed(view)
    assert before != after
    assert all(wish.page != 1 for wish in supply.wanted if isinstance(wish, ImageRequest))
    view.turn(1)
    supply.give()
    assert 2 in supply.pictured()


def test_what_is_refused_of_a_file_that_changed_says_nothing(
    view: PageView, supply: Supply
) -> None:
    view.begin(FILE.path, 1)
    view.open(PAGES)
    request = next(wish for wish in supply.wanted if isinstance(wish, ImageRequest))
    view.refuse(replace(request, file=replace(FILE, size=9)), "Another file.")
    assert request in supply.wanted


def test_nothing_is_wanted_while_it_is_not_seen(view: PageView, supply: Supply) -> None:
    view.hide()
    show(view, supply, 12)
    view.verticalScrollBar().setValue(0)
    assert supply.given == []
    view.show()
    supply.give()
    assert supply.pictured() <= {1, 2}


def test_a_page_of_another_size_than_was_known_takes_its_place(
    view: PageView, supply: Supply
) -> None:
    view.begin(FILE.path, 1)
    view.open(PAGES)
    request = next(wish for wish in supply.wanted if isinstance(wish, ImageRequest))
    view.show_image(replace(image(request), points=(400.0, 200.0)))
    frame = view.page_layout.frame(1)
    assert frame.height == pytest.approx(frame.width / 2)
    assert view.page_layout.frame(3).height == pytest.approx(2 * frame.width)


def test_a_file_that_changed_stays_at_its_place(
    qtbot: QtBot, view: PageView, supply: Supply
) -> None:
    show(view, supply, 12)
    value = view.verticalScrollBar().value()
    changed = replace(FILE, mtime_ns=2)
    view.open(replace(PAGES, file=changed))
    assert view.verticalScrollBar().value() == value
    with qtbot.waitSignal(view.wanted):  # when its size lasts
        pass
    request = next(wish for wish in supply.wanted if isinstance(wish, ImageRequest))
    assert request.file == changed
    view.show_image(image(replace(request, file=FILE)))  # drawn from the file as it was
    assert request in supply.wanted
    supply.give()
    assert request in supply.given


def test_another_document_begins_afresh(view: PageView, supply: Supply) -> None:
    show(view, supply, 12)
    other = replace(FILE, path=Path("/papers/b.pdf"))
    view.begin(other.path, 2)
    assert view.page == 0
    view.open(PAGES)  # that of the document before
    assert view.page == 0
    view.open(replace(PAGES, file=other))
    assert view.page == 2
    supply.given.clear()
    supply.give()
    assert supply.pictured() <= {1, 2, 3}


def test_another_passage_of_the_document_keeps_its_pictures(view: PageView, supply: Supply) -> None:
    show(view, supply, 12)
    supply.given.clear()
    view.begin(FILE.path, 12)
    view.open(PAGES)
    passage = Span(TEXT.index("line 30"), TEXT.index("line 31"))
    view.cite(CitationMarks({12: [passage]}), TEXTS)
    supply.give()
    assert 12 not in supply.pictured()
    assert colour(view, 12, "line 30").red() < 255
    assert colour(view, 12, "line 27").red() == 255


@pytest.mark.parametrize(("typed", "page"), [("10", 12), ("ii", 2), (" 1 ", 3), ("30", 30)])
def test_a_page_is_gone_to_by_its_label_or_its_number(
    view: PageView, supply: Supply, typed: str, page: int
) -> None:
    show(view, supply, 7)
    assert view.go_to(typed)
    assert view.page == page
    assert not view.go_to("31")
    assert view.page == page


def test_nothing_is_shown_once_cleared(qtbot: QtBot, view: PageView, supply: Supply) -> None:
    show(view, supply, 2)
    with qtbot.waitSignal(view.page_shown) as shown:
        view.clear()
    assert shown.args == [0, 0, ""]
    assert supply.wanted == ()
    assert not view.go_to("1")
    view.resize(500, 400)
    assert (view.page, view.verticalScrollBar().maximum(), supply.wanted) == (0, 0, ())
    assert grabbed(view).pixelColor(200, 100) != QColor("white")
