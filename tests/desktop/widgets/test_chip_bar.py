import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from dogear_core.search.query import Query, parse
from dogear_desktop.filters import Chip, chips
from dogear_desktop.widgets.chip_bar import ChipBar


@pytest.fixture
def bar(qtbot: QtBot) -> ChipBar:
    bar = ChipBar()
    qtbot.addWidget(bar)
    bar.resize(600, 30)
    return bar


def buttons(bar: ChipBar) -> list[QAbstractButton]:
    return [button for button in bar.findChildren(QAbstractButton) if button.isVisible()]


def test_there_is_no_bar_without_filters(bar: ChipBar) -> None:
    bar.show_chips(list(chips(parse("type:pdf"))))
    assert bar.isVisible()
    bar.show_chips([])
    assert not bar.isVisible()


def test_a_click_and_the_space_key_take_a_filter_away(qtbot: QtBot, bar: ChipBar) -> None:
    shown = list(chips(parse("type:pdf in:Work")))
    bar.show_chips(shown)
    for button, chip in zip(buttons(bar), shown, strict=True):
        assert button.accessibleName() == f"Remove filter: {chip.label}"
        with qtbot.waitSignal(bar.chip_removed) as removed:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert removed.args == [chip]
        with qtbot.waitSignal(bar.chip_removed):
            QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_chips_that_have_no_room_go_on_the_next_line(
    bar: ChipBar, direction: Qt.LayoutDirection
) -> None:
    bar.setLayoutDirection(direction)
    bar.show_chips([Chip(f"filter {number}", Query()) for number in range(12)])
    bar.resize(250, bar.height())
    boxes = [button.geometry() for button in buttons(bar)]
    assert len({box.top() for box in boxes}) > 1
    assert all(box.left() >= 0 and box.right() <= bar.width() for box in boxes)
    assert max(box.bottom() for box in boxes) < bar.height()
    assert not any(one.intersects(other) for one in boxes for other in boxes if one is not other)


def test_a_long_filter_is_shortened_and_told_in_full(bar: ChipBar) -> None:
    bar.show_chips([Chip("In " + "x" * 200, Query(), hint="~/" + "x" * 200)])
    (button,) = buttons(bar)
    assert len(button.text()) <= 40
    assert button.toolTip() == "~/" + "x" * 200
    assert not bar.grab().isNull()
