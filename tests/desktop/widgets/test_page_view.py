from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dogear_core.types import Box, PageImage, PageRequest
from dogear_desktop.services.page_service import DrawnPage
from dogear_desktop.theme import MARGIN
from dogear_desktop.widgets.page_view import PageView

Wanted = list[tuple[int, float]]
PASSAGE = Box(20, 300, 120, 320)
WORD = Box(40, 300, 60, 320)


def drawn(page: int, scale: float, *, passage: tuple[Box, ...] = (PASSAGE,)) -> DrawnPage:
    """Return a white page of 200 by 400 points, one of three."""
    width, height = round(200 * scale), round(400 * scale)
    image = PageImage(
        PageRequest(Path("a.pdf"), page, scale),
        width,
        height,
        b"\xff" * (4 * width * height),
        (200, 400),
        3,
    )
    return DrawnPage(image, passage, (WORD,) if passage else ())


@pytest.fixture
def wanted() -> Wanted:
    return []


@pytest.fixture
def view(qtbot: QtBot, wanted: Wanted) -> PageView:
    """Return a view whose wishes are noted and fulfilled at once."""
    view = PageView()
    qtbot.addWidget(view)
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#0000ff"))
    view.setPalette(palette)
    view.resize(424, 300)

    def draw(page: int, scale: float) -> None:
        wanted.append((page, scale))
        view.show_page(drawn(page, scale))

    view.wanted.connect(draw)
    view.show()
    return view


def fitted(view: PageView) -> float:
    return (view.viewport().width() - 2 * MARGIN) / 200


def is_fitted(view: PageView, wanted: Wanted) -> bool:
    return wanted[-1][1] == pytest.approx(fitted(view))


def colour(view: PageView, x: float, y: float) -> QColor:
    """Return the colour at a place of the page in points."""
    scale = fitted(view)
    top = MARGIN - view.verticalScrollBar().value()
    place = QPoint(round(MARGIN + x * scale), round(top + y * scale))
    return view.viewport().grab().toImage().pixelColor(place)


def test_a_page_fills_the_width_and_shows_the_passage(
    qtbot: QtBot, view: PageView, wanted: Wanted
) -> None:
    with qtbot.waitSignal(view.page_shown) as shown:
        view.begin(2)
    assert shown.args == [2, 3, ""]
    qtbot.waitUntil(lambda: is_fitted(view, wanted))
    top = view.verticalScrollBar().value()
    assert top < PASSAGE.top * fitted(view) < top + view.viewport().height() / 2


def test_the_passage_and_its_words_are_tinted_and_nothing_else(
    qtbot: QtBot, view: PageView, wanted: Wanted
) -> None:
    view.begin(1)
    qtbot.waitUntil(lambda: is_fitted(view, wanted))
    outside, passage, word = (colour(view, x, 310).red() for x in (150, 100, 50))
    assert outside == 255
    assert 255 > passage > word > 100


def test_zooming_draws_anew_and_fitting_goes_back(
    qtbot: QtBot, view: PageView, wanted: Wanted
) -> None:
    view.begin(1)
    qtbot.waitUntil(lambda: is_fitted(view, wanted))
    usual = wanted[-1][1]
    view.zoom_by(2)
    qtbot.waitUntil(lambda: wanted[-1][1] == pytest.approx(usual * 1.44))
    assert view.horizontalScrollBar().maximum() > 0
    place = QPointF(view.viewport().rect().center())
    wheel = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)
    qtbot.waitUntil(lambda: wanted[-1][1] == pytest.approx(usual * 1.2))
    view.fit_width()
    qtbot.waitUntil(lambda: wanted[-1][1] == pytest.approx(usual))


def test_turning_stays_within_the_document(view: PageView, wanted: Wanted) -> None:
    view.turn(1)
    assert wanted == []
    view.begin(2)
    view.turn(1)
    assert view.page == 3
    view.turn(1)
    assert view.page == 3
    view.turn(-5)
    assert view.page == 1


def test_a_page_without_the_passage_begins_at_its_head(view: PageView) -> None:
    view.begin(1)
    view.show_page(drawn(2, 1.0, passage=()))
    assert view.verticalScrollBar().value() == 0


def test_nothing_is_shown_once_cleared(view: PageView, wanted: Wanted) -> None:
    view.begin(1)
    view.clear()
    wanted.clear()
    view.resize(500, 400)
    assert view.drawn is None
    assert view.verticalScrollBar().maximum() == 0
    assert wanted == []
