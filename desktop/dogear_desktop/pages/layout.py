"""Where the pages of a document are below one another, in pixels of the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

LARGEST_SCALE = 6.0
"""The most a page is enlarged, in parts of its real size."""
MOST_PIXELS = 1e9
"""All pages together are no higher: a scroll bar counts to two thousand million."""


class Fit(StrEnum):
    """What of each page is made to fit the view."""

    WIDTH = "width"
    PAGE = "page"


Zoom = Fit | float
"""How large pages are: fitted, or in parts of their real size."""
Size = tuple[float, float]
"""Width and height."""
_Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page is: its left and top edge, and how large it is."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a page, counted from 1, in parts of its width and height from the upper left."""

    page: int
    across: float
    down: float


class PageLayout:
    """Pages below one another, each in the middle, with a margin around and between them.

    `sizes` are in points, `unit` is how many pixels a point has at real size, and `sight` is how
    much of the pages is seen at once. Fitted pages each have a scale of their own, so that a wide
    one does not make the others small.
    """

    def __init__(
        self, sizes: Sequence[Size], zoom: Zoom, *, sight: Size, unit: float, margin: float
    ) -> None:
        points = np.array(sizes, dtype=np.float64).reshape(-1, 2)
        self._scales = _scales(points, zoom, sight=sight, unit=unit, margin=margin)
        self._widths, self._heights = (points * self._scales[:, np.newaxis]).T
        ends = np.cumsum(self._heights + margin)
        self.width = float(self._widths.max() + 2 * margin) if sizes else 0.0
        """How wide all is, with the margins."""
        self.height = float(ends[-1] + margin) if sizes else 0.0
        """How high all is, with the margins."""
        above = max((sight[1] - self.height) / 2, 0)
        self._bottoms = above + ends
        self._tops = self._bottoms - self._heights
        self._middle = max(self.width, sight[0]) / 2

    def __len__(self) -> int:
        return len(self._scales)

    def scale(self, page: int) -> float:
        """Return how many pixels a point of a page has."""
        return float(self._scales[page - 1])

    def frame(self, page: int) -> Frame:
        """Return where a page is."""
        top, width, height = (
            float(all_pages[page - 1]) for all_pages in (self._tops, self._widths, self._heights)
        )
        return Frame(self._middle - width / 2, top, width, height)

    def page_at(self, y: float) -> int:
        """Return the page at this height; the one above where there is a gap."""
        return max(int(np.searchsorted(self._tops, y, side="right")), 1)

    def within(self, top: float, bottom: float) -> range:
        """Return the pages of which something is between two heights."""
        first = int(np.searchsorted(self._bottoms, top, side="right"))
        last = int(np.searchsorted(self._tops, bottom, side="left"))
        return range(first + 1, last + 1)

    def foremost(self, top: float, bottom: float) -> int:
        """Return the page of which most is between two heights, of several the first."""

        def seen(page: int) -> float:
            frame = self.frame(page)
            return min(frame.top + frame.height, bottom) - max(frame.top, top)

        return max(self.within(top, bottom), key=seen, default=self.page_at(top))

    def place_at(self, x: float, y: float) -> Place:
        """Return the place on the page at this height; it may lie beside or below the page."""
        page = self.page_at(y)
        frame = self.frame(page)
        return Place(page, (x - frame.left) / frame.width, (y - frame.top) / frame.height)

    def position(self, place: Place) -> tuple[float, float]:
        """Return where a place on a page is."""
        frame = self.frame(place.page)
        return frame.left + place.across * frame.width, frame.top + place.down * frame.height


def _scales(points: _Numbers, zoom: Zoom, *, sight: Size, unit: float, margin: float) -> _Numbers:
    """Return how many pixels a point of each page has."""
    widths, heights = points.T
    room = [max(side - 2 * margin, 1.0) for side in sight]
    most = min(LARGEST_SCALE * unit, MOST_PIXELS / max(float(heights.sum()), 1.0))
    match zoom:
        case Fit.WIDTH:
            wanted: _Numbers = room[0] / widths
        case Fit.PAGE:
            wanted = np.minimum(room[0] / widths, room[1] / heights)
        case factor:
            wanted = np.full(len(points), factor * unit)
    limited: _Numbers = np.minimum(wanted, most)
    return limited
