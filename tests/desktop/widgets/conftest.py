"""A view of pages with known text in known places, and what gives it what it wants."""

from array import array
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor, QImage, QPalette
from pytestqt.qtbot import QtBot

from dogear_core.citations.lines import find_lines
from dogear_core.citations.page_texts import PageTexts
from dogear_core.types import (
    DocumentPages,
    FileState,
    ImageRequest,
    PageImage,
    PageRequest,
    Section,
    Span,
    TextLayer,
    TextRequest,
)
from dogear_desktop.pages.marks import CitationMarks
from dogear_desktop.widgets import page_view
from dogear_desktop.widgets.page_view import PageView

FILE = FileState(Path("/papers/a.pdf"), 1, 1, 1)
SIZE = (200.0, 400.0)
PAGES = DocumentPages(FILE, (SIZE,) * 30, ("i", "ii", *[str(n) for n in range(1, 29)]))
TEXT = "\n".join(f"line {number} is here" for number in range(10, 34))
"""Lines of 15 characters, 15 points apart, on every page."""
CHAR, LEADING, LETTER = 8, 15, 12
PASSAGE = Span(TEXT.index("line 26"), TEXT.index("line 28") - 1)
WORD = Span(TEXT.index("line 26"), TEXT.index("line 26") + 7)
DOCUMENT = "\n\n".join([TEXT] * 30)
TEXTS = PageTexts(
    DOCUMENT,
    [
        Section(Span(start, start + len(TEXT) + 2), page=page)
        for page in range(1, 31)
        for start in [(page - 1) * (len(TEXT) + 2)]
    ],
)


def marks(page: int) -> CitationMarks:
    return CitationMarks({page: [PASSAGE]}, {page: [WORD]})


def layer(request: TextRequest) -> TextLayer:
    edges = array("f")
    row = column = 0
    for char in TEXT:
        left, top = 20 + CHAR * column, 10 + LEADING * row
        box = (left, top, left + CHAR, top + LETTER)
        edges.extend((0, 0, 0, 0) if char.isspace() else box)
        row, column = (row + 1, 0) if char == "\n" else (row, column + 1)
    return TextLayer(request, TEXT, edges, tuple(find_lines(TEXT, edges, Span(0, len(TEXT)))))


def image(request: ImageRequest, grey: int = 255) -> PageImage:
    return PageImage(request, bytes([grey]) * (4 * request.area.pixels), SIZE)


class Supply:
    """Notes what a view wants, and gives it when told to."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self.wanted: Sequence[PageRequest] = ()
        self.given: list[PageRequest] = []
        view.wanted.connect(self._on_wanted)

    def _on_wanted(self, wanted: Sequence[PageRequest]) -> None:
        self.wanted = wanted

    def give(self, grey: int = 255) -> None:
        """Give all that is wanted, one after another, and what is wanted then."""
        while self.wanted:
            request = self.wanted[0]
            self.given.append(request)
            if isinstance(request, ImageRequest):
                self._view.show_image(image(request, grey))
            elif isinstance(request, TextRequest):
                self._view.show_text(layer(request))

    def pictured(self) -> set[int]:
        return {request.page for request in self.given if isinstance(request, ImageRequest)}


@pytest.fixture
def view(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> PageView:
    monkeypatch.setattr(page_view, "REDRAW_MS", 1)
    monkeypatch.setattr(page_view, "PATIENCE_MS", 1)
    view = PageView()
    qtbot.addWidget(view)
    palette = view.palette()
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#0000ff"))
    view.setPalette(palette)
    view.resize(424, 300)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view


@pytest.fixture
def supply(view: PageView) -> Supply:
    return Supply(view)


def show(view: PageView, supply: Supply, page: int = 1) -> None:
    """Show the document at a page with a passage, with all that is wanted given."""
    view.begin(FILE.path, page)
    view.open(PAGES)
    view.cite(marks(page), TEXTS)
    supply.give()


def spot(view: PageView, page: int, text: str, across: float = 0.5) -> QPoint:
    """Return the place of the view where a text of a page begins."""
    before = TEXT[: TEXT.index(text)]
    x = 20 + CHAR * (len(before.rpartition("\n")[2]) + across)
    y = 10 + LEADING * before.count("\n") + LETTER / 2
    frame, scale = view.page_layout.frame(page), view.page_layout.scale(page)
    place = QPointF(frame.left + x * scale, frame.top + y * scale) - QPointF(view.scroll_offset)
    return place.toPoint()


def colour(view: PageView, page: int, text: str, across: float = 0.5) -> QColor:
    return grabbed(view).pixelColor(spot(view, page, text, across))


def grabbed(view: PageView) -> QImage:
    return view.viewport().grab().toImage()
