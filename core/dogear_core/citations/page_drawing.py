"""Draws one page of a PDF and finds stretches of its text on it, in the process that calls."""

import ctypes
import statistics
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dogear_core.config import PageLimits
from dogear_core.readers.base import Refused, describe
from dogear_core.readers.pdf import printed_label
from dogear_core.readers.pdf_text import PageText, page_text
from dogear_core.types import Box, PageImage, PageRequest, Reason, Span

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

LINE_OVERLAP = 0.5
"""Characters that share this much of their height are on one line."""
WORD_GAP = 1.5
"""Characters of one line that are this many heights apart are in different columns."""
LINE_HEIGHT = 4
"""Some fonts claim lines hundreds of times as high as their letters: more than this is wrong."""
UNITS_PER_POINT = 64
"""PDFium gives places on a displayed page in whole units: fine ones keep the boxes exact."""

_Place = Callable[[float, float], tuple[float, float]]


def draw_page(request: PageRequest, limits: PageLimits) -> PageImage:
    """Return the page of the request; raise `Refused` when the file does not give it."""
    from pypdfium2 import PdfiumError

    pdf = _open(request)
    try:
        if not 1 <= request.page <= len(pdf):
            raise Refused(Reason.DAMAGED, f"{len(pdf)} pages")
        pdf.init_forms()
        return _draw(pdf, request, limits)
    except PdfiumError as error:
        raise Refused(Reason.DAMAGED, describe(error)) from error
    finally:
        pdf.close()


def _open(request: PageRequest) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        return PdfDocument(request.path)
    except FileNotFoundError as error:
        raise Refused(Reason.VANISHED) from error
    except OSError as error:
        raise Refused(Reason.UNREADABLE, error.strerror or describe(error)) from error
    except PdfiumError as error:
        locked = error.err_code == FPDF_ERR_PASSWORD
        reason = Reason.ENCRYPTED if locked else Reason.DAMAGED
        raise Refused(reason, "" if locked else describe(error)) from error


def _draw(pdf: "PdfDocument", request: PageRequest, limits: PageLimits) -> PageImage:
    page = pdf[request.page - 1]
    width, height = page.get_size()
    if width < 1 or height < 1:
        raise Refused(Reason.DAMAGED, f"page of {width:g} x {height:g} points")
    scale = min(request.scale, (limits.pixels / (width * height)) ** 0.5)
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    boxes: tuple[tuple[Box, ...], ...] = ()
    if request.marks:
        textpage = page.get_textpage()
        text = page_text(textpage)
        place = _display(page)
        boxes = tuple(tuple(_boxes(textpage, text, mark, place)) for mark in request.marks)
        textpage.close()
    return PageImage(
        request,
        bitmap.width,
        bitmap.height,
        bytes(bitmap.buffer),
        (width, height),
        len(pdf),
        printed_label(pdf, request.page - 1),
        boxes,
    )


def _display(page: "PdfPage") -> _Place:
    """Return what turns a place in the page's own coordinates into one on the displayed page.

    It takes the page's rotation and its crop box into account.
    """
    import pypdfium2.raw as pdfium

    width, height = (round(points * UNITS_PER_POINT) for points in page.get_size())
    across, down = ctypes.c_int(), ctypes.c_int()

    def place(x: float, y: float) -> tuple[float, float]:
        pdfium.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
        return across.value / UNITS_PER_POINT, down.value / UNITS_PER_POINT

    return place


def _boxes(textpage: "PdfTextPage", text: PageText, mark: Span, place: _Place) -> Iterator[Box]:
    """Yield a box for each line, or each stretch of a line, that `mark` covers."""
    line: Box | None = None
    for box in _char_boxes(textpage, text, mark):
        (x, y), (u, v) = place(box.left, box.top), place(box.right, box.bottom)
        shown = Box(min(x, u), min(y, v), max(x, u), max(y, v))
        if line is not None and not _adjoins(line, shown):
            yield line
            line = None
        line = shown if line is None else _around(line, shown)
    if line is not None:
        yield line


def _char_boxes(textpage: "PdfTextPage", text: PageText, mark: Span) -> list[Box]:
    """Return the box of each character in the page's own coordinates, where up is more.

    It is as high as the font's lines, or as the ink where the font says nothing sensible.
    """
    lines, inks = [], []
    for offset in range(mark.start, min(mark.end, len(text.text))):
        if text.text[offset].isspace():
            continue
        line, ink = (
            _char_box(textpage, text.char_index[offset], loose=loose) for loose in (True, False)
        )
        if box := line or ink:
            lines.append(box)
            inks.append(ink or box)
    sane = _usual_height(lines) <= LINE_HEIGHT * _usual_height(inks)
    return lines if sane else inks


def _char_box(textpage: "PdfTextPage", index: int, *, loose: bool) -> Box | None:
    left, bottom, right, top = textpage.get_charbox(index, loose=loose)
    return Box(left, top, right, bottom) if left < right and bottom < top else None


def _usual_height(boxes: list[Box]) -> float:
    return statistics.median(abs(box.top - box.bottom) for box in boxes) if boxes else 0.0


def _adjoins(line: Box, box: Box) -> bool:
    """Whether a character goes on a line: at its height, and not far from its ends."""
    height = min(line.bottom - line.top, box.bottom - box.top)
    overlap = min(line.bottom, box.bottom) - max(line.top, box.top)
    gap = max(box.left - line.right, line.left - box.right)
    return overlap >= LINE_OVERLAP * height and gap <= WORD_GAP * height


def _around(first: Box, second: Box) -> Box:
    return Box(
        min(first.left, second.left),
        min(first.top, second.top),
        max(first.right, second.right),
        max(first.bottom, second.bottom),
    )
