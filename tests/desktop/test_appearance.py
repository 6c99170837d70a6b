"""Colours and text size follow the settings and the system while the window is open."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAccessibilityHints, QFont, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dogear_desktop.appearance import Appearance
from dogear_desktop.settings import ColourScheme, Settings
from dogear_desktop.theme import is_dark, palette, scaled

Base = QPalette.ColorRole.Base


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "dogear.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def appear(qapp: QApplication, settings: Settings) -> Iterator[Callable[[], None]]:
    """Return what lets the settings rule, until the test is over."""
    font = QFont(qapp.font())
    made: list[Appearance] = []
    yield lambda: made.append(Appearance(qapp, settings))
    for appearance in made:
        appearance.setParent(None)
        appearance.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    qapp.setFont(font)


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """Return a window that shows the widgets; it lives as long as it is kept."""
    window = QWidget()
    layout = QVBoxLayout(window)
    for widget in widgets:
        layout.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    return window


def system_is(monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme) -> None:
    monkeypatch.setattr(QStyleHints, "colorScheme", lambda _: scheme)


def test_colours_change_while_the_window_is_open(
    qtbot: QtBot, qapp: QApplication, settings: Settings, appear: Callable[[], None]
) -> None:
    appear()
    label, field = QLabel("a"), QLineEdit("b")
    window = shown(qtbot, label, field)
    for scheme, dark in ((ColourScheme.DARK, True), (ColourScheme.LIGHT, False)):
        settings.colour_scheme.set(scheme)
        assert is_dark(qapp.palette()) is dark
        assert is_dark(label.palette()) is dark
        assert is_dark(field.palette()) is dark
        assert palette(dark=dark).color(Base).name() in qapp.styleSheet()
    window.close()


def test_what_was_chosen_rules_from_the_start(
    qapp: QApplication, settings: Settings, appear: Callable[[], None]
) -> None:
    size = qapp.font().pointSizeF()
    settings.colour_scheme.set(ColourScheme.DARK)
    settings.text_size.set(150)
    appear()
    assert is_dark(qapp.palette())
    assert qapp.font().pointSizeF() == pytest.approx(1.5 * size)


def test_the_system_is_followed_unless_a_person_decided(
    qapp: QApplication,
    settings: Settings,
    appear: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    appear()
    assert not is_dark(qapp.palette())
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
        system_is(monkeypatch, scheme)
        qapp.styleHints().colorSchemeChanged.emit(scheme)
        assert is_dark(qapp.palette()) is (scheme is Qt.ColorScheme.Dark)
    settings.colour_scheme.set(ColourScheme.LIGHT)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not is_dark(qapp.palette())
    settings.colour_scheme.set(ColourScheme.SYSTEM)
    assert is_dark(qapp.palette())


def test_a_system_with_high_contrast_keeps_its_own_colours(
    qapp: QApplication, appear: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = qapp.palette().color(QPalette.ColorRole.Window)
    high = Qt.ContrastPreference.HighContrast
    monkeypatch.setattr(QAccessibilityHints, "contrastPreference", lambda _: high)
    appear()
    assert qapp.palette().color(QPalette.ColorRole.Window) == own


def test_all_text_is_scaled_while_the_window_is_open(
    qtbot: QtBot, qapp: QApplication, settings: Settings, appear: Callable[[], None]
) -> None:
    appear()
    usual, small, bold = (QLabel(text) for text in "usb")
    small.setFont(scaled(small.font(), 0.8))
    heavy = QFont(bold.font())
    heavy.setBold(True)
    bold.setFont(heavy)
    window = shown(qtbot, usual, small, bold)
    size = usual.font().pointSizeF()
    for percent in (200, 80, 130, 100):
        settings.text_size.set(percent)
        factor = percent / 100 * size
        assert qapp.font().pointSizeF() == pytest.approx(factor)
        assert usual.font().pointSizeF() == pytest.approx(factor)
        assert small.font().pointSizeF() == pytest.approx(0.8 * factor)
        assert bold.font().pointSizeF() == pytest.approx(factor)
        assert bold.font().bold()
        assert not small.font().bold()
    window.close()


def test_a_widget_made_later_has_the_size_too(
    qtbot: QtBot, settings: Settings, appear: Callable[[], None]
) -> None:
    appear()
    size = QLabel().font().pointSizeF()
    settings.text_size.set(150)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    label = QLabel("later", dialog)
    dialog.show()
    assert label.font().pointSizeF() == pytest.approx(1.5 * size)
