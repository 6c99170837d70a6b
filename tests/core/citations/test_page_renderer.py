import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.core.citations.conftest import assemble, state_of

from dogear_core.citations import page_renderer, page_transport
from dogear_core.citations.page_renderer import PageRenderer
from dogear_core.citations.page_server import PageServer
from dogear_core.config import MEBIBYTE, PageLimits
from dogear_core.errors import Cancelled
from dogear_core.progress import CancelToken
from dogear_core.types import (
    Area,
    DocumentPages,
    ImageRequest,
    PageImage,
    PagesRequest,
    Reason,
    Refusal,
    TextLayer,
    TextRequest,
)


@pytest.fixture
def renderer() -> Iterator[PageRenderer]:
    with PageRenderer(PageLimits()) as renderer:
        yield renderer
    assert not multiprocessing.active_children()


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """Return a page that takes PDFium half a minute: a million lines across each other."""
    lines = b"0 0 m 600 600 l S 0 600 m 600 0 l S 40 w\n" * 500_000
    path = tmp_path / "slow.pdf"
    path.write_bytes(
        assemble(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 600]/Contents 4 0 R>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(lines), lines),
        )
    )
    return path


def page(path: Path, number: int = 1, side: int = 600) -> ImageRequest:
    return ImageRequest(state_of(path), number, (side, side), Area(0, 0, side, side))


def test_one_process_answers_one_request_after_another(renderer: PageRenderer, pdf: Path) -> None:
    pages = renderer.answer(PagesRequest(pdf))
    (process,) = multiprocessing.active_children()
    first, second = renderer.answer(page(pdf)), renderer.answer(page(pdf, 2))
    text = renderer.answer(TextRequest(state_of(pdf), 2))
    assert multiprocessing.active_children() == [process]
    assert isinstance(pages, DocumentPages)
    assert isinstance(first, PageImage)
    assert isinstance(second, PageImage)
    assert first.pixels != second.pixels
    here = PageServer(PageLimits()).answer(page(pdf))
    assert isinstance(here, PageImage)
    assert first.pixels == here.pixels
    assert len(first.pixels) > page_transport.PIECE_BYTES
    assert isinstance(text, TextLayer)
    assert text.text == "The deposit is\nreturned in June"


def test_a_refusal_is_an_answer(renderer: PageRenderer, pdf: Path, tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    locked = tmp_path / "locked.pdf"
    canvas = Canvas(str(locked), encrypt=StandardEncryption("user", "owner"))
    canvas.showPage()
    canvas.save()
    assert renderer.answer(PagesRequest(locked)) == Refusal(Reason.ENCRYPTED)
    assert isinstance(renderer.answer(page(pdf)), PageImage)


def test_a_page_that_takes_too_long_is_given_up(slow: Path, pdf: Path) -> None:
    with PageRenderer(PageLimits(seconds=0.5)) as renderer:
        assert renderer.answer(page(slow)) == Refusal(Reason.TIMEOUT, "0.5 s")
        assert isinstance(renderer.answer(page(pdf)), PageImage)


def test_a_page_that_takes_too_much_memory_is_given_up(slow: Path, pdf: Path) -> None:
    with PageRenderer(PageLimits(memory=48 * MEBIBYTE)) as renderer:
        outcome = renderer.answer(page(slow))
        assert isinstance(outcome, Refusal)
        assert outcome.reason in (Reason.OUT_OF_MEMORY, Reason.CRASHED)
        assert isinstance(renderer.answer(page(pdf)), PageImage)


@pytest.mark.skipif(sys.platform == "win32", reason="a killed process has no signal there")
def test_a_process_that_died_is_replaced(renderer: PageRenderer, pdf: Path) -> None:
    renderer.answer(page(pdf))
    (process,) = multiprocessing.active_children()
    assert process.pid is not None
    os.kill(process.pid, signal.SIGSEGV)
    process.join()
    assert isinstance(renderer.answer(page(pdf)), PageImage)


def test_a_page_nobody_wants_any_more_is_given_up(
    slow: Path, renderer: PageRenderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_renderer, "PATIENCE_SECONDS", 0.0)
    cancel = CancelToken()
    timer = threading.Timer(0.5, cancel.cancel)
    timer.start()
    with pytest.raises(Cancelled):
        renderer.answer(page(slow), cancel)
    timer.join()
