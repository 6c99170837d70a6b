"""Finds where every character of a page's text stands, in the process that calls."""

import ctypes
import statistics
from array import array
from collections import defaultdict
from collections.abc import Callable
from typing import TYPE_CHECKING

from dogear_core.citations.lines import find_lines
from dogear_core.readers.pdf_text import PageText, page_text
from dogear_core.types import Span, TextLayer, TextRequest

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

LINE_HEIGHT = 4
"""Some fonts claim lines hundreds of times as high as their letters: more than this is wrong."""
SAMPLE = 40
"""So many characters of a font tell how high its letters are: a full stop alone does not."""
UNITS = 1 << 24
"""PDFium divides a displayed page into whole units: so many a side keep the boxes exact."""

_Edges = tuple[float, float, float, float]
"""Left, top, right and bottom of a box in the page's own coordinates, where up is more."""


def text_layer(page: "PdfPage", request: TextRequest) -> TextLayer:
    """Return the text of a page with a box for each character.

    A box is as high as the font's lines, or as the ink where the font says nothing sensible.
    """
    textpage = page.get_textpage()
    try:
        text = page_text(textpage)
        boxes = _boxes(textpage, text)
    finally:
        textpage.close()
    edges = array("f", bytes(16 * len(text.text)))
    place = _display(page)
    for offset, box in boxes.items():
        edges[4 * offset : 4 * offset + 4] = place(box)
    whole = Span(0, len(text.text))
    return TextLayer(request, text.text, edges, tuple(find_lines(text.text, edges, whole)))


def _boxes(textpage: "PdfTextPage", text: PageText) -> dict[int, _Edges]:
    """Return the box of each character that has one, by its offset in the text."""
    lines, inks = _line_boxes(textpage), _ink_boxes(textpage)
    boxes: dict[int, _Edges] = {}
    fonts: dict[float, list[int]] = defaultdict(list)
    for offset, char in enumerate(text.text):
        if char.isspace():
            continue
        index = text.char_index[offset]
        if box := lines(index) or inks(index):
            boxes[offset] = box
            # Characters with lines of one height are taken to be of one font.
            fonts[round(box[1] - box[3], 1)].append(offset)
    for height, offsets in fonts.items():
        sample = offsets[:: len(offsets) // SAMPLE + 1]
        found = [ink for at in sample if (ink := inks(text.char_index[at]))]
        if found and height > LINE_HEIGHT * statistics.median(ink[1] - ink[3] for ink in found):
            boxes |= {at: ink for at in offsets if (ink := inks(text.char_index[at]))}
    return boxes


def _line_boxes(textpage: "PdfTextPage") -> Callable[[int], _Edges | None]:
    """Return what tells the box of a character as high as its font's lines."""
    from pypdfium2.raw import FS_RECTF, FPDFText_GetLooseCharBox

    rect = FS_RECTF()

    def box(index: int) -> _Edges | None:
        if not FPDFText_GetLooseCharBox(textpage, index, rect):
            return None
        edges = rect.left, rect.top, rect.right, rect.bottom
        return edges if edges[0] < edges[2] and edges[3] < edges[1] else None

    return box


def _ink_boxes(textpage: "PdfTextPage") -> Callable[[int], _Edges | None]:
    """Return what tells the box around the ink of a character."""
    from pypdfium2.raw import FPDFText_GetCharBox

    left, right, bottom, top = (ctypes.c_double() for _ in range(4))

    def box(index: int) -> _Edges | None:
        if not FPDFText_GetCharBox(textpage, index, left, right, bottom, top):
            return None
        edges = left.value, top.value, right.value, bottom.value
        return edges if edges[0] < edges[2] and edges[3] < edges[1] else None

    return box


def _display(page: "PdfPage") -> Callable[[_Edges], "array[float]"]:
    """Return what turns a box of the page's own coordinates into one on the displayed page.

    It takes the page's crop box into account, and its rotation, which is by right angles.
    """
    from pypdfium2.raw import FPDF_DeviceToPage

    width, height = page.get_size()
    x, y = ctypes.c_double(), ctypes.c_double()

    def own(across: int, down: int) -> tuple[float, float]:
        FPDF_DeviceToPage(page, 0, 0, UNITS, UNITS, 0, across, down, x, y)
        return x.value, y.value

    begin, right, below = own(0, 0), own(UNITS, 0), own(0, UNITS)
    # Across the displayed page runs the page's own x, or its y if it lies on its side.
    upright = abs(right[0] - begin[0]) > abs(right[1] - begin[1])
    across, down = (0, 1) if upright else (1, 0)
    per_x = width / (right[across] - begin[across])
    per_y = height / (below[down] - begin[down])

    def place(box: _Edges) -> "array[float]":
        first = (box[across] - begin[across]) * per_x, (box[down] - begin[down]) * per_y
        last = (box[across + 2] - begin[across]) * per_x, (box[down + 2] - begin[down]) * per_y
        return array("f", (*map(min, first, last), *map(max, first, last)))

    return place
