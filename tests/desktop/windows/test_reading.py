"""Reading what was found: pages, citations checked against their files, finding in a document."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.desktop.windows.asking import first_is
from tests.desktop.windows.conftest import LEASE, MANUAL, NOTES

from dogear_core.storage.store import Store
from dogear_desktop.app import Application
from dogear_desktop.pages.marks import Mark
from dogear_desktop.widgets.reading_bar import View
from dogear_desktop.windows.main_window import MainWindow

Start = Callable[[Path], Application]


@pytest.fixture
def window(qtbot: QtBot, home: Path, tmp_path: Path, start: Start) -> MainWindow:
    library = Path(shutil.copytree(home.parent / "library", tmp_path / "library"))
    application = start(library)
    qtbot.waitUntil(lambda: not application.indexing.running)
    application.indexing.stop()  # or what changes would be indexed anew before it is looked at
    return application.window


def ask(qtbot: QtBot, window: MainWindow, question: str, name: str) -> None:
    """Ask, and wait until the first result is a passage of this file and all is at rest."""
    window.ask(question)
    qtbot.waitUntil(first_is(window, question, name))


def await_page(qtbot: QtBot, window: MainWindow, page: int) -> None:
    """Wait until a page is in sight, with its marks, and all is drawn."""
    view = window.preview.page_view
    qtbot.waitUntil(lambda: view.page == page and view.is_complete)


def marked(window: MainWindow, mark: Mark) -> int:
    """Return how many boxes of a kind are on the page in sight."""
    view = window.preview.page_view
    layer = view._layer_of(view.page)
    return 0 if layer is None else len(dict(view._marking.boxes(view.page, layer))[mark])


def document_text(qtbot: QtBot, window: MainWindow, word: str) -> str:
    """Show the text alone, and return it once it is that of the document with this word."""
    window.preview.tools.view_chosen.emit(View.TEXT)
    text = window.preview.text_view
    qtbot.waitUntil(lambda: word in text.toPlainText())
    return text.toPlainText()


def test_the_cited_page_is_shown_with_the_passage_marked(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "lodged with the Custodian", LEASE)
    await_page(qtbot, window, 1)
    assert window.preview.shows_page
    assert window.preview.state == ""
    assert marked(window, Mark.PASSAGE) > 3
    assert marked(window, Mark.WORD) == 3
    assert window.preview.tools.page_text == "1 of 6"


def test_pages_are_turned_and_the_text_is_a_click_away(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "lodged with the Custodian", LEASE)
    await_page(qtbot, window, 1)
    window.commands.next_page.trigger()
    await_page(qtbot, window, 2)
    assert window.preview.tools.page_text == "2 of 6"
    window.preview.page_view.verticalScrollBar().setValue(10**6)
    await_page(qtbot, window, 6)
    assert window.preview.tools.page_text == "6 of 6"
    ask(qtbot, window, "washer dryer detergent drawer", MANUAL)
    qtbot.waitUntil(lambda: " of 13)" in window.preview.tools.page_text)
    window.preview.tools.view_chosen.emit(View.TEXT)
    assert not window.preview.shows_page
    ask(qtbot, window, "lodged with the Custodian", LEASE)
    qtbot.waitUntil(lambda: "Custodian" in window.preview.text_view.toPlainText())
    assert not window.preview.shows_page


def test_a_page_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "washer dryer detergent drawer", MANUAL)
    qtbot.waitUntil(lambda: window.preview.page_view.is_complete)
    box = window.preview.tools.findChild(QLineEdit)
    assert box is not None
    for typed, text in (("11", "11 (13 of 13)"), ("ii", "ii (2 of 13)"), ("12", "10 (12 of 13)")):
        QTest.mouseClick(box, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: box.selectedText() == box.text())
        QTest.keyClicks(box, typed)
        QTest.keyClick(box, Qt.Key.Key_Return)
        assert window.preview.tools.page_text == text
        assert window.focusWidget() is window.preview.page_view
        assert box.text() == text.split()[0]
    box.setFocus()
    QTest.keyClicks(box, "x")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert window.preview.page_view.page == 12
    assert window.focusWidget() is box
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert window.focusWidget() is window.preview.page_view
    assert box.text() == "10"
    assert window.search_bar.text()


def test_what_is_no_pdf_has_no_page(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "Ruth and Tomas have found out", NOTES)
    qtbot.waitUntil(lambda: window.preview.shows_formatted)
    assert window.preview.page_view.page == 0


def test_markdown_is_shown_without_its_syntax(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "boiler pressure bar", NOTES)
    view = window.preview.rendered_view
    qtbot.waitUntil(lambda: view.is_complete)
    assert "Heating" in view.toPlainText()
    assert "## Heating" not in view.toPlainText()
    marked = " ".join(mark.cursor.selectedText() for mark in view.extraSelections())
    assert "The boiler likes 1.2 to 1.5 bar" in marked
    window.preview.tools.view_chosen.emit(View.TEXT)
    assert "## Heating" in window.preview.text_view.toPlainText()


def test_a_file_that_is_gone_is_shown_as_text_and_said(
    qtbot: QtBot, window: MainWindow, home: Path
) -> None:
    (home / LEASE).unlink()
    ask(qtbot, window, "lodged with the Custodian", LEASE)
    qtbot.waitUntil(lambda: "no longer there" in window.preview.state)
    assert not window.preview.shows_page
    qtbot.waitUntil(lambda: "Custodian" in window.preview.text_view.toPlainText())


def test_a_file_that_has_changed_is_said_to_have(
    qtbot: QtBot, window: MainWindow, home: Path
) -> None:
    notes = home / NOTES
    notes.write_text("# New\n\n" + notes.read_text(encoding="utf-8"), encoding="utf-8")
    os.utime(notes, (1, 1))
    ask(qtbot, window, "Ruth and Tomas have found out", NOTES)
    expected = "The file has changed since it was indexed; the passage is still in it."
    qtbot.waitUntil(lambda: window.preview.state == expected)
    shutil.copy(home / MANUAL, home / LEASE)
    os.utime(home / LEASE, (1, 1))
    ask(qtbot, window, "lodged with the Custodian", LEASE)
    qtbot.waitUntil(lambda: "gone from it" in window.preview.state)


def test_opening_checks_the_citation_again(
    qtbot: QtBot, window: MainWindow, home: Path, opened: list[str]
) -> None:
    ask(qtbot, window, "lodged with the Custodian", LEASE)
    await_page(qtbot, window, 1)
    window.commands.next_page.trigger()
    await_page(qtbot, window, 2)
    window.commands.open.trigger()
    qtbot.waitUntil(lambda: opened == [LEASE])
    assert window.preview.page_view.page == 2
    assert window.preview.state == ""
    shutil.copy(home / MANUAL, home / LEASE)
    os.utime(home / LEASE, (1, 1))
    window.commands.open.trigger()
    qtbot.waitUntil(lambda: "gone from it" in window.preview.state)
    assert not window.preview.shows_page


def test_what_was_opened_is_noted_in_the_library_until_it_is_to_be_forgotten(
    qtbot: QtBot, window: MainWindow, home: Path, tmp_path: Path
) -> None:
    def noted() -> set[Path]:
        with Store.open(tmp_path / "library", "read") as store:
            return store.openings.paths()

    ask(qtbot, window, "lodged with the Custodian", LEASE)
    window.commands.open.trigger()
    qtbot.waitUntil(lambda: noted() == {home / LEASE})
    window.history_menu.aboutToShow.emit()
    next(a for a in window.history_menu.actions() if a.text() == "&Clear last searches").trigger()
    qtbot.waitUntil(lambda: not noted())


def test_a_viewer_that_takes_no_page_is_said_with_the_page(
    qtbot: QtBot, window: MainWindow
) -> None:
    ask(qtbot, window, "washer dryer detergent drawer", MANUAL)
    qtbot.waitUntil(lambda: " of 13)" in window.preview.tools.page_text)
    hit = window.results.selected_hit
    assert hit is not None
    window.commands.open.trigger()
    sentence = "Opened in Viewer, which cannot go to a page by itself: see page {0}\n"
    expected = sentence.format(hit.page_label)
    qtbot.waitUntil(lambda: window.messages.text.startswith(expected))
    assert window.messages.isVisible()


def test_the_page_is_that_of_the_file_as_it_is_now(
    qtbot: QtBot, window: MainWindow, home: Path
) -> None:
    ask(qtbot, window, "lodged with the Custodian", LEASE)
    await_page(qtbot, window, 1)
    with PdfDocument(home / LEASE) as lease, PdfDocument.new() as with_cover:
        with_cover.new_page(300, 300)
        with_cover.import_pages(lease)
        with_cover.save(home / "with cover.pdf")
    (home / "with cover.pdf").replace(home / LEASE)
    os.utime(home / LEASE, (1, 1))
    window.commands.open.trigger()
    qtbot.waitUntil(lambda: "see page 2" in window.messages.text)
    assert "on page 2 now" in window.preview.state


def test_a_file_that_is_gone_is_not_opened(qtbot: QtBot, window: MainWindow, home: Path) -> None:
    ask(qtbot, window, "lodged with the Custodian", LEASE)
    (home / LEASE).unlink()
    window.commands.open.trigger()
    qtbot.waitUntil(lambda: window.messages.text.startswith("The file is no longer there:\n"))
    assert window.messages.text.endswith(LEASE)


def test_passages_of_a_document_are_stepped_through(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "Lessor and Tenant", LEASE)
    places = []
    first = window.results.selected_hit
    assert first is not None
    for _ in range(50):
        window.commands.next_passage.trigger()
        hit = window.results.selected_hit
        assert hit is not None
        assert hit.path.name == LEASE
        places.append(hit.span)
        if hit == first:
            break
    assert len(places) > 1
    assert len(set(places)) == len(places)
    begin = places.index(min(places))
    assert places[begin:] + places[:begin] == sorted(places)
    window.commands.previous_passage.trigger()
    assert window.results.selected_hit is not None
    assert window.results.selected_hit.span == places[-2]


def test_finding_in_the_text(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "lodged with the Custodian", LEASE)
    document_text(qtbot, window, "Custodian")
    window.commands.find_in_document.trigger()
    bar, text = window.preview.find_bar, window.preview.text_view
    assert bar.isVisible()
    assert not window.preview.shows_page
    qtbot.waitUntil(lambda: "Custodian" in text.toPlainText())
    box = window.focusWidget()
    assert box is not None
    QTest.keyClicks(box, "the tenant")
    total = " ".join(text.toPlainText().lower().split()).count("the tenant")
    assert total > 2
    assert bar.count.endswith(f" of {total}")
    place = text.textCursor().selectionStart()
    assert text.textCursor().selectedText().lower() == "the tenant"
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert text.textCursor().selectionStart() > place
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert text.textCursor().selectionStart() == place
    QTest.keyClicks(box, "xyz")
    assert bar.count == "Not found"
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.focusWidget() is text


def test_finding_on_the_pages(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "lodged with the Custodian", LEASE)
    text = " ".join(document_text(qtbot, window, "Custodian").lower().split())
    window.preview.tools.view_chosen.emit(View.PAGE)
    await_page(qtbot, window, 1)
    window.commands.find_in_document.trigger()
    bar, view = window.preview.find_bar, window.preview.page_view
    assert window.preview.shows_page
    box = window.focusWidget()
    assert box is not None
    QTest.keyClicks(box, "the tenant")
    total = text.count("the tenant")
    qtbot.waitUntil(lambda: bar.count.endswith(f" of {total}"))
    number = int(bar.count.split()[0])
    assert 1 < number < total  # the passage begins further down
    qtbot.waitUntil(lambda: view.is_complete)
    assert marked(window, Mark.CURRENT) >= 1
    for _ in range(total - number):
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert bar.count == f"{total} of {total}"
    await_page(qtbot, window, view._marking.matches.places[-1][-1].page)
    assert marked(window, Mark.CURRENT) >= 1
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert bar.count == f"1 of {total}"
    QTest.keyClicks(box, "xyz")
    qtbot.waitUntil(lambda: bar.count == "Not found")
    window.preview.tools.view_chosen.emit(View.TEXT)
    assert bar.count == "Not found"
    window.preview.tools.view_chosen.emit(View.PAGE)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.focusWidget() is view
    assert view.match_count == 0


def test_text_is_copied_from_a_page(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "lodged with the Custodian", LEASE)
    await_page(qtbot, window, 1)
    view = window.preview.page_view
    view.setFocus()
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Lease of the upper maisonette")
    assert copied in document_text(qtbot, window, "Custodian")


def test_what_is_read_is_zoomed(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "Ruth and Tomas have found out", NOTES)
    view = window.preview.rendered_view
    qtbot.waitUntil(lambda: view.is_complete)
    usual = view.document().defaultFont().pointSizeF()
    window.commands.zoom_in.trigger()
    assert view.document().defaultFont().pointSizeF() > usual
    window.commands.zoom_reset.trigger()
    window.commands.zoom_out.trigger()
    assert view.document().defaultFont().pointSizeF() < usual


def test_copying_a_link_to_the_page(qtbot: QtBot, window: MainWindow, home: Path) -> None:
    ask(qtbot, window, "lodged with the Custodian", LEASE)
    window.commands.copy_link.trigger()
    link = QGuiApplication.clipboard().text()
    assert link.endswith(f"(<{(home / LEASE).as_uri()}#page=1>)")
    assert link.startswith("[Lease of the upper maisonette, 14 Tannery Row, Page 1]")
