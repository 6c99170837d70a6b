import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dogear_core.citations import page_renderer
from dogear_core.citations.page_renderer import PageRenderer
from dogear_core.config import MEBIBYTE, PageLimits
from dogear_core.errors import Cancelled
from dogear_core.progress import CancelToken
from dogear_core.types import PageImage, PageRequest, Reason, Refusal, Span


@pytest.fixture
def renderer() -> Iterator[PageRenderer]:
    with PageRenderer(PageLimits()) as renderer:
        yield renderer
    assert not multiprocessing.active_children()


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """Return a page that takes PDFium half a minute: a million lines across each other."""
    lines = b"0 0 m 600 600 l S 0 600 m 600 0 l S 40 w\n" * 500_000
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 600]/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(lines), lines),
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % (n, text) for n, text in enumerate(objects, 1))
    path = tmp_path / "slow.pdf"
    path.write_bytes(b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF")
    return path


def test_one_process_draws_page_after_page(renderer: PageRenderer, pdf: Path) -> None:
    first = renderer.render(PageRequest(pdf, 1, 1.0))
    (process,) = multiprocessing.active_children()
    second = renderer.render(PageRequest(pdf, 2, 1.0, (Span(0, 3),)))
    assert multiprocessing.active_children() == [process]
    assert isinstance(first, PageImage)
    assert isinstance(second, PageImage)
    assert first.pixels != second.pixels
    assert len(second.boxes[0]) == 1


def test_a_refusal_is_an_answer(renderer: PageRenderer, pdf: Path, tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    locked = tmp_path / "locked.pdf"
    canvas = Canvas(str(locked), encrypt=StandardEncryption("user", "owner"))
    canvas.showPage()
    canvas.save()
    assert renderer.render(PageRequest(locked, 1, 1.0)) == Refusal(Reason.ENCRYPTED)
    assert isinstance(renderer.render(PageRequest(pdf, 1, 1.0)), PageImage)


def test_a_page_that_takes_too_long_is_given_up(slow: Path, pdf: Path) -> None:
    with PageRenderer(PageLimits(seconds=0.5)) as renderer:
        assert renderer.render(PageRequest(slow, 1, 2.0)) == Refusal(Reason.TIMEOUT, "0.5 s")
        assert isinstance(renderer.render(PageRequest(pdf, 1, 1.0)), PageImage)


def test_a_page_that_takes_too_much_memory_is_given_up(slow: Path, pdf: Path) -> None:
    with PageRenderer(PageLimits(memory=48 * MEBIBYTE)) as renderer:
        outcome = renderer.render(PageRequest(slow, 1, 1.0))
        assert isinstance(outcome, Refusal)
        assert outcome.reason in (Reason.OUT_OF_MEMORY, Reason.CRASHED)
        assert isinstance(renderer.render(PageRequest(pdf, 1, 1.0)), PageImage)


@pytest.mark.skipif(sys.platform == "win32", reason="a killed process has no signal there")
def test_a_process_that_died_is_replaced(renderer: PageRenderer, pdf: Path) -> None:
    renderer.render(PageRequest(pdf, 1, 1.0))
    (process,) = multiprocessing.active_children()
    assert process.pid is not None
    os.kill(process.pid, signal.SIGSEGV)
    process.join()
    assert isinstance(renderer.render(PageRequest(pdf, 1, 1.0)), PageImage)


def test_a_page_nobody_wants_any_more_is_given_up(
    slow: Path, renderer: PageRenderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_renderer, "PATIENCE_SECONDS", 0.0)
    cancel = CancelToken()
    timer = threading.Timer(0.5, cancel.cancel)
    timer.start()
    with pytest.raises(Cancelled):
        renderer.render(PageRequest(slow, 1, 2.0), cancel)
    timer.join()
