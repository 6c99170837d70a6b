import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from dogear_desktop.theme import palette
from dogear_desktop.widgets.size_bar import SizeBar
from dogear_desktop.widgets.size_table import SizeTable


@pytest.fixture
def bar(qtbot: QtBot) -> SizeBar:
    bar = SizeBar()
    qtbot.addWidget(bar)
    bar.resize(200, bar.height())
    return bar


def picture(bar: SizeBar) -> QImage:
    return bar.grab().toImage()


@pytest.mark.parametrize("dark", [False, True])
def test_parts_are_as_wide_as_they_are_large(bar: SizeBar, *, dark: bool) -> None:
    bar.setPalette(palette(dark=dark))
    bar.show_sizes((1, 1, 2))
    image = picture(bar)
    middle = bar.height() // 2
    for place, x in ((0, 25), (1, 75), (2, 125), (2, 175)):
        assert image.pixelColor(x, middle).name() == bar.shade(place).name()
    assert len({bar.shade(place).name() for place in range(5)}) == 5


def test_nothing_is_drawn_as_nothing(bar: SizeBar) -> None:
    bar.show_sizes((0, 0, 0))
    assert picture(bar).pixelColor(100, 5).name() != bar.shade(0).name()


def test_a_table_names_the_sizes(qtbot: QtBot) -> None:
    table = SizeTable(("Texts", "Words"))
    qtbot.addWidget(table)
    table.show_sizes((5 * 1024 * 1024, 0))
    assert table.sizes == {"Texts": "5.0 MB", "Words": "0 bytes"}
