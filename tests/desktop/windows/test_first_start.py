"""What stands where results will be."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dogear_desktop.app import Application
from dogear_desktop.suggestions import sample_library, suggested_folders

Start = Callable[[Path], Application]


def button(widget: QWidget, text: str) -> QPushButton:
    buttons = widget.findChildren(QPushButton)
    return next(b for b in buttons if b.text().replace("&", "") == text)


def click(widget: QWidget, text: str) -> None:
    QTest.mouseClick(button(widget, text), Qt.MouseButton.LeftButton)


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the person's only well-known folder be one with a letter in it."""
    folder = tmp_path / "Documents"
    folder.mkdir()
    (folder / "aunt.txt").write_text("The orchard gate squeaks again.")

    def place(kind: QStandardPaths.StandardLocation) -> str:
        is_documents = kind is QStandardPaths.StandardLocation.DocumentsLocation
        return str(folder if is_documents else Path.home())

    monkeypatch.setattr(QStandardPaths, "writableLocation", place)
    return folder


@pytest.mark.usefixtures("documents")
def test_folders_that_are_there_are_suggested_and_the_home_folder_is_not() -> None:
    assert [path.name for _, path in suggested_folders()] == ["Documents"]


def test_a_suggested_folder_is_added_by_a_click(
    qtbot: QtBot, documents: Path, tmp_path: Path, start: Start
) -> None:
    window = start(tmp_path / "new").window
    page = window.empty_state.first_start
    assert window.empty_state.currentWidget() is page
    assert "nothing ever leaves this computer" in page.text
    assert not window.filters.isVisible()
    click(page, suggested_folders()[0][0])
    qtbot.waitUntil(lambda: "Added: 1" in window.index_status.text)
    assert window.empty_state.heading == "What are you looking for?"
    window.ask("orchard")
    qtbot.waitUntil(lambda: window.results.selected_hit is not None)
    hit = window.results.selected_hit
    assert hit is not None
    assert hit.path == documents / "aunt.txt"
    assert window.filters.isVisible()


def test_a_folder_can_be_chosen(
    qtbot: QtBot,
    documents: Path,
    tmp_path: Path,
    start: Start,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(documents))
    window = start(tmp_path / "new").window
    click(window.empty_state.first_start, "Add folders…")
    qtbot.waitUntil(lambda: "Added: 1" in window.index_status.text)


def test_the_sample_library_is_there_to_try(qtbot: QtBot, tmp_path: Path, start: Start) -> None:
    sample = sample_library()
    assert sample is not None
    app = start(tmp_path / "new")
    with qtbot.waitSignal(app.indexing.roots_changed) as changed:
        click(app.window.empty_state.first_start, "Try the sample library")
    assert changed.args is not None
    assert [root.path for root in changed.args[0]] == [sample]


def test_earlier_searches_are_offered_while_nothing_is_asked(
    qtbot: QtBot, app: Application
) -> None:
    window = app.window
    window.ask("dough")
    qtbot.waitUntil(lambda: window.results.selected_hit is not None)
    window.commands.copy_path.trigger()
    window.ask("")
    assert window.empty_state.ready.searches == ["dough"]
    click(window.empty_state.ready, "dough")
    assert window.search_bar.text() == "dough"


def test_nothing_found_offers_to_drop_a_filter(qtbot: QtBot, app: Application) -> None:
    window = app.window
    window.ask("deposit type:pdf -cat")
    page = window.empty_state.nothing_found
    qtbot.waitUntil(lambda: window.empty_state.currentWidget() is page)
    qtbot.waitUntil(page.isVisible)
    assert page.heading == "Nothing relevant found"
    assert page.offers[:3] == [
        "Search without: Without “cat”",
        "Search without: PDF",
        "Search without any filter",
    ]
    click(page, "Search without: PDF")
    assert window.search_bar.text() == "deposit -cat"
    window.ask("deposit type:pdf -cat")
    qtbot.waitUntil(page.isVisible)
    click(page, "Search without any filter")
    assert window.search_bar.text() == "deposit"
