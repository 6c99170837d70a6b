"""Which parts of a page are drawn: a small page whole, a large one in tiles."""

from collections.abc import Iterator

from dogear_core.types import Area
from dogear_desktop.pages.layout import Frame

Pixels = tuple[int, int]
"""Width and height in pixels of the screen."""

WHOLE_PIXELS = 6_000_000
"""A page of more pixels is drawn in tiles: so many take 24 MB and PDFium some 60 ms."""
BASE_PIXELS = 500_000
"""A page in tiles is first drawn whole with so many pixels, and stretched where a tile lacks."""
TILE_SIDE = 1024


def pixel_size(frame: Frame, ratio: float) -> Pixels:
    """Return how many pixels a page takes on a screen with `ratio` pixels to one of the window."""
    return max(round(frame.width * ratio), 1), max(round(frame.height * ratio), 1)


def whole(size: Pixels) -> Area:
    """Return the area of a whole page."""
    return Area(0, 0, *size)


def is_drawn_whole(size: Pixels) -> bool:
    """Whether a page of this size is drawn in one piece."""
    return size[0] * size[1] <= WHOLE_PIXELS


def base_size(size: Pixels) -> Pixels:
    """Return the size at which a page in tiles is first drawn whole."""
    factor = min((BASE_PIXELS / (size[0] * size[1])) ** 0.5, 1.0)
    return max(int(size[0] * factor), 1), max(int(size[1] * factor), 1)


def tiles(size: Pixels, seen: Area) -> Iterator[Area]:
    """Yield the tiles of a page of which something is within `seen`, row by row."""
    for top in _cuts(seen.top, seen.bottom, size[1]):
        for left in _cuts(seen.left, seen.right, size[0]):
            right, bottom = min(left + TILE_SIDE, size[0]), min(top + TILE_SIDE, size[1])
            yield Area(left, top, right, bottom)


def _cuts(start: int, end: int, side: int) -> range:
    """Return where the tiles begin that are between `start` and `end` of a side of the page."""
    start, end = max(start, 0), min(end, side)
    return range(start - start % TILE_SIDE, end, TILE_SIDE) if start < end else range(0)
