import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from dogear_desktop.theme import tray_icon
from dogear_desktop.windows import tray
from dogear_desktop.windows.tray import Tray

SHOW, STATE, PAUSE, QUIT = 0, 1, 2, -1


@pytest.fixture
def icon(qapp: object) -> Tray:  # noqa: ARG001
    return Tray()


def choose(icon: Tray, place: int) -> None:
    icon.menu.actions()[place].trigger()


def text(icon: Tray, place: int) -> str:
    return icon.menu.actions()[place].text()


def test_its_menu(icon: Tray) -> None:
    icon.set_state("Up to date")
    texts = [action.text() for action in icon.menu.actions() if not action.isSeparator()]
    assert texts == ["&Show Dogear", "Up to date", "&Pause indexing", "&Quit"]
    assert not icon.menu.actions()[STATE].isEnabled()


def test_what_is_chosen_is_told(qtbot: QtBot, icon: Tray) -> None:
    with qtbot.waitSignal(icon.show_chosen):
        choose(icon, SHOW)
    with qtbot.waitSignal(icon.quit_chosen):
        choose(icon, QUIT)


def test_indexing_is_paused_and_resumed(qtbot: QtBot, icon: Tray) -> None:
    with qtbot.waitSignal(icon.pause_toggled) as wanted:
        choose(icon, PAUSE)
    assert wanted.args == [True]
    assert text(icon, PAUSE) == "&Pause indexing"  # until it is paused
    icon.set_paused(paused=True)
    assert text(icon, PAUSE) == "&Resume indexing"
    with qtbot.waitSignal(icon.pause_toggled) as wanted:
        choose(icon, PAUSE)
    assert wanted.args == [False]


def test_a_click_is_told_and_no_other_button(qtbot: QtBot, icon: Tray) -> None:
    [inner] = icon.findChildren(QSystemTrayIcon)
    reasons = QSystemTrayIcon.ActivationReason
    for reason in (reasons.Context, reasons.DoubleClick, reasons.MiddleClick):
        with qtbot.assertNotEmitted(icon.toggled):
            inner.activated.emit(reason)
    with qtbot.waitSignal(icon.toggled):
        inner.activated.emit(reasons.Trigger)


def test_the_state_is_in_the_menu_and_the_tool_tip(icon: Tray) -> None:
    assert icon.tool_tip == "Dogear"
    assert not icon.menu.actions()[STATE].isVisible()
    icon.set_state("Indexing: R&D")
    assert icon.tool_tip == "Dogear\nIndexing: R&D"
    assert text(icon, STATE) == "Indexing: R&&D"


def test_a_state_that_changes_fast_is_told_at_intervals(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tray, "UPDATE_MS", 50)
    icon = Tray()
    for number in range(100):
        icon.set_state(str(number))
    assert icon.tool_tip == "Dogear\n0"
    qtbot.waitUntil(lambda: icon.tool_tip == "Dogear\n99")


def test_without_a_tray_there_is_no_icon(icon: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    icon.show()
    assert not icon.is_visible


@pytest.mark.parametrize("panel", ["#f6f5f4", "#1d1f21", "#ffffff", "#000000"])
@pytest.mark.parametrize("size", [16, 22, 32])
def test_it_can_be_seen_on_every_panel(qapp: object, panel: str, size: int) -> None:  # noqa: ARG001
    image = tray_icon().pixmap(size, size).toImage()
    colours = [image.pixelColor(x, y) for x in range(size) for y in range(size)]
    filled = [colour for colour in colours if colour.alpha() > 200]
    assert len(filled) > size * size / 3
    distant = [colour for colour in filled if distance(colour, QColor(panel)) > 0.35]
    assert len(distant) > len(filled) / 2


def distance(one: QColor, other: QColor) -> float:
    """Return the greatest difference of two colours in red, green or blue, 0 to 1."""
    channels = (QColor.redF, QColor.greenF, QColor.blueF)
    return max(abs(channel(one) - channel(other)) for channel in channels)
