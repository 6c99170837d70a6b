"""What the pane offers for each kind of document, and what it remembers."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.rendering.documents import markdown

from dogear_core.types import Document, Hit
from dogear_desktop.services.document_service import excerpt
from dogear_desktop.widgets.preview_pane import PreviewPane
from dogear_desktop.widgets.reading_bar import View

MakeHit = Callable[..., Hit]

NOTES = markdown("# Notes\n\nThe *deposit* is returned.\n\n- the deposit, again\n")
LETTER = Document("The deposit is returned.", "text/plain")
CODE = Document("def deposit():\n    return 900", "text/x-python")


@pytest.fixture
def pane(qtbot: QtBot) -> PreviewPane:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    pane.resize(700, 500)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def show(pane: PreviewPane, make_hit: MakeHit, document: Document) -> None:
    hit = replace(make_hit(text=document.text), media_type=document.media_type)
    pane.show_hit(hit)
    pane.show_excerpt(excerpt(hit, document))


def show_pdf(pane: PreviewPane, make_hit: MakeHit) -> None:
    hit = make_hit(text=LETTER.text, page=1)
    pane.show_hit(hit)
    pane.show_excerpt(excerpt(hit, replace(LETTER, media_type=hit.media_type)))


def in_sight(pane: PreviewPane) -> QWidget:
    """Return the view that is in sight."""
    views = (pane.page_view, pane.rendered_view, pane.text_view)
    (view,) = (view for view in views if view.isVisible())
    return view


def test_markdown_can_be_read_formatted_or_as_text(pane: PreviewPane, make_hit: MakeHit) -> None:
    show(pane, make_hit, NOTES)

    assert pane.tools.offered == (View.FORMATTED, View.TEXT)
    assert in_sight(pane) is pane.rendered_view
    assert pane.rendered_view.toPlainText().startswith("Notes\n")
    pane.tools.view_chosen.emit(View.TEXT)
    assert in_sight(pane) is pane.text_view
    assert pane.text_view.toPlainText().startswith("# Notes\n")


@pytest.mark.parametrize("document", [LETTER, CODE])
def test_what_is_only_text_offers_no_choice(
    pane: PreviewPane, make_hit: MakeHit, document: Document
) -> None:
    show(pane, make_hit, NOTES)
    show(pane, make_hit, document)

    assert pane.tools.offered == ()
    assert pane.text_view.isVisible()
    assert pane.text_view.toPlainText() == document.text


def test_a_pdf_offers_its_page_or_the_text(pane: PreviewPane, make_hit: MakeHit) -> None:
    show(pane, make_hit, NOTES)
    show_pdf(pane, make_hit)

    assert pane.tools.offered == (View.PAGE, View.TEXT)
    assert pane.shows_page


def test_the_choice_is_remembered_for_each_kind(pane: PreviewPane, make_hit: MakeHit) -> None:
    show(pane, make_hit, NOTES)
    pane.tools.view_chosen.emit(View.TEXT)

    show_pdf(pane, make_hit)
    assert in_sight(pane) is pane.page_view
    show(pane, make_hit, NOTES)
    assert in_sight(pane) is pane.text_view
    pane.tools.view_chosen.emit(View.FORMATTED)
    show_pdf(pane, make_hit)
    pane.tools.view_chosen.emit(View.TEXT)
    show(pane, make_hit, NOTES)
    assert in_sight(pane) is pane.rendered_view
    show_pdf(pane, make_hit)
    assert in_sight(pane) is pane.text_view


def test_finding_works_in_whichever_view_is_in_sight(
    qtbot: QtBot, pane: PreviewPane, make_hit: MakeHit
) -> None:
    show(pane, make_hit, NOTES)
    qtbot.waitUntil(lambda: pane.rendered_view.is_complete)
    pane.begin_find()
    assert pane.shows_formatted
    box = pane.focusWidget() or pane
    QTest.keyClicks(box, "the deposit")
    assert pane.find_bar.count == "1 of 2"
    assert pane.rendered_view.textCursor().selectedText() == "The deposit"

    pane.tools.view_chosen.emit(View.TEXT)

    assert pane.find_bar.count == "1 of 1"
    assert pane.text_view.textCursor().selectedText() == "the deposit"


def test_what_is_looked_for_is_looked_for_again_in_the_next_document(
    qtbot: QtBot, pane: PreviewPane, make_hit: MakeHit
) -> None:
    show(pane, make_hit, LETTER)
    pane.begin_find()
    QTest.keyClicks(pane.focusWidget() or pane, "deposit")
    assert pane.find_bar.count == "1 of 1"

    show(pane, make_hit, NOTES)

    qtbot.waitUntil(lambda: pane.find_bar.count == "1 of 2")


def test_the_passages_of_a_document_are_counted_and_stepped_through(
    qtbot: QtBot, pane: PreviewPane, make_hit: MakeHit
) -> None:
    show(pane, make_hit, NOTES)
    buttons = {
        button.accessibleName(): button
        for button in pane.tools.findChildren(QToolButton)
        if "passage" in button.accessibleName()
    }
    assert not any(button.isVisible() for button in buttons.values())

    pane.show_passage(2, 5)

    assert pane.tools.passage_text == "Passage 2 of 5"
    for name, step in (
        ("Next passage in this document", 1),
        ("Previous passage in this document", -1),
    ):
        with qtbot.waitSignal(pane.passage_stepped) as stepped:
            buttons[name].click()
        assert stepped.args == [step]
    pane.show_passage(1, 1)
    assert not any(button.isVisible() for button in buttons.values())


def test_code_is_shown_in_columns_and_prose_is_not(pane: PreviewPane, make_hit: MakeHit) -> None:
    show(pane, make_hit, CODE)
    code = pane.text_view.fontMetrics()
    show(pane, make_hit, LETTER)
    prose = pane.text_view.fontMetrics()

    assert code.horizontalAdvance("iii") == code.horizontalAdvance("WWW")
    assert prose.horizontalAdvance("iii") < prose.horizontalAdvance("WWW")


def test_links_are_passed_on(qtbot: QtBot, pane: PreviewPane) -> None:
    with qtbot.waitSignal(pane.link_clicked) as clicked:
        pane.rendered_view.anchorClicked.emit(QUrl("mailto:a@b.example"))
    assert clicked.args == ["mailto:a@b.example"]


def test_an_empty_pane_shows_nothing(pane: PreviewPane, make_hit: MakeHit) -> None:
    show(pane, make_hit, NOTES)
    pane.clear()

    assert pane.tools.offered == ()
    assert pane.rendered_view.toPlainText() == pane.text_view.toPlainText() == ""
    pane.tools.view_chosen.emit(View.TEXT)
    show(pane, make_hit, NOTES)
    assert pane.shows_formatted
