import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dogear_core.citations.page_renderer import PageRenderer
from dogear_core.citations.page_transport import Request
from dogear_core.config import PageLimits
from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import NotInLibrary
from dogear_core.types import (
    Area,
    CheckedCitation,
    CitationState,
    DocumentPages,
    Hit,
    ImageRequest,
    PageImage,
    PagesRequest,
    Reason,
    Refusal,
    SearchRequest,
    TextLayer,
    TextRequest,
)
from dogear_desktop.pages.marks import Matches
from dogear_desktop.services import page_service
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.page_service import CheckedHit, PageService
from dogear_desktop.tasks import Lane, TaskRunner

SAMPLES = Path(__file__).parents[3] / "assets" / "sample-library"
LEASE = SAMPLES / "Home" / "Lease 14 Tannery Row.pdf"
SLOW_MS = 60_000


class Heard:
    """What a service said, in order."""

    def __init__(self, service: PageService) -> None:
        self.opened: list[DocumentPages] = []
        self.checked: list[CheckedHit] = []
        self.drawn: list[PageImage] = []
        self.texts: list[TextLayer] = []
        self.refused: list[tuple[Request, Refusal]] = []
        self.found: list[Matches] = []
        self.failed: list[Exception] = []
        service.opened.connect(self.opened.append)
        service.checked.connect(self.checked.append)
        service.drawn.connect(self.drawn.append)
        service.text_read.connect(self.texts.append)
        service.refused.connect(lambda request, why: self.refused.append((request, why)))
        service.found.connect(self.found.append)
        service.failed.connect(self.failed.append)


@pytest.fixture
def hits(tmp_path: Path) -> list[Hit]:
    """Index a copy of the lease and return two of its passages, on different pages."""
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / LEASE.name).write_bytes(LEASE.read_bytes())
    with Engine.open(tmp_path / "library", model=FakeModel()) as engine:
        engine.add_roots([papers])
        engine.index(words_only=True)
        first = engine.search(SearchRequest("Custodian")).hits[0]
        found = engine.search(SearchRequest("musical instrument")).hits
    return [first, next(hit for hit in found if hit.page != first.page)]


@pytest.fixture
def service(hits: list[Hit], tmp_path: Path, runner: TaskRunner) -> Iterator[PageService]:
    assert hits

    def open_engine() -> Engine:
        return Engine.open(tmp_path / "library", model=FakeModel())

    session = EngineSession(runner, Lane.CHECKS, open_engine)
    with PageRenderer(PageLimits()) as renderer:
        service = PageService(session, runner, renderer)
        yield service
        service.stop()
        assert runner.close(20.0)
        session.close()


@pytest.fixture
def heard(service: PageService) -> Heard:
    return Heard(service)


def page(pages: DocumentPages, number: int) -> ImageRequest:
    return ImageRequest(pages.file, number, (60, 80), Area(0, 0, 60, 80))


def open_and_check(qtbot: QtBot, service: PageService, heard: Heard, hit: Hit) -> DocumentPages:
    heard.opened.clear()
    heard.checked.clear()
    service.check(hit)
    qtbot.waitUntil(lambda: bool(heard.opened and heard.checked), timeout=SLOW_MS)
    return heard.opened[0]


def test_a_hit_is_checked_and_its_pages_are_opened(
    qtbot: QtBot, service: PageService, heard: Heard, hits: list[Hit]
) -> None:
    pages = open_and_check(qtbot, service, heard, hits[0])
    assert len(pages) == 6
    assert pages.file.path == hits[0].path
    (checked,) = heard.checked
    assert checked.citation.state is CitationState.UNCHANGED
    assert checked.page == hits[0].page == 1
    texts = checked.texts
    (passage,) = checked.marks.passage[1]
    assert texts.text_of(1)[passage.start : passage.end] == hits[0].text
    words = [texts.text_of(1)[span.start : span.end] for span in checked.marks.words[1]]
    assert set(words) == {"Custodian"}


def test_what_is_wanted_is_drawn_and_read(
    qtbot: QtBot, service: PageService, heard: Heard, hits: list[Hit]
) -> None:
    pages = open_and_check(qtbot, service, heard, hits[0])
    service.want((TextRequest(pages.file, 1), page(pages, 1), page(pages, 2)))
    qtbot.waitUntil(lambda: len(heard.drawn) == 2, timeout=SLOW_MS)
    assert [image.request for image in heard.drawn] == [page(pages, 1), page(pages, 2)]
    (layer,) = heard.texts
    assert layer.text == heard.checked[0].texts.text_of(1)


