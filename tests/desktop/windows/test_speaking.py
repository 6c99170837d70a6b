"""Every text in sight goes through translation, and no two entries of a menu share a key."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QMenuBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.desktop.windows.asking import ask

from dogear_core.embedding.fake import FakeModel
from dogear_desktop.app import Application
from dogear_desktop.settings import Language
from dogear_desktop.translations import install
from dogear_desktop.windows.main_window import MainWindow
from dogear_desktop.windows.shortcuts_dialog import ShortcutsDialog

Start = Callable[..., Application]

OPENING, CLOSING = "⟦", "⟧"
LETTERS = re.compile(r"[^\W\d_]{2,}")
NAMES = re.compile(
    r"Dogear|lease\.md|Lease of the flat|Deposit|papers|fake|deposit|English|Deutsch|PDF|\.md|/\S+"
)
"""What is the same in every language: names, and what the library holds."""


class Bracketing(QTranslator):
    """Puts every text into brackets, so that what is not translated can be told."""

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(
        self,
        context: str,  # noqa: ARG002
        text: str,
        disambiguation: str | None = None,  # noqa: ARG002
        n: int = -1,  # noqa: ARG002
    ) -> str:
        return f"{OPENING}{text}{CLOSING}"


@pytest.fixture
def bracketing(qapp: QApplication) -> Iterator[None]:
    translator = Bracketing(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    translator.deleteLater()


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    translators = install(qapp, Language.GERMAN)
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield whatever a person reads or hears of a window, with what says it."""
    for thing in (root, *root.findChildren(QObject)):
        kind = type(thing).__name__
        said: list[str] = []
        if isinstance(thing, QWidget):
            said += [thing.windowTitle(), thing.toolTip(), thing.accessibleName()]
            said.append(thing.accessibleDescription())
        if isinstance(thing, QLabel | QAbstractButton | QAction):
            said.append(thing.text())
        if isinstance(thing, QAction):
            said.append(thing.toolTip())
        if isinstance(thing, QLineEdit):
            said.append(thing.placeholderText())
        if isinstance(thing, QMenu):
            said.append(thing.title())
        if isinstance(thing, QComboBox):
            said += [thing.itemText(row) for row in range(thing.count())]
        if isinstance(thing, QListWidget):
            said += [thing.item(row).text() for row in range(thing.count())]
        yield from ((kind, text) for text in said)


def untranslated(root: QWidget) -> set[tuple[str, str]]:
    """Return the texts with letters outside of all brackets."""
    found = set()
    for kind, text in texts(root):
        rest, depth = "", 0
        for character in text:
            depth += (character == OPENING) - (character == CLOSING)
            rest += character if depth == 0 else " "
        if LETTERS.search(NAMES.sub("", rest.replace(CLOSING, ""))):
            found.add((kind, text))
    return found


@pytest.mark.usefixtures("bracketing")
def test_every_text_in_sight_can_be_translated(qtbot: QtBot, shelved: Path, start: Start) -> None:
    app = start(shelved, FakeModel())
    window, side = app.window, app.window.side
    ask(qtbot, window, "deposit type:md", "lease.md")
    qtbot.waitUntil(lambda: bool(window.chips.labels) and not app.indexing.running)
    side.show_settings()
    side.show_report()
    side.explain()
    window.commands.shortcuts.trigger()
    (shortcuts,) = window.findChildren(ShortcutsDialog)
    for root in (window, side.settings, side.report, side.why, app.tray.menu):
        assert untranslated(root) == set()
    headings = [line for line in shortcuts.text.splitlines() if LETTERS.search(line)]
    assert [line for line in headings if OPENING not in line and "+" not in line] == []


def mnemonics(title: str, actions: list[QAction]) -> list[str]:
    keys = [re.search(r"&(\w)", action.text().replace("&&", "")) for action in actions]
    assert all(keys), f"an entry of {title} has no key"
    return [key.group(1).lower() for key in keys if key is not None]


def menus(window: MainWindow) -> Iterator[tuple[str, list[QAction]]]:
    """Yield the bar itself and its menus, with all they hold."""
    bar = window.findChild(QMenuBar)
    assert bar is not None
    yield "bar", bar.actions()
    for entry in bar.actions():
        menu = entry.menu()
        assert isinstance(menu, QMenu)
        yield entry.text(), menu.actions()


def assert_keys_differ(app: Application) -> None:
    tray = [action for action in app.tray.menu.actions() if action.isEnabled()]  # not the state
    for title, actions in (*menus(app.window), ("tray", tray)):
        keys = mnemonics(title, [action for action in actions if not action.isSeparator()])
        assert sorted(keys) == sorted(set(keys)), title


def test_no_two_entries_of_a_menu_share_a_key(quick: Application) -> None:
    assert_keys_differ(quick)


@pytest.mark.usefixtures("german")
def test_nor_do_they_in_german(shelved: Path, make_app: Start) -> None:
    app = make_app(shelved, FakeModel())
    assert QCoreApplication.translate("SearchBar", "Search") != "Search"
    assert_keys_differ(app)
