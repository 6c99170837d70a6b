"""What there is no room for gives way to what matters more."""

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dogear_desktop.theme import scaled
from dogear_desktop.widgets.document_header import DocumentHeader
from dogear_desktop.widgets.nothing_found import NothingFound
from dogear_desktop.widgets.reading_bar import ReadingBar, View


def buttons(widget: QWidget) -> dict[str, QToolButton]:
    """Return the buttons in sight, by their names."""
    found = widget.findChildren(QToolButton)
    return {button.accessibleName(): button for button in found if button.isVisible()}


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def bar(window: QWidget) -> ReadingBar:
    """Return a bar in a window: a window itself cannot be narrower than what is in it."""
    bar = ReadingBar(window)
    bar.offer(View.PAGE)
    bar.show_view(View.PAGE)
    bar.show_passage(1, 3)
    bar.resize(900, bar.sizeHint().height())
    window.resize(1000, 100)
    window.show()
    return bar


def test_a_narrow_bar_leaves_zooming_to_the_menu(qtbot: QtBot, bar: ReadingBar) -> None:
    assert "Larger" in buttons(bar)
    least = bar.minimumSizeHint().width()
    bar.resize(least, bar.height())
    assert not {"Larger", "Smaller", "Fit the whole page"} & buttons(bar).keys()
    assert bar.minimumSizeHint().width() == least
    shown = buttons(bar)
    assert {"Next page", "Next passage in this document", "Find in this document"} <= shown.keys()
    assert all(bar.rect().contains(button.geometry()) for button in shown.values())
    bar.show_passage(0, 0)
    bar.show_view(View.TEXT)
    bar.offer(None)
    qtbot.waitUntil(lambda: "Larger" in buttons(bar))


def test_buttons_that_leave_no_room_for_the_title_go_below_it(qtbot: QtBot) -> None:
    header = DocumentHeader()
    qtbot.addWidget(header)
    header.resize(800, 200)
    header.show()
    wide = buttons(header)["Open"].mapTo(header, buttons(header)["Open"].rect().topLeft())
    assert wide.x() > 400
    header.resize(240, 200)
    qtbot.waitUntil(
        lambda: buttons(header)["Open"].mapTo(header, header.rect().topLeft()).x() < 100
    )


def test_the_middle_of_a_page_grows_with_its_text(qtbot: QtBot) -> None:
    page = NothingFound()
    qtbot.addWidget(page)
    page.resize(1400, 700)
    page.show()
    page.setFont(scaled(page.font(), 2.5))
    page.explain("deposit", [], pending=0.0, weaker=True)
    offers = page.findChildren(QPushButton)
    assert len(offers) == 2
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in offers))
