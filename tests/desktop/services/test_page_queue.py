import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dogear_core.citations.page_renderer import PageRenderer
from dogear_core.citations.page_transport import Answer, Request
from dogear_core.config import PageLimits
from dogear_core.progress import CancelToken
from dogear_core.types import PagesRequest, Reason, Refusal
from dogear_desktop.services import page_queue
from dogear_desktop.services.page_queue import PageQueue
from dogear_desktop.tasks import TaskRunner

A, B, C, D = (PagesRequest(Path(name)) for name in "abcd")


class HeldRenderer(PageRenderer):
    """Answers a request when it is let go, or when it is not wanted any more."""

    def __init__(self) -> None:
        super().__init__(PageLimits())
        self.begun: list[Request] = []
        self.held: set[Request] = set()
        self._changed = threading.Condition()

    def answer(self, request: Request, cancel: CancelToken | None = None) -> Answer:
        assert cancel is not None
        with self._changed:
            self.begun.append(request)
            while request in self.held and not cancel.cancelled:
                self._changed.wait(0.01)
        cancel.raise_if_cancelled()
        return Refusal(Reason.EMPTY)

    def let_go(self, request: Request) -> None:
        with self._changed:
            self.held.discard(request)
            self._changed.notify_all()


@pytest.fixture
def renderer() -> HeldRenderer:
    return HeldRenderer()


@pytest.fixture
def queue(
    runner: TaskRunner, renderer: HeldRenderer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PageQueue]:
    monkeypatch.setattr(page_queue, "SLOW_MS", 1_000_000)
    queue = PageQueue(runner, renderer)
    yield queue
    queue.stop()


@pytest.fixture
def answered(queue: PageQueue) -> list[Request]:
    answered: list[Request] = []
    queue.answered.connect(lambda request, _: answered.append(request))
    return answered


def test_what_is_wanted_is_answered_in_order(
    qtbot: QtBot, queue: PageQueue, renderer: HeldRenderer, answered: list[Request]
) -> None:
    queue.want((A, B, C))
    qtbot.waitUntil(lambda: answered == [A, B, C])
    assert renderer.begun == [A, B, C]


def test_what_is_not_wanted_any_more_never_begins(
    qtbot: QtBot, queue: PageQueue, renderer: HeldRenderer, answered: list[Request]
) -> None:
    renderer.held = {A}
    queue.want((A, B))
    qtbot.waitUntil(lambda: renderer.begun == [A])
    queue.want((A, C))
    renderer.let_go(A)
    qtbot.waitUntil(lambda: answered == [A, C])
    assert renderer.begun == [A, C]


def test_what_is_under_way_is_given_up_if_it_is_not_wanted(
    qtbot: QtBot, queue: PageQueue, renderer: HeldRenderer, answered: list[Request]
) -> None:
    renderer.held = {A}
    queue.want((A, B))
    qtbot.waitUntil(lambda: renderer.begun == [A])
    queue.want((D,))
    qtbot.waitUntil(lambda: answered == [D])
    assert renderer.begun == [A, D]


def test_what_takes_long_lets_the_others_go_first(
    qtbot: QtBot,
    queue: PageQueue,
    renderer: HeldRenderer,
    answered: list[Request],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_queue, "SLOW_MS", 20)
    queue = PageQueue(queue._runner, renderer)
    queue.answered.connect(lambda request, _: answered.append(request))
    renderer.held = {A}
    queue.want((A, B, C))
    qtbot.waitUntil(lambda: answered == [B, C])
    assert renderer.begun == [A, B, C, A]
    queue.want((A, D))  # it is slow again, and gives way again
    qtbot.waitUntil(lambda: answered == [B, C, D])
    renderer.let_go(A)
    qtbot.waitUntil(lambda: answered == [B, C, D, A])


def test_what_takes_long_alone_is_waited_for(
    qtbot: QtBot, queue: PageQueue, renderer: HeldRenderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_queue, "SLOW_MS", 0)
    alone = PageQueue(queue._runner, renderer)
    renderer.held = {A}
    alone.want((A,))
    qtbot.waitUntil(lambda: renderer.begun == [A])
    with qtbot.waitSignal(alone.answered):
        alone.want((A,))
        renderer.let_go(A)
    assert renderer.begun == [A]
