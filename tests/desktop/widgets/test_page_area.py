from collections.abc import Callable
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dogear_core.types import Box
from dogear_desktop.theme import MARGIN
from dogear_desktop.widgets import page_area
from dogear_desktop.widgets.page_area import SMALLEST_SCALE, ZOOM_STEP, PageArea

SIZES = [(200.0, 400.0), (400.0, 200.0), *[(200.0, 400.0)] * 8]
NOTCH = 120

Turn = Callable[..., None]


@pytest.fixture
def area(qtbot: QtBot) -> PageArea:
    """Return ten pages, the second of which lies on its side."""
    area = PageArea()
    qtbot.addWidget(area)
    area.resize(424, 300)
    area.show()
    area.set_sizes(SIZES)
    return area


@pytest.fixture
def turn(area: PageArea) -> Turn:
    """Return what turns the wheel over a place of the view."""

    def turn(
        down: int,
        *,
        pixels: tuple[int, int] = (0, 0),
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        at: tuple[float, float] = (100, 100),
    ) -> None:
        place = QPointF(*at)
        event = QWheelEvent(
            place,
            area.viewport().mapToGlobal(place),
            QPoint(*pixels),
            QPoint(0, -down),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(area.viewport(), event)

    return turn


def top(area: PageArea) -> int:
    return area.verticalScrollBar().value()


def width(area: PageArea, page: int) -> float:
    return area.page_layout.frame(page).width


def test_every_page_fills_the_width(area: PageArea) -> None:
    room = area.viewport().width() - 2 * MARGIN
    assert width(area, 1) == width(area, 2) == room
    assert area.horizontalScrollBar().maximum() == 0
    area.resize(624, 300)
    assert width(area, 1) == room + 200


def test_the_keyboard_goes_from_end_to_end(area: PageArea) -> None:
    bar = area.verticalScrollBar()
    QTest.keyClick(area, Qt.Key.Key_End)
    assert (area.page, top(area)) == (10, bar.maximum())
    QTest.keyClick(area, Qt.Key.Key_Home)
    assert (area.page, top(area)) == (1, 0)
    QTest.keyClick(area, Qt.Key.Key_PageDown)
    assert 0.8 * area.viewport().height() < top(area) < area.viewport().height()
    QTest.keyClick(area, Qt.Key.Key_Space)
    reached = top(area)
    assert reached > area.viewport().height()
    QTest.keyClick(area, Qt.Key.Key_Down)
    assert reached < top(area) < reached + 100
    QTest.keyClick(area, Qt.Key.Key_Up)
    QTest.keyClick(area, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(area, Qt.Key.Key_PageUp)
    assert top(area) == 0


@pytest.mark.parametrize(("platform", "pixels"), [("wayland", 17), ("xcb", None)])
def test_the_wheel_scrolls_by_lines_and_a_touchpad_by_pixels(
    area: PageArea,
    turn: Turn,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    pixels: int | None,
) -> None:
    system = SimpleNamespace(platformName=lambda: platform)
    monkeypatch.setattr(page_area, "QGuiApplication", system)
    turn(NOTCH)
    lines = top(area)
    assert lines == QApplication.wheelScrollLines() * area.verticalScrollBar().singleStep()
    turn(NOTCH, pixels=(0, -17))
    assert top(area) == lines + (pixels or lines)
    turn(-NOTCH)
    assert top(area) == (pixels or lines)


def test_small_turns_of_the_wheel_add_up(area: PageArea, turn: Turn) -> None:
    turn(NOTCH)
    once = top(area)
    turn(-NOTCH)
    for _ in range(40):
        turn(NOTCH // 40)
    assert abs(top(area) - once) <= 1


def test_the_page_of_which_most_is_seen_is_in_sight(area: PageArea) -> None:
    seen: list[int] = []
    area.moved.connect(lambda: seen.append(area.page))
    for value in range(0, area.verticalScrollBar().maximum(), 20):
        area.verticalScrollBar().setValue(value)
    assert seen == sorted(seen)
    assert set(seen) >= set(range(1, 10))


def test_a_page_gone_to_is_in_sight_even_at_the_end(area: PageArea) -> None:
    area.set_sizes([(400.0, 80.0)] * 5)
    assert area.viewport().height() > 2 * area.page_layout.frame(1).height
    area.go_to_page(5)
    assert area.page == 5
    area.turn(-1)
    assert area.page == 4
    area.turn(1)
    assert area.page == 5
    area.turn(1)
    assert area.page == 5
    area.turn(-50)
    assert (area.page, top(area)) == (1, 0)


def test_ctrl_and_the_wheel_zoom_at_the_pointer(area: PageArea, turn: Turn) -> None:
    area.go_to_page(3)
    place = QPointF(250, 120)
    pointed = area.point_on_page(place)
    before = area.page_layout.scale(3)
    for _ in range(3):
        turn(-NOTCH, modifier=Qt.KeyboardModifier.ControlModifier, at=(250, 120))
        assert area.point_on_page(place) == pytest.approx(pointed, abs=1)
    assert area.page_layout.scale(3) == pytest.approx(before * ZOOM_STEP**3)
    assert area.horizontalScrollBar().maximum() > 0


@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from([1.0, -1.0, 0.5, -2.0]), max_size=12), st.integers(0, 2000))
def test_zooming_to_and_fro_leads_back(area: PageArea, steps: list[float], value: int) -> None:
    area.fit_width()
    area.verticalScrollBar().setValue(value)
    area.zoom_by(1)
    before, scale = top(area), area.page_layout.scale(1)
    for step in (*steps, *(-step for step in reversed(steps))):
        area.zoom_by(step)
    if area.page_layout.scale(1) == pytest.approx(scale):  # it did not run into a bound
        assert abs(top(area) - before) <= 2


def test_zoom_has_bounds(area: PageArea) -> None:
    area.zoom_by(50)
    unit = area.logicalDpiX() / 72
    assert area.page_layout.scale(1) == pytest.approx(6 * unit)
    area.zoom_by(-50)
    assert area.page_layout.scale(1) == pytest.approx(SMALLEST_SCALE * unit)
    area.fit_width()
    assert width(area, 1) == area.viewport().width() - 2 * MARGIN


def test_a_whole_page_is_fitted_and_leafed_through(area: PageArea) -> None:
    area.go_to_page(3)
    area.verticalScrollBar().setValue(top(area) + 60)
    area.fit_page()
    frame, sight = area.page_layout.frame(3), area.frame_in_sight
    assert sight.top <= frame.top
    assert frame.top + frame.height <= sight.top + sight.height
    for page in (4, 5):
        QTest.keyClick(area, Qt.Key.Key_PageDown)
        assert area.page == page
    QTest.keyClick(area, Qt.Key.Key_PageUp)
    assert area.page == 4


def test_what_is_at_the_upper_edge_stays_there_however_often_the_width_changes(
    area: PageArea,
) -> None:
    area.verticalScrollBar().setValue(1700)
    page, _, down = area.point_on_page(QPointF())
    for step in range(60):
        area.resize(424 + 7 * step % 90, 300)
        now, _, moved = area.point_on_page(QPointF())
        assert now == page
        assert moved == pytest.approx(down, abs=1)
    area.resize(424, 300)
    assert top(area) == 1700


def test_a_box_is_brought_a_third_of_the_way_down(area: PageArea) -> None:
    box = Box(20, 300, 60, 310)
    scrolled: list[None] = []
    area.scrolled.connect(lambda: scrolled.append(None))
    area.go_to_box(4, box)
    frame, scale = area.page_layout.frame(4), area.page_layout.scale(4)
    third = area.viewport().height() / 3
    assert frame.top + 300 * scale - top(area) == pytest.approx(third, abs=1)
    assert area.page == 4
    value = top(area)
    area.go_to_box(4, Box(20, 310, 60, 330), if_hidden=True)
    assert top(area) == value
    area.go_to_box(4, Box(20, 20, 60, 30), if_hidden=True)
    assert top(area) < value
    assert scrolled == []
    area.verticalScrollBar().setValue(0)
    assert scrolled == [None]


def test_what_is_beside_the_view_is_brought_into_it(area: PageArea) -> None:
    area.zoom_by(8)
    area.go_to_box(1, Box(180, 100, 190, 110))
    frame, scale, sight = area.page_layout.frame(1), area.page_layout.scale(1), area.frame_in_sight
    assert (
        sight.left < frame.left + 180 * scale < frame.left + 190 * scale < sight.left + sight.width
    )


def test_other_pages_leave_the_place_and_none_leave_nothing(area: PageArea) -> None:
    area.go_to_page(5)
    value = top(area)
    area.set_sizes([*SIZES, (10.0, 10.0)])
    assert (area.page, top(area)) == (5, value)
    area.set_sizes(SIZES[:2])
    assert area.page == 2
    area.set_sizes([])
    assert (area.page, area.verticalScrollBar().maximum()) == (0, 0)
    for action in (area.fit_page, area.fit_width, lambda: area.turn(1), lambda: area.zoom_by(1)):
        action()
    QTest.keyClick(area, Qt.Key.Key_End)
    area.resize(500, 400)
    assert area.page == 0
