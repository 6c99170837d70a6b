"""PDF files whose words stand in known places."""

import io
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from dogear_core.citations.file_state import file_state
from dogear_core.types import FileState

SIZE = (400.0, 300.0)
FONT = ("Helvetica", 12)
LEFT, TOP, LEADING = 50, 60, 20


def text_width(text: str) -> float:
    """Return how wide a text is on these pages, in points."""
    return float(stringWidth(text, *FONT))


def draw(*pages: str, rotation: int = 0) -> bytes:
    """Return a PDF with the lines of each page below one another."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=SIZE)
    for page in pages:
        canvas.setFont(*FONT)
        canvas.setPageRotation(rotation)
        for row, line in enumerate(page.splitlines()):
            canvas.drawString(LEFT, SIZE[1] - TOP - LEADING * row, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def assemble(*objects: bytes) -> bytes:
    """Return a PDF of these objects, the first of which is its catalogue."""
    body = b"".join(b"%d 0 obj%s endobj\n" % entry for entry in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


def state_of(path: Path) -> FileState:
    """Return the state of a file that is there."""
    state = file_state(path)
    assert isinstance(state, FileState)
    return state


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Return a PDF of two pages."""
    path = tmp_path / "lease.pdf"
    path.write_bytes(draw("A lease\nof a flat", "The deposit is\nreturned in June"))
    return path
