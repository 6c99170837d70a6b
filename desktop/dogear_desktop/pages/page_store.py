"""What is known of the pages of one document, and what is yet to be found out."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from dogear_core.types import (
    Area,
    DocumentPages,
    ImageRequest,
    PageImage,
    PageRequest,
    TextLayer,
    TextRequest,
)
from dogear_desktop.pages.layout import Frame, PageLayout
from dogear_desktop.pages.pictures import MOST_BYTES, Pictures
from dogear_desktop.pages.pieces import pixel_size

NEAR = 1.0
"""How far above and below what is in sight pages are drawn too, in parts of its height."""
MOST_LAYERS = 64
"""Of so many pages the text is kept with its places: a dense one takes 100 kB."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen of a layout: a part of it, on a screen with `ratio` pixels to one of the window.

    `page` is the page in sight. The text of `sought` comes before all else: where on that page to
    go is yet to be found out. While a size may not last (`settled` is False), a page that has a
    picture needs no other.
    """

    frame: Frame
    ratio: float
    page: int
    sought: int | None = None
    settled: bool = True


class PageStore:
    """Keeps pictures, texts and refusals of the pages of a file."""

    def __init__(self, pages: DocumentPages, most_bytes: int = MOST_BYTES) -> None:
        self.pages = pages
        self.pictures = Pictures(most_bytes)
        self.layers: dict[int, TextLayer] = {}
        self.refused: dict[int, str] = {}
        """Why a page is not drawn, as a sentence."""
        self._most_bytes = most_bytes

    def renew(self, pages: DocumentPages) -> None:
        """Take the file's pages as they are now; old pictures do until there are new ones."""
        self.pages = pages
        self.pictures.outdate()
        self.layers.clear()
        self.refused.clear()

    def label(self, page: int) -> str:
        """Return what is printed on a page, if that differs from its number."""
        labels = self.pages.labels
        return (labels[page - 1] or "") if 1 <= page <= len(labels) else ""

    def page_called(self, name: str) -> int | None:
        """Return the page with this label printed on it, in any case, or with this number."""
        name = name.strip().casefold()
        for page, label in enumerate(self.pages.labels, 1):
            if label is not None and label.casefold() == name:
                return page
        number = int(name) if name.isdecimal() else 0
        return number if 1 <= number <= len(self.pages) else None

    def correct_size(self, page: int, points: tuple[float, float]) -> bool:
        """Take the size a page turned out to have; return whether another was known."""
        sizes = list(self.pages.sizes)
        if all(abs(new - old) < 1 for new, old in zip(points, sizes[page - 1], strict=True)):
            return False
        sizes[page - 1] = points
        self.pages = replace(self.pages, sizes=tuple(sizes))
        return True

    def add_image(self, image: PageImage, in_sight: int) -> None:
        """Keep a drawn part of a page."""
        self.pictures.add(image, in_sight)

    def add_layer(self, layer: TextLayer, in_sight: int) -> None:
        """Keep the text of a page."""
        self.layers[layer.request.page] = layer
        if len(self.layers) > MOST_LAYERS:
            del self.layers[max(self.layers, key=lambda page: abs(page - in_sight))]

    def refuse(self, request: PageRequest, sentence: str) -> None:
        """Take note that a page is not to be had; without its text it can still be looked at."""
        if isinstance(request, TextRequest):
            self.layers[request.page] = TextLayer(request, "", array("f"), ())
        else:
            self.refused[request.page] = sentence

    def wishes(
        self, layout: PageLayout, sight: Sight, is_marked: Callable[[int], bool]
    ) -> tuple[PageRequest, ...]:
        """Return what is to be found out for this sight, the most urgent first."""
        wanted = dict.fromkeys(self._by_urgency(layout, sight, is_marked))
        return tuple(self._affordable(wanted))

    def _by_urgency(
        self, layout: PageLayout, sight: Sight, is_marked: Callable[[int], bool]
    ) -> Iterator[PageRequest]:
        """Yield what is in sight, then what is near; some of it twice.

        Where something is marked the text comes before the picture, so that both appear at once.
        """

        frame = sight.frame
        seen = layout.within(frame.top, frame.top + frame.height)

        def away(page: int) -> tuple[int, bool]:
            """Below is where a reader goes sooner."""
            return max(seen.start - page, page - seen.stop + 1), page < seen.start

        in_sight = sorted(seen, key=lambda page: abs(page - sight.page))
        yield from self._texts([] if sight.sought is None else [sight.sought])
        yield from self._texts(filter(is_marked, in_sight))
        for page in in_sight:
            yield from self._images(layout, page, frame, sight)
        yield from self._texts(in_sight)
        reach = NEAR * frame.height
        near = Frame(frame.left, frame.top - reach, frame.width, frame.height + 2 * reach)
        for page in sorted(layout.within(near.top, near.top + near.height), key=away):
            yield from self._images(layout, page, near, sight)

    def _texts(self, pages: Iterable[int]) -> Iterator[TextRequest]:
        for page in pages:
            if page not in self.layers and page not in self.refused:
                yield TextRequest(self.pages.file, page)

    def _images(
        self, layout: PageLayout, page: int, seen: Frame, sight: Sight
    ) -> Iterator[ImageRequest]:
        """Yield what is yet to be drawn of a page where it is `seen`."""
        if page in self.refused or not (sight.settled or not self.pictures.has(page)):
            return
        frame = layout.frame(page)
        size = pixel_size(frame, sight.ratio)
        for of_size, area in self.pictures.missing(page, size, area_seen(frame, seen, sight.ratio)):
            yield ImageRequest(self.pages.file, page, of_size, area)

    def _affordable(self, wanted: Iterable[PageRequest]) -> Iterator[PageRequest]:
        """Yield as much as can be kept, so that nothing is drawn to be dropped at once."""
        total = 0
        for request in wanted:
            if isinstance(request, ImageRequest):
                total += request.area.bytes
            if total <= self._most_bytes:
                yield request


def area_seen(page: Frame, seen: Frame, ratio: float) -> Area:
    """Return what is seen in pixels of a page; it may reach beyond the page."""
    left, top = (seen.left - page.left) * ratio, (seen.top - page.top) * ratio
    right, bottom = left + seen.width * ratio, top + seen.height * ratio
    return Area(int(left // 1), int(top // 1), int(-(-right // 1)), int(-(-bottom // 1)))
