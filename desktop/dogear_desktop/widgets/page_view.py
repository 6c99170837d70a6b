"""A page of a PDF with the cited passage marked on it."""

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from dogear_core.types import Box
from dogear_desktop.services.page_service import DrawnPage
from dogear_desktop.theme import MARGIN, mixed

POINTS_PER_INCH = 72
USUAL_WIDTH = 595.0
"""The width of A4 in points: what a page is taken to have until it is drawn."""
ZOOM_STEP = 1.2
SMALLEST, LARGEST = 0.25, 6.0
"""Bounds of the zoom, in parts of the page's real size."""
REDRAW_MS = 80
"""How long a size must last to be worth drawing at; until then the picture is stretched."""


class PageView(QAbstractScrollArea):
    """Shows one page, fitted to the width until the person zooms.

    Signals:
        wanted: A page is to be drawn: its number from 1, and pixels per point.
        page_shown: Another page is in sight: its number, how many there are, its printed label.
    """

    wanted = Signal(int, float)
    page_shown = Signal(int, int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Page of the document"))
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self._page = 0
        self._count = 0
        self._zoom: float | None = None
        self._drawn: DrawnPage | None = None
        self._picture = QImage()
        self._redraw = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._redraw.timeout.connect(self._ask)

    @property
    def page(self) -> int:
        """The number of the page, 0 when there is none."""
        return self._page

    @property
    def drawn(self) -> DrawnPage | None:
        """The page in sight."""
        return self._drawn

    def begin(self, page: int) -> None:
        """Go to a page of another document, or of the same one for another passage."""
        self.clear()
        self._page = page
        self._ask()

    def draw_again(self) -> None:
        """Draw the page in sight once more, without moving it."""
        self._ask()

    def turn(self, step: int) -> None:
        """Go on by `step` pages, as far as there are pages."""
        page = min(max(self._page + step, 1), self._count)
        if self._count and page != self._page:
            self._page = page
            self._ask()

    def zoom_by(self, steps: int) -> None:
        """Enlarge, or make smaller, by some steps."""
        zoom = self._shown_scale() / self._unit() * ZOOM_STEP**steps
        self._set_zoom(min(max(zoom, SMALLEST), LARGEST))

    def fit_width(self) -> None:
        """Show the page as wide as the view."""
        self._set_zoom(None)

    def show_page(self, drawn: DrawnPage) -> None:
        """Show a page that was asked for."""
        before = self._drawn
        other = before is None or before.image.request.page != drawn.image.request.page
        image = drawn.image
        self._drawn = drawn
        self._count = image.page_count
        self._picture = QImage(
            image.pixels, image.width, image.height, 4 * image.width, QImage.Format.Format_RGB32
        )
        self._lay_out()
        if other:
            self._scroll_to_passage()
            self.page_shown.emit(self._page, self._count, image.label or "")
        if abs(image.request.scale - self._wanted_scale()) > 0.01 * image.request.scale:
            self._redraw.start()
        self.viewport().update()

    def clear(self) -> None:
        """Show nothing."""
        self._redraw.stop()
        self._page = self._count = 0
        self._drawn = None
        self._picture = QImage()
        self._lay_out()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Override QWidget::paintEvent."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._surroundings())
        if self._drawn is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = self._page_area()
        painter.drawImage(area, self._picture)
        painter.translate(area.topLeft())
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        # The page is white in a dark window too, so the marks are mixed with white.
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        white = QColor(Qt.GlobalColor.white)
        painter.fillPath(self._outline(self._drawn.passage), mixed(white, accent, 0.22))
        painter.fillPath(self._outline(self._drawn.words), mixed(white, accent, 0.4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Override QWidget::resizeEvent."""
        super().resizeEvent(event)
        self._lay_out()
        if self._drawn is not None and self._zoom is None:
            self._redraw.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """Override QAbstractScrollArea::scrollContentsBy."""
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Override QWidget::wheelEvent: with Ctrl the wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _set_zoom(self, zoom: float | None) -> None:
        self._zoom = zoom
        self._lay_out()
        self.viewport().update()
        if self._drawn is not None:
            self._redraw.start()

    def _ask(self) -> None:
        if self._page:
            self.wanted.emit(self._page, self._wanted_scale())

    def _unit(self) -> float:
        """Return how many pixels of the window a point has at the page's real size."""
        return self.logicalDpiX() / POINTS_PER_INCH

    def _shown_scale(self) -> float:
        """Return how many pixels of the window a point of the page has."""
        if self._zoom is not None:
            return self._zoom * self._unit()
        width = self._drawn.image.points[0] if self._drawn is not None else USUAL_WIDTH
        return max(self.viewport().width() - 2 * MARGIN, 1) / width

    def _wanted_scale(self) -> float:
        return self._shown_scale() * self.devicePixelRatioF()

    def _size(self) -> tuple[float, float]:
        """Return the width and height of the page in pixels of the window."""
        if self._drawn is None:
            return 0.0, 0.0
        width, height = self._drawn.image.points
        return width * self._shown_scale(), height * self._shown_scale()

    def _page_area(self) -> QRectF:
        width, height = self._size()
        left = max((self.viewport().width() - width) / 2, MARGIN)
        top = max((self.viewport().height() - height) / 2, MARGIN)
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QRectF(left, top, width, height).translated(-scrolled)

    def _lay_out(self) -> None:
        """Let the scroll bars reach as far as the page does."""
        sight = self.viewport().size()
        for bar, size, seen in (
            (self.horizontalScrollBar(), self._size()[0], sight.width()),
            (self.verticalScrollBar(), self._size()[1], sight.height()),
        ):
            bar.setRange(0, max(round(size) + 2 * MARGIN - seen, 0) if size else 0)
            bar.setPageStep(seen)
            bar.setSingleStep(self.fontMetrics().lineSpacing() * 2)

    def _scroll_to_passage(self) -> None:
        """Bring the passage to a third of the way down, or show the page's head."""
        boxes = self._drawn.passage if self._drawn is not None else ()
        top = min((box.top for box in boxes), default=0.0) * self._shown_scale()
        self.verticalScrollBar().setValue(round(top + MARGIN - self.viewport().height() / 3))

    def _outline(self, boxes: tuple[Box, ...]) -> QPainterPath:
        """Return the boxes as one shape, so that where they overlap is no darker."""
        scale = self._shown_scale()
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for box in boxes:
            corner = box.left * scale, box.top * scale
            path.addRect(*corner, (box.right - box.left) * scale, (box.bottom - box.top) * scale)
        return path

    def _surroundings(self) -> QColor:
        palette = self.palette()
        base = palette.color(QPalette.ColorRole.Base)
        return mixed(base, palette.color(QPalette.ColorRole.Text), 0.08)
