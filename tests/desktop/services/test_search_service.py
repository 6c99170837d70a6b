import threading
from collections.abc import Callable, Sequence
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError, LibraryDamaged, ModelMissing
from dogear_core.progress import CancelToken
from dogear_core.types import (
    Facets,
    Filters,
    Hit,
    PassageId,
    SearchMode,
    SearchRequest,
    SearchResults,
    Snippet,
    Sort,
)
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.services.search_service import Answer, SearchService
from dogear_desktop.tasks import Lane, TaskRunner


class SlowEngine:
    """Answers when it is let go, and notes what it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, SearchMode]] = []
        self.sorts: list[Sort] = []
        self.limits: list[int] = []
        self.likened: list[tuple[str, Filters]] = []
        self.counted: list[str] = []
        self.open = threading.Event()
        self.open.set()
        self.interrupted = threading.Event()
        self.error: DogearError | None = None

    def search(self, request: SearchRequest) -> SearchResults:
        self.asked.append((request.text, request.mode))
        self.sorts.append(request.sort)
        self.limits.append(request.limit)
        while not self.open.wait(0.01):
            if self.interrupted.is_set():
                self.interrupted.clear()
                raise Cancelled
        if self.error is not None:
            raise self.error
        return SearchResults(request, (), elapsed_ms=1.0)

    def similar(self, like: str | Hit, *, limit: int, filters: Filters) -> SearchResults:
        assert isinstance(like, str)
        self.likened.append((like, filters))
        return SearchResults(SearchRequest(like, limit), (), elapsed_ms=1.0)

    def best_snippets(
        self, question: str, hits: Sequence[Hit], *, cancel: CancelToken
    ) -> dict[PassageId, Snippet]:
        while not self.open.wait(0.01):
            cancel.raise_if_cancelled()
        return {hit.passage_id: Snippet(f"nearest to {question}") for hit in hits}

    def facets(self, request: SearchRequest) -> Facets:
        self.counted.append(request.text)
        return Facets(len(self.counted), {}, {}, {})

    def interrupt(self) -> None:
        self.interrupted.set()

    def close(self) -> None:
        self.open.set()


class Listener:
    """What the service has said."""

    def __init__(self, service: SearchService) -> None:
        self.answers: list[Answer] = []
        self.errors: list[DogearError] = []
        self.cleared = 0
        self.facets: list[Facets] = []
        service.counted.connect(self.facets.append)
        service.answered.connect(self.answers.append)
        service.failed.connect(self.errors.append)
        service.cleared.connect(self._on_cleared)

    def _on_cleared(self) -> None:
        self.cleared += 1

    @property
    def heard(self) -> list[tuple[str, SearchMode, bool]]:
        return [
            (answer.results.request.text, answer.results.request.mode, answer.complete)
            for answer in self.answers
        ]


@pytest.fixture
def engine() -> SlowEngine:
    return SlowEngine()


@pytest.fixture
def service(runner: TaskRunner, engine: SlowEngine) -> SearchService:
    """Return a service whose model is loaded."""
    opener = cast(Callable[[], Engine], lambda: engine)
    service = SearchService(EngineSession(runner, Lane.SEARCH, opener))
    service.meaning_is_ready()
    return service


@pytest.fixture
def listener(service: SearchService) -> Listener:
    return Listener(service)


def test_words_answer_at_once_and_meaning_when_the_keys_rest(
    qtbot: QtBot, service: SearchService, listener: Listener
) -> None:
    service.set_text("deposit ")
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert listener.heard == [
        ("deposit", SearchMode.WORDS, False),
        ("deposit", SearchMode.HYBRID, True),
    ]


def test_only_the_last_of_quick_keys_is_looked_up_by_meaning(
    qtbot: QtBot, service: SearchService, listener: Listener, engine: SlowEngine
) -> None:
    for text in ("d", "de", "dep", "depo"):
        service.set_text(text)
    qtbot.waitUntil(lambda: ("depo", SearchMode.HYBRID, True) in listener.heard)
    assert [text for text, mode in engine.asked if mode is SearchMode.HYBRID] == ["depo"]


def test_an_answer_to_an_older_question_is_dropped(
    qtbot: QtBot, service: SearchService, listener: Listener, engine: SlowEngine
) -> None:
    engine.open.clear()
    service.set_text("old")
    qtbot.waitUntil(lambda: bool(engine.asked))
    service.set_text("new")
    engine.open.set()
    qtbot.waitUntil(lambda: ("new", SearchMode.HYBRID, True) in listener.heard)
    assert {text for text, *_ in listener.heard} == {"new"}
    assert not listener.errors


def test_a_running_search_is_aborted_for_a_newer_question(
    qtbot: QtBot, service: SearchService, listener: Listener, engine: SlowEngine
) -> None:
    engine.open.clear()
    service.set_text("old")
    qtbot.waitUntil(lambda: bool(engine.asked))
    service.set_text("new")
    qtbot.waitUntil(lambda: ("new", SearchMode.WORDS) in engine.asked)
    assert not engine.open.is_set()
    engine.open.set()
    qtbot.waitUntil(lambda: ("new", SearchMode.HYBRID, True) in listener.heard)


def test_an_interruption_that_hits_the_next_search_does_not_lose_it(
    qtbot: QtBot, service: SearchService, listener: Listener, engine: SlowEngine
) -> None:
    service.set_text("deposit")
    qtbot.waitUntil(lambda: len(listener.heard) == 1)
    engine.interrupted.set()
    engine.open.clear()
    qtbot.waitUntil(lambda: len(engine.asked) == 3)
    engine.open.set()
    qtbot.waitUntil(lambda: ("deposit", SearchMode.HYBRID, True) in listener.heard)
    assert not listener.errors


def test_an_emptied_box_clears_and_drops_the_answer(
    qtbot: QtBot, service: SearchService, listener: Listener, engine: SlowEngine
) -> None:
    engine.open.clear()
    service.set_text("deposit")
    qtbot.waitUntil(lambda: bool(engine.asked))
    service.set_text("  ")
    engine.open.set()
    qtbot.wait(200)
    assert listener.cleared == 1
    assert not listener.heard


def test_an_error_is_reported(
    qtbot: QtBot, service: SearchService, listener: Listener, engine: SlowEngine
) -> None:
    engine.error = LibraryDamaged()
    service.set_text("deposit")
    qtbot.waitUntil(lambda: bool(listener.errors))
    assert listener.errors[0] is engine.error


def test_words_answer_while_the_model_is_loaded(
    qtbot: QtBot, runner: TaskRunner, engine: SlowEngine
) -> None:
    opener = cast(Callable[[], Engine], lambda: engine)
    service = SearchService(EngineSession(runner, Lane.SEARCH, opener))
    listener = Listener(service)
    service.set_text("deposit")
    qtbot.wait(200)
    assert listener.heard == [("deposit", SearchMode.WORDS, False)]
    service.meaning_is_ready()
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert listener.heard[1] == ("deposit", SearchMode.HYBRID, True)


def test_without_a_model_words_have_the_last_say(
    qtbot: QtBot, runner: TaskRunner, engine: SlowEngine
) -> None:
    opener = cast(Callable[[], Engine], lambda: engine)
    service = SearchService(EngineSession(runner, Lane.SEARCH, opener))
    listener = Listener(service)
    service.meaning_is_missing(ModelMissing())
    service.set_text("deposit")
    qtbot.wait(200)
    assert listener.heard == [("deposit", SearchMode.WORDS, True)]
    assert isinstance(listener.errors[0], ModelMissing)


def test_filters_are_counted_once_the_answer_is_complete(
    qtbot: QtBot, service: SearchService, listener: Listener, engine: SlowEngine
) -> None:
    qtbot.waitUntil(lambda: len(listener.facets) == 1)
    for text in ("de", "deposit"):
        service.set_text(text)
    qtbot.waitUntil(lambda: len(listener.facets) == 2)
    assert engine.counted == ["", "deposit"]
    assert listener.heard[-1] == ("deposit", SearchMode.HYBRID, True)


def test_an_emptied_box_counts_the_whole_library(
    qtbot: QtBot, service: SearchService, listener: Listener, engine: SlowEngine
) -> None:
    service.set_text("deposit")
    qtbot.waitUntil(lambda: engine.counted[-1:] == ["deposit"])
    service.set_text("")
    qtbot.waitUntil(lambda: engine.counted[-1:] == [""])
    assert listener.cleared == 1


def test_another_order_is_another_answer(
    qtbot: QtBot, service: SearchService, listener: Listener, engine: SlowEngine
) -> None:
    service.set_text("deposit")
    service.set_sort(Sort.DATE)
    qtbot.waitUntil(lambda: ("deposit", SearchMode.HYBRID, True) in listener.heard)
    assert engine.sorts[-1] is Sort.DATE


def test_a_pasted_text_is_looked_for_within_the_filters_until_a_word_is_typed(
    qtbot: QtBot, service: SearchService, listener: Listener, engine: SlowEngine
) -> None:
    service.find_similar("a long paragraph", "type:pdf")
    qtbot.waitUntil(lambda: len(listener.answers) == 1)
    service.set_text("type:md")
    qtbot.waitUntil(lambda: len(listener.answers) == 2)
    assert [like for like, _ in engine.likened] == ["a long paragraph"] * 2
    narrowed = [filters.media_types for _, filters in engine.likened]
    assert narrowed == [{"application/pdf"}, {"text/markdown"}]
    service.set_text("type:md deposit")
    qtbot.waitUntil(lambda: ("type:md deposit", SearchMode.HYBRID, True) in listener.heard)
    assert len(engine.likened) == 2


def test_who_asks_no_longer_for_what_is_like_a_text_asks_nothing(
    qtbot: QtBot, service: SearchService, listener: Listener
) -> None:
    service.find_similar("a long paragraph")
    qtbot.waitUntil(lambda: len(listener.answers) == 1)
    service.leave_similar()
    assert listener.cleared == 1
    assert not service.question


def test_searching_by_words_alone_asks_for_no_meaning(
    qtbot: QtBot, service: SearchService, listener: Listener, engine: SlowEngine
) -> None:
    service.set_mode(SearchMode.WORDS)
    service.set_text("deposit")
    qtbot.waitUntil(lambda: engine.counted[-1:] == ["deposit"])
    assert listener.heard == [("deposit", SearchMode.WORDS, True)]
    service.set_mode(SearchMode.MEANING)
    qtbot.waitUntil(lambda: listener.heard[-1] == ("deposit", SearchMode.MEANING, True))
    assert {mode for _, mode in engine.asked} == {SearchMode.WORDS, SearchMode.MEANING}


def test_what_follows_is_asked_for_without_what_is_shown(
    qtbot: QtBot, service: SearchService, engine: SlowEngine
) -> None:
    service.set_text("deposit")
    qtbot.waitUntil(lambda: engine.counted[-1:] == ["deposit"])
    with qtbot.waitSignal(service.continued) as heard:
        service.continue_after([PassageId(3), PassageId(5)])
    assert heard.args is not None
    assert heard.args[0].request.skip == {3, 5}


def test_a_better_answer_is_not_shorter_than_what_was_scrolled_through(
    qtbot: QtBot, service: SearchService, engine: SlowEngine
) -> None:
    service.set_text("deposit")
    qtbot.waitUntil(lambda: engine.counted[-1:] == ["deposit"])
    with qtbot.waitSignal(service.continued):
        service.continue_after([PassageId(number) for number in range(600)])
    with qtbot.waitSignal(service.answered):
        service.refresh()
    assert engine.limits[-1] >= 600
    with qtbot.waitSignal(service.answered):
        service.set_text("dough")
    assert engine.limits[-1] < 600


def test_better_snippets_come_for_the_passages_in_sight(
    qtbot: QtBot, service: SearchService, engine: SlowEngine, make_hit: Callable[..., Hit]
) -> None:
    service.set_text("deposit")
    qtbot.waitUntil(lambda: engine.counted[-1:] == ["deposit"])
    with qtbot.waitSignal(service.sharpened) as heard:
        service.sharpen([make_hit(4)])
    assert heard.args == [{PassageId(4): Snippet("nearest to deposit")}]


def test_snippets_wait_for_nobody_and_nobody_waits_for_them(
    qtbot: QtBot,
    service: SearchService,
    listener: Listener,
    engine: SlowEngine,
    make_hit: Callable[..., Hit],
) -> None:
    service.set_text("deposit")
    qtbot.waitUntil(lambda: engine.counted[-1:] == ["deposit"])
    engine.open.clear()
    with qtbot.assertNotEmitted(service.sharpened, wait=100):
        service.sharpen([make_hit(4)])
        service.set_text("rent")
        engine.open.set()
        qtbot.waitUntil(lambda: ("rent", SearchMode.HYBRID, True) in listener.heard)
    assert not listener.errors
