"""Narrowing, ordering and coming back to a search."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from dogear_core.embedding.llama import LlamaModel
from dogear_core.engine import Engine
from dogear_core.preferences import PreferenceFile
from dogear_desktop.app import Application
from dogear_desktop.itemmodels.filters_model import FilterRole
from dogear_desktop.windows.main_window import MainWindow

Start = Callable[[Path], Application]


@pytest.fixture
def window(app: Application) -> MainWindow:
    return app.window


def names(window: MainWindow) -> list[str]:
    return [best.path.name for best, _ in window.results.rows]


def has_rows(window: MainWindow, count: int) -> bool:
    return len(names(window)) >= count


def await_names(qtbot: QtBot, window: MainWindow, *expected: str) -> None:
    qtbot.waitUntil(lambda: sorted(names(window)) == sorted(expected))


def filter_row(window: MainWindow, label: str) -> QModelIndex:
    model = window.filters.model()
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    rows = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, label, 1, flags)
    return rows[0] if rows else QModelIndex()


def choose_filter(qtbot: QtBot, window: MainWindow, label: str) -> None:
    qtbot.waitUntil(lambda: filter_row(window, label).isValid())
    place = window.filters.visualRect(filter_row(window, label)).center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(window.filters.viewport(), left, none, place)


def chip(window: MainWindow, label: str) -> QAbstractButton:
    buttons = window.chips.findChildren(QAbstractButton)
    return next(b for b in buttons if b.text() == label and not b.isHidden())


def test_a_filter_that_is_chosen_is_written_in_the_box_and_has_a_chip(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.ask("the")
    await_names(qtbot, window, "lease.md", "bread.txt", "boiler.txt")
    window.ask("the type:txt")
    await_names(qtbot, window, "bread.txt", "boiler.txt")
    assert window.chips.labels == [".txt"]
    window.ask("the")
    choose_filter(qtbot, window, "papers")
    qtbot.waitUntil(lambda: window.chips.labels == ["In papers"])
    assert window.search_bar.text().startswith("the in:")
    await_names(qtbot, window, "lease.md", "bread.txt", "boiler.txt")


def test_a_chip_takes_its_filter_out_of_the_box(qtbot: QtBot, window: MainWindow) -> None:
    window.ask("the type:md -bread")
    await_names(qtbot, window, "lease.md")
    QTest.mouseClick(chip(window, ".md"), Qt.MouseButton.LeftButton)
    assert window.search_bar.text() == "the -bread"
    await_names(qtbot, window, "lease.md", "boiler.txt")


def test_what_is_typed_is_chosen_in_the_list_of_filters(qtbot: QtBot, window: MainWindow) -> None:
    window.ask("the in:papers")
    qtbot.waitUntil(lambda: filter_row(window, "papers").isValid())
    assert filter_row(window, "papers").data(FilterRole.CHOSEN)
    choose_filter(qtbot, window, "papers")
    assert window.search_bar.text() == "the"


def test_a_folder_can_be_looked_through_without_a_question(
    qtbot: QtBot, window: MainWindow
) -> None:
    choose_filter(qtbot, window, "papers")
    await_names(qtbot, window, "lease.md", "bread.txt", "boiler.txt")


def test_the_number_of_documents_is_told(qtbot: QtBot, window: MainWindow) -> None:
    window.ask("deposit type:md")
    qtbot.waitUntil(lambda: window.header.count_text == "Documents: 1")


def test_the_newest_first(qtbot: QtBot, window: MainWindow) -> None:
    window.ask("the")
    await_names(qtbot, window, "lease.md", "bread.txt", "boiler.txt")
    box = window.header.findChild(QComboBox)
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Down)

    def is_sorted() -> bool:
        times = [best.mtime_ns for best, _ in window.results.rows]
        return len(times) == 3 and times == sorted(times, reverse=True)

    qtbot.waitUntil(is_sorted)


def test_a_pasted_paragraph_finds_the_file_it_is_from(qtbot: QtBot, window: MainWindow) -> None:
    text = "open the valve under the boiler\nuntil the gauge shows one and a half bar"
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(window.search_bar, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(window)[:1] == ["boiler.txt"])
    (label,) = window.chips.labels
    assert label.startswith("Like “open the valve")
    window.search_bar.setText("type:md")
    await_names(qtbot, window, "lease.md")
    QTest.mouseClick(window.chips.findChildren(QAbstractButton)[-2], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.chips.labels == [".md"])


def test_passages_like_the_selected_one_are_found_without_itself(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.ask("radiators valve")
    qtbot.waitUntil(lambda: names(window)[:1] == ["boiler.txt"])
    before = window.results.selected_hit
    assert before is not None
    window.commands.similar.trigger()
    qtbot.waitUntil(lambda: bool(window.chips.labels))
    qtbot.waitUntil(lambda: bool(names(window)) and "boiler.txt" not in names(window))
    assert window.search_bar.text() == ""
    window.commands.clear.trigger()
    assert window.chips.labels == []


def test_a_search_that_was_of_use_is_remembered_and_asked_again(
    qtbot: QtBot, window: MainWindow, opened: list[str]
) -> None:
    window.ask("dough")
    qtbot.waitUntil(lambda: names(window)[:1] == ["bread.txt"])
    QTest.keyClick(window.search_bar, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened == ["bread.txt"])
    window.ask("")
    window.history_menu.aboutToShow.emit()
    entry = next(a for a in window.history_menu.actions() if a.text() == "dough")
    entry.trigger()
    assert window.search_bar.text() == "dough"


def test_an_answer_to_the_same_question_moves_nothing_in_use(
    qtbot: QtBot, app: Application
) -> None:
    window = app.window
    window.ask("the")
    await_names(qtbot, window, "lease.md", "bread.txt", "boiler.txt")
    window.results.setCurrentIndex(window.results.model().index(1, 0))
    order = names(window)
    with qtbot.waitSignal(app.search.answered):
        app.search.refresh()
    assert names(window) == order


def test_gibberish_finds_nothing_relevant_and_what_comes_nearest_on_demand(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.ask("qwxzv blorp")
    page = window.empty_state.nothing_found
    qtbot.waitUntil(page.isVisible)
    assert page.offers[0] == "Show what comes nearest"
    nearest = next(b for b in page.findChildren(QAbstractButton) if b.text() == page.offers[0])
    QTest.mouseClick(nearest, Qt.MouseButton.LeftButton)
    await_names(qtbot, window, "lease.md", "bread.txt", "boiler.txt")
    assert window.results.isVisible()
    window.ask("qwxzv blorpy")
    qtbot.waitUntil(page.isVisible)


def test_weaker_matches_are_shown_when_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    window.ask("deposit of the tenant")
    await_names(qtbot, window, "lease.md")
    button = window.header.findChild(QToolButton)
    assert button is not None
    qtbot.waitUntil(button.isVisible)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await_names(qtbot, window, "lease.md", "bread.txt", "boiler.txt")
    assert names(window)[0] == "lease.md"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    await_names(qtbot, window, "lease.md")


def test_more_results_come_when_they_are_scrolled_to(
    qtbot: QtBot, tmp_path: Path, start: Start, model: LlamaModel
) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    for number in range(350):
        (notes / f"note {number}.txt").write_text(f"Note {number} about the orchard gate.")
    with Engine.open(tmp_path / "many", model=model) as engine:
        engine.add_roots([notes])
        engine.index(words_only=True)
        PreferenceFile(tmp_path / "many").change(paused=True)
    window = start(tmp_path / "many").window
    window.ask("orchard")
    qtbot.waitUntil(lambda: len(names(window)) == 100)
    qtbot.waitUntil(lambda: window.header.count_text == "Documents: 350")
    for expected in (300, 350):
        window.results.scrollToBottom()
        qtbot.waitUntil(partial(has_rows, window, expected))
    window.results.scrollToBottom()
    assert len(set(names(window))) == 350
