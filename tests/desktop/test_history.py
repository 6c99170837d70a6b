from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from dogear_desktop.history import LONGEST, MOST_RECENT, SearchHistory
from dogear_desktop.settings import Settings

Open = Callable[[], SearchHistory]


@pytest.fixture
def open_history(tmp_path: Path) -> Open:
    """Return what opens the history as the next start of the window does."""

    def open_history() -> SearchHistory:
        store = QSettings(str(tmp_path / "dogear.ini"), QSettings.Format.IniFormat)
        settings = Settings(store)
        return SearchHistory(settings.recent_searches, settings.saved_searches)

    return open_history


def test_the_last_search_is_first_and_listed_once(open_history: Open) -> None:
    history = open_history()
    for text in ("deposit", "rent", "Deposit ", "  "):
        history.note(text)
    assert history.recent == ["Deposit", "rent"]


def test_searches_outlive_the_window(open_history: Open) -> None:
    history = open_history()
    history.note('"rye, wheat" -"old" Käse\\')
    history.save("type:pdf, in:Work")
    again = open_history()
    assert again.recent == ['"rye, wheat" -"old" Käse\\']
    assert again.saved == ["type:pdf, in:Work"]


def test_old_searches_go_and_saved_ones_stay(open_history: Open) -> None:
    history = open_history()
    history.save("kept")
    for number in range(MOST_RECENT + 5):
        history.note(f"search {number}")
    assert len(history.recent) == MOST_RECENT
    assert history.recent[0] == f"search {MOST_RECENT + 4}"
    history.clear()
    assert history.recent == []
    assert history.saved == ["kept"]


def test_what_was_pasted_is_not_remembered(open_history: Open) -> None:
    history = open_history()
    history.note("x" * (LONGEST + 1))
    assert history.recent == []


def test_a_saved_search_can_be_dropped(qtbot: QtBot, open_history: Open) -> None:
    history = open_history()
    history.save("deposit")
    history.save("deposit")
    assert history.saved == ["deposit"]
    with qtbot.waitSignal(history.changed):
        history.drop("deposit")
    assert history.saved == []


@pytest.mark.parametrize("stored", ["{", "7", '{"a": 1}', '[1, "deposit", null]'])
def test_a_damaged_value_is_not_the_end(open_history: Open, tmp_path: Path, stored: str) -> None:
    store = QSettings(str(tmp_path / "dogear.ini"), QSettings.Format.IniFormat)
    Settings(store).recent_searches.set(stored)
    assert open_history().recent in ([], ["deposit"])
