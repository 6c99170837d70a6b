"""PDF files whose words stand in known places."""

import io
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

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


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Return a PDF of two pages."""
    path = tmp_path / "lease.pdf"
    path.write_bytes(draw("A lease\nof a flat", "The deposit is\nreturned in June"))
    return path
