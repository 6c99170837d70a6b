from pathlib import Path

import pytest
from tests.core.citations.conftest import LEFT, SIZE, TOP, draw, state_of

from dogear_core.citations.page_server import PageServer
from dogear_core.config import PageLimits
from dogear_core.types import Area, ImageRequest, PageImage, Reason, Refusal

WHOLE = (800, 600)


def drawn(path: Path, area: Area | None = None, page: int = 1) -> PageImage:
    request = ImageRequest(state_of(path), page, WHOLE, area or Area(0, 0, *WHOLE))
    image = PageServer(PageLimits()).answer(request)
    assert isinstance(image, PageImage)
    assert image.request is request
    assert image.points == SIZE
    return image


def dark(image: PageImage) -> set[tuple[int, int]]:
    """Return where on the page something dark is, as columns and rows."""
    area = image.request.area
    return {
        (area.left + place % area.width, area.top + place // area.width)
        for place in range(area.pixels)
        if image.pixels[4 * place] < 128
    }


def test_a_page_fills_the_size_asked_for(pdf: Path) -> None:
    image = drawn(pdf)
    assert len(image.pixels) == 4 * 800 * 600
    ink = dark(image)
    left, top = (min(places) for places in zip(*ink, strict=True))
    assert left == pytest.approx(2 * LEFT, abs=4)
    assert top == pytest.approx(2 * (TOP - 9), abs=4)


def test_parts_of_a_page_are_what_the_whole_page_has_there(pdf: Path) -> None:
    ink = dark(drawn(pdf))
    area = Area(90, 90, 190, 130)
    within = {(x, y) for x, y in ink if area.left <= x < area.right and area.top <= y < area.bottom}
    assert within
    assert within < ink
    part = drawn(pdf, area)
    assert len(part.pixels) == 4 * 100 * 40
    # The edge may cut through a letter, which PDFium then smoothes a little differently.
    assert len(dark(part) ^ within) <= 0.05 * len(within)


def test_what_is_too_large_is_refused(pdf: Path) -> None:
    request = ImageRequest(state_of(pdf), 1, WHOLE, Area(0, 0, *WHOLE))
    outcome = PageServer(PageLimits(pixels=1000)).answer(request)
    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.TOO_LARGE


def test_a_turned_page_is_drawn_as_it_is_displayed(tmp_path: Path) -> None:
    path = tmp_path / "turned.pdf"
    path.write_bytes(draw("lease", rotation=180))
    request = ImageRequest(state_of(path), 1, WHOLE, Area(400, 300, 800, 600))
    image = PageServer(PageLimits()).answer(request)
    assert isinstance(image, PageImage)
    assert dark(image)
