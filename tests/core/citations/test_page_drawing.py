from itertools import pairwise
from pathlib import Path

import pytest
from tests.core.citations.conftest import LEADING, LEFT, SIZE, TOP, draw, text_width

from dogear_core.citations.anchoring import on_pages
from dogear_core.citations.page_drawing import draw_page
from dogear_core.config import PageLimits, ReaderLimits
from dogear_core.readers.base import Refused
from dogear_core.readers.pdf import read_pdf
from dogear_core.readers.pdf_text import page_text
from dogear_core.types import Box, PageImage, PageRequest, Reason, Span

SAMPLES = Path(__file__).parents[3] / "assets" / "sample-library"
TEXT = "The deposit is\nreturned in June"


def drawn(path: Path, *marks: Span, page: int = 2, scale: float = 2.0) -> PageImage:
    return draw_page(PageRequest(path, page, scale, marks), PageLimits())


def is_dark(image: PageImage, x: float, y: float) -> bool:
    offset = 4 * (round(y) * image.width + round(x))
    return image.pixels[offset] < 128


def ink(image: PageImage) -> Box:
    """Return the box around all that is dark, in points."""
    dark = [
        divmod(place, image.width)
        for place in range(image.width * image.height)
        if image.pixels[4 * place] < 128
    ]
    scale = image.width / image.points[0]
    rows, columns = [row for row, _ in dark], [column for _, column in dark]
    return Box(min(columns) / scale, min(rows) / scale, max(columns) / scale, max(rows) / scale)


def test_a_page_is_drawn_at_its_scale(pdf: Path) -> None:
    image = drawn(pdf)
    assert (image.width, image.height) == (2 * SIZE[0], 2 * SIZE[1])
    assert len(image.pixels) == 4 * image.width * image.height
    assert image.points == SIZE
    assert image.page_count == 2
    assert image.boxes == ()


def test_a_page_has_the_label_printed_on_it() -> None:
    manual = SAMPLES / "Home" / "Manuals" / "Brisa 7 washer-dryer manual.pdf"
    assert [drawn(manual, page=page, scale=0.1).label for page in (6, 13)] == ["4", "11"]


def test_a_mark_has_a_box_per_line_where_its_words_are(pdf: Path) -> None:
    start = TEXT.index("deposit")
    image = drawn(pdf, Span(start, TEXT.index(" in June")))
    ((first, second),) = image.boxes
    left = LEFT + text_width("The ")
    assert first.left == pytest.approx(left, abs=1)
    assert first.right == pytest.approx(LEFT + text_width("The deposit is"), abs=1)
    assert first.top < TOP < first.bottom
    assert second.left == pytest.approx(LEFT, abs=1)
    assert second.right == pytest.approx(LEFT + text_width("returned"), abs=1)
    assert second.top < TOP + LEADING < second.bottom


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_boxes_hold_the_ink_however_the_page_is_turned(tmp_path: Path, rotation: int) -> None:
    path = tmp_path / "turned.pdf"
    path.write_bytes(draw("deposit", rotation=rotation))
    image = drawn(path, Span(0, 7), page=1)
    around = ink(image)
    boxes = image.boxes[0]
    assert min(box.left for box in boxes) <= around.left + 1
    assert max(box.right for box in boxes) >= around.right - 1
    assert min(box.top for box in boxes) <= around.top + 1
    assert max(box.bottom for box in boxes) >= around.bottom - 1
    assert max(box.right for box in boxes) - min(box.left for box in boxes) < 60


def test_columns_have_boxes_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "columns.pdf"
    path.write_bytes(draw("left" + " " * 40 + "right"))
    image = drawn(path, Span(0, 100), page=1)
    assert [round(box.left) for box in image.boxes[0]] == [
        LEFT,
        round(LEFT + text_width("left" + " " * 40)),
    ]


def test_a_font_that_claims_endless_lines_is_not_believed(tmp_path: Path) -> None:
    lines = b"BT /F 12 Tf 50 240 Td (one) Tj 0 -20 Td (two) Tj ET"
    objects = (
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
    body = b"".join(b"%d 0 obj%s endobj\n" % entry for entry in enumerate(objects, 1))
    path = tmp_path / "endless.pdf"
    path.write_bytes(b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF")
    first, second = drawn(path, Span(0, 7), page=1).boxes[0]
    assert 40 < first.top < first.bottom < 65
    assert 60 < second.top < second.bottom < 85


def test_a_page_too_large_is_drawn_smaller(pdf: Path) -> None:
    image = draw_page(PageRequest(pdf, 1, 50.0), PageLimits(pixels=30_000))
    assert 29_000 < image.width * image.height < 31_000


def test_what_cannot_be_drawn_is_refused(tmp_path: Path, pdf: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    for path, page, reason in (
        (tmp_path / "no.pdf", 1, Reason.VANISHED),
        (broken, 1, Reason.DAMAGED),
        (pdf, 3, Reason.DAMAGED),
    ):
        with pytest.raises(Refused) as refused:
            drawn(path, page=page)
        assert refused.value.refusal.reason is reason


@pytest.mark.parametrize("path", sorted(SAMPLES.rglob("*.pdf")), ids=lambda path: path.stem)
def test_the_text_of_each_page_is_that_of_the_document(path: Path) -> None:
    from pypdfium2 import PdfDocument

    document = read_pdf(path.read_bytes(), "application/pdf", ReaderLimits())
    pdf = PdfDocument(path)
    spans = on_pages(document.sections, Span(0, len(document.text)))
    assert [part.page for part in spans] == list(range(1, len(pdf) + 1))
    starts = [next(s.span.start for s in document.sections if s.page == p.page) for p in spans]
    for part, (start, end) in zip(spans, pairwise([*starts, len(document.text)]), strict=True):
        text = page_text(pdf[part.page - 1].get_textpage()).text
        assert document.text[start:end].rstrip() == text
