"""A window without a display, and the hits and engines that its parts are tried with."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from dogear_core.types import (
    DocumentId,
    Hit,
    Leg,
    PassageId,
    SearchRequest,
    SearchResults,
    Snippet,
    Span,
)
from dogear_desktop.tasks import TaskRunner

PATIENCE_MS = 60_000
"""How long to wait for what will come: that costs nothing, and a machine may have other work."""

for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitCallback):
    assert wait.__kwdefaults__ is not None
    wait.__kwdefaults__["timeout"] = PATIENCE_MS

QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


@pytest.fixture(scope="session", autouse=True)
def loaded() -> None:
    """Take what is loaded to stay, as the application does; to look through it takes a while."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Collect garbage on the GUI thread alone, as the application does."""
    gc.disable()
    yield
    gc.collect()


@pytest.fixture
def make_hit() -> Callable[..., Hit]:
    """Return a maker of hits in `document` with the passage `text` at `start`."""

    def make(
        passage: int = 1,
        document: int | None = None,
        *,
        text: str = "the deposit is returned within thirty days",
        start: int = 0,
        highlights: tuple[Span, ...] = (),
        name: str = "lease.pdf",
        title: str = "Lease",
        page: int | None = None,
        last_page: int | None = None,
        page_label: str | None = None,
        found_by: tuple[Leg, ...] = (Leg.WORDS,),
    ) -> Hit:
        return Hit(
            passage_id=PassageId(passage),
            document_id=DocumentId(passage if document is None else document),
            score=1 / passage,
            path=Path("/papers") / name,
            title=title,
            media_type="application/pdf",
            span=Span(start, start + len(text)),
            text=text,
            snippet=Snippet(text, highlights),
            found_by=found_by,
            page=page,
            last_page=last_page,
            page_label=page_label,
        )

    return make


@pytest.fixture
def make_results() -> Callable[..., SearchResults]:
    """Return a maker of results for a question."""

    def make(*hits: Hit, question: str = "deposit") -> SearchResults:
        return SearchResults(SearchRequest(question), hits, elapsed_ms=1.0)

    return make


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:  # noqa: ARG001
    """Return a task runner that has stopped when the test is over."""
    runner = TaskRunner()
    yield runner
    assert runner.close(60.0)
