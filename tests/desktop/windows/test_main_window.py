import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.windows.asking import first_is

from dogear_core.engine import Engine
from dogear_core.storage.lock import writer_lock
from dogear_core.types import IndexReport
from dogear_desktop.app import Application
from dogear_desktop.widgets.drop_hint import DropHint
from dogear_desktop.windows import indexing
from dogear_desktop.windows.main_window import MainWindow

Start = Callable[[Path], Application]

PARAPHRASE = "pets in a rented apartment"
"""A question none of whose words is in the passage that answers it."""


LONGEST_GAP = 0.75
"""Seconds between two beats of a 10 ms timer; generous, for machines with other work to do: a GUI
thread that did the work itself would stand still for the seconds that it takes."""


class Pulse:
    """Notes the seconds between its calls."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last: float | None = None

    def beat(self) -> None:
        now = time.perf_counter()
        if self._last is not None:
            self.gaps.append(now - self._last)
        self._last = now


@pytest.fixture
def window(app: Application) -> MainWindow:
    return app.window


def titles(window: MainWindow) -> list[str]:
    model = window.results.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def type_and_wait(qtbot: QtBot, window: MainWindow, question: str, name: str) -> None:
    """Type a question and wait until a file of this name is the first, selected result."""
    QTest.keyClicks(window.search_bar, question)
    qtbot.waitUntil(first_is(window, question, name))


def marked(window: MainWindow) -> list[str]:
    """Return what is marked in the preview: the passage, then the words found in it."""
    marks = window.preview.text_view.extraSelections()
    return [mark.cursor.selectedText().replace("\u2029", "\n") for mark in marks]


def test_the_box_has_the_focus_and_typing_shows_results(qtbot: QtBot, window: MainWindow) -> None:
    assert window.windowTitle() == "Dogear"
    assert QApplication.focusWidget() is window.search_bar
    type_and_wait(qtbot, window, "deposit", "lease.md")
    assert titles(window)[0] == "Lease of the flat"
    hit = window.results.selected_hit
    assert hit is not None
    words = [hit.snippet.text[span.start : span.end] for span in hit.snippet.highlights]
    assert "deposit" in words


def test_a_paraphrase_is_found_by_its_meaning(qtbot: QtBot, window: MainWindow) -> None:
    type_and_wait(qtbot, window, PARAPHRASE, "lease.md")
    hit = window.results.selected_hit
    assert hit is not None
    assert "Keeping a dog or a cat" in hit.text
    shared = {word for word in PARAPHRASE.split() if word in hit.text.lower().split()}
    assert shared <= {"in", "a"}


def test_a_new_question_replaces_the_answer_to_the_old_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    type_and_wait(qtbot, window, "deposit", "lease.md")
    QTest.keyClick(window.search_bar, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_and_wait(qtbot, window, "radiators", "boiler.txt")
    qtbot.waitUntil(lambda: "valve" in window.preview.text_view.toPlainText())


def test_enter_opens_and_ctrl_enter_reveals(
    qtbot: QtBot, window: MainWindow, opened: list[str], revealed: list[str]
) -> None:
    type_and_wait(qtbot, window, "dough", "bread.txt")
    QTest.keyClick(window.search_bar, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened == ["bread.txt"])
    assert revealed == []
    QTest.keyClick(window.search_bar, Qt.Key.Key_Down)
    QTest.keyClick(window.results, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (opened, revealed) == (["bread.txt"], ["bread.txt"])


def test_opening_a_file_that_is_gone_says_so(
    qtbot: QtBot, window: MainWindow, indexed: Path
) -> None:
    type_and_wait(qtbot, window, "dough", "bread.txt")
    file = indexed / "papers" / "bread.txt"
    text = file.read_bytes()
    file.unlink()
    try:
        QTest.keyClick(window.search_bar, Qt.Key.Key_Return)
        qtbot.waitUntil(window.messages.isVisible)
    finally:
        file.write_bytes(text)
    assert str(file) in window.messages.text


def test_the_preview_marks_exactly_the_passage(qtbot: QtBot, window: MainWindow) -> None:
    type_and_wait(qtbot, window, "rye crust", "bread.txt")
    hit = window.results.selected_hit
    assert hit is not None
    assert "🍞" in hit.text
    qtbot.waitUntil(lambda: marked(window)[:1] == [hit.text])
    assert sorted(word.lower() for word in marked(window)[1:]) == ["crust", "rye"]


def test_arrows_escape_and_slash_go_between_box_and_list(qtbot: QtBot, window: MainWindow) -> None:
    type_and_wait(qtbot, window, "deposit", "lease.md")
    QTest.keyClick(window.search_bar, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is window.results
    QTest.keyClick(window.results, Qt.Key.Key_Up)
    assert QApplication.focusWidget() is window.search_bar
    QTest.keyClick(window.search_bar, Qt.Key.Key_Down)
    QTest.keyClick(window.results, Qt.Key.Key_Slash)
    assert QApplication.focusWidget() is window.search_bar
    assert window.search_bar.selectedText() == "deposit"
    QTest.keyClick(window.search_bar, Qt.Key.Key_Down)
    QTest.keyClick(window.results, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.search_bar
    assert window.search_bar.text() == ""
    QTest.keyClicks(window.search_bar, "and/or")
    assert window.search_bar.text() == "and/or"


def test_copying_the_citation(qtbot: QtBot, window: MainWindow) -> None:
    type_and_wait(qtbot, window, "radiators", "boiler.txt")
    window.commands.copy_citation.trigger()
    copied = QGuiApplication.clipboard().text()
    assert "open the valve under the boiler" in copied
    assert copied.endswith("boiler.txt")


def drop(window: MainWindow, target: QWidget, *urls: QUrl) -> bool:
    """Drag urls to the middle of a widget and let them go if they are welcome."""
    mime = QMimeData()
    mime.setUrls(list(urls))
    place = target.mapTo(window, target.rect().center())
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, mime, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    hint = window.findChild(DropHint)
    assert hint is not None
    assert hint.isVisible() == enter.isAccepted()
    if enter.isAccepted():
        event = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, mime, buttons, keys)
        QApplication.sendEvent(window, event)
    assert not hint.isVisible()
    return enter.isAccepted()


def test_a_dropped_folder_is_indexed_and_can_be_found(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "aunt.txt").write_text("The orchard gate squeaks again, please bring the oil can.")
    window = start(tmp_path / "new").window
    assert window.empty_state.heading == "Find anything you have written down"
    assert not drop(window, window.search_bar, QUrl("https://example.org/a.txt"))
    assert drop(window, window.search_bar, QUrl.fromLocalFile(str(letters)))
    qtbot.waitUntil(lambda: "Added: 1" in window.index_status.text)
    assert window.empty_state.heading == "What are you looking for?"
    type_and_wait(qtbot, window, "orchard", "aunt.txt")


def test_nothing_swallows_a_drop(window: MainWindow) -> None:
    receivers = [child for child in window.findChildren(QWidget) if child.acceptDrops()]
    assert receivers == []


def test_adding_what_is_not_there_becomes_a_sentence(
    qtbot: QtBot, app: Application, tmp_path: Path
) -> None:
    app.indexing.add_roots([tmp_path / "nowhere"])
    qtbot.waitUntil(app.window.messages.isVisible)
    assert app.window.messages.text.endswith(str(tmp_path / "nowhere"))
    qtbot.waitUntil(lambda: not app.indexing.running)


def test_a_library_that_is_being_written_can_be_searched_and_says_so(
    qtbot: QtBot, app: Application, papers: Path
) -> None:
    with writer_lock(papers):
        app.indexing.start()
        qtbot.waitUntil(lambda: "Another Dogear" in app.window.index_status.text)
        type_and_wait(qtbot, app.window, "deposit", "lease.md")
    qtbot.waitUntil(lambda: not app.indexing.running, timeout=30_000)
    assert "Up to date" in app.window.index_status.text


def test_a_removed_folder_is_no_longer_found(
    qtbot: QtBot, app: Application, indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(app.search.answered, check_params_cb=lambda answer: answer.complete):
        type_and_wait(qtbot, app.window, "deposit", "lease.md")
    monkeypatch.setattr(indexing, "confirm_removal", lambda *_: True)
    app.window.commands.remove_root_chosen.emit(indexed / "papers")
    qtbot.waitUntil(lambda: titles(app.window) == [])
    assert (indexed / "papers" / "lease.md").exists()


def test_the_selection_survives_a_better_answer(qtbot: QtBot, app: Application) -> None:
    window = app.window
    type_and_wait(qtbot, window, "the", "lease.md")
    qtbot.waitUntil(lambda: len(titles(window)) == 3)
    QTest.keyClick(window.search_bar, Qt.Key.Key_Down)
    QTest.keyClick(window.results, Qt.Key.Key_Down)
    chosen = window.results.selected_hit
    assert chosen is not None
    with qtbot.waitSignal(app.search.answered):
        app.search.refresh()
    kept = window.results.selected_hit
    assert kept is not None
    assert kept.passage_id == chosen.passage_id


def test_indexing_shows_its_progress_and_blocks_nothing(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(40):
        (pages / f"page {number}.txt").write_text(f"Page {number} is about the orchard. " * 15)
    app = start(tmp_path / "new")
    pulse = Pulse()
    heart = QTimer(interval=10)
    heart.timeout.connect(pulse.beat)
    heart.start()
    said: list[str] = []
    app.indexing.advanced.connect(lambda _: said.append(app.window.index_status.text))
    app.indexing.add_roots([pages])
    QTest.keyClicks(app.window.search_bar, "orchard", delay=30)
    qtbot.waitUntil(lambda: "Added: 40" in app.window.index_status.text, timeout=90_000)
    heart.stop()
    assert any("of 40 files" in text for text in said)
    assert any("Learning the meaning" in text for text in said)
    assert len(pulse.gaps) > 20
    assert max(pulse.gaps) < LONGEST_GAP


def test_adding_a_folder_does_not_wait_for_the_run(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    folders = [tmp_path / name for name in ("first", "second")]
    for folder in folders:
        folder.mkdir()
        for number in range(30):
            text = f"Page {number} of the {folder.name} folder is about the orchard. " * 10
            (folder / f"page {number}.txt").write_text(text)
    app = start(tmp_path / "new")
    events: list[object] = []
    app.indexing.roots_changed.connect(lambda roots: events.append(len(roots)))
    app.indexing.finished.connect(events.append)
    with qtbot.waitSignal(app.indexing.advanced):
        app.indexing.add_roots(folders[:1])
    app.indexing.add_roots(folders[1:])
    qtbot.waitUntil(lambda: isinstance(events[-1], IndexReport), timeout=90_000)
    assert events[:-1] == [1, None, 2]


def test_closing_while_indexing_is_prompt(qtbot: QtBot, tmp_path: Path, start: Start) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(100):
        (pages / f"page {number}.txt").write_text(f"Page {number} is about the orchard. " * 100)
    app = start(tmp_path / "new")
    with qtbot.waitSignal(app.indexing.advanced):
        app.indexing.add_roots([pages])
    app.window.close()
    assert app.close()
    with Engine.open(tmp_path / "new") as engine:
        assert engine.status().pending > 0 or engine.status().documents < 100
