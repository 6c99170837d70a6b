"""Reads PDF with PDFium, and with pypdf the files and pages that PDFium cannot open.

PDFium also gives headings, page labels and the title: the same as pypdf does, many times faster,
and from encrypted files too.
"""

import io
import re
import time
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from dogear_core.config import ReaderLimits
from dogear_core.readers.base import Refused, describe
from dogear_core.readers.normalise import TextBuilder, normalise, one_line
from dogear_core.readers.pdf_outline import cut_at_headings, outline_by_page
from dogear_core.readers.pdf_text import page_text
from dogear_core.readers.text import title_line
from dogear_core.types import Document, Reason

if TYPE_CHECKING:
    from pypdf import PdfReader
    from pypdfium2 import PdfDocument

_NO_TITLE = re.compile(
    r"(?:untitled|no title|title|document|microsoft (?:word|excel|powerpoint)|slide \d+|powerpoint"
    r"|presentation|print|scan\w*|doc\d*|(?:file|https?)://.*|[a-z]:\\.*|\W*)[\d\W]*",
    re.IGNORECASE,
)
_PROGRAM = re.compile(r"^Microsoft (?:Office )?(?:Word|Excel|PowerPoint)\s*[-–]\s*", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"\.(?:docx?|rtf|odt|txt|tex|dvi|ps|indd|qxd|pptx?|xlsx?|pdf)$", re.IGNORECASE
)


def read_pdf(data: bytes, media_type: str, limits: ReaderLimits) -> Document:
    """Return the text of a PDF with a section for every page that has text."""
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD

    builder = TextBuilder(limits.text_chars)
    try:
        pdf = PdfDocument(data)
    except PdfiumError as error:
        if error.err_code == FPDF_ERR_PASSWORD:
            raise Refused(Reason.ENCRYPTED) from error
        title = _add_with_pypdf(data, builder)
    else:
        repair = _Repair(data, len(pdf), limits.seconds / 2)
        title = _add_pages(pdf, repair, builder)
    text, sections = builder.finish()
    return Document(text, media_type, title or title_line(text), sections)


def _add_pages(pdf: "PdfDocument", repair: "_Repair", builder: TextBuilder) -> str:
    from pypdfium2 import PdfiumError

    outline = outline_by_page(pdf)
    heading: tuple[str, ...] = ()
    damaged = 0
    for number in range(len(pdf)):
        entries = outline.get(number, [])
        label = printed_label(pdf, number)
        try:
            text = _text_of(pdf, number)
        except PdfiumError:
            text = repair.text_of(number)
            damaged += not text
        page_break = "\n\n"
        for separator, part, path in cut_at_headings(text, entries, heading):
            builder.begin_section(page=number + 1, page_label=label, heading=path)
            builder.add(part, separator or page_break)
        heading = entries[-1].path if entries else heading
    if damaged and not len(builder):
        raise Refused(Reason.DAMAGED, f"{damaged} of {len(pdf)} pages cannot be read")
    headings = (entry.title for _, entries in sorted(outline.items()) for entry in entries)
    return _sensible_title(pdf.get_metadata_value("Title")) or next(headings, "")


def _text_of(pdf: "PdfDocument", number: int) -> str:
    page = pdf[number]
    textpage = page.get_textpage()
    text = page_text(textpage).text
    textpage.close()
    page.close()
    return text


class _Repair:
    """Reads single pages with pypdf, for a limited time: the whole file is not lost for a page."""

    def __init__(self, data: bytes, pages: int, seconds: float) -> None:
        self._data = data
        self._pages = pages
        self._deadline = time.monotonic() + seconds

    def text_of(self, number: int) -> str:
        """Return the text of a page, normalised; none where pypdf cannot read it either."""
        if time.monotonic() > self._deadline:
            return ""
        try:
            pages = self._reader.pages
            if len(pages) != self._pages:  # then the same number may mean another page
                return ""
            return normalise(pages[number].extract_text())
        except Exception:  # pypdf meets damage with errors of every type
            return ""

    @cached_property
    def _reader(self) -> "PdfReader":
        from pypdf import PdfReader

        return PdfReader(io.BytesIO(self._data))


def printed_label(pdf: "PdfDocument", number: int) -> str | None:
    """Return the label of the page with this index where it says more than the page's number."""
    label = one_line(pdf.get_page_label(number))
    return label if label and label != str(number + 1) else None


def _sensible_title(metadata: str) -> str:
    """Return the title in the file's metadata unless a program made it up."""
    title = _FILE_NAME.sub("", _PROGRAM.sub("", one_line(metadata)))
    return "" if _NO_TITLE.fullmatch(title) else title


def _add_with_pypdf(data: bytes, builder: TextBuilder) -> str:
    """Add the pages as pypdf reads them: it repairs files that PDFium does not open."""
    try:
        for number, text in _pypdf_pages(data):
            builder.begin_section(page=number + 1)
            builder.add(text)
    except Refused:
        raise
    except Exception as error:  # pypdf meets damage with errors of every type
        if not len(builder):
            raise Refused(Reason.DAMAGED, describe(error)) from error
    if not len(builder):
        raise Refused(Reason.DAMAGED, "no readable page")
    return ""


def _pypdf_pages(data: bytes) -> Iterator[tuple[int, str]]:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused(Reason.ENCRYPTED)
    for number, page in enumerate(reader.pages):
        yield number, page.extract_text()
