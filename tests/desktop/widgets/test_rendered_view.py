"""Documents rendered from their markup, with the passage marked and nothing loaded."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QKeySequence, QPalette, QShortcut, QTextDocument, QTextTable
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.desktop.rendering.documents import markdown

from dogear_core.types import Hit, Span
from dogear_desktop.services.document_service import Excerpt, excerpt
from dogear_desktop.widgets.rendered_view import LONG_DOCUMENT, RenderedView

MakeHit = Callable[..., Hit]
MakeExcerpt = Callable[..., Excerpt]

LONGEST_GAP = 0.1
"""Seconds of work between two beats of a 5 ms timer: about three times what a laptop needs."""

BEFORE = "".join(f"## Part {number}\n\nSome *words* and `code`.\n\n" for number in range(300))
AFTER = "".join(f"- item {number}\n- [link](https://a.example)\n\n" for number in range(300))
PASSAGE = "The **deposit** 🐈 is returned.\n\n| due | sum |\n|---|---|\n| now | 900 |"


@pytest.fixture
def view(qtbot: QtBot) -> RenderedView:
    view = RenderedView()
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    qtbot.waitExposed(view)
    return view


@pytest.fixture
def make_excerpt(make_hit: MakeHit) -> MakeExcerpt:
    """Return a maker of excerpts: a Markdown source, and what of it is the passage."""

    def make(before: str, passage: str, after: str = "", words: tuple[Span, ...] = ()) -> Excerpt:
        document = markdown(before + passage + after)
        hit = make_hit(text=passage, start=len(before), highlights=words)
        return excerpt(hit, document)

    return make


def show(qtbot: QtBot, view: RenderedView, shown: Excerpt) -> None:
    """Show a document and wait until all of it is laid out."""
    with qtbot.waitSignal(view.completed):
        view.show_excerpt(shown)
    assert view.is_complete


def marked(view: RenderedView) -> list[str]:
    return [mark.cursor.selectedText() for mark in view.extraSelections()]


def top_of_passage(view: RenderedView) -> int:
    marks = view.extraSelections()
    return view.cursorRect(marks[0].cursor).top()


def seen_at_top(view: RenderedView) -> str:
    return view._place.first_seen().block().text()


def test_the_passage_and_the_words_are_marked_exactly(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    start = PASSAGE.index("deposit")
    shown = make_excerpt(BEFORE, PASSAGE, "\n\n" + AFTER, (Span(start, start + len("deposit")),))

    show(qtbot, view, shown)

    passage = ["The deposit 🐈 is returned.", "due", "sum", "now", "900"]
    assert marked(view) == [*passage, "deposit"]
    assert abs(top_of_passage(view) - view.viewport().height() / 3) < 5


def test_it_is_laid_out_from_the_passage_on(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    view.show_excerpt(make_excerpt(BEFORE, PASSAGE, "\n\n" + AFTER))

    assert not view.is_complete
    assert marked(view)[0] == "The deposit 🐈 is returned."
    tops = {top_of_passage(view)}
    view._steps.timeout.connect(lambda: tops.add(top_of_passage(view)))
    qtbot.waitUntil(lambda: view.is_complete)

    third = view.viewport().height() / 3
    assert all(abs(top - third) < 5 for top in tops)


def test_who_scrolls_meanwhile_stays_where_they_are(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    view.show_excerpt(make_excerpt(BEFORE, PASSAGE, "\n\n" + AFTER))
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 300)
    before = seen_at_top(view)
    assert before

    qtbot.waitUntil(lambda: view.is_complete)

    assert seen_at_top(view) == before


def test_headings_tables_and_code_are_shown_as_such(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    show(qtbot, view, make_excerpt("# Big\n\n`small`\n\n", PASSAGE))

    big, small = (view.document().findBlockByNumber(number) for number in (0, 1))
    usual = view.document().defaultFont()
    fonts = [block.begin().fragment().charFormat().font() for block in (big, small)]
    assert fonts[0].pointSizeF() > usual.pointSizeF()
    assert fonts[0].bold()
    assert fonts[1].family() != usual.family()
    (table,) = view.document().rootFrame().childFrames()
    assert isinstance(table, QTextTable)
    assert (table.rows(), table.columns()) == (2, 2)


def test_nothing_is_ever_loaded(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(RenderedView, "loadResource", lambda *args: asked.append(args))
    source = (
        "![pic](https://evil.example/a.png) <img src='https://evil.example/b.png'>"
        "<script src='https://evil.example/c.js'>alert(1)</script>\n\n"
        "<link rel=stylesheet href=https://evil.example/d.css>\n\n"
    )

    show(qtbot, view, make_excerpt(source, "text"))

    assert asked == []
    assert "evil" not in view.toPlainText()
    assert "\ufffc" not in view.toPlainText()


def test_there_is_nothing_to_load(view: RenderedView) -> None:
    for kind in QTextDocument.ResourceType:
        assert view.loadResource(kind.value, QUrl("https://evil.example/a.png")) is None


def test_links_to_the_web_are_offered_and_others_are_text(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    show(qtbot, view, make_excerpt("[a](https://b.example/c?d=é) [e](file:///etc) ", "text"))
    fragments = []
    part = view.document().begin().begin()
    while not part.atEnd():
        form = part.fragment().charFormat()
        fragments.append((part.fragment().text(), form.anchorHref(), form.toolTip()))
        part += 1
    address = "https://b.example/c?d=é"
    assert fragments[0] == ("a", address, address)
    assert all(not href for _, href, _ in fragments[1:])

    with qtbot.waitSignal(view.link_clicked) as clicked:
        view.anchorClicked.emit(QUrl(address))
    assert clicked.args == [address]


def test_a_link_is_opened_with_the_keyboard_although_enter_is_the_windows(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    pressed: list[str] = []
    shortcut = QShortcut(QKeySequence("Return"), view)
    shortcut.activated.connect(lambda: pressed.append("window"))
    view.link_clicked.connect(pressed.append)
    show(qtbot, view, make_excerpt("[a](https://b.example) ", "text"))
    view.setFocus()

    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Return)

    assert pressed == ["window", "https://b.example"]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "data:,x", "x"])
def test_a_click_on_no_web_address_does_nothing(
    qtbot: QtBot, view: RenderedView, address: str
) -> None:
    with qtbot.assertNotEmitted(view.link_clicked):
        view.anchorClicked.emit(QUrl(address))


def test_what_is_looked_for_is_found_across_markup(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    show(qtbot, view, make_excerpt(BEFORE, PASSAGE, "\n\nNo deposit here: the *dep*osit."))

    assert view.look_for("DEPOSIT") == 3
    assert view.step(0) == 1
    assert view.textCursor().selectedText() == "deposit"
    assert view.step(1) == 2
    assert view.step(-1) == 1
    assert view.step(-1) == 3
    rect = view.cursorRect()
    assert 0 <= rect.top() < view.viewport().height()
    assert view.look_for("") == 0


def test_a_selection_is_copied_as_plain_text(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    show(qtbot, view, make_excerpt("# Big\n\n- *one*\n- two\n\n", PASSAGE))
    view.selectAll()

    copied = view.createMimeDataFromSelection()

    assert copied.text() == (
        "Big\n\n• one\n• two\n\nThe deposit 🐈 is returned.\n\ndue\tsum\nnow\t900"
    )
    assert copied.formats() == ["text/plain"]


def test_zooming_keeps_what_is_read_in_its_place(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    show(qtbot, view, make_excerpt(BEFORE, PASSAGE, "\n\n" + AFTER))
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 3000)
    before = seen_at_top(view)
    usual = view.document().defaultFont().pointSizeF()

    with qtbot.waitSignal(view.completed):
        view.zoom_by(2)

    assert view.document().defaultFont().pointSizeF() > usual
    assert seen_at_top(view) == before
    with qtbot.waitSignal(view.completed):
        view.reset_zoom()
    assert view.document().defaultFont().pointSizeF() == usual


def test_other_colours_are_taken_on(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    show(qtbot, view, make_excerpt("", "one `two`"))
    dark = QPalette()
    dark.setColor(QPalette.ColorRole.Base, QColor("#101010"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#f0f0f0"))

    view.setPalette(dark)

    text = view.document().begin().begin().fragment().charFormat()
    assert text.foreground().color() == QColor("#f0f0f0")
    assert marked(view) == ["one two"]


@pytest.mark.parametrize("length", [1, LONG_DOCUMENT // 20])
def test_a_narrower_view_keeps_the_passage_in_its_place(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt, length: int
) -> None:
    long = "Some words that go on and on.\n\n" * length
    show(qtbot, view, make_excerpt(long + BEFORE, PASSAGE, "\n\n" + AFTER))

    view.resize(300, 700)
    qtbot.waitUntil(lambda: view.is_complete)

    assert abs(top_of_passage(view) - view.viewport().height() / 3) < 5


def test_lines_are_no_longer_than_can_be_read_with_ease(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    show(qtbot, view, make_excerpt("*A* ", "word " * 500))

    view.resize(3000, 500)

    line = view.document().begin().layout().lineAt(0)
    assert 50 < line.textLength() < 110
    left = view.viewport().geometry().left()
    right = view.width() - view.viewport().geometry().right()
    assert abs(left - right) < 40


def test_a_view_out_of_sight_lays_nothing_out(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    view.hide()
    view.show_excerpt(make_excerpt("*A* ", "the passage"))
    assert view.toPlainText() == ""

    view.show()

    qtbot.waitUntil(lambda: view.is_complete)
    assert marked(view) == ["the passage"]


def test_a_document_that_is_no_longer_wanted_is_dropped(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    long = make_excerpt(BEFORE, PASSAGE, "\n\n" + AFTER)
    for number in range(10):
        view.show_excerpt(long)
        view.show_excerpt(make_excerpt("", f"*short* {number}"))

    qtbot.waitUntil(lambda: view.is_complete)
    assert view.toPlainText() == "short 9"
    qtbot.waitUntil(lambda: len(view.findChildren(QTextDocument)) <= 2)


def test_clearing_leaves_nothing(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    show(qtbot, view, make_excerpt(BEFORE, PASSAGE))
    view.show_excerpt(make_excerpt(BEFORE, PASSAGE))

    view.clear()

    assert view.toPlainText() == ""
    assert not view.is_complete
    view.zoom_by(1)
    view.event(QEvent(QEvent.Type.PaletteChange))
    assert view.toPlainText() == ""


def test_a_long_document_blocks_nothing(
    qtbot: QtBot, view: RenderedView, make_excerpt: MakeExcerpt
) -> None:
    part = BEFORE + AFTER + "\n\n" + PASSAGE + "\n\n"
    half = part * (150_000 // len(part))
    shown = make_excerpt(half, PASSAGE, "\n\n" + half)
    assert len(shown.text) > 280_000
    gaps: list[float] = []
    last = time.thread_time()

    def beat() -> None:
        nonlocal last
        now = time.thread_time()
        gaps.append(now - last)
        last = now

    heart = QTimer(interval=5)
    heart.timeout.connect(beat)
    heart.start()
    show(qtbot, view, shown)
    heart.stop()

    assert len(gaps) > 20
    assert max(gaps) < LONGEST_GAP
