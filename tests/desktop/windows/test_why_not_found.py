from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dogear_core.storage.lock import writer_lock
from dogear_core.types import Filters, ProblemKind, SearchRequest
from dogear_desktop.explanation_checks import Mark
from dogear_desktop.windows.why_not_found import WhyNotFound

from .conftest import Shelf

DEPOSIT = SearchRequest("deposit", limit=100, typing=True)


@pytest.fixture
def window(qtbot: QtBot, shelf: Shelf) -> WhyNotFound:
    window = WhyNotFound(shelf.explain, shelf.indexing)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def explain(qtbot: QtBot, window: WhyNotFound) -> Callable[[Path, SearchRequest], str]:
    """Return what asks the window and waits for its sentence."""

    def ask(path: Path, request: SearchRequest = DEPOSIT) -> str:
        with qtbot.waitSignal(window.explained):
            window.ask(request)
            window.show_path(path)
        return window.summary

    return ask


Explain = Callable[..., str]


def bad(window: WhyNotFound) -> list[str]:
    return [check.sentence for check in window.checklist.checks if check.mark is Mark.NO]


def drop(widget: QWidget, *urls: QUrl) -> bool:
    """Drop URLs on a widget and return whether it would take them."""
    data = QMimeData()
    data.setUrls(urls)
    enter = QDragEnterEvent(
        widget.rect().center(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        event = QDropEvent(
            QPointF(widget.rect().center()),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(widget, event)
    return enter.isAccepted()


def test_at_first_it_asks_for_a_file(window: WhyNotFound) -> None:
    assert "Drop a file here" in window.file_drop.text
    assert not window.copy_button.isEnabled()
    assert not window.remedy_button.isVisible()
    window.ask(DEPOSIT)
    assert window.question_box.text() == "deposit"
    assert window.summary == ""


def test_a_dropped_file_is_explained(qtbot: QtBot, window: WhyNotFound, shelf: Shelf) -> None:
    window.ask(DEPOSIT)
    lease = QUrl.fromLocalFile(str(shelf.folder / "lease.md"))
    for target in (window.file_drop, window):
        with qtbot.waitSignal(window.explained):
            assert drop(target, lease)
        assert window.summary == "Found: it is the first result."
    assert window.file_drop.text == f"lease.md\n{shelf.folder}"
    assert not drop(window, QUrl("https://example.org/lease.md"))
    assert not window.question_box.acceptDrops()


def test_a_file_or_a_folder_can_be_chosen(
    qtbot: QtBot, window: WhyNotFound, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = str(shelf.folder / "broken.pdf")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen, ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(shelf.folder))
    with qtbot.waitSignal(window.explained):
        window.file_drop.file_clicked.emit()
    assert window.summary.startswith("Not searchable. The file is damaged.")
    with qtbot.waitSignal(window.explained):
        window.file_drop.folder_clicked.emit()
    assert window.summary == "This folder is indexed."
    assert "Not searchable in it: 6" in bad(window)


def test_a_choice_that_is_cancelled_changes_nothing(
    window: WhyNotFound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    window.file_drop.file_clicked.emit()
    window.file_drop.folder_clicked.emit()
    assert "Drop a file here" in window.file_drop.text


def test_the_question_can_be_edited(
    qtbot: QtBot, window: WhyNotFound, shelf: Shelf, explain: Explain
) -> None:
    explain(shelf.folder / "lease.md")
    window.question_box.setFocus()
    with qtbot.waitSignal(window.explained):
        QTest.keyClicks(window.question_box, " parrot")
    assert "It does not have: parrot" in bad(window)
    with qtbot.waitSignal(window.explained):
        window.question_box.setText("type:pdf")
        QTest.keyClick(window.question_box, Qt.Key.Key_Return)
    assert window.summary.startswith("Not shown: kept out by “type:pdf”.")


def test_the_worst_comes_first_and_each_mark_is_spoken(
    window: WhyNotFound, shelf: Shelf, explain: Explain
) -> None:
    explain(shelf.folder / "lease.md", SearchRequest("parrot tenant", limit=100))
    assert window.checklist.checks[0].sentence == "It does not have: parrot"
    spoken = [label.accessibleName() for label in window.checklist.findChildren(QWidget)]
    assert "No. It does not have: parrot" in spoken
    assert "Yes. It has: tenant" in spoken


def test_removing_the_filter_asks_again_and_tells_the_main_window(
    qtbot: QtBot, window: WhyNotFound, shelf: Shelf, explain: Explain
) -> None:
    own = Filters(folders=("nowhere",))
    request = SearchRequest("deposit type:pdf -rent", limit=100, filters=own, typing=True)
    assert "type:pdf" in explain(shelf.folder / "lease.md", request)
    assert window.remedy_button.text() == "Remove the filter"
    with qtbot.waitSignals([window.request_changed, window.explained]):
        window.remedy_button.click()
    assert window.summary == "Found: it is the first result."
    assert window.question_box.text() == "deposit -rent"


def test_a_folder_is_added_with_a_click(
    qtbot: QtBot, window: WhyNotFound, shelf: Shelf, explain: Explain
) -> None:
    other = shelf.folder.parent / "other"
    other.mkdir()
    (other / "deposit.txt").write_text("A receipt for the deposit.")
    assert explain(other / "deposit.txt").startswith("Not indexed: its folder was not added")
    assert window.remedy_button.text() == "Add the folder “other”"
    window.remedy_button.click()
    qtbot.waitUntil(lambda: window.summary.startswith("Found"))
    with shelf.open() as engine:
        assert [root.path for root in engine.roots()] == [shelf.folder, other]


def test_what_is_left_out_is_added_all_the_same(
    qtbot: QtBot, window: WhyNotFound, shelf: Shelf, explain: Explain
) -> None:
    hidden = shelf.folder / ".hidden.txt"
    assert explain(hidden) == "Not indexed: this file is hidden."
    window.remedy_button.click()
    qtbot.waitUntil(lambda: window.summary.startswith("Found"))


def test_what_failed_is_tried_again(
    qtbot: QtBot, window: WhyNotFound, shelf: Shelf, explain: Explain
) -> None:
    explain(shelf.folder / "broken.pdf")
    assert window.remedy_button.text() == "Try again"
    with qtbot.waitSignal(shelf.indexing.finished) as finished:
        window.remedy_button.click()
    assert finished.args[0].failed == 1


def test_what_is_new_is_indexed_and_then_found(
    qtbot: QtBot, window: WhyNotFound, shelf: Shelf, explain: Explain
) -> None:
    (shelf.folder / "new.txt").write_text("A receipt for the deposit.")
    assert explain(shelf.folder / "new.txt").startswith("Not indexed yet")
    window.remedy_button.click()
    qtbot.waitUntil(lambda: window.summary.startswith("Found"))


def test_what_cannot_be_helped_here_is_shown_in_the_report(
    qtbot: QtBot, window: WhyNotFound, shelf: Shelf, explain: Explain
) -> None:
    explain(shelf.folder / "photo.png")
    assert window.remedy_button.text() == "Show in the report"
    with qtbot.waitSignal(window.report_wanted) as wanted:
        window.remedy_button.click()
    assert wanted.args == [shelf.folder / "photo.png", ProblemKind.UNSUPPORTED]
    explain(shelf.folder / "scans")
    with qtbot.waitSignal(window.report_wanted) as wanted:
        window.remedy_button.click()
    assert wanted.args == [shelf.folder / "scans", None]


def test_the_answer_can_be_copied(window: WhyNotFound, shelf: Shelf, explain: Explain) -> None:
    explain(shelf.folder / "photo.png")
    window.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == str(shelf.folder / "photo.png")
    assert lines[1] == window.summary
    assert "✗ Dogear cannot read files of this type." in lines


def test_a_busy_library_says_so(
    qtbot: QtBot, window: WhyNotFound, shelf: Shelf, explain: Explain
) -> None:
    explain(shelf.folder / "broken.pdf")
    with writer_lock(shelf.library):
        window.remedy_button.click()
        qtbot.waitUntil(window.messages.isVisible)
    assert "Another Dogear" in window.messages.text


def test_a_hidden_window_looks_again_when_it_is_shown(
    qtbot: QtBot, window: WhyNotFound, shelf: Shelf, explain: Explain
) -> None:
    explain(shelf.folder / "bread.txt", SearchRequest("dough"))
    window.hide()
    (shelf.folder / "bread.txt").write_text("No more of that.")
    with qtbot.waitSignal(window.explained):
        window.show()
    assert window.remedy_button.text() == "Index now"


def test_the_keyboard_reaches_everything(
    window: WhyNotFound, shelf: Shelf, explain: Explain
) -> None:
    explain(shelf.folder / "broken.pdf")
    reached = set()
    window.question_box.setFocus()
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {window.question_box, window.remedy_button, window.copy_button} <= reached
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
