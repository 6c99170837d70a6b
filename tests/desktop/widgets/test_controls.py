"""The controls of the settings: what a person does is told, what a program shows is not."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dogear_core.config import MEBIBYTE
from dogear_desktop.widgets.choice_box import ChoiceBox
from dogear_desktop.widgets.number_box import NumberBox
from dogear_desktop.widgets.tick_box import TickBox


def told(control: ChoiceBox | NumberBox | TickBox) -> list[object]:
    """Return the list of what the control will have told."""
    values: list[object] = []
    control.chosen.connect(values.append)
    return values


def turn_wheel(control: QWidget) -> bool:
    """Turn the wheel over a control, and return whether it took that for itself."""
    place = QPointF(5, 5)
    event = QWheelEvent(
        place,
        place,
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    control.wheelEvent(event)
    return event.isAccepted()


@pytest.fixture
def choice(qtbot: QtBot) -> ChoiceBox:
    box = ChoiceBox((("go_on", "Go on"), ("wait", "Wait")))
    qtbot.addWidget(box)
    return box


@pytest.fixture
def number(qtbot: QtBot) -> NumberBox:
    box = NumberBox(0, 64 * MEBIBYTE, unit=MEBIBYTE, step=8, suffix=" MB", zero="All")
    qtbot.addWidget(box)
    return box


@pytest.fixture
def tick(qtbot: QtBot) -> TickBox:
    box = TickBox("Pause")
    qtbot.addWidget(box)
    return box


def test_a_choice_is_told_by_its_value(choice: ChoiceBox) -> None:
    values = told(choice)
    choice.show_value("wait")
    assert choice.currentText() == "Wait"
    assert values == []
    QTest.keyClick(choice, Qt.Key.Key_Up)
    assert values == ["go_on"]


def test_a_number_is_told_in_full_and_shown_in_its_unit(number: NumberBox) -> None:
    values = told(number)
    number.show_value(16 * MEBIBYTE + 1000)
    assert number.text() == "16 MB"
    assert values == []
    QTest.keyClick(number, Qt.Key.Key_Up)
    assert values == [24 * MEBIBYTE]
    number.show_value(0)
    assert number.text() == "All"


def test_a_number_being_typed_is_told_once_it_is_complete(number: NumberBox) -> None:
    values = told(number)
    number.show_value(8 * MEBIBYTE)
    number.selectAll()
    QTest.keyClicks(number, "32")
    assert values == []
    QTest.keyClick(number, Qt.Key.Key_Return)
    assert values == [32 * MEBIBYTE]


def test_a_tick_is_told(tick: TickBox) -> None:
    values = told(tick)
    tick.show_value(True)
    assert tick.isChecked()
    assert values == []
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert values == [False]


def test_the_wheel_is_left_to_the_page(choice: ChoiceBox, number: NumberBox) -> None:
    choice.show_value("wait")
    number.show_value(8 * MEBIBYTE)
    assert not turn_wheel(choice)
    assert not turn_wheel(number)
    assert (choice.currentText(), number.text()) == ("Wait", "8 MB")
