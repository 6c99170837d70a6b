from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from tests.core.citations.conftest import SIZE, assemble, draw, state_of

from dogear_core.citations import pdf_file
from dogear_core.citations.pdf_file import USUAL_SIZE, PdfFile
from dogear_core.readers.base import Refused
from dogear_core.types import DocumentPages, Reason

SAMPLES = Path(__file__).parents[3] / "assets" / "sample-library"


def pages_of(path: Path) -> DocumentPages:
    file = PdfFile(state_of(path))
    try:
        return file.pages()
    finally:
        file.close()


def reason(action: Callable[[], object]) -> Reason:
    with pytest.raises(Refused) as refused:
        action()
    return refused.value.refusal.reason


def pages_with(*boxes: bytes) -> bytes:
    """Return a PDF with a page for each of these media boxes and the like."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + len(boxes)))
    return assemble(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(boxes)),
        *(b"<</Type/Page/Parent 2 0 R%s>>" % box for box in boxes),
    )


def test_pages_are_as_large_as_they_are_displayed(tmp_path: Path) -> None:
    path = tmp_path / "sizes.pdf"
    path.write_bytes(
        pages_with(
            b"/MediaBox[0 0 400 300]",
            b"/MediaBox[0 0 400 300]/Rotate 90",
            b"/MediaBox[0 0 400 300]/CropBox[100 100 300 200]",
        )
    )
    pages = pages_of(path)
    assert pages.file == state_of(path)
    assert list(pages.sizes) == [(400, 300), (300, 400), (200, 100)]
    assert list(pages.labels) == [None, None, None]


def test_pages_have_the_labels_printed_on_them() -> None:
    pages = pages_of(SAMPLES / "Home" / "Manuals" / "Brisa 7 washer-dryer manual.pdf")
    assert len(pages) == 13
    assert pages.labels[:3] == ("i", "ii", "1")
    assert [pages.labels[page - 1] for page in (6, 13)] == ["4", "11"]


def test_a_size_that_makes_no_sense_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "nonsense.pdf"
    path.write_bytes(pages_with(b"/MediaBox[0 0 400 300]", b"/MediaBox[0 0 595 2147483648]"))
    file = PdfFile(state_of(path))
    assert file.pages().sizes == ((400, 300), USUAL_SIZE)
    assert reason(lambda: file.page(2)) is Reason.DAMAGED
    assert file.page(1).get_size() == (400, 300)
    file.close()


def test_sizes_that_take_too_long_are_guessed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slow.pdf"
    path.write_bytes(draw(*["page"] * 5))
    monkeypatch.setattr(pdf_file, "LISTING_SECONDS", 0.0)
    assert pages_of(path).sizes == (USUAL_SIZE,) * 5
    monkeypatch.undo()
    assert pages_of(path).sizes == (SIZE,) * 5


def test_the_page_asked_for_last_stays_parsed(pdf: Path) -> None:
    file = PdfFile(state_of(pdf))
    first = file.page(1)
    assert file.page(1) is first
    assert file.page(2) is not first
    assert file.page(1) is not first
    file.close()


def test_what_cannot_be_opened_is_refused(tmp_path: Path, pdf: Path) -> None:
    state = state_of(pdf)
    for page in (0, 3):
        assert reason(partial(PdfFile(state).page, page)) is Reason.DAMAGED
    pdf.unlink()
    assert reason(lambda: PdfFile(state)) is Reason.VANISHED
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    assert reason(lambda: PdfFile(state_of(broken))) is Reason.DAMAGED
    locked = tmp_path / "locked.pdf"
    canvas = Canvas(str(locked), encrypt=StandardEncryption("user", "owner"))
    canvas.showPage()
    canvas.save()
    assert reason(lambda: PdfFile(state_of(locked))) is Reason.ENCRYPTED
