from itertools import pairwise
from pathlib import Path

import pytest
from tests.core.citations.conftest import (
    LEADING,
    LEFT,
    TOP,
    assemble,
    draw,
    state_of,
    text_width,
)

from dogear_core.citations.lines import boxes_of
from dogear_core.citations.page_server import PageServer
from dogear_core.citations.page_texts import PageTexts
from dogear_core.config import PageLimits, ReaderLimits
from dogear_core.readers.pdf import read_pdf
from dogear_core.types import (
    Area,
    Box,
    DocumentPages,
    ImageRequest,
    PageImage,
    PagesRequest,
    Span,
    TextLayer,
    TextRequest,
)

SAMPLES = Path(__file__).parents[3] / "assets" / "sample-library"
TEXT = "The deposit is\nreturned in June"


def layer_of(path: Path, page: int = 1) -> TextLayer:
    layer = PageServer(PageLimits()).answer(TextRequest(state_of(path), page))
    assert isinstance(layer, TextLayer)
    return layer


def ink(path: Path, points: tuple[float, float]) -> Box:
    """Return the box around all that is dark on the first page, in points."""
    size = round(2 * points[0]), round(2 * points[1])
    request = ImageRequest(state_of(path), 1, size, Area(0, 0, *size))
    image = PageServer(PageLimits()).answer(request)
    assert isinstance(image, PageImage)
    dark = [
        divmod(place, size[0])
        for place in range(size[0] * size[1])
        if image.pixels[4 * place] < 128
    ]
    rows, columns = [row / 2 for row, _ in dark], [column / 2 for _, column in dark]
    return Box(min(columns), min(rows), max(columns), max(rows))


def test_every_character_stands_where_it_was_drawn(pdf: Path) -> None:
    layer = layer_of(pdf, 2)
    assert layer.text == TEXT
    assert len(layer.edges) == 4 * len(TEXT)
    for offset, char in enumerate(TEXT):
        line, row = TEXT[:offset].rpartition("\n")[2], TEXT[:offset].count("\n")
        left, top, right, bottom = layer.edges[4 * offset : 4 * offset + 4]
        if char.isspace():
            assert (left, top, right, bottom) == (0, 0, 0, 0)
        else:
            assert left == pytest.approx(LEFT + text_width(line), abs=1)
            assert right == pytest.approx(LEFT + text_width(line + char), abs=1)
            assert top < TOP + LEADING * row < bottom


def test_lines_are_as_on_the_page(pdf: Path) -> None:
    first, second = layer_of(pdf, 2).lines
    assert (first.span, second.span) == (Span(0, 14), Span(15, len(TEXT)))
    assert first.box.right == pytest.approx(LEFT + text_width("The deposit is"), abs=1)
    assert second.box.top < TOP + LEADING < second.box.bottom


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_hold_the_ink_however_the_page_is_turned(tmp_path: Path, rotation: int) -> None:
    path = tmp_path / "turned.pdf"
    path.write_bytes(draw("deposit", rotation=rotation))
    pages = PageServer(PageLimits()).answer(PagesRequest(path))
    assert isinstance(pages, DocumentPages)
    around = ink(path, pages.sizes[0])
    (box,) = boxes_of(layer_of(path), Span(0, 7))
    assert box.left <= around.left + 1
    assert box.right >= around.right - 1
    assert box.top <= around.top + 1
    assert box.bottom >= around.bottom - 1
    assert max(box.right - box.left, box.bottom - box.top) < 60


def test_boxes_are_within_what_a_crop_box_leaves(tmp_path: Path) -> None:
    lines = b"BT /F 12 Tf 120 150 Td (deposit) Tj ET"
    path = tmp_path / "cropped.pdf"
    path.write_bytes(
        assemble(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/CropBox[100 100 300 200]"
            b"/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(lines), lines),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        )
    )
    (box,) = boxes_of(layer_of(path), Span(0, 7))
    around = ink(path, (200, 100))
    assert box.left == pytest.approx(20, abs=1)
    assert box.left <= around.left + 1 < around.right <= box.right + 1
    assert box.top <= around.top < around.bottom <= box.bottom


def test_columns_have_boxes_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "columns.pdf"
    path.write_bytes(draw("left" + " " * 40 + "right"))
    boxes = boxes_of(layer_of(path), Span(0, 100))
    assert [round(box.left) for box in boxes] == [
        LEFT,
        round(LEFT + text_width("left" + " " * 40)),
    ]


def test_a_font_that_claims_endless_lines_is_not_believed(tmp_path: Path) -> None:
    lines = b"BT /F 12 Tf 50 240 Td (one) Tj 0 -20 Td (two) Tj ET"
    path = tmp_path / "endless.pdf"
    path.write_bytes(
        assemble(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>>>>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(lines), lines),
            b"<</Type/Font/Subtype/TrueType/BaseFont/Endless/FirstChar 97/LastChar 122/Widths["
            + b"500 " * 26
            + b"]/FontDescriptor 6 0 R>>",
            b"<</Type/FontDescriptor/FontName/Endless/Flags 32/FontBBox[0 -9999 500 9999]"
            b"/ItalicAngle 0/Ascent 9999/Descent -9999/StemV 80>>",
        )
    )
    first, second = boxes_of(layer_of(path), Span(0, 7))
    assert 40 < first.top < first.bottom < 65
    assert 60 < second.top < second.bottom < 85


@pytest.mark.parametrize("path", sorted(SAMPLES.rglob("*.pdf")), ids=lambda path: path.stem)
def test_the_text_of_each_page_is_that_of_the_document(path: Path) -> None:
    document = read_pdf(path.read_bytes(), "application/pdf", ReaderLimits())
    texts = PageTexts(document.text, document.sections)
    server = PageServer(PageLimits())
    pages = server.answer(PagesRequest(path))
    assert isinstance(pages, DocumentPages)
    for page in range(1, len(pages) + 1):
        layer = server.answer(TextRequest(pages.file, page))
        assert isinstance(layer, TextLayer)
        assert layer.text == texts.text_of(page)
        assert layer.lines
        ends = [line.span for line in layer.lines]
        assert all(before.end <= after.start for before, after in pairwise(ends))
    server.rest()
