"""The drawn parts of pages that are kept."""

from dataclasses import dataclass, field

from PySide6.QtGui import QImage

from dogear_core.types import Area, PageImage
from dogear_desktop.pages.pieces import Pixels, base_size, is_drawn_whole, tiles, whole

MOST_BYTES = 128 * 1024 * 1024
"""What drawn pages may take: some three screens of 4K, or ten pages in a usual window."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn part of a page: the `area` of a picture of the whole page that has this `size`."""

    size: Pixels
    area: Area
    image: QImage
    pixels: bytes | bytearray
    """What `image` shows: it has no copy of its own."""

    @classmethod
    def of(cls, drawn: PageImage) -> "Picture":
        """Return what was drawn as a picture."""
        size, area, pixels = drawn.request.size, drawn.request.area, drawn.pixels
        image = QImage(pixels, area.width, area.height, QImage.Format.Format_RGB32)
        return cls(size, area, image, pixels)


@dataclass(slots=True)
class _Page:
    """The pictures of one page: one of all of it, and tiles, which may be of several sizes."""

    whole: Picture | None = None
    tiles: dict[tuple[Pixels, Area], Picture] = field(default_factory=dict)

    @property
    def bytes(self) -> int:
        base = len(self.whole.pixels) if self.whole is not None else 0
        return base + sum(len(tile.pixels) for tile in self.tiles.values())

    def add_tile(self, tile: Picture) -> None:
        """Keep a tile; those of the size before do until there are enough of this one."""
        self.tiles[tile.size, tile.area] = tile
        sizes = list(dict.fromkeys(size for size, _ in self.tiles))
        if len(sizes) > 2:
            self.tiles = {key: tile for key, tile in self.tiles.items() if key[0] != sizes[0]}


class Pictures:
    """Keeps pictures within a limit; of pages far from the one in sight they are dropped first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._pages: dict[int, _Page] = {}
        self._outdated: set[int] = set()

    @property
    def bytes(self) -> int:
        """What all pictures take."""
        return sum(page.bytes for page in self._pages.values())

    def add(self, drawn: PageImage, in_sight: int) -> None:
        """Keep what was drawn, and drop what is farthest from the page in sight if need be."""
        picture = Picture.of(drawn)
        page = self._pages.setdefault(drawn.request.page, _Page())
        if picture.area == whole(picture.size):
            page.whole = picture
            page.tiles.clear()
            self._outdated.discard(drawn.request.page)
        else:
            page.add_tile(picture)
        while self.bytes > self._most_bytes:
            del self._pages[max(self._pages, key=lambda number: abs(number - in_sight))]

    def has(self, page: int) -> bool:
        """Whether there is any picture of a page."""
        return page in self._pages

    def best(self, page: int, size: Pixels, seen: Area) -> list[Picture]:
        """Return what to paint of a page of this size where it is `seen`, the uppermost last.

        Pictures of other sizes do where sharp ones are missing.
        """
        kept = self._pages.get(page)
        if kept is None:
            return []
        pictures = ([] if kept.whole is None else [kept.whole]) + list(kept.tiles.values())
        if self.missing(page, size, seen):
            return sorted(pictures, key=lambda picture: picture.size == size)
        return [picture for picture in pictures if picture.size == size]

    def missing(self, page: int, size: Pixels, seen: Area) -> list[tuple[Pixels, Area]]:
        """Return what of a page of this size is yet to be drawn for `seen` to be sharp."""
        kept = self._pages.get(page, _Page())
        drawn = None if page in self._outdated else kept.whole
        if is_drawn_whole(size):
            is_sharp = drawn is not None and drawn.size == size
            return [] if is_sharp else [(size, whole(size))]
        base = base_size(size)
        missing = [] if drawn is not None else [(base, whole(base))]
        return missing + [
            (size, tile) for tile in tiles(size, seen) if (size, tile) not in kept.tiles
        ]

    def outdate(self) -> None:
        """Show what there is until all is drawn anew: the file has changed."""
        self._outdated.update(self._pages)
        for page in self._pages.values():
            page.tiles.clear()

    def clear(self) -> None:
        """Keep nothing."""
        self._pages.clear()
        self._outdated.clear()
