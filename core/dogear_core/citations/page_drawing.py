"""Draws a part of a PDF's page, in the process that calls."""

from typing import TYPE_CHECKING

from dogear_core.config import PageLimits
from dogear_core.readers.base import Refused
from dogear_core.types import ImageRequest, PageImage, Reason

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

WHITE = (255, 255, 255, 255)


def draw(page: "PdfPage", request: ImageRequest, limits: PageLimits) -> PageImage:
    """Return the part of the page that was asked for; raise `Refused` if it is too large.

    Parts of one size fit together to the pixel.
    """
    import pypdfium2.raw as pdfium
    from pypdfium2 import PdfBitmap

    area = request.area
    if min(area.width, area.height) < 1 or area.pixels > limits.pixels:
        raise Refused(Reason.TOO_LARGE, f"{area.width} x {area.height} pixels")
    bitmap = PdfBitmap.new_native(area.width, area.height, pdfium.FPDFBitmap_BGRx)
    bitmap.fill_rect(WHITE, 0, 0, area.width, area.height)
    where = (-area.left, -area.top, *request.size, 0, pdfium.FPDF_ANNOT)
    pdfium.FPDF_RenderPageBitmap(bitmap, page, *where)
    if page.formenv:
        pdfium.FPDF_FFLDraw(page.formenv, bitmap, page, *where)
    pixels = bytes(bitmap.buffer)
    bitmap.close()
    return PageImage(request, pixels, page.get_size())
