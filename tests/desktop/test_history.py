from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from dogear_desktop.history import LONGEST, SearchHistory
from dogear_desktop.settings import Settings

Open = Callable[[], SearchHistory]


@pytest.fixture
def open_settings(tmp_path: Path) -> Callable[[], Settings]:
    """Return what opens the settings as the next start of the window does."""

    def open_settings() -> Settings:
        return Settings(QSettings(str(tmp_path / "dogear.ini"), QSettings.Format.IniFormat))

    return open_settings


@pytest.fixture
def open_history(open_settings: Callable[[], Settings]) -> Open:
    return lambda: SearchHistory(open_settings())


def test_the_last_search_is_first_and_listed_once(open_history: Open) -> None:
    history = open_history()
    for text in ("deposit", "rent", "Deposit ", "  "):
        history.note(text)
    assert history.recent == ("Deposit", "rent")


def test_searches_outlive_the_window(open_history: Open) -> None:
    history = open_history()
    history.note('"rye, wheat" -"old" Käse\\')
    history.save("type:pdf, in:Work")
    again = open_history()
    assert again.recent == ('"rye, wheat" -"old" Käse\\',)
    assert again.saved == ("type:pdf, in:Work",)


def test_old_searches_go_and_saved_ones_stay(
    open_history: Open, open_settings: Callable[[], Settings]
) -> None:
    open_settings().recent_count.set(3)
    history = open_history()
    history.save("kept")
    for number in range(5):
        history.note(f"search {number}")
    assert history.recent == ("search 4", "search 3", "search 2")
    history.clear()
    again = open_history()
    assert not again.recent
    assert again.saved == ("kept",)


def test_nothing_is_remembered_if_that_is_not_wanted(
    open_history: Open, open_settings: Callable[[], Settings]
) -> None:
    open_settings().keep_recent.set(False)
    history = open_history()
    history.note("deposit")
    assert not history.recent


def test_what_was_pasted_is_not_remembered(open_history: Open) -> None:
    history = open_history()
    history.note("x" * (LONGEST + 1))
    assert not history.recent


def test_a_saved_search_can_be_dropped(qtbot: QtBot, open_history: Open) -> None:
    history = open_history()
    history.save("deposit")
    history.save("deposit")
    assert history.saved == ("deposit",)
    with qtbot.waitSignal(history.changed):
        history.drop("deposit")
    assert not history.saved
