"""The pages of a PDF, with what is cited, found and selected on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QWidget

from dogear_core.citations.lines import boxes_of
from dogear_core.citations.page_texts import PageTexts
from dogear_core.types import (
    DocumentPages,
    FileState,
    PageImage,
    PageRequest,
    Span,
    TextLayer,
)
from dogear_desktop.pages.marks import CitationMarks, Marking, Matches
from dogear_desktop.pages.page_store import PageStore, Sight, area_seen
from dogear_desktop.pages.pieces import pixel_size
from dogear_desktop.theme import mixed
from dogear_desktop.widgets.page_area import PageArea
from dogear_desktop.widgets.page_painter import PageColours, PagePainter
from dogear_desktop.widgets.text_selector import TextSelector

REDRAW_MS = 80
"""How long a size must last to be worth drawing at; until then pictures are stretched."""
PATIENCE_MS = 150
"""How long another passage of the document is waited for before its page alone is gone to."""


@dataclass(frozen=True, slots=True)
class _Goal:
    """Where to go: a page, and what of its text as soon as it is known where that is."""

    page: int
    span: Span | None = None
    if_hidden: bool = False


class PageView(PageArea):
    """Shows all pages of a document below one another; those near sight are drawn.

    A page that is not drawn yet is empty but has its size. Text is selected with the mouse.

    Signals:
        wanted: The parts of pages to be drawn and the texts to be read, the most urgent first,
            instead of all that was wanted before.
        page_shown: Another page is in sight: its number, how many there are, its printed label.
    """

    wanted = Signal(object)
    page_shown = Signal(int, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages of the document"))
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self._path: Path | None = None
        self._store: PageStore | None = None
        self._texts = PageTexts("", ())
        self._marking = Marking()
        self._goal: _Goal | None = None
        self._is_led = True
        self._shown = (0, 0)
        self._asked: Sequence[PageRequest] = ()
        self._selector = TextSelector(self, self._layer_of, self._text_of)
        self._selector.changed.connect(self.viewport().update)
        self._redraw = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._redraw.timeout.connect(self._ask)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._go_to_page_of_goal)
        self.resized.connect(self._redraw.start)
        self.moved.connect(self._on_moved)
        self.scrolled.connect(self._on_led_no_more)

    @property
    def is_complete(self) -> bool:
        """Whether all that is in sight and near it is drawn, and what was gone to is reached."""
        is_going = self._goal is not None or self._redraw.isActive()
        return self._store is not None and not self._asked and not is_going

    @property
    def match_count(self) -> int:
        """How many places were found in the document."""
        return len(self._marking.matches)

    @property
    def selected_text(self) -> str:
        """The selected text, with lines as on the pages."""
        return self._selector.text

    def begin(self, path: Path, page: int) -> None:
        """Go to a page of a document; its pages follow, and what is cited (`open`, `cite`)."""
        if path != self._path:
            self.clear()
            self._path = path
        self._is_led = True
        self._marking.cite(CitationMarks())
        self._set_goal(_Goal(page))

    def open(self, pages: DocumentPages) -> None:
        """Show the pages of the document begun with, empty until they are drawn."""
        if pages.file.path != self._path or self._has(pages.file):
            return
        if self._store is None:
            self._store = PageStore(pages)
            self.set_sizes(pages.sizes)
            self._go_to_page_of_goal()
        else:
            self._store.renew(pages)
            self._marking.forget_boxes()
            self._selector.clear()
            self.set_sizes(pages.sizes)
        self._on_moved()

    def cite(self, marks: CitationMarks, texts: PageTexts) -> None:
        """Mark what is cited, and go there unless the person has gone somewhere meanwhile."""
        self._texts = texts
        self._marking.cite(marks)
        if self._is_led and marks.start is not None:
            self._set_goal(_Goal(marks.start.page, marks.start.span))
        self.viewport().update()
        self._ask()

    def show_image(self, image: PageImage) -> None:
        """Show a part of a page that was wanted."""
        store, request = self._store, image.request
        if store is None or not self._has(request.file):
            return
        store.add_image(image, self.page)
        if store.correct_size(request.page, image.points):
            self.set_sizes(store.pages.sizes)
        self.viewport().update()
        self._ask()

    def show_text(self, layer: TextLayer) -> None:
        """Take note of the text of a page that was wanted."""
        if self._store is None or not self._has(layer.request.file):
            return
        self._store.add_layer(layer, self.page)
        self._on_text_known()

    def refuse(self, request: PageRequest, sentence: str) -> None:
        """Say in a page's place why it cannot be shown; the others go on."""
        if self._store is not None and self._has(request.file):
            self._store.refuse(request, sentence)
            self._on_text_known()

    def show_matches(self, matches: Matches) -> None:
        """Mark what was found in the document."""
        self._marking.find(matches)
        self.viewport().update()
        self._ask()

    def step(self, by: int) -> int:
        """Go to the next (1) or the previous (-1) place found; return its number, 0 for none.

        With 0 it is the place that the person is at, or the first one from here on.
        """
        place = self._marking.step(by, self.page)
        if place is None:
            return 0
        self._on_led_no_more()
        self._set_goal(_Goal(place.page, place.span, if_hidden=True))
        self.viewport().update()
        return self._marking.number

    def go_to(self, wanted: str) -> bool:
        """Go to the page with this printed label or number; False where there is none."""
        page = None if self._store is None else self._store.page_called(wanted)
        if page is None:
            return False
        self._on_led_no_more()
        self.go_to_page(page)
        return True

    def turn(self, step: int) -> None:
        """Override PageArea.turn."""
        self._on_led_no_more()
        super().turn(step)

    def clear(self) -> None:
        """Show nothing."""
        self._redraw.stop()
        self._forget_goal()
        self._path = self._store = None
        self._texts = PageTexts("", ())
        self._marking = Marking()
        self._selector.clear()
        self.set_sizes(())
        self._on_moved()

    def showEvent(self, event: QShowEvent) -> None:
        """Override QWidget::showEvent."""
        super().showEvent(event)
        self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Override QWidget::paintEvent."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._surroundings())
        if self._store is None:
            return
        pages = PagePainter(painter, PageColours.of(self.palette()), self.scroll_offset)
        top = self.scroll_offset.y() + event.rect().top()
        for page in self._layout.within(top, top + event.rect().height()):
            self._paint(pages, page, self._store)

    def _paint(self, painter: PagePainter, page: int, store: PageStore) -> None:
        frame, ratio = self._layout.frame(page), painter.ratio
        seen = area_seen(frame, self.frame_in_sight, ratio)
        pictures = store.pictures.best(page, pixel_size(frame, ratio), seen)
        layer = self._layer_of(page)
        if layer is None:
            painter.paint(frame, 1.0, pictures, (), ())
        else:
            marks = self._marking.boxes(page, layer)
            points = store.pages.sizes[page - 1][0]
            painter.paint(frame, points, pictures, marks, self._selector.boxes(layer))
        if page in store.refused and not pictures:
            painter.say(frame, store.refused[page], self.viewport().rect())

    def _has(self, file: FileState) -> bool:
        return self._store is not None and self._store.pages.file == file

    def _layer_of(self, page: int) -> TextLayer | None:
        return None if self._store is None else self._store.layers.get(page)

    def _text_of(self, page: int) -> str:
        """Return the text of a page: from the document's where it was not read from the page."""
        layer = self._layer_of(page)
        return layer.text if layer is not None else self._texts.text_of(page)

    def _set_goal(self, goal: _Goal) -> None:
        self._goal = goal
        self._patience.start()
        self._seek()
        self._ask()

    def _seek(self) -> None:
        """Go to the goal if it is known where on its page it is."""
        goal = self._goal
        layer = self._layer_of(goal.page) if goal is not None else None
        if goal is None or goal.span is None or layer is None:
            return
        self._forget_goal()
        box = next(boxes_of(layer, goal.span), None)
        if box is None:
            self.go_to_page(goal.page)
        else:
            self.go_to_box(goal.page, box, if_hidden=goal.if_hidden)

    def _go_to_page_of_goal(self) -> None:
        """Go to the page at least; the rest follows, unless the person scrolls before."""
        if self._goal is not None:
            self.go_to_page(self._goal.page)

    def _forget_goal(self) -> None:
        self._goal = None
        self._patience.stop()

    def _on_led_no_more(self) -> None:
        """Let the person go where they want: no citation calls them back."""
        self._is_led = False
        self._forget_goal()

    def _ask(self) -> None:
        """Want what is missing for what is in sight; nothing while the text is shown instead."""
        wanted: tuple[PageRequest, ...] = ()
        if self._store is not None and self.isVisible():
            sight = Sight(
                self.frame_in_sight,
                self.devicePixelRatioF(),
                self.page,
                sought=None if self._goal is None else self._goal.page,
                settled=not self._redraw.isActive(),
            )
            wanted = self._store.wishes(self._layout, sight, self._marking.is_on)
        if wanted != self._asked:
            self._asked = wanted
            self.wanted.emit(wanted)

    def _on_text_known(self) -> None:
        self._seek()
        self._selector.show_cursor()
        self.viewport().update()
        self._ask()

    def _on_moved(self) -> None:
        count = 0 if self._store is None else len(self._store.pages)
        if (self.page, count) != self._shown:
            self._shown = self.page, count
            label = "" if self._store is None else self._store.label(self.page)
            where = self.tr("Page {0} of {1}").format(self.page, count) if count else ""
            self.setAccessibleDescription(where)
            self.page_shown.emit(self.page, count, label)
        self._selector.show_cursor()
        self._ask()

    def _surroundings(self) -> QColor:
        palette = self.palette()
        base = palette.color(QPalette.ColorRole.Base)
        return mixed(base, palette.color(QPalette.ColorRole.Text), 0.08)
