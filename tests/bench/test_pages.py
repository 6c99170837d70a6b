"""How soon a long PDF opens, and how smoothly it is scrolled.

Run by hand with `make bench`; what was measured is printed, not asserted.
"""

import os
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer

from dogear_core.citations.page_renderer import PageRenderer
from dogear_core.citations.page_transport import Answer, Request
from dogear_core.config import PageLimits
from dogear_core.types import DocumentPages, PageImage, PagesRequest, TextLayer
from dogear_desktop.garbage import GarbageCollector
from dogear_desktop.services.page_queue import PageQueue
from dogear_desktop.tasks import TaskRunner
from dogear_desktop.widgets.page_view import PageView

LINES = 45
LINE = "The tenant shall give written notice before any absence longer than two weeks."
TICK_MS = 5
SCROLL_MS = 16
SCROLLS = 300
STEP = 300


def write(path: Path, pages: int) -> Path:
    """Write a PDF of so many full pages."""
    canvas = Canvas(str(path))
    for page in range(pages):
        for row in range(LINES):
            canvas.drawString(50, 790 - 16 * row, f"{page}.{row} {LINE}")
        canvas.showPage()
    canvas.save()
    return path


class Reader(QObject):
    """A view with what draws its pages."""

    def __init__(self, runner: TaskRunner, renderer: PageRenderer, view: PageView) -> None:
        super().__init__()
        self.view = view
        self.drawn = 0
        self._queue = PageQueue(runner, renderer, self)
        self._queue.answered.connect(self._on_answered)
        view.wanted.connect(self._queue.want)

    def open(self, path: Path) -> None:
        self.view.begin(path, 1)
        self._queue.want((PagesRequest(path),))

    def _on_answered(self, _: Request, answer: Answer) -> None:
        if isinstance(answer, DocumentPages):
            self.view.open(answer)
        elif isinstance(answer, PageImage):
            self.drawn += 1
            self.view.show_image(answer)
        elif isinstance(answer, TextLayer):
            self.view.show_text(answer)


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    collector = GarbageCollector()
    runner = TaskRunner()
    view = PageView()
    qtbot.addWidget(view)
    view.resize(1200, 1000)
    view.show()
    with PageRenderer(PageLimits()) as renderer:
        yield Reader(runner, renderer, view)
        assert runner.close(20.0)
    assert collector


def gaps(qtbot: QtBot, reader: Reader, step: int) -> list[float]:
    """Return the milliseconds between ticks while scrolling by `step` pixels 60 times a second."""
    ticks: list[float] = []
    timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    for _ in range(SCROLLS):
        reader.view.scroll_by(0, step)
        qtbot.wait(SCROLL_MS)
    timer.stop()
    return sorted(1000 * (b - a) for a, b in pairwise(ticks))


@pytest.mark.bench
@pytest.mark.timeout(300)
def test_opening_and_scrolling(
    qtbot: QtBot, reader: Reader, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = []
    for pages in (2, 2000, 300):
        path = write(tmp_path / f"{pages}.pdf", pages)
        for _ in range(2):  # the process has to start first
            reader.view.clear()
            reader.drawn = 0
            began = time.perf_counter()
            reader.open(path)
            qtbot.waitUntil(lambda: reader.drawn > 0, timeout=60_000)
            seconds = time.perf_counter() - began
        lines.append(f"{pages} pages: the first is there after {1000 * seconds:.0f} ms")
    for name, step in (("at rest", 0), ("scrolling", STEP)):
        reader.drawn = 0
        found = gaps(qtbot, reader, step)
        late = found[int(0.99 * len(found))]
        lines.append(
            f"{name}: longest gap {found[-1]:.0f} ms, of a hundred one above {late:.0f} ms,"
            f" {reader.drawn} pages drawn on the way to page {reader.view.page}"
        )
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
