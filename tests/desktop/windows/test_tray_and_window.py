"""The window, put away into the tray and brought back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dogear_core.embedding.fake import FakeModel
from dogear_desktop.app import Application
from dogear_desktop.settings import Settings
from dogear_desktop.single_instance import Handover
from dogear_desktop.windows.tray import Tray

SHOW, PAUSE, QUIT = "Show Dogear", "Pause indexing", "Quit"


@pytest.fixture
def has_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have an icon in a tray, which the desktop of the tests has not."""
    monkeypatch.setattr(Tray, "is_visible", True)


def choose(app: Application, text: str) -> None:
    """Choose an entry of the tray's menu."""
    next(one for one in app.tray.menu.actions() if one.text().replace("&", "") == text).trigger()


@pytest.mark.usefixtures("has_tray")
def test_a_window_that_is_closed_waits_in_the_tray(
    qtbot: QtBot, shelved: Path, settings: Settings, make_app: Callable[..., Application]
) -> None:
    settings.close_to_tray.set(True)
    app = make_app(shelved, FakeModel())
    closed: list[bool] = []
    app.window.closed.connect(lambda: closed.append(True))
    app.start("deposit")
    app.window.close()
    assert not app.window.isVisible()
    choose(app, SHOW)
    qtbot.waitUntil(app.window.isActiveWindow)
    assert app.window.search_bar.text() == "deposit"
    app.tray.toggled.emit()
    assert not app.window.isVisible()
    app.tray.toggled.emit()
    assert app.window.isVisible()
    choose(app, PAUSE)
    qtbot.waitUntil(app.window.commands.pause.isChecked)
    assert closed == []
    choose(app, QUIT)
    assert closed == [True]


def test_without_a_tray_closing_is_the_end(quick: Application, settings: Settings) -> None:
    settings.close_to_tray.set(True)
    closed: list[bool] = []
    quick.window.closed.connect(lambda: closed.append(True))
    quick.window.close()
    assert closed == [True]


@pytest.mark.usefixtures("has_tray")
def test_it_starts_in_the_tray_unless_something_is_wanted(
    shelved: Path, settings: Settings, make_app: Callable[..., Application]
) -> None:
    settings.start_minimised.set(True)
    quiet, asked = make_app(shelved, FakeModel()), make_app(shelved, FakeModel())
    quiet.start()
    assert not quiet.window.isVisible()
    quiet.receive(Handover("deposit"))
    assert quiet.window.isVisible()
    assert quiet.window.search_bar.text() == "deposit"
    asked.start("deposit")
    assert asked.window.isVisible()
    assert not asked.window.isMinimized()


def test_without_a_tray_it_starts_in_the_task_bar(
    shelved: Path, settings: Settings, make_app: Callable[..., Application]
) -> None:
    settings.start_minimised.set(True)
    app = make_app(shelved, FakeModel())
    app.start()
    assert app.window.isMinimized()
