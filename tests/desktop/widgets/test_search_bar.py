from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dogear_desktop.history import SearchHistory
from dogear_desktop.settings import Settings
from dogear_desktop.widgets.history_menu import HistoryMenu
from dogear_desktop.widgets.search_bar import SearchBar


@pytest.fixture
def history(tmp_path: Path) -> SearchHistory:
    settings = Settings(QSettings(str(tmp_path / "dogear.ini"), QSettings.Format.IniFormat))
    return SearchHistory(settings)


@pytest.fixture
def menu(qtbot: QtBot, history: SearchHistory) -> HistoryMenu:
    menu = HistoryMenu(history)
    qtbot.addWidget(menu)
    return menu


@pytest.fixture
def bar(qtbot: QtBot, menu: HistoryMenu) -> SearchBar:
    bar = SearchBar(menu)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def entries(menu: HistoryMenu) -> dict[str, bool]:
    """Return what the menu offers, and whether it can be chosen."""
    menu.aboutToShow.emit()
    return {a.text().replace("&", ""): a.isEnabled() for a in menu.actions() if a.text()}


def choose(menu: HistoryMenu, text: str) -> None:
    menu.aboutToShow.emit()
    next(a for a in menu.actions() if a.text().replace("&", "") == text).trigger()


def test_a_question_is_pasted_as_it_is(qtbot: QtBot, bar: SearchBar) -> None:
    QGuiApplication.clipboard().setText("when is the deposit returned?\n")
    with qtbot.assertNotEmitted(bar.passage_pasted):
        QTest.keyClick(bar, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert bar.text().startswith("when is the deposit returned?")


@pytest.mark.parametrize("passage", ["two\nlines", "word " * 40])
def test_a_pasted_passage_is_looked_for_as_such(qtbot: QtBot, bar: SearchBar, passage: str) -> None:
    QGuiApplication.clipboard().setText(passage)
    with qtbot.waitSignal(bar.passage_pasted) as pasted:
        QTest.keyClick(bar, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted.args == [passage.strip()]
    assert bar.text() == ""


def test_down_leaves_the_box_and_alt_down_shows_earlier_searches(
    qtbot: QtBot, bar: SearchBar, menu: HistoryMenu
) -> None:
    with qtbot.waitSignal(bar.left_downwards):
        QTest.keyClick(bar, Qt.Key.Key_Down)
    QTest.keyClick(bar, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert menu.isVisible()
    menu.close()


def test_the_menu_offers_saved_and_last_searches(
    qtbot: QtBot, menu: HistoryMenu, history: SearchHistory
) -> None:
    assert entries(menu)["No searches yet"] is False
    history.note("rent & heating")
    history.note("deposit")
    history.save("type:pdf")
    offered = list(entries(menu))
    assert offered[:5] == [
        "Saved searches",
        "type:pdf",
        "Last searches",
        "deposit",
        "rent  heating",
    ]
    with qtbot.waitSignal(menu.search_chosen) as chosen:
        choose(menu, "rent  heating")
    assert chosen.args == ["rent & heating"]


def test_the_current_search_is_saved_and_dropped(menu: HistoryMenu, history: SearchHistory) -> None:
    assert entries(menu)["Save this search"] is False
    menu.set_current("deposit")
    choose(menu, "Save this search")
    assert history.saved == ("deposit",)
    choose(menu, "Keep this search no longer")
    assert not history.saved


def test_the_last_searches_can_be_cleared(menu: HistoryMenu, history: SearchHistory) -> None:
    history.note("deposit")
    choose(menu, "Clear last searches")
    assert not history.recent
