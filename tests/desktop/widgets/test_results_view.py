from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from dogear_core.types import Hit, Leg, SearchResults, Span
from dogear_desktop.itemmodels.results_model import ResultsModel
from dogear_desktop.theme import Colours
from dogear_desktop.widgets.result_delegate import ResultDelegate
from dogear_desktop.widgets.results_view import ResultsView

MakeHit = Callable[..., Hit]
MakeResults = Callable[..., SearchResults]


@pytest.fixture
def view(qtbot: QtBot) -> ResultsView:
    view = ResultsView(ResultsModel())
    qtbot.addWidget(view)
    view.resize(480, 600)
    view.show()
    return view


def picture(view: ResultsView) -> QImage:
    return view.viewport().grab().toImage()


def count(image: QImage, colour: QColor) -> int:
    return sum(
        image.pixelColor(x, y).rgb() == colour.rgb()
        for x in range(image.width())
        for y in range(image.height())
    )


def option_for(view: ResultsView, index: QModelIndex) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.visualRect(index)
    return option


def test_the_first_result_is_selected(
    qtbot: QtBot, view: ResultsView, make_hit: MakeHit, make_results: MakeResults
) -> None:
    with qtbot.waitSignal(view.hit_selected) as told:
        view.show_results(make_results(make_hit(1), make_hit(2)))
    assert told.args is not None
    assert told.args[0].passage_id == 1


def test_a_choice_stays_selected_where_it_is(
    view: ResultsView, make_hit: MakeHit, make_results: MakeResults
) -> None:
    hits = [make_hit(number) for number in range(1, 40)]
    view.show_results(make_results(*hits))
    view.setCurrentIndex(view.model().index(20, 0))
    before = view.visualRect(view.currentIndex()).top()
    view.show_results(make_results(*reversed(hits)))
    assert view.selected_hit == hits[20]
    assert view.visualRect(view.currentIndex()).top() == before


def test_a_new_question_selects_its_first_result(
    view: ResultsView, make_hit: MakeHit, make_results: MakeResults
) -> None:
    hits = [make_hit(number) for number in range(1, 4)]
    view.show_results(make_results(*hits))
    view.setCurrentIndex(view.model().index(2, 0))
    view.show_results(make_results(*hits, question="rent"))
    assert view.selected_hit == hits[0]


def test_what_is_pointed_at_stays_while_the_answer_is_improved(
    view: ResultsView, make_hit: MakeHit, make_results: MakeResults
) -> None:
    hits = [make_hit(number) for number in range(1, 40)]
    view.show_results(make_results(*hits))
    place = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseMove(view.viewport(), place)
    better = [make_hit(99), *reversed(hits)]
    view.show_results(make_results(*better))
    assert view.model().index(2, 0) == view.indexAt(place)
    assert view.rows[2][0] == hits[2]
    assert make_hit(99) in [best for best, _ in view.rows]
    view.show_results(make_results(*better, question="rent"))
    assert view.rows[0][0] == make_hit(99)


def test_no_choice_means_the_best_is_selected(
    view: ResultsView, make_hit: MakeHit, make_results: MakeResults
) -> None:
    view.show_results(make_results(make_hit(1), make_hit(2)))
    view.show_results(make_results(make_hit(2), make_hit(1)))
    assert view.selected_hit == make_hit(2)


def test_a_document_opens_to_its_other_passages_and_stays_open(
    view: ResultsView, make_hit: MakeHit, make_results: MakeResults
) -> None:
    results = make_results(make_hit(1, 1), make_hit(2, 1), make_hit(3))
    view.show_results(results)
    first = view.model().index(0, 0)
    delegate = view.itemDelegate()
    assert isinstance(delegate, ResultDelegate)
    more = delegate.more_area(option_for(view, first), first)
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        more.center().toPoint(),
    )
    assert view.isExpanded(first)
    view.show_results(results)
    assert view.isExpanded(view.model().index(0, 0))
    lonely = view.model().index(1, 0)
    assert delegate.more_area(option_for(view, lonely), lonely).isEmpty()


def test_matching_words_are_marked(
    view: ResultsView, make_hit: MakeHit, make_results: MakeResults
) -> None:
    colours = Colours.of(view.palette())
    plain = make_hit(1, found_by=(Leg.MEANING,))
    view.show_results(make_results(plain))
    assert count(picture(view), colours.match) == 0
    view.show_results(make_results(make_hit(1, highlights=(Span(4, 11),))))
    assert count(picture(view), colours.match) > 100


