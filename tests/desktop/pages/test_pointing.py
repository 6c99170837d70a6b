from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dogear_core.types import TextLayer
from dogear_desktop.pages.pointing import char_at, gap_at, is_on_text

MakeLayer = Callable[..., TextLayer]

TEXT = "the deposit is returned\nwithin thirty days\nafter moving out"


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text("ab \n", max_size=60),
    st.sampled_from([{}, {"to_left": True}, {"turned": True}]),
)
def test_each_side_of_a_character_is_the_gap_beside_it(
    make_layer: MakeLayer, text: str, direction: dict[str, bool]
) -> None:
    layer = make_layer(text, **direction)
    for line in layer.lines:
        chars = [at for at in range(line.span.start, line.span.end) if not text[at].isspace()]
        for offset in chars:
            left, top, right, bottom = layer.edges[4 * offset : 4 * offset + 4]
            x, y = (left + right) / 2, (top + bottom) / 2
            assert char_at(layer, x, y) == offset
            # A character that stands alone is read from left to right.
            alone = len(chars) == 1
            across = 0 if "turned" in direction and not alone else (right - left) / 4
            down = 0 if across else (bottom - top) / 4
            if "to_left" in direction and not alone:
                across = -across
            assert gap_at(layer, x - across, y - down) == offset
            assert gap_at(layer, x + across, y + down) == offset + 1


def test_beside_a_line_its_nearer_end_is_meant(make_layer: MakeLayer) -> None:
    layer = make_layer(TEXT)
    second = TEXT.index("within")
    assert gap_at(layer, -50, 19) == second
    assert gap_at(layer, 500, 19) == TEXT.index("\nafter")
    # Right behind the short last line, though the line above reaches further.
    assert gap_at(layer, 6 * 17, 29) == len(TEXT)


def test_above_and_below_the_text_its_ends_are_meant(make_layer: MakeLayer) -> None:
    layer = make_layer(TEXT)
    assert gap_at(layer, -9, -100) == 0
    assert gap_at(layer, 500, 900) == len(TEXT)


def test_the_space_between_lines_is_no_text(make_layer: MakeLayer) -> None:
    layer = make_layer(TEXT)
    assert is_on_text(layer, 10, 5)
    assert is_on_text(layer, 6 * 3 + 1, 5)  # between two words
    assert not is_on_text(layer, 10, 12)
    assert not is_on_text(layer, 400, 5)


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_page_without_text_has_no_characters(make_layer: MakeLayer, text: str) -> None:
    layer = make_layer(text)
    assert char_at(layer, 1, 1) is None
    assert gap_at(layer, 1, 1) is None
    assert not is_on_text(layer, 0, 0)
