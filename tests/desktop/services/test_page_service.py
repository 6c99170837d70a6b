from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dogear_core.citations.page_renderer import PageRenderer
from dogear_core.config import PageLimits
from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import NotInLibrary
from dogear_core.types import CitationState, Hit, Reason, Refusal, SearchRequest
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.page_service import CheckedHit, DrawnPage, PageService
from dogear_desktop.tasks import Lane, TaskRunner

SAMPLES = Path(__file__).parents[3] / "assets" / "sample-library"
LEASE = SAMPLES / "Home" / "Lease 14 Tannery Row.pdf"


class Heard:
    """What a service said, in order."""

    def __init__(self, service: PageService) -> None:
        self.checked: list[CheckedHit] = []
        self.drawn: list[DrawnPage] = []
        self.refused: list[Refusal] = []
        self.failed: list[Exception] = []
        service.checked.connect(self.checked.append)
        service.drawn.connect(self.drawn.append)
        service.refused.connect(self.refused.append)
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

    session = EngineSession(runner, Lane.PAGES, open_engine)
    with PageRenderer(PageLimits()) as renderer:
        service = PageService(session, renderer)
        yield service
        service.stop()
        assert runner.close(20.0)
        session.close()


@pytest.fixture
def heard(service: PageService) -> Heard:
    return Heard(service)


def test_the_page_of_a_hit_has_its_passage_and_words(
    qtbot: QtBot, service: PageService, heard: Heard, hits: list[Hit]
) -> None:
    service.check(hits[0])
    qtbot.waitUntil(lambda: len(heard.checked) == 1, timeout=20_000)
    assert heard.checked[0].citation.state is CitationState.UNCHANGED
    assert heard.checked[0].page == hits[0].page == 1
    service.draw(1, 1.0)
    qtbot.waitUntil(lambda: len(heard.drawn) == 1, timeout=20_000)
    passage, words = heard.drawn[0].passage, heard.drawn[0].words
    assert passage
    assert words
    for word in words:
        assert any(
            box.left - 1 <= word.left < word.right <= box.right + 1 and box.top < word.bottom
            for box in passage
        )
    service.draw(2, 1.0)
    qtbot.waitUntil(lambda: len(heard.drawn) == 2, timeout=20_000)
    assert heard.drawn[1].passage == heard.drawn[1].words == ()


def test_the_latest_hit_wins(
    qtbot: QtBot, service: PageService, heard: Heard, hits: list[Hit]
) -> None:
    service.check(hits[0])
    service.check(hits[1])
    qtbot.waitUntil(lambda: len(heard.checked) == 1, timeout=20_000)
    assert heard.checked[0].hit is hits[1]
    service.draw(1, 1.0)
    service.draw(2, 1.0)
    qtbot.waitUntil(lambda: len(heard.drawn) == 1, timeout=20_000)
    assert heard.drawn[0].image.request.page == 2
    service.check(None)
    service.draw(1, 1.0)
    service.check(hits[0])
    qtbot.waitUntil(lambda: len(heard.checked) == 2, timeout=20_000)
    assert len(heard.drawn) == 1


def test_a_page_that_is_wanted_meanwhile_does_not_end_the_check(
    qtbot: QtBot, service: PageService, heard: Heard, hits: list[Hit]
) -> None:
    service.check(hits[0])
    service.draw(2, 1.0)
    qtbot.waitUntil(lambda: len(heard.checked) == 1, timeout=20_000)
    assert heard.checked[0].hit is hits[0]


def test_a_page_drawn_before_comes_at_once(
    qtbot: QtBot, service: PageService, heard: Heard, hits: list[Hit]
) -> None:
    service.check(hits[0])
    qtbot.waitUntil(lambda: len(heard.checked) == 1, timeout=20_000)
    for page in (1, 2):
        with qtbot.waitSignal(service.drawn, timeout=20_000):
            service.draw(page, 1.0)
    service.draw(1, 1.0)
    assert heard.drawn[2] is heard.drawn[0]


def test_a_page_that_cannot_be_drawn_is_refused(
    qtbot: QtBot, service: PageService, heard: Heard, hits: list[Hit]
) -> None:
    service.check(hits[0])
    qtbot.waitUntil(lambda: len(heard.checked) == 1, timeout=20_000)
    hits[0].path.unlink()
    service.draw(1, 1.0)
    qtbot.waitUntil(lambda: heard.refused == [Refusal(Reason.VANISHED)], timeout=20_000)
    assert heard.drawn == []


def test_a_hit_of_no_document_fails(
    qtbot: QtBot, service: PageService, heard: Heard, make_hit: Callable[..., Hit]
) -> None:
    service.check(make_hit())
    qtbot.waitUntil(lambda: len(heard.failed) == 1, timeout=20_000)
    assert isinstance(heard.failed[0], NotInLibrary)