@pytest.mark.parametrize("size", [7, 9, 16, 32])
def test_rows_grow_with_the_font(
    view: ResultsView, make_hit: MakeHit, make_results: MakeResults, size: int
) -> None:
    font = QFont(view.font())
    font.setPointSizeF(size)
    view.setFont(font)
    view.show_results(make_results(make_hit(1), make_hit(2)))
    lines = view.visualRect(view.model().index(0, 0)).height() / view.fontMetrics().height()
    assert 4 <= lines <= 7
    picture(view)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("ودیعه ظرف سی روز به مستأجر بازگردانده می‌شود", Span(0, 5)),
        ("敷金は退去後三十日以内に返還される。" * 30, Span(0, 2)),
        ("🍞🐈" * 200, Span(1, 3)),
        ("word" * 400, Span(0, 4)),
        ("", Span(0, 0)),
    ],
    ids=["right to left", "without spaces", "emoji", "one long word", "empty"],
)
@pytest.mark.parametrize("direction", Qt.LayoutDirection)
def test_any_text_is_painted(
    view: ResultsView,
    make_hit: MakeHit,
    make_results: MakeResults,
    direction: Qt.LayoutDirection,
    text: str,
    marked: Span,
) -> None:
    view.setLayoutDirection(direction)
    hit = make_hit(1, text=text, highlights=(marked,), title=text * 3, name="n" * 200 + ".pdf")
    view.show_results(make_results(hit))
    shown = picture(view)
    assert count(shown, Colours.of(view.palette()).accent) > 0


def test_everything_is_mirrored_from_right_to_left(
    view: ResultsView, make_hit: MakeHit, make_results: MakeResults
) -> None:
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.show_results(make_results(make_hit(1, 1), make_hit(2, 1)))
    first = view.model().index(0, 0)
    delegate = view.itemDelegate()
    assert isinstance(delegate, ResultDelegate)
    more = delegate.more_area(option_for(view, first), first)
    assert more.center().x() < view.viewport().width() / 2
    accent = Colours.of(view.palette()).accent
    row = view.visualRect(first)
    assert picture(view).pixelColor(row.right() - 1, row.center().y()).rgb() == accent.rgb()


def test_thousands_of_rows_are_shown_at_once(
    view: ResultsView, make_hit: MakeHit, make_results: MakeResults
) -> None:
    view.show_results(make_results(*(make_hit(number) for number in range(1, 5001))))
    view.scrollToBottom()
    last = view.model().index(4999, 0)
    assert view.visualRect(last).isValid()
    assert view.indexAt(view.visualRect(last).center()) == last
    assert QPointF(view.visualRect(last).center()).y() < view.viewport().height()


def test_only_the_passages_in_sight_are_told(
    qtbot: QtBot, view: ResultsView, make_hit: MakeHit, make_results: MakeResults
) -> None:
    hits = [make_hit(number) for number in range(1, 60)]
    with qtbot.waitSignal(view.hits_seen) as seen:
        view.show_results(make_results(*hits))
    assert seen.args is not None
    first = seen.args[0]
    assert first == hits[: len(first)]
    assert 3 < len(first) < 15
    with qtbot.waitSignal(view.hits_seen) as seen:
        view.scrollToBottom()
    assert seen.args is not None
    assert seen.args[0][-1] == hits[-1]


def test_more_is_wanted_at_the_end_and_comes_below(
    qtbot: QtBot, view: ResultsView, make_hit: MakeHit, make_results: MakeResults
) -> None:
    with qtbot.assertNotEmitted(view.more_wanted):
        view.show_results(make_results(*map(make_hit, range(1, 30))), more=True)
    with qtbot.waitSignal(view.more_wanted):
        view.scrollToBottom()
    scrolled = view.verticalScrollBar().value()
    view.add_results(make_results(*map(make_hit, range(30, 50))), more=False)
    assert view.verticalScrollBar().value() == scrolled
    assert len(view.rows) == 49


def test_more_that_comes_to_be_known_at_the_end_is_wanted_too(
    qtbot: QtBot, view: ResultsView, make_hit: MakeHit, make_results: MakeResults
) -> None:
    hits = [make_hit(number) for number in range(1, 30)]
    view.show_results(make_results(*hits))
    view.scrollToBottom()
    end = view.verticalScrollBar().value()
    with qtbot.waitSignal(view.more_wanted):
        view.show_results(make_results(*hits), more=True)
    assert view.verticalScrollBar().value() == end > 0


def test_the_height_of_thousands_of_rows_is_that_of_one(
    view: ResultsView,
    make_hit: MakeHit,
    make_results: MakeResults,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured: list[QModelIndex] = []
    measure = ResultDelegate.sizeHint

    def counting(self: ResultDelegate, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        measured.append(index)
        return measure(self, option, index)

    monkeypatch.setattr(ResultDelegate, "sizeHint", counting)
    view.show_results(make_results(*map(make_hit, range(1, 5001))))
    view.scrollToBottom()
    picture(view)
    assert 0 < len(measured) < 200
