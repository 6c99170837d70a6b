import io
import zipfile
from collections.abc import Callable

import pytest
from tests.core.markup import drawn

from dogear_core.types import Document

ReadDocument = Callable[..., Document]
MakeDocx = Callable[..., bytes]

STYLES = """<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Code"><w:name w:val="HTML Code"/></w:style>"""

NUMBERING = """<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/>
</w:lvl><w:lvl w:ilvl="2"><w:start w:val="9"/><w:numFmt w:val="upperRoman"/>
<w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>"""

LINKS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="https://a.example/b" TargetMode="External"/>
<Relationship Id="r2" Target="file:///etc/passwd" TargetMode="External"/></Relationships>"""


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}<w:rPr><w:b/></w:rPr></w:pPr>{''.join(runs)}</w:p>"


def item(text: str, number: int, depth: int = 0) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(text), properties=properties)


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def with_part(data: bytes, name: str, content: str) -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def test_runs_that_look_alike_are_one(read_document: ReadDocument, make_docx: MakeDocx) -> None:
    body = paragraph(
        run("a"),
        run(" b", "<w:b/>"),
        run("c ", '<w:rStyle w:val="Fett"/>'),
        run("d", '<w:rStyle w:val="Fett"/><w:b w:val="0"/><w:i/>'),
        run("e", "<w:strike/><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>"),
        run("f", '<w:rStyle w:val="Code"/>'),
    )

    assert drawn(read_document("a.docx", make_docx(body, styles=STYLES))) == (
        "a<strong> bc </strong><emphasis>d</emphasis><struck>e</struck><code>f</code>"
    )


def test_headings_and_quotes(read_document: ReadDocument, make_docx: MakeDocx) -> None:
    body = paragraph(run("A"), properties='<w:pStyle w:val="H1"/>') + paragraph(
        run("b"), properties='<w:pStyle w:val="Zitat"/>'
    )

    assert drawn(read_document("a.docx", make_docx(body, styles=STYLES))) == (
        "<heading1>A</heading>\n\n<quote1>b</quote>"
    )


def test_lists_are_counted_as_word_does(read_document: ReadDocument, make_docx: MakeDocx) -> None:
    places = ((1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (2, 0), (9, 0))
    body = "".join(item(text, *place) for text, place in zip("abcdefgh", places, strict=True))

    assert drawn(read_document("a.docx", make_docx(body, numbering=NUMBERING))) == "\n".join(
        [
            "<item1 3.>{- }a</item>",
            "<item2 3.a)>{- }b</item>",
            "<item2 3.b)>{- }c</item>",
            "<item3 (IX)>{- }d</item>",
            "<item1 4.>{- }e</item>",
            "<item2 4.a)>{- }f</item>",
            "<item1>{- }g</item>",
            "<item1>{- }h</item>",
        ]
    )


def test_tables(read_document: ReadDocument, make_docx: MakeDocx) -> None:
    wide = cell(run("a", "<w:b/>"), '<w:gridSpan w:val="2"/>')
    body = (
        f"<w:tbl><w:tr>{wide}{cell(run('b'))}</w:tr><w:tr>{cell('')}{cell(run('c'))}</w:tr></w:tbl>"
    )

    assert drawn(read_document("a.docx", make_docx(body))) == (
        "<table1><row><cell><strong>a</strong></cell>\t<cell2>b</cell></row>\n"
        "<row>\t<cell1>c</cell></row></table>"
    )


def test_links_to_the_web(read_document: ReadDocument, make_docx: MakeDocx) -> None:
    links = "".join(
        f'<w:hyperlink w:id="{name}">{run(name)}{run("!", "<w:i/>")}</w:hyperlink>'
        for name in ("r1", "r2", "none")
    )
    data = with_part(make_docx(paragraph(links)), "word/_rels/document.xml.rels", LINKS)

    assert drawn(read_document("a.docx", data)) == (
        "<link https://a.example/b>r1<emphasis>!</emphasis></link>"
        "r2<emphasis>!</emphasis>none<emphasis>!</emphasis>"
    )


def test_notes_keep_their_markup(read_document: ReadDocument, make_docx: MakeDocx) -> None:
    data = make_docx(paragraph(run("a")), footnotes=paragraph(run("b"), run("c", "<w:b/>")))

    assert drawn(read_document("a.docx", data)) == "a\n\nb<strong>c</strong>"


@pytest.mark.parametrize("name", ["word/numbering.xml", "word/_rels/document.xml.rels"])
@pytest.mark.parametrize(
    "content", ["<cut", "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>", " " * (17 << 20)]
)
def test_damage_to_what_has_no_text_loses_none(
    read_document: ReadDocument, make_docx: MakeDocx, name: str, content: str
) -> None:
    data = with_part(make_docx(item("a", 1)), name, content)

    assert drawn(read_document("a.docx", data)) == "<item1>{- }a</item>"
