import random

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from tests.desktop.widgets.conftest import FILE

from dogear_core.types import Area, Box, ImageRequest, PageImage
from dogear_desktop.pages.layout import Frame
from dogear_desktop.pages.marks import Mark
from dogear_desktop.pages.pictures import Picture
from dogear_desktop.pages.pieces import pixel_size
from dogear_desktop.widgets.page_painter import PageColours, PagePainter

pytestmark = pytest.mark.usefixtures("qapp")

ROOM = 120
FRAME = Frame(10.3, 7.7, 60.4, 80.2)


def noise(size: tuple[int, int], area: Area | None = None) -> Picture:
    """Return a picture of which no two neighbours are alike."""
    area = area or Area(0, 0, *size)
    pixels = random.Random(1).randbytes(4 * area.pixels)
    return Picture.of(PageImage(ImageRequest(FILE, 1, size, area), pixels, (60.4, 80.2)))


def canvas(ratio: float) -> QImage:
    image = QImage(round(ROOM * ratio), round(ROOM * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.black)
    return image


def painted(
    image: QImage,
    *pictures: Picture,
    scrolled: QPoint | None = None,
    marks: tuple[tuple[Mark, list[Box]], ...] = (),
    selected: tuple[Box, ...] = (),
) -> QImage:
    painter = QPainter(image)
    pages = PagePainter(painter, PageColours.of(QPalette()), scrolled or QPoint())
    pages.paint(FRAME, FRAME.width, pictures, marks, selected)
    painter.end()
    image.setDevicePixelRatio(1)
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0, 3.0])
@pytest.mark.parametrize("scrolled", [0, 1, 2, 3])
def test_a_picture_stays_sharp_on_every_screen(ratio: float, scrolled: int) -> None:
    size = pixel_size(FRAME, ratio)
    picture = noise(size)
    image = painted(canvas(ratio), picture, scrolled=QPoint(0, scrolled))
    left, top = round(FRAME.left * ratio), round((FRAME.top - scrolled) * ratio)
    assert image.copy(QRect(left, top, *size)) == picture.image.convertToFormat(image.format())
    assert image.pixelColor(left - 1, top + 5) == QColor("black")
    assert image.pixelColor(left + size[0], top + 5) == QColor("black")


def test_tiles_fit_together() -> None:
    size = pixel_size(FRAME, 1.25)
    whole = noise(size).image
    tiles = []
    for left, right in ((0, 40), (40, size[0])):
        area = Area(left, 0, right, size[1])
        part = whole.copy(QRect(left, 0, area.width, area.height))
        tiles.append(Picture(size, area, part, b""))
    image = painted(canvas(1.25), *tiles)
    corner = QPoint(round(FRAME.left * 1.25), round(FRAME.top * 1.25))
    assert image.copy(QRect(corner, whole.size())) == whole


def test_a_picture_of_another_size_fills_the_page() -> None:
    grey = QImage(5, 5, QImage.Format.Format_RGB32)
    grey.fill(QColor(90, 90, 90))
    image = painted(canvas(1.0), Picture((5, 5), Area(0, 0, 5, 5), grey, b""))
    for place in (QPoint(12, 10), QPoint(68, 85), QPoint(40, 40)):
        assert image.pixelColor(place) == QColor(90, 90, 90)
    assert image.pixelColor(40, 95) == QColor("black")


def test_what_is_marked_beside_the_page_is_not_shown() -> None:
    grey = canvas(1.0)
    grey.fill(QColor("#808080"))
    image = painted(grey, marks=((Mark.CURRENT, [Box(-50, 10, 200, 20)]),))
    assert image.pixelColor(40, 22) != QColor("white")
    assert image.pixelColor(5, 22) == image.pixelColor(100, 22) == QColor("#808080")


def test_what_is_marked_twice_is_no_darker() -> None:
    boxes = [Box(0, 0, 30, 20), Box(20, 10, 50, 30)]
    image = painted(canvas(1.0), selected=tuple(boxes))
    assert image.pixelColor(35, 22) == image.pixelColor(15, 12) == image.pixelColor(55, 32)
    marked = painted(
        canvas(1.0),
        marks=((Mark.PASSAGE, boxes), (Mark.WORD, boxes[:1]), (Mark.MATCH, boxes[:1])),
        selected=(boxes[0],),
    )
    assert marked.pixelColor(15, 12) == image.pixelColor(15, 12)
    colours = PageColours.of(QPalette())
    assert marked.pixelColor(55, 32).name() == colours.marks[Mark.PASSAGE].name()


@pytest.mark.parametrize("accent", ["#308cc6", "#000000", "#ffffff", "#ffff00", "#0d3b66"])
def test_black_stays_readable_on_every_mark_and_each_is_seen(accent: str) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Highlight, QColor(accent))
    colours = PageColours.of(palette)
    for colour in (*colours.marks.values(), colours.selection):
        assert min(colour.red(), colour.green(), colour.blue()) < 232
        assert luminance(colour) / luminance(QColor("black")) > 4.5


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2, with the 0.05 that a contrast adds."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05


def test_a_sentence_is_written_where_the_page_is_seen() -> None:
    image = canvas(1.0)
    painter = QPainter(image)
    pages = PagePainter(painter, PageColours.of(QPalette()), QPoint())
    frame = Frame(0, -1000, ROOM, 1060)
    pages.paint(frame, ROOM, (), (), ())
    pages.say(frame, "No!", QRect(0, 0, ROOM, ROOM))
    painter.end()
    written = [
        (x, y) for x in range(ROOM) for y in range(60) if image.pixelColor(x, y) != QColor("white")
    ]
    assert written
    assert all(15 < x < ROOM - 15 and 15 < y < 45 for x, y in written)
