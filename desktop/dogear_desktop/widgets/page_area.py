"""A column of pages that is scrolled and zoomed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from dogear_core.types import Box
from dogear_desktop.pages.layout import LARGEST_SCALE, Fit, Frame, PageLayout, Place, Size, Zoom
from dogear_desktop.theme import MARGIN

POINTS_PER_INCH = 72
ZOOM_STEP = 1.2
SMALLEST_SCALE = 0.25
"""The least the person can zoom to, in parts of a page's real size."""
WHEEL_STEP = 120
"""By how much a notch of a mouse's wheel turns, in Qt's units."""


class PageArea(QAbstractScrollArea):
    """Knows where pages are and goes to places on them; what is on a page is up to who paints it.

    Signals:
        moved: Something else is in sight, or it is of another size.
        scrolled: The person has scrolled.
        resized: Pages are of another size, which may not last.
    """

    moved = Signal()
    scrolled = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A bar that comes and goes would change the width that pages are fitted to.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._sizes: Sequence[Size] = ()
        self._zoom: Zoom = Fit.WIDTH
        self._layout = self._laid_out()
        self._page = 0
        self._held: tuple[QPointF, Place] | None = None
        self._is_placing = False
        self._rest = QPointF()

    @property
    def page(self) -> int:
        """The number of the page in sight, 0 when there is none."""
        return self._page

    @property
    def page_layout(self) -> PageLayout:
        """Where the pages are."""
        return self._layout

    @property
    def scroll_offset(self) -> QPoint:
        """The place of the layout in the upper left corner."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    @property
    def frame_in_sight(self) -> Frame:
        """What of the layout is in sight."""
        corner, size = self.scroll_offset, self.viewport().size()
        return Frame(corner.x(), corner.y(), size.width(), size.height())

    def set_sizes(self, sizes: Sequence[Size]) -> None:
        """Have pages of these sizes in points; the place in sight stays, as far as it is there."""
        had_pages = bool(self._sizes)
        self._sizes = sizes
        if had_pages and sizes:
            self._lay_out(QPointF())
        else:
            self._layout = self._laid_out()
            self._set_bars()
            self._held = None
            self._page = min(len(sizes), 1)
            self._scroll_to(QPointF())

    def go_to_page(self, page: int) -> None:
        """Go to the head of a page."""
        if 1 <= page <= len(self._sizes):
            top = ceil(self._layout.frame(page).top - MARGIN)
            self._go_to(page, QPointF(self.scroll_offset.x(), top))

    def go_to_box(self, page: int, box: Box, *, if_hidden: bool = False) -> None:
        """Bring what is on a page a third of the way down; `if_hidden`, only if it is not seen."""
        frame, scale = self._layout.frame(page), self._layout.scale(page)
        sight = self.frame_in_sight
        left, right = frame.left + box.left * scale, frame.left + box.right * scale
        top, bottom = frame.top + box.top * scale, frame.top + box.bottom * scale
        x, y = sight.left, sight.top
        if not x <= left <= right <= x + sight.width:
            x = (left + right - sight.width) / 2
        if not (if_hidden and y <= top <= bottom <= y + sight.height):
            y = top - sight.height / 3
        self._go_to(page, QPointF(x, y))

    def turn(self, step: int) -> None:
        """Go on by `step` pages, as far as there are pages."""
        if self._sizes:
            self.go_to_page(min(max(self._page + step, 1), len(self._sizes)))

    def zoom_by(self, steps: float, at: QPointF | None = None) -> None:
        """Enlarge, or make smaller, by some steps; what is `at` a place of the view stays there."""
        if not self._sizes:
            return
        hold = QPointF(self.viewport().rect().center()) if at is None else at
        scale = self._layout.scale(self._place_at(hold).page) / self._unit()
        zoom = scale * ZOOM_STEP**steps
        self._zoom = max(min(zoom, LARGEST_SCALE), min(scale, SMALLEST_SCALE))
        self._lay_out(hold)

    def fit_width(self) -> None:
        """Show every page as wide as the view."""
        self._zoom = Fit.WIDTH
        self._lay_out(QPointF())

    def fit_page(self) -> None:
        """Show every page whole, and the one in sight first."""
        self._zoom = Fit.PAGE
        self._lay_out(QPointF())
        self.go_to_page(self._page)

    def point_on_page(self, place: QPointF) -> tuple[int, float, float]:
        """Return the page at a place of the view, and the points from its upper left corner."""
        found = self._place_at(place)
        width, height = self._sizes[found.page - 1]
        return found.page, found.across * width, found.down * height

    def scroll_by(self, across: float, down: float) -> None:
        """Scroll by pixels; parts of one are kept for the next time."""
        self._rest += QPointF(across, down)
        for bar, pixels in (
            (self.horizontalScrollBar(), int(self._rest.x())),
            (self.verticalScrollBar(), int(self._rest.y())),
        ):
            bar.setValue(bar.value() + pixels)
        self._rest -= QPointF(int(self._rest.x()), int(self._rest.y()))

    def event(self, event: QEvent) -> bool:
        """Override QObject::event: another screen may be finer."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.moved.emit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget::resizeEvent: what is at the upper edge stays there."""
        super().resizeEvent(event)
        self._lay_out(QPointF())

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """Override QAbstractScrollArea::scrollContentsBy."""
        self.viewport().update()
        if not self._is_placing and self._sizes:
            self._held = None
            self._page = self._foremost()
            self.scrolled.emit()
            self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override QWidget::wheelEvent: with Ctrl the wheel zooms at the pointer."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(turned.y() / WHEEL_STEP, event.position())
        elif not event.pixelDelta().isNull() and QGuiApplication.platformName() != "xcb":
            # X11 gives pixels too, but not those the fingers went.
            self.scroll_by(-event.pixelDelta().x(), -event.pixelDelta().y())
        else:
            notch = QApplication.wheelScrollLines() * self.verticalScrollBar().singleStep()
            across, down = (-side * notch / WHEEL_STEP for side in (turned.x(), turned.y()))
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                across, down = down, across
            self.scroll_by(across, down)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Override QWidget::keyPressEvent."""
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_PageDown:
                self._leaf(1)
            case Qt.Key.Key_PageUp:
                self._leaf(-1)
            case Qt.Key.Key_Space:
                self._leaf(-1 if back else 1)
            case _:
                super().keyPressEvent(event)

    def _leaf(self, step: int) -> None:
        """Go on by what is in sight: a page where each is fitted whole."""
        if self._zoom is Fit.PAGE:
            self.turn(step)
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + step * bar.pageStep())

    def _unit(self) -> float:
        """Return how many pixels of the window a point has at a page's real size."""
        return self.logicalDpiX() / POINTS_PER_INCH

    def _laid_out(self) -> PageLayout:
        sight = self.viewport().size()
        return PageLayout(
            self._sizes,
            self._zoom,
            sight=(sight.width(), sight.height()),
            unit=self._unit(),
            margin=MARGIN,
        )

    def _lay_out(self, hold: QPointF) -> None:
        """Lay the pages out anew; what is at the place `hold` of the view stays there.

        It is remembered until the person scrolls, or rounding would move it a little every time.
        """
        if not self._sizes:
            self._layout = self._laid_out()
            return
        if self._held is None or self._held[0] != hold:
            self._held = hold, self._place_at(hold)
        place = self._held[1]
        self._layout = self._laid_out()
        self._set_bars()
        page = min(place.page, len(self._sizes))
        position = self._layout.position(Place(page, place.across, place.down))
        self._scroll_to(QPointF(*position) - hold)
        sight = self.frame_in_sight
        if self._page not in self._layout.within(sight.top, sight.top + sight.height):
            self._page = self._foremost()
        self.resized.emit()
        self.moved.emit()

    def _set_bars(self) -> None:
        """Let the scroll bars reach as far as the pages do."""
        line = self.fontMetrics().lineSpacing()
        sight = self.viewport().size()
        with self._placing():
            for bar, length, seen in (
                (self.horizontalScrollBar(), self._layout.width, sight.width()),
                (self.verticalScrollBar(), self._layout.height, sight.height()),
            ):
                bar.setRange(0, max(round(length) - seen, 0))
                bar.setPageStep(max(seen - line, line))
                bar.setSingleStep(2 * line)

    def _go_to(self, page: int, corner: QPointF) -> None:
        """Scroll; it is this page that counts as in sight then, even if more is seen of another."""
        self._scroll_to(corner)
        self._held = None
        self._page = page
        self.moved.emit()

    def _scroll_to(self, corner: QPointF) -> None:
        with self._placing():
            self.horizontalScrollBar().setValue(round(corner.x()))
            self.verticalScrollBar().setValue(round(corner.y()))
        self.viewport().update()

    @contextmanager
    def _placing(self) -> Iterator[None]:
        """Tell scrolling that the program does from what the person does."""
        was, self._is_placing = self._is_placing, True
        yield
        self._is_placing = was

    def _place_at(self, place: QPointF) -> Place:
        corner = self.scroll_offset
        return self._layout.place_at(corner.x() + place.x(), corner.y() + place.y())

    def _foremost(self) -> int:
        sight = self.frame_in_sight
        return self._layout.foremost(sight.top, sight.top + sight.height)
