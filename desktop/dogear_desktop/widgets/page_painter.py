"""Paints pages with what is marked on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QPoint, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QRegion

from dogear_core.types import Box
from dogear_desktop.pages.layout import Frame
from dogear_desktop.pages.marks import Mark
from dogear_desktop.pages.pictures import Picture
from dogear_desktop.pages.pieces import pixel_size
from dogear_desktop.theme import AMBER, MARGIN, mixed

LIGHT = 0.8
"""A highlight lighter than this is darkened, or it would not be seen on white."""


@dataclass(frozen=True, slots=True)
class PageColours:
    """The colours of what is marked on a page, which is white in a dark window too."""

    marks: dict[Mark, QColor]
    selection: QColor
    sentence: QColor

    @classmethod
    def of(cls, palette: QPalette) -> "PageColours":
        """Mix the colours for a palette with white, so that black stays readable on them."""
        white = QColor(Qt.GlobalColor.white)
        accent = palette.color(QPalette.ColorRole.Highlight)
        if accent.lightnessF() > LIGHT:
            accent = accent.darker()
        amber = QColor(AMBER)
        marks = {
            Mark.PASSAGE: mixed(white, accent, 0.22),
            Mark.WORD: mixed(white, accent, 0.4),
            Mark.MATCH: mixed(white, amber, 0.45),
            Mark.CURRENT: amber,
        }
        return cls(
            marks, mixed(white, accent, 0.5), mixed(white, QColor(Qt.GlobalColor.black), 0.6)
        )


class PagePainter:
    """Paints on whole pixels of the screen, so that what was drawn for them stays sharp.

    `scrolled` is the place of the layout at the upper left corner of the widget painted on.
    """

    def __init__(self, painter: QPainter, colours: PageColours, scrolled: QPoint) -> None:
        self._painter = painter
        self._colours = colours
        self._scrolled = scrolled
        self._device = painter.deviceTransform()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)

    @property
    def ratio(self) -> float:
        """How many pixels of the screen there are to one of the window."""
        return self._device.m11()

    def paint(
        self,
        frame: Frame,
        points: float,
        pictures: Iterable[Picture],
        marks: Iterable[tuple[Mark, Sequence[Box]]],
        selected: Sequence[Box],
    ) -> None:
        """Paint a page that is `points` wide, with its marks and what is selected on it."""
        painter = self._painter
        painter.save()
        painter.setWorldTransform(self._device.inverted()[0])
        page = self._on_screen(frame)
        painter.fillRect(page, Qt.GlobalColor.white)
        for picture in pictures:
            self._draw(page, picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        tints = [(self._colours.marks[mark], boxes) for mark, boxes in marks]
        taken = QRegion()
        # What is marked twice is not darkened twice, or nobody could read it.
        for colour, boxes in reversed([*tints, (self._colours.selection, selected)]):
            region = _region(boxes, page, page.width() / points) - taken
            painter.setClipRegion(region)
            painter.fillRect(page, colour)  # text may stand beside its page
            taken |= region
        painter.restore()

    def say(self, frame: Frame, sentence: str, sight: QRect) -> None:
        """Write a sentence into the middle of a page, or of what is in sight of it."""
        page = QRectF(frame.left, frame.top, frame.width, frame.height)
        room = page.translated(-self._scrolled) & QRectF(sight)
        self._painter.setPen(self._colours.sentence)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
        self._painter.drawText(room.marginsRemoved(margins), flags, sentence)

    def _on_screen(self, frame: Frame) -> QRect:
        """Return which pixels of what is painted on a page takes."""
        device = self._device
        left = device.dx() + (frame.left - self._scrolled.x()) * device.m11()
        top = device.dy() + (frame.top - self._scrolled.y()) * device.m22()
        return QRect(round(left), round(top), *pixel_size(frame, self.ratio))

    def _draw(self, page: QRect, picture: Picture) -> None:
        """Draw a picture where it belongs, stretched if it is of another size."""
        area = picture.area
        if picture.size == (page.width(), page.height()):
            corner = page.topLeft() + QPoint(area.left, area.top)
            self._painter.drawImage(corner, picture.image)
            return
        across = page.width() / picture.size[0]
        down = page.height() / picture.size[1]
        place = QPointF(page.left() + area.left * across, page.top() + area.top * down)
        size = QSizeF(area.width * across, area.height * down)
        self._painter.drawImage(QRectF(place, size), picture.image)


def _region(boxes: Iterable[Box], page: QRect, scale: float) -> QRegion:
    """Return the pixels that boxes on a page take."""
    region = QRegion()
    for box in boxes:
        left, top = round(box.left * scale), round(box.top * scale)
        right, bottom = round(box.right * scale), round(box.bottom * scale)
        region |= QRect(left, top, right - left, bottom - top).translated(page.topLeft())
    return region
