import io
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import pytest

from dogear_core.readers.pdf_text import page_text
from dogear_core.types import Document, Reason, Refusal

ReadDocument = Callable[..., Document]
Entry = tuple[str, int, int]
"""An outline entry: title, level, index of its page."""


def make_pdf(
    pages: Sequence[Sequence[str]],
    *,
    outline: Sequence[Entry] = (),
    labels_from: int | None = None,
    title: str = "",
    encrypt: Any = None,
) -> bytes:
    """Draw a PDF, each line 20 points below the last; an empty line leaves a gap."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 400), encrypt=encrypt, pageCompression=1)
    canvas.setTitle(title)
    for number, lines in enumerate(pages):
        if labels_from is not None:
            style = "ROMAN_LOWER" if number < labels_from else "ARABIC"
            canvas.addPageLabel(number, style, 1 + number % max(labels_from, 1))
        for entry, level, page in outline:
            if page == number:
                canvas.bookmarkPage(entry)
                canvas.addOutlineEntry(entry, entry, level)
        for row, line in enumerate(lines):
            canvas.drawString(50, 350 - 20 * row, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def page_of(data: bytes, number: int = 0) -> Any:
    from pypdfium2 import PdfDocument

    return PdfDocument(data)[number].get_textpage()


def test_every_page_is_a_section(read_document: ReadDocument) -> None:
    document = read_document("a.pdf", make_pdf([["One.", "Two."], [], ["Three."]]))

    pages = [(s.page, document.text[s.span.start : s.span.end]) for s in document.sections]
    assert pages == [(1, "One.\nTwo.\n\n"), (3, "Three.")]
    assert document.media_type == "application/pdf"


def test_outline_headings_cut_pages_where_they_stand(read_document: ReadDocument) -> None:
    pages = [
        ["Cover"],
        ["1 Rent", "Nine", "hundred.", "", "1.1 Due", "First."],
        ["On."],
        ["Other"],
    ]
    outline = (("Rent", 0, 1), ("Due", 1, 1), ("Annex", 0, 3))

    document = read_document("a.pdf", make_pdf(pages, outline=outline))

    found = [
        (s.page, s.heading, document.text[s.span.start : s.span.end].strip())
        for s in document.sections
    ]
    assert found == [
        (1, (), "Cover"),
        (2, ("Rent",), "1 Rent\nNine\nhundred."),
        (2, ("Rent", "Due"), "1.1 Due\nFirst."),
        (3, ("Rent", "Due"), "On."),
        (4, ("Annex",), "Other"),
    ]


def test_page_labels_where_they_differ(read_document: ReadDocument) -> None:
    document = read_document("a.pdf", make_pdf([["a"], ["b"], ["c"]], labels_from=2))

    assert [s.page_label for s in document.sections] == ["i", "ii", "1"]
    assert [s.page_label for s in read_document("b.pdf", make_pdf([["a"]])).sections] == [None]


@pytest.mark.parametrize(
    ("metadata", "title"),
    [
        ("Lease agreement", "Lease agreement"),
        ("Microsoft Word - Lease final.docx", "Lease final"),
        ("untitled", "The first heading"),
        ("", "The first heading"),
        ("C:\\Users\\x\\scan.pdf", "The first heading"),
    ],
)
def test_the_title(read_document: ReadDocument, metadata: str, title: str) -> None:
    pdf = make_pdf([["Text"]], title=metadata, outline=[("The first heading", 0, 0)])

    assert read_document("a.pdf", pdf).title == title


def test_a_password_is_needed_or_not(read: Callable[..., Document | Refusal]) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = make_pdf([["secret"]], encrypt=StandardEncryption("user", "owner"))
    restricted = make_pdf([["open"]], encrypt=StandardEncryption("", "owner", canPrint=0))

    assert read("a.pdf", locked) == Refusal(Reason.ENCRYPTED)
    outcome = read("b.pdf", restricted)
    assert isinstance(outcome, Document)
    assert outcome.text == "open"


def test_no_text_and_no_pdf(read: Callable[..., Document | Refusal]) -> None:
    assert read("scan.pdf", make_pdf([[], []])) == Refusal(Reason.NO_TEXT)
    for data in (b"%PDF-1.7\nnothing", make_pdf([["a"]])[:300], b"not a pdf"):
        outcome = read("broken.pdf", data)
        assert isinstance(outcome, Refusal)
        assert outcome.reason is Reason.DAMAGED


def test_pypdf_reads_what_pdfium_does_not_open(
    read_document: ReadDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdfium2

    def refuse(_: bytes) -> None:
        raise pypdfium2.PdfiumError("Failed to load document", err_code=3)

    monkeypatch.setattr(pypdfium2, "PdfDocument", refuse)
    document = read_document("a.pdf", make_pdf([["One."], ["Two."]]))

    assert document.text == "One.\n\nTwo."
    assert [s.page for s in document.sections] == [1, 2]


def misplace_pages(pdf: bytes, *numbers: int) -> bytes:
    """Let the table of objects point to a wrong place for these pages."""
    objects = re.findall(rb"\n(\d+) 0 obj\n<<\n/Contents", pdf)
    table = pdf.rindex(b"\nxref\n")
    rows = pdf[table:].split(b"\n")
    for number in numbers:
        rows[3 + int(objects[number])] = b"0000000012 00000 n "
    return pdf[:table] + b"\n".join(rows)


def test_pypdf_reads_a_page_that_pdfium_does_not_open(read_document: ReadDocument) -> None:
    pdf = make_pdf([["One."], ["Two.", "Lines."], ["Three."]])
    whole = read_document("whole.pdf", pdf)

    assert read_document("one.pdf", misplace_pages(pdf, 1)) == whole
    assert read_document("all.pdf", misplace_pages(pdf, 0, 1, 2)) == whole


def test_a_page_that_nobody_can_read_costs_no_other(read_document: ReadDocument) -> None:
    pdf = make_pdf([["One."], ["Two."], ["Three."]])
    start = pdf.index(b"<<\n/Contents", pdf.index(b"<<\n/Contents") + 1)
    broken = pdf[:start] + b"xx" + pdf[start + 2 :]

    document = read_document("a.pdf", broken)

    assert document.text == "One.\n\nThree."
    assert [section.page for section in document.sections] == [1, 3]


def test_a_divided_word_is_whole(read_document: ReadDocument) -> None:
    pdf = make_pdf([["The deposit is pay-", "able at once, the rest", "later."]])

    assert read_document("a.pdf", pdf).text == "The deposit is payable at once, the rest\nlater."


def test_the_text_of_the_page_is_that_of_the_document(read_document: ReadDocument) -> None:
    pdf = make_pdf([["One-", "two", "", "Rent", "x"], ["Three"]], outline=[("Rent", 0, 0)])

    document = read_document("a.pdf", pdf)

    assert document.text == page_text(page_of(pdf)).text + "\n\n" + page_text(page_of(pdf, 1)).text


def test_characters_lie_where_their_boxes_are() -> None:
    from pypdfium2.raw import FPDFText_GetUnicode

    lines = [
        "The tenant pays the de-",
        "posit on the first day.",
        "",
        "Then the keys are",
        "handed over.",
    ]
    textpage = page_of(make_pdf([lines]))

    page = page_text(textpage)

    assert page.text == (
        "The tenant pays the deposit on the first day.\n\nThen the keys are\nhanded over."
    )
    for char, index in zip(page.text, page.char_index, strict=True):
        if char != "\n":
            assert chr(FPDFText_GetUnicode(textpage, index)) == char
    for phrase, row in (("tenant pays", 0), ("posit on", 1), ("keys", 3), ("over", 4)):
        start = page.text.index(phrase)
        for index in page.char_index[start : start + len(phrase)]:
            _, bottom, _, top = textpage.get_charbox(index)
            assert bottom - 5 <= 350 - 20 * row <= top + 15
            assert top < 350 - 20 * row + 15
    assert all(a <= b for a, b in pairwise(page.char_index))


CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def
1 begincodespacerange <00> <FF> endcodespacerange 5 beginbfchar <61> <D83DDE00> <62> <0065>
<63> <0301> <64> <00660066> <65> <0003> endbfchar 1 beginbfrange <41> <5A> <0041> endbfrange
endcmap end end"""
"""Maps a to an emoji, bc to an accented e, d to two letters, e to a control character."""


def make_mapped_pdf(shown: bytes) -> bytes:
    content = b"BT /F1 20 Tf 20 200 Td (" + shown + b") Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 5 0 R "
        b"/Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        *(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(s), s) for s in (content, CMAP)),
    ]
    body = b"%PDF-1.4\n"
    offsets = []
    for number, item in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer << /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 7\n0000000000 65535 f \n" + table + trailer


def test_places_of_characters_that_change_in_number() -> None:
    from pypdfium2.raw import FPDFText_GetUnicode

    textpage = page_of(make_mapped_pdf(b"eAaBbcCeeDdE"))

    page = page_text(textpage)

    assert page.text == "A😀BéCDffE"
    for char, index in zip(page.text, page.char_index, strict=True):
        if char.isascii():
            assert chr(FPDFText_GetUnicode(textpage, index)) == char
    assert FPDFText_GetUnicode(textpage, page.char_index[1]) in (0xD83D, 0x1F600)
    assert chr(FPDFText_GetUnicode(textpage, page.char_index[3])) == "e"
