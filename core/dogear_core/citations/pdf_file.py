"""A PDF that stays open from one page to the next, in the process that calls."""

import time
from typing import TYPE_CHECKING

from dogear_core.readers.base import Refused, describe
from dogear_core.readers.pdf import printed_label
from dogear_core.types import DocumentPages, FileState, Reason

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

USUAL_SIZE = (595.0, 842.0)
"""A4 in points: what a page is taken to have that does not say."""
SMALLEST, LARGEST = 1.0, 100_000.0
"""Bounds of a page's width and height in points; files in the wild claim thirty million inches."""
MOST_PAGES = 50_000
"""No more pages are listed: only broken files claim them, up to a million."""
LISTING_SECONDS = 0.5
"""How long sizes and labels are read: 2,000 pages take 30 ms, but a slow drive much longer."""


class PdfFile:
    """One open file; raises `Refused` for what it does not give.

    The page asked for last stays parsed, so that its parts and its text come quickly.
    """

    def __init__(self, state: FileState) -> None:
        self.state = state
        self._pdf = _open(state)
        self._pdf.init_forms()
        self._page: PdfPage | None = None
        self._number = 0

    def close(self) -> None:
        """Give the file back to the system."""
        self._pdf.close()

    def pages(self) -> DocumentPages:
        """Return the size and the label of every page, as far as there is time."""
        from pypdfium2 import PdfiumError

        deadline = time.monotonic() + LISTING_SECONDS
        sizes: list[tuple[float, float]] = []
        labels: list[str | None] = []
        for index in range(min(len(self._pdf), MOST_PAGES)):
            size, label = sizes[-1] if sizes else USUAL_SIZE, None
            if time.monotonic() < deadline:
                try:
                    claimed = self._pdf.get_page_size(index)
                    size = claimed if _is_sane(claimed) else USUAL_SIZE
                    label = printed_label(self._pdf, index)
                except PdfiumError:  # drawing the page will tell
                    pass
            sizes.append(size)
            labels.append(label)
        if not sizes:
            raise Refused(Reason.DAMAGED, "no pages")
        return DocumentPages(self.state, tuple(sizes), tuple(labels))

    def page(self, number: int) -> "PdfPage":
        """Return a page by its number from 1, parsed."""
        from pypdfium2 import PdfiumError

        if self._page is not None and self._number == number:
            return self._page
        self._leave_page()
        if not 1 <= number <= len(self._pdf):
            raise Refused(Reason.DAMAGED, f"{len(self._pdf)} pages")
        try:
            page = self._pdf[number - 1]
        except PdfiumError as error:
            raise Refused(Reason.DAMAGED, describe(error)) from error
        width, height = page.get_size()
        if not _is_sane((width, height)):
            page.close()
            raise Refused(Reason.DAMAGED, f"page of {width:g} x {height:g} points")
        self._page, self._number = page, number
        return page

    def _leave_page(self) -> None:
        if self._page is not None:
            self._page.close()
            self._page = None


def _is_sane(size: tuple[float, float]) -> bool:
    return all(SMALLEST <= points <= LARGEST for points in size)


def _open(state: FileState) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    try:
        return PdfDocument(state.path)
    except FileNotFoundError as error:
        raise Refused(Reason.VANISHED) from error
    except OSError as error:
        raise Refused(Reason.UNREADABLE, error.strerror or describe(error)) from error
    except PdfiumError as error:
        locked = error.err_code == FPDF_ERR_PASSWORD
        reason = Reason.ENCRYPTED if locked else Reason.DAMAGED
        raise Refused(reason, "" if locked else describe(error)) from error