def test_the_latest_hit_wins(
    qtbot: QtBot, service: PageService, heard: Heard, hits: list[Hit]
) -> None:
    service.check(hits[0])
    service.check(hits[1])
    qtbot.waitUntil(lambda: len(heard.checked) == 1, timeout=SLOW_MS)
    assert heard.checked[0].hit is hits[1]
    service.check(hits[0])
    service.check(None)
    pages = open_and_check(qtbot, service, heard, hits[1])
    assert [checked.hit for checked in heard.checked] == [hits[1]]
    assert len(heard.opened) == 1
    service.want((page(pages, 1), page(pages, 2)))
    service.want((page(pages, 3),))
    qtbot.waitUntil(lambda: bool(heard.drawn), timeout=SLOW_MS)
    assert [image.request.page for image in heard.drawn] == [3]


def test_pages_do_not_wait_for_a_file_that_is_read_anew(
    qtbot: QtBot,
    service: PageService,
    heard: Heard,
    hits: list[Hit],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = threading.Event()

    def recheck(*_: object, **__: object) -> CheckedCitation:
        assert read.wait(SLOW_MS / 1000)
        return CheckedCitation(CitationState.GONE)

    monkeypatch.setattr(Engine, "recheck", recheck)
    service.check(hits[0])
    qtbot.waitUntil(lambda: bool(heard.opened), timeout=SLOW_MS)
    service.want((page(heard.opened[0], 1),))
    qtbot.waitUntil(lambda: bool(heard.drawn), timeout=SLOW_MS)
    assert heard.checked == []
    read.set()
    qtbot.waitUntil(lambda: bool(heard.checked), timeout=SLOW_MS)
    assert heard.checked[0].page is None


def test_a_page_that_cannot_be_drawn_is_refused(
    qtbot: QtBot, service: PageService, heard: Heard, hits: list[Hit]
) -> None:
    pages = open_and_check(qtbot, service, heard, hits[0])
    hits[0].path.unlink()
    service.want((page(pages, 1),))
    expected = [(page(pages, 1), Refusal(Reason.VANISHED))]
    qtbot.waitUntil(lambda: heard.refused == expected, timeout=SLOW_MS)
    service.check(hits[0])
    qtbot.waitUntil(lambda: len(heard.refused) == 2, timeout=SLOW_MS)
    assert heard.refused[1] == (PagesRequest(hits[0].path), Refusal(Reason.VANISHED))


def test_a_file_that_changed_meanwhile_is_opened_and_checked_anew(
    qtbot: QtBot,
    service: PageService,
    heard: Heard,
    hits: list[Hit],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_service, "SETTLING_MS", 0)
    pages = open_and_check(qtbot, service, heard, hits[0])
    os.utime(hits[0].path, (1, 1))
    service.want((page(pages, 1),))
    qtbot.waitUntil(lambda: len(heard.opened) == len(heard.checked) == 2, timeout=SLOW_MS)
    assert heard.opened[1].file.mtime_ns == 1_000_000_000
    assert heard.drawn == []


def test_places_are_found_on_the_pages(
    qtbot: QtBot, service: PageService, heard: Heard, hits: list[Hit]
) -> None:
    open_and_check(qtbot, service, heard, hits[0])
    service.find("the  TENANT")
    qtbot.waitUntil(lambda: len(heard.found) == 1, timeout=SLOW_MS)
    matches, texts = heard.found[0], heard.checked[0].texts
    total = " ".join(texts.text.lower().split()).count("the tenant")
    assert len(matches) == total > 5
    for parts in matches.places:
        text = " ".join(texts.text_of(part.page)[part.span.start : part.span.end] for part in parts)
        assert " ".join(text.lower().split()) == "the tenant"
    assert set(matches.spans) > {1, 2}


def test_only_what_was_looked_for_last_is_found(
    qtbot: QtBot,
    service: PageService,
    heard: Heard,
    hits: list[Hit],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_service, "MOST_MATCHES", 3)
    service.find("nothing yet")
    service.find("tenant")
    open_and_check(qtbot, service, heard, hits[0])
    qtbot.waitUntil(lambda: bool(heard.found), timeout=SLOW_MS)
    service.find("lessor")
    service.find("Lessor")
    qtbot.waitUntil(lambda: len(heard.found) == 2, timeout=SLOW_MS)
    assert [matches.wanted for matches in heard.found] == ["tenant", "Lessor"]
    assert len(heard.found[0]) == 3
    service.find("")
    qtbot.waitUntil(lambda: len(heard.found) == 3, timeout=SLOW_MS)
    assert len(heard.found[2]) == 0


def test_a_hit_of_no_document_fails(
    qtbot: QtBot, service: PageService, heard: Heard, make_hit: Callable[..., Hit]
) -> None:
    service.check(make_hit())
    qtbot.waitUntil(lambda: len(heard.failed) == 1, timeout=SLOW_MS)
    assert isinstance(heard.failed[0], NotInLibrary)
    assert heard.opened == []
