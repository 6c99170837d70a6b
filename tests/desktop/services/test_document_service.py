from collections.abc import Callable

import pytest

from dogear_core.types import Hit, Span
from dogear_desktop.services.document_service import (
    AROUND,
    AROUND_IN_LONG_LINE,
    LONG_LINE,
    WHOLE_LIMIT,
    excerpt,
)

MakeHit = Callable[..., Hit]
QUOTE = "the deposit is returned"


def test_a_short_text_is_shown_whole(make_hit: MakeHit) -> None:
    shown = excerpt(make_hit(text=QUOTE, start=4), f"and {QUOTE}.")
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
    shown = excerpt(make_hit(text=QUOTE, start=len(before)), text)
    assert shown.text[shown.passage.start : shown.passage.end] == QUOTE
    assert text[shown.before : len(text) - shown.after] == shown.text
    assert len(shown.text) <= 2 * AROUND + len(QUOTE)
    assert len(shown.text) >= AROUND - len(line)
    if before:
        assert shown.text.startswith(line)


@pytest.mark.parametrize("length", [LONG_LINE + 1, WHOLE_LIMIT, 2 * WHOLE_LIMIT])
def test_of_an_endless_line_little_is_shown(make_hit: MakeHit, length: int) -> None:
    text = "x" * length + QUOTE + "y" * length
    shown = excerpt(make_hit(text=QUOTE, start=length), text)
    assert shown.text[shown.passage.start : shown.passage.end] == QUOTE
    assert len(shown.text) == 2 * AROUND_IN_LONG_LINE + len(QUOTE)
