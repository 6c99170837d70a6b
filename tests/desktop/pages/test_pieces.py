from hypothesis import given, settings
from hypothesis import strategies as st

from dogear_core.types import Area
from dogear_desktop.pages.layout import Frame
from dogear_desktop.pages.pieces import (
    BASE_PIXELS,
    TILE_SIDE,
    base_size,
    is_drawn_whole,
    pixel_size,
    tiles,
    whole,
)

lengths = st.integers(1, 5000)
places = st.integers(-3000, 8000)


@settings(deadline=None)
@given(lengths, lengths, places, places, lengths, lengths)
def test_tiles_cover_what_is_seen_once(
    width: int, height: int, left: int, top: int, across: int, down: int
) -> None:
    seen = Area(left, top, left + across, top + down)
    found = list(tiles((width, height), seen))
    shown = Area(max(left, 0), max(top, 0), min(seen.right, width), min(seen.bottom, height))
    parts = [
        Area(
            max(tile.left, shown.left),
            max(tile.top, shown.top),
            min(tile.right, shown.right),
            min(tile.bottom, shown.bottom),
        )
        for tile in found
    ]
    assert all(part.width > 0 and part.height > 0 for part in parts)
    if shown.width > 0 and shown.height > 0:
        assert sum(part.pixels for part in parts) == shown.pixels
    else:
        assert not found
    for tile in found:
        assert 0 <= tile.left < tile.right <= width
        assert 0 <= tile.top < tile.bottom <= height
        assert tile.width <= TILE_SIDE
        assert tile.left % TILE_SIDE == tile.top % TILE_SIDE == 0


@settings(deadline=None)
@given(lengths, lengths, lengths, lengths, places)
def test_tiles_do_not_move_with_what_is_seen(
    width: int, height: int, across: int, down: int, by: int
) -> None:
    size = (width, height)
    every = set(tiles(size, whole(size)))
    assert set(tiles(size, Area(by, by, by + across, by + down))) <= every


@settings(deadline=None)
@given(lengths, lengths)
def test_a_large_page_is_first_drawn_small(width: int, height: int) -> None:
    base = base_size((width * 10, height * 10))
    assert base[0] * base[1] <= max(BASE_PIXELS, max(base))
    assert min(base) >= 1
    assert is_drawn_whole(base)


def test_a_page_takes_whole_pixels() -> None:
    assert pixel_size(Frame(0, 0, 100.2, 50.6), 1.25) == (125, 63)
    assert pixel_size(Frame(0, 0, 0.1, 0.1), 1.0) == (1, 1)
