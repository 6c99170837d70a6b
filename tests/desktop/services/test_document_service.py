from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError, NotInLibrary
from dogear_core.types import Document, Hit, Markup, Span, Style, pack
from dogear_desktop.services.document_service import (
    AROUND,
    AROUND_IN_LONG_LINE,
    LONG_LINE,
    WHOLE_LIMIT,
    DocumentService,
    Excerpt,
    excerpt,
)
from dogear_desktop.services.engine_session import EngineSession
from dogear_desktop.tasks import Lane, TaskRunner

MakeHit = Callable[..., Hit]
QUOTE = "the deposit is returned"


def text_of(text: str, media_type: str = "text/plain") -> Document:
    return Document(text, media_type)


def test_a_short_text_is_shown_whole(make_hit: MakeHit) -> None:
    shown = excerpt(make_hit(text=QUOTE, start=4), text_of(f"and {QUOTE}."))
    assert (shown.text, shown.before, shown.after) == (f"and {QUOTE}.", 0, 0)
    assert shown.passage == Span(4, 4 + len(QUOTE))


@pytest.mark.parametrize("place", ["start", "middle", "end"])
def test_of_a_long_text_the_part_around_the_passage_is_shown(make_hit: MakeHit, place: str) -> None:
    line = "a line of text\n"
    filler = line * (WHOLE_LIMIT // len(line))
    before, after = {
        "start": ("", filler),
        "middle": (filler, filler),
        "end": (filler, ""),
    }[place]
    text = before + QUOTE + after
    shown = excerpt(make_hit(text=QUOTE, start=len(before)), text_of(text))
    assert shown.text[shown.passage.start : shown.passage.end] == QUOTE
    assert text[shown.before : len(text) - shown.after] == shown.text
    assert len(shown.text) <= 2 * AROUND + len(QUOTE)
    assert len(shown.text) >= AROUND - len(line)
    if before:
        assert shown.text.startswith(line)


@pytest.mark.parametrize("length", [LONG_LINE + 1, WHOLE_LIMIT, 2 * WHOLE_LIMIT])
def test_of_an_endless_line_little_is_shown(make_hit: MakeHit, length: int) -> None:
    text = "x" * length + QUOTE + "y" * length
    shown = excerpt(make_hit(text=QUOTE, start=length), text_of(text))
    assert shown.text[shown.passage.start : shown.passage.end] == QUOTE
    assert len(shown.text) == 2 * AROUND_IN_LONG_LINE + len(QUOTE)


def test_the_part_that_is_shown_has_its_markup(make_hit: MakeHit) -> None:
    line = "a line of text\n"
    before = line * (WHOLE_LIMIT // len(line))
    start = len(before)
    markup = (
        Markup(Span(0, 5), Style.HEADING, 1),
        Markup(Span(10, start + len(QUOTE)), Style.QUOTE, 1),
        Markup(Span(start + 4, start + 11), Style.STRONG),
    )
    document = Document(before + QUOTE, "text/markdown", markup=pack(markup))
    shown = excerpt(make_hit(text=QUOTE, start=start), document)
    quote, strong = shown.markup
    assert quote == Markup(Span(0, len(shown.text)), Style.QUOTE, 1)
    assert shown.text[strong.span.start : strong.span.end] == "deposit"
    assert "".join(shown.text[p.span.start : p.span.end] for p in shown.slices) == shown.text


def test_text_without_markup_is_not_cut_in_slices(make_hit: MakeHit) -> None:
    assert excerpt(make_hit(text=QUOTE), text_of(QUOTE)).slices == ()


@pytest.mark.parametrize(
    ("media_type", "monospaced"),
    [
        ("text/plain", False),
        ("application/pdf", False),
        ("text/x-python", True),
        ("text/csv", True),
    ],
)
def test_code_and_data_are_shown_in_columns(
    make_hit: MakeHit, media_type: str, monospaced: bool
) -> None:
    assert excerpt(make_hit(text=QUOTE), text_of(QUOTE, media_type)).monospaced is monospaced


class FailingEngine:
    """Fails as often as it has errors, then answers."""

    def __init__(self, *errors: DogearError) -> None:
        self._errors = list(errors)

    def document(self, _: Path) -> Document:
        if self._errors:
            raise self._errors.pop()
        return text_of(QUOTE)


def load(
    qtbot: QtBot, runner: TaskRunner, engine: FailingEngine, hit: Hit
) -> tuple[list[Excerpt], list[DogearError]]:
    """Return what the service says when it is asked for the text around a hit."""
    opener = cast(Callable[[], Engine], lambda: engine)
    service = DocumentService(EngineSession(runner, Lane.SEARCH, opener))
    loaded: list[Excerpt] = []
    errors: list[DogearError] = []
    service.loaded.connect(loaded.append)
    service.failed.connect(errors.append)
    service.load(hit)
    qtbot.waitUntil(lambda: bool(loaded or errors))
    return loaded, errors


def test_an_interruption_meant_for_a_search_does_not_lose_the_text(
    qtbot: QtBot, runner: TaskRunner, make_hit: MakeHit
) -> None:
    loaded, errors = load(qtbot, runner, FailingEngine(Cancelled()), make_hit(text=QUOTE))
    assert ([shown.text for shown in loaded], errors) == ([QUOTE], [])


def test_a_text_that_is_gone_is_reported(
    qtbot: QtBot, runner: TaskRunner, make_hit: MakeHit
) -> None:
    error = NotInLibrary()
    loaded, errors = load(qtbot, runner, FailingEngine(error), make_hit(text=QUOTE))
    assert (loaded, errors) == ([], [error])
