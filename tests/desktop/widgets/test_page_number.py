import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from dogear_desktop.widgets.page_number import PageNumber


@pytest.fixture
def number(qtbot: QtBot) -> PageNumber:
    number = PageNumber()
    qtbot.addWidget(number)
    number.show()
    number.activateWindow()
    qtbot.waitUntil(number.isActiveWindow)
    return number


@pytest.fixture
def box(number: PageNumber) -> QLineEdit:
    box = number.findChild(QLineEdit)
    assert box is not None
    return box


@pytest.mark.parametrize(
    ("page", "count", "label", "text"),
    [(3, 6, "", "3 of 6"), (12, 13, "10", "10 (12 of 13)"), (0, 0, "", "")],
)
def test_it_says_which_page_of_how_many(
    number: PageNumber, box: QLineEdit, page: int, count: int, label: str, text: str
) -> None:
    number.show_number(page, count, label)
    assert number.text == text
    assert box.text() == text.split(" ")[0]
    assert box.isEnabled() == bool(count)
    assert box.accessibleName()
    assert box.accessibleDescription()


def test_a_long_label_has_room(number: PageNumber, box: QLineEdit) -> None:
    number.show_number(3, 6, "")
    usual = box.width()
    number.show_number(3, 6, "xxxviii")
    assert box.fontMetrics().horizontalAdvance("xxxviii") < box.width() > usual


def test_what_is_typed_is_said_and_not_lost_while_pages_go_by(
    qtbot: QtBot, number: PageNumber, box: QLineEdit
) -> None:
    number.show_number(3, 60, "")
    box.setFocus()
    qtbot.waitUntil(lambda: box.selectedText() == "3")
    QTest.keyClicks(box, "4")
    number.show_number(5, 60, "")
    QTest.keyClicks(box, "2")
    with qtbot.waitSignal(number.typed) as typed:
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert typed.args == ["42"]
    number.reject()
    assert box.selectedText() == "42"
    with qtbot.waitSignal(number.given_up):
        QTest.keyClick(box, Qt.Key.Key_Escape)
    box.clearFocus()
    assert box.text() == "5"
