import os
from pathlib import Path

import pytest
from tests.core.citations.conftest import draw, state_of

from dogear_core.citations import page_server
from dogear_core.citations.page_server import PageServer
from dogear_core.citations.pdf_file import PdfFile
from dogear_core.config import PageLimits
from dogear_core.types import (
    Area,
    ChangedFile,
    DocumentPages,
    FileState,
    ImageRequest,
    PagesRequest,
    Reason,
    Refusal,
    TextLayer,
    TextRequest,
)


@pytest.fixture
def server() -> PageServer:
    return PageServer(PageLimits())


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the paths of the files that were opened."""
    opened: list[Path] = []

    def note(state: FileState) -> PdfFile:
        opened.append(state.path)
        return PdfFile(state)

    monkeypatch.setattr(page_server, "PdfFile", note)
    return opened


def test_a_file_is_opened_once_for_all_its_pages(
    server: PageServer, opened: list[Path], pdf: Path, tmp_path: Path
) -> None:
    pages = server.answer(PagesRequest(pdf))
    assert isinstance(pages, DocumentPages)
    for page in (1, 2):
        assert isinstance(server.answer(TextRequest(pages.file, page)), TextLayer)
    other = tmp_path / "other.pdf"
    other.write_bytes(draw("other"))
    server.answer(PagesRequest(other))
    assert opened == [pdf, other]
    server.rest()


def test_a_file_is_closed_while_nobody_asks(
    server: PageServer, opened: list[Path], pdf: Path
) -> None:
    server.answer(PagesRequest(pdf))
    server.rest()
    server.answer(PagesRequest(pdf))
    assert opened == [pdf, pdf]
    server.rest()


def test_a_file_is_opened_anew_when_much_of_it_is_kept(
    server: PageServer, opened: list[Path], pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer(PagesRequest(pdf))
    monkeypatch.setattr(page_server, "KEPT_BYTES", -1_000_000)
    server.answer(PagesRequest(pdf))
    assert opened == [pdf, pdf]
    server.rest()


def test_a_file_that_has_changed_is_told_apart(server: PageServer, pdf: Path) -> None:
    state = state_of(pdf)
    server.answer(PagesRequest(pdf))
    pdf.write_bytes(draw("quite another text"))
    os.utime(pdf, (1, 1))
    for request in (
        TextRequest(state, 1),
        ImageRequest(state, 1, (8, 6), Area(0, 0, 8, 6)),
    ):
        assert server.answer(request) == ChangedFile(state)
    layer = server.answer(TextRequest(state_of(pdf), 1))
    assert isinstance(layer, TextLayer)
    assert layer.text == "quite another text"
    pdf.unlink()
    assert server.answer(TextRequest(state, 1)) == Refusal(Reason.VANISHED)
    assert server.answer(PagesRequest(pdf)) == Refusal(Reason.VANISHED)
    server.rest()


def test_what_nobody_foresaw_is_a_refusal_and_the_next_page_goes_on(
    server: PageServer, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    state = state_of(pdf)
    monkeypatch.setattr(page_server, "text_layer", fail)
    outcome = server.answer(TextRequest(state, 1))
    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.CRASHED
    monkeypatch.undo()
    assert isinstance(server.answer(TextRequest(state, 1)), TextLayer)
    server.rest()
