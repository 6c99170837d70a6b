import io
import zipfile
from collections.abc import Callable

import pytest

from dogear_core.config import ReaderLimits
from dogear_core.types import Document, Reason, Refusal

Read = Callable[..., Document | Refusal]
ReadDocument = Callable[..., Document]
MakeDocx = Callable[..., bytes]

STYLES = """<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Sub"><w:name w:val="Sub"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>"""


def paragraph(text: str, style: str = "", properties: str = "") -> str:
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str) -> str:
    return f"<w:tc>{paragraph(text)}</w:tc>"


def test_paragraphs_lists_and_tables_come_in_order(
    read_document: ReadDocument, make_docx: MakeDocx
) -> None:
    item = "<w:numPr/>"
    body = (
        paragraph("First.")
        + paragraph("milk", properties=item)
        + paragraph("eggs", properties=item)
        + f"<w:tbl><w:tr>{cell('Name')}{cell('Rent')}</w:tr>"
        + f"<w:tr>{cell('Anna')}{cell('900')}</w:tr></w:tbl>"
        + paragraph("Last.")
    )

    text = read_document("a.docx", make_docx(body)).text

    assert text == "First.\n\n- milk\n- eggs\n\nName\tRent\nAnna\t900\n\nLast."


def test_headings_by_style_and_outline_level(
    read_document: ReadDocument, make_docx: MakeDocx
) -> None:
    body = (
        paragraph("Lease", "T")
        + paragraph("Rent", "berschrift1")
        + paragraph("Due date", "Sub")
        + paragraph("On the first.")
        + paragraph("Keys", "Mine")
        + paragraph("Loose", properties='<w:outlineLvl w:val="2"/>')
    )

    document = read_document("a.docx", make_docx(body, styles=STYLES))

    assert document.title == "Lease"
    assert [section.heading for section in document.sections] == [
        ("Lease",),
        ("Lease", "Rent"),
        ("Lease", "Rent", "Due date"),
        ("Lease", "Keys"),
        ("Lease", "Keys", "Loose"),
    ]


def test_text_is_found_wherever_word_keeps_it(
    read_document: ReadDocument, make_docx: MakeDocx
) -> None:
    body = (
        "<w:sdt><w:sdtContent>" + paragraph("control") + "</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>in</w:t></w:r><w:ins><w:r><w:t>serted</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t> link</w:t><w:tab/><w:t>tab</w:t></w:r></w:hyperlink></w:p>"
        "<w:p><w:r><w:t>with a box</w:t><w:txbxContent>" + paragraph("box") + "</w:txbxContent>"
        "<w:Fallback><w:txbxContent>"
        + paragraph("box")
        + "</w:txbxContent></w:Fallback></w:r></w:p>"
    )

    data = make_docx(
        body, footnotes=paragraph("note"), header1=paragraph("top"), header2=paragraph("top")
    )

    assert read_document("a.docx", data).text == (
        "control\n\ninserted link\ttab\n\nwith a box\n\nbox\n\nnote\n\ntop"
    )


def test_a_document_that_unpacks_to_too_much(read: Read, make_docx: MakeDocx) -> None:
    data = make_docx(paragraph("a" * 5_000_000))

    outcome = read("bomb.docx", data, ReaderLimits(unpacked_bytes=1_000_000))

    assert len(data) < 20_000
    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.TOO_LARGE


def archive(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


ENTITIES = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><document>&b;</document>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (archive(**{"word__document.xml": ENTITIES}), Reason.DAMAGED),
        (archive(**{"word__document.xml": "<document><p>cut"}), Reason.DAMAGED),
        (archive(**{"word__document.xml": "<document/>"}), Reason.NO_TEXT),
        (archive(**{"word__document.xml": "<document><p><r><t>x</t>"})[:-30], Reason.DAMAGED),
        (archive(**{"xl__workbook.xml": "<workbook/>"}), Reason.UNSUPPORTED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0" + b"old", Reason.UNSUPPORTED),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0" + "EncryptedPackage".encode("utf-16-le"),
            Reason.ENCRYPTED,
        ),
    ],
)
def test_what_is_no_readable_document(read: Read, data: bytes, reason: Reason) -> None:
    outcome = read("a.docx", data)

    assert isinstance(outcome, Refusal)
    assert outcome.reason is reason
