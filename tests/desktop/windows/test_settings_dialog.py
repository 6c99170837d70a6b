"""The settings, on a library of real files."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.desktop.windows.conftest import RecordingOpener

from dogear_core.config import MEBIBYTE
from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.preferences import DECLARED, PreferenceFile, Preferences
from dogear_core.types import SearchMode
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.library_service import LibraryService
from dogear_desktop.settings import ColourScheme, Settings
from dogear_desktop.tasks import Lane, TaskRunner
from dogear_desktop.windows.settings.delete_dialog import DeleteDialog
from dogear_desktop.windows.settings.folders_page import FoldersPage
from dogear_desktop.windows.settings.indexing_page import IndexingPage
from dogear_desktop.windows.settings.model_page import ModelPage
from dogear_desktop.windows.settings.page import PREFERENCE_KEY, SettingsPage
from dogear_desktop.windows.settings.search_page import SearchPage
from dogear_desktop.windows.settings.storage_page import StoragePage
from dogear_desktop.windows.settings_dialog import SettingsDialog

SCREEN = (1280, 800)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(QSettings(str(tmp_path / "dogear.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "papers"
    folder.mkdir()
    for name in ("lease.txt", "boiler.txt", "notes.md"):
        (folder / name).write_text(f"What {name} says about the boiler.\n")
    (folder / "blank.txt").touch()
    return folder


@pytest.fixture
def library(tmp_path: Path, papers: Path) -> Path:
    with Engine.open(tmp_path / "library", model=FakeModel()) as engine:
        engine.add_roots([papers])
        engine.index()
    return tmp_path / "library"


@pytest.fixture
def sessions(runner: TaskRunner, library: Path) -> list[EngineSession]:
    return [
        EngineSession(runner, lane, lambda: Engine.open(library, model=FakeModel()))
        for lane in (Lane.INDEX, Lane.SEARCH)
    ]


@pytest.fixture
def indexing(sessions: list[EngineSession]) -> IndexService:
    writer, reader = sessions
    return IndexService(writer, reader)


@pytest.fixture
def dialog(
    qtbot: QtBot,
    runner: TaskRunner,
    library: Path,
    settings: Settings,
    sessions: list[EngineSession],
    indexing: IndexService,
    opened: list[str],
    revealed: list[str],
) -> Iterator[SettingsDialog]:
    writer, reader = sessions
    service = LibraryService(library, writer, reader, [], indexing)
    failures: list[object] = []
    service.failed.connect(failures.append)
    indexing.failed.connect(failures.append)
    dialog = SettingsDialog(settings, indexing, service, RecordingOpener(opened, revealed, runner))
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    indexing.stop()
    service.stop()
    assert runner.close(5.0)
    for session in sessions:
        session.close()
    assert failures == []


def page(dialog: SettingsDialog, kind: type[SettingsPage]) -> SettingsPage:
    """Bring a page into sight and return it."""
    dialog.show_page(kind)
    return next(shown for shown in dialog.pages if isinstance(shown, kind))


def control(dialog: QWidget, key: str) -> QWidget:
    found = dialog.findChild(QWidget, key)
    assert isinstance(found, QWidget), f"{key} has no control"
    return found


def press(parent: QWidget, text: str) -> None:
    """Press the button with this text, whatever its mnemonic is."""
    buttons = [b for b in parent.findChildren(QPushButton) if b.text().replace("&", "") == text]
    (button,) = buttons
    assert button.isEnabled()
    button.click()


def answer(text: str) -> Callable[[], None]:
    """Return what presses a button of the question that is asked."""

    def reply() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        press(box, text)

    return reply


KEYS = [PREFERENCE_KEY.format(name) for name in DECLARED]


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


def folder_list(dialog: SettingsDialog) -> QListWidget:
    (found,) = page(dialog, FoldersPage).findChildren(QListWidget)
    return found


def test_folders_are_shown_with_what_is_in_them(
    qtbot: QtBot, dialog: SettingsDialog, papers: Path
) -> None:
    folders = folder_list(dialog)
    qtbot.waitUntil(lambda: folders.count() == 1)
    assert folders.item(0).text() == f"{papers}\nDocuments: 3 · Not searchable: 1"


def test_a_folder_can_be_added_from_here(qtbot: QtBot, dialog: SettingsDialog) -> None:
    with qtbot.waitSignal(dialog.add_folder_clicked):
        press(page(dialog, FoldersPage), "Add folder…")


def test_patterns_of_a_folder_are_changed(
    qtbot: QtBot, dialog: SettingsDialog, indexing: IndexService
) -> None:
    folders = folder_list(dialog)
    qtbot.waitUntil(lambda: folders.count() == 1)
    shown = page(dialog, FoldersPage)
    (text,) = shown.findChildren(QPlainTextEdit)
    text.setPlainText("*.md")
    with qtbot.waitSignal(indexing.finished):
        press(shown, "Apply patterns")
    qtbot.waitUntil(lambda: "Documents: 2" in folders.item(0).text())
    assert text.toPlainText() == "*.md"


def test_what_is_typed_stays_while_the_library_changes(
    qtbot: QtBot, dialog: SettingsDialog, indexing: IndexService, papers: Path
) -> None:
    folders = folder_list(dialog)
    qtbot.waitUntil(lambda: folders.count() == 1)
    (text,) = page(dialog, FoldersPage).findChildren(QPlainTextEdit)
    text.setPlainText("*.t")
    (papers / "new.txt").write_text("The plumber comes on Friday.")
    indexing.start()
    qtbot.waitUntil(lambda: "Documents: 4" in folders.item(0).text())
    assert text.toPlainText() == "*.t"


@pytest.mark.parametrize(("pressed", "left"), [("Remove", 0), ("Cancel", 1)])
def test_a_folder_is_removed_once_that_is_confirmed(
    qtbot: QtBot, dialog: SettingsDialog, papers: Path, pressed: str, left: int
) -> None:
    folders = folder_list(dialog)
    qtbot.waitUntil(lambda: folders.count() == 1)
    QTimer.singleShot(0, answer(pressed))
    press(page(dialog, FoldersPage), "Remove…")
    qtbot.waitUntil(lambda: folders.count() == left)
    assert (papers / "lease.txt").exists()


def test_the_model_is_described(qtbot: QtBot, dialog: SettingsDialog) -> None:
    shown = page(dialog, ModelPage)
    qtbot.waitUntil(
        lambda: "Name: fake" in [label.accessibleName() for label in shown.findChildren(QLabel)]
    )


def test_the_library_is_shown_and_measured(
    qtbot: QtBot, dialog: SettingsDialog, library: Path, revealed: list[str]
) -> None:
    shown = page(dialog, StoragePage)
    qtbot.waitUntil(lambda: any("All together" in o.text() for o in shown.findChildren(QLabel)))
    assert str(library) in [label.text() for label in shown.findChildren(QLabel)]
    press(shown, "Show in folder")
    assert revealed == ["library"]


def test_compacting_says_what_it_gave_back(qtbot: QtBot, dialog: SettingsDialog) -> None:
    shown = page(dialog, StoragePage)
    press(shown, "Compact now")
    qtbot.waitUntil(lambda: any("Given back" in o.text() for o in shown.findChildren(QLabel)))


def test_recent_searches_are_cleared(dialog: SettingsDialog, settings: Settings) -> None:
    settings.recent_searches.set(("boiler",))
    shown = page(dialog, StoragePage)
    press(shown, "Clear recent searches")
    assert settings.recent_searches.get() == ()


def test_everything_is_deleted_once_a_box_is_ticked(
    qtbot: QtBot,
    dialog: SettingsDialog,
    indexing: IndexService,
    settings: Settings,
    papers: Path,
) -> None:
    settings.recent_searches.set(("boiler",))
    shown = page(dialog, StoragePage)
    press(shown, "Delete everything…")
    (question,) = shown.findChildren(DeleteDialog)
    (delete,) = (b for b in question.findChildren(QPushButton) if "Delete" in b.text())
    assert not delete.isEnabled()
    (agree,) = question.findChildren(QCheckBox)
    agree.click()
    with qtbot.waitSignal(indexing.roots_changed) as changed:
        delete.click()
    assert changed.args == [[]]
    qtbot.waitUntil(lambda: settings.recent_searches.get() == ())
    assert len(list(papers.iterdir())) == 4
    folders = folder_list(dialog)
    qtbot.waitUntil(lambda: folders.count() == 0)
