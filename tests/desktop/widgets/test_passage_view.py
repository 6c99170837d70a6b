from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from dogear_core.types import Hit, Span
from dogear_desktop.services.document_service import Excerpt
from dogear_desktop.theme import Colours, palette
from dogear_desktop.widgets.passage_view import PassageView
from dogear_desktop.widgets.preview_pane import PreviewPane

MakeHit = Callable[..., Hit]


def excerpt(hit: Hit, before: str = "", after: str = "") -> Excerpt:
    start = len(before)
    return Excerpt(hit, before + hit.text + after, Span(start, start + len(hit.text)))


@pytest.mark.parametrize("before", ["", "🍞\n" * 500, "ordinary lines\n" * 2000])
def test_the_passage_is_marked_and_in_sight(qtbot: QtBot, make_hit: MakeHit, before: str) -> None:
    view = PassageView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    hit = make_hit(text="the deposit\nis returned 🐈 soon")
    view.show_excerpt(excerpt(hit, before, "\nmore lines" * 500))
    marks = view.extraSelections()
    passage = marks[0].cursor
    assert passage.selectedText().replace("\u2029", "\n") == hit.text
    top = view.cursorRect(view.textCursor()).top()
    assert view.textCursor().position() == passage.selectionStart()
    assert 0 <= top < view.viewport().height() * 0.6


def test_marks_follow_the_palette(qtbot: QtBot, make_hit: MakeHit) -> None:
    view = PassageView()
    qtbot.addWidget(view)
    view.show()
    hit = make_hit(text="the deposit is returned", highlights=(Span(4, 11),))
    view.show_excerpt(excerpt(hit, "before ", " after"))
    view.look_for("after")
    for dark in (True, False):
        chosen = palette(dark=dark)
        view.setPalette(chosen)
        colours = Colours.of(chosen)
        shown = [mark.format.background().color() for mark in view.extraSelections()]
        assert shown == [colours.passage, colours.match, colours.found]
    view.clear()
    view.setPalette(palette(dark=True))


def test_the_pane_says_when_only_a_part_is_shown(qtbot: QtBot, make_hit: MakeHit) -> None:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    hit = make_hit(page=3)
    pane.show_hit(hit)
    pane.show_excerpt(Excerpt(hit, hit.text, hit.span, before=10, after=0))
    assert pane.notice == "Only the part around the passage is shown."
    pane.show_excerpt(Excerpt(hit, hit.text, hit.span))
    assert pane.notice == ""
    pane.show_failure("The library is damaged.")
    assert pane.notice == "The library is damaged."
    assert pane.text_view.toPlainText() == ""
