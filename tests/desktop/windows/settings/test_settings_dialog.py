"""Every setting, and what is said of it."""

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
)
from pytestqt.qtbot import QtBot
from tests.desktop.windows.settings.conftest import control, page, press

from dogear_core.config import MEBIBYTE
from dogear_core.preferences import DECLARED, PreferenceFile, Preferences
from dogear_core.types import SearchMode
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.settings import ColourScheme, Settings
from dogear_desktop.windows.settings.indexing_page import IndexingPage
from dogear_desktop.windows.settings.page import PREFERENCE_KEY, SettingsPage
from dogear_desktop.windows.settings.search_page import SearchPage
from dogear_desktop.windows.settings_dialog import SettingsDialog

SCREEN = (1280, 800)
COMMAND_LINE = {"dimensions"}
"""Preferences that are for those who know why."""
KEYS = [PREFERENCE_KEY.format(name) for name in DECLARED if name not in COMMAND_LINE]


def test_every_setting_has_a_control_and_says_what_it_does(
    dialog: SettingsDialog, settings: Settings
) -> None:
    for key in [*(setting.key for setting in settings.choices), *KEYS]:
        found = control(dialog, key)
        assert found.accessibleName(), key
        about = found.accessibleDescription()
        assert about.endswith("."), key
        (shown,) = (s for s in dialog.pages if s.isAncestorOf(found))
        assert about in [label.text() for label in shown.findChildren(QLabel)], key
        assert found.focusPolicy() & Qt.FocusPolicy.TabFocus, key


def mnemonics(widgets: list[str]) -> list[str]:
    found = [re.search(r"&(\w)", text.replace("&&", "")) for text in widgets]
    return [match[1].lower() for match in found if match]


def test_every_control_has_a_key_of_its_own_on_its_page(dialog: SettingsDialog) -> None:
    outside = [
        button.text()
        for button in dialog.findChildren(QPushButton)
        if not any(shown.isAncestorOf(button) for shown in dialog.pages)
    ]
    for shown in dialog.pages:
        labels = [label.text() for label in shown.findChildren(QLabel) if label.buddy()]
        buttons = [button.text() for button in shown.findChildren(QAbstractButton)]
        named = [text for text in (*outside, *labels, *buttons) if text]
        keys = mnemonics(named)
        assert len(keys) == len(named), f"{shown.title}: {named}"
        assert len(set(keys)) == len(keys), f"{shown.title}: {sorted(keys)}"


def test_everything_in_it_has_a_name_for_those_who_do_not_see_it(dialog: SettingsDialog) -> None:
    for kind in (QComboBox, QSpinBox, QListWidget, QPlainTextEdit):
        for found in dialog.findChildren(kind):
            assert found.accessibleName(), found
    for button in dialog.findChildren(QAbstractButton):
        assert button.text() or button.accessibleName(), button


def is_whole(page: SettingsPage) -> bool:
    """Whether nothing of a page is cut off at its side."""
    sight = page.parentWidget()
    return sight is not None and sight.width() >= page.minimumSizeHint().width()


def test_it_fits_a_small_screen_with_large_text(
    qtbot: QtBot, qapp: QApplication, dialog: SettingsDialog
) -> None:
    font = qapp.font()
    large = qapp.font()
    large.setPointSizeF(2 * font.pointSizeF())
    qapp.setFont(large)
    try:
        qtbot.waitUntil(lambda: dialog.font().pointSizeF() == large.pointSizeF())
        needed = dialog.minimumSizeHint()
        assert needed.width() <= SCREEN[0]
        assert needed.height() <= SCREEN[1]
        for shown in dialog.pages:
            dialog.show_page(type(shown))
            qtbot.waitUntil(partial(is_whole, shown))
    finally:
        qapp.setFont(font)


def test_a_choice_applies_at_once_and_shows_what_others_choose(
    dialog: SettingsDialog, settings: Settings
) -> None:
    colours = control(dialog, settings.colour_scheme.key)
    assert isinstance(colours, QComboBox)
    QTest.keyClick(colours, Qt.Key.Key_End)
    assert settings.colour_scheme.get() is ColourScheme.DARK
    settings.colour_scheme.set(ColourScheme.LIGHT)
    assert colours.currentText() == "Light"


def test_preferences_apply_at_once_and_go_back_to_their_defaults(
    qtbot: QtBot, dialog: SettingsDialog, library: Path
) -> None:
    file = PreferenceFile(library)
    shown = page(dialog, IndexingPage)
    size = control(shown, PREFERENCE_KEY.format("largest_file"))
    assert isinstance(size, QSpinBox)
    size.setValue(100)
    qtbot.waitUntil(lambda: file.read().largest_file == 100 * MEBIBYTE)
    battery = control(shown, PREFERENCE_KEY.format("on_battery"))
    QTest.keyClick(battery, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: file.read().on_battery == "wait")
    press(dialog, "Restore defaults")
    qtbot.waitUntil(lambda: file.read() == Preferences())
    qtbot.waitUntil(lambda: size.value() == 512)


def test_a_preference_changed_elsewhere_is_shown(
    qtbot: QtBot, dialog: SettingsDialog, library: Path
) -> None:
    PreferenceFile(library).change(threads=3)
    threads = control(page(dialog, IndexingPage), PREFERENCE_KEY.format("threads"))
    assert isinstance(threads, QSpinBox)
    qtbot.waitUntil(lambda: threads.text() == "3")


def test_indexing_is_paused_and_resumed(
    qtbot: QtBot, dialog: SettingsDialog, indexing: IndexService
) -> None:
    pause = control(page(dialog, IndexingPage), PREFERENCE_KEY.format("paused"))
    assert isinstance(pause, QCheckBox)
    pause.click()
    qtbot.waitUntil(lambda: indexing.paused)
    indexing.resume()
    qtbot.waitUntil(lambda: not pause.isChecked())


def test_each_page_sets_back_only_its_own(dialog: SettingsDialog, settings: Settings) -> None:
    settings.search_mode.set(SearchMode.WORDS)
    settings.text_size.set(150)
    page(dialog, SearchPage)
    press(dialog, "Restore defaults")
    assert settings.search_mode.get() is SearchMode.HYBRID
    assert settings.text_size.get() == 150


def test_turning_recent_searches_off_forgets_them(
    dialog: SettingsDialog, settings: Settings
) -> None:
    settings.recent_searches.set(("boiler", "lease"))
    keep = control(page(dialog, SearchPage), settings.keep_recent.key)
    count = control(dialog, settings.recent_count.key)
    assert isinstance(keep, QCheckBox)
    keep.click()
    assert settings.recent_searches.get() == ()
    assert not count.isEnabled()
