from tests.desktop.pages.conftest import FILE

from dogear_core.types import Area, ImageRequest, PageImage
from dogear_desktop.pages.pictures import Pictures
from dogear_desktop.pages.pieces import TILE_SIDE, Pixels, base_size, whole

SMALL = (100, 200)
LARGE = (5000, 7000)
SEEN = Area(0, 0, 1500, 900)


def drawn(page: int, size: Pixels, area: Area | None = None) -> PageImage:
    area = area or whole(size)
    request = ImageRequest(FILE, page, size, area)
    return PageImage(request, bytes(area.bytes), (100.0, 140.0))


def add_all(pictures: Pictures, page: int, size: Pixels, seen: Area = SEEN) -> None:
    for of_size, area in pictures.missing(page, size, seen):
        pictures.add(drawn(page, of_size, area), page)


def test_a_small_page_is_drawn_whole_at_every_size() -> None:
    pictures = Pictures()
    assert pictures.missing(1, SMALL, SEEN) == [(SMALL, whole(SMALL))]
    assert not pictures.has(1)
    pictures.add(drawn(1, SMALL), 1)
    assert pictures.has(1)
    assert pictures.missing(1, SMALL, SEEN) == []
    assert pictures.missing(1, (101, 202), SEEN) == [((101, 202), whole((101, 202)))]


def test_an_old_picture_is_shown_until_there_is_a_sharp_one() -> None:
    pictures = Pictures()
    pictures.add(drawn(1, SMALL), 1)
    assert [picture.size for picture in pictures.best(1, (50, 100), SEEN)] == [SMALL]
    pictures.add(drawn(1, (50, 100)), 1)
    assert [picture.size for picture in pictures.best(1, (50, 100), SEEN)] == [(50, 100)]
    assert pictures.best(2, SMALL, SEEN) == []


def test_a_large_page_is_drawn_small_and_then_where_it_is_seen() -> None:
    pictures = Pictures()
    base, *rest = pictures.missing(1, LARGE, SEEN)
    assert base == (base_size(LARGE), whole(base_size(LARGE)))
    assert [(size, area.left, area.top) for size, area in rest] == [
        (LARGE, 0, 0),
        (LARGE, TILE_SIDE, 0),
    ]
    pictures.add(drawn(1, *base), 1)
    assert pictures.missing(1, LARGE, SEEN) == rest
    pictures.add(drawn(1, *rest[0]), 1)
    assert [picture.size for picture in pictures.best(1, LARGE, SEEN)] == [base[0], LARGE]
    pictures.add(drawn(1, *rest[1]), 1)
    assert pictures.missing(1, LARGE, SEEN) == []
    assert {picture.size for picture in pictures.best(1, LARGE, SEEN)} == {LARGE}


def test_tiles_of_the_size_before_do_until_the_next() -> None:
    pictures = Pictures()
    sizes = [(5000 + step, 7000) for step in range(3)]
    for size in sizes[:2]:
        add_all(pictures, 1, size)
    shown = [picture.size for picture in pictures.best(1, sizes[2], SEEN)]
    assert shown[1:] == [sizes[0]] * 2 + [sizes[1]] * 2
    add_all(pictures, 1, sizes[2])
    assert pictures.missing(1, sizes[0], SEEN) != []
    assert pictures.missing(1, sizes[1], SEEN) == []
    pictures.add(drawn(1, SMALL), 1)
    assert [picture.size for picture in pictures.best(1, sizes[2], SEEN)] == [SMALL]


def test_far_pages_are_dropped_before_near_ones() -> None:
    room = 3 * whole(SMALL).bytes
    pictures = Pictures(room)
    for page in (1, 5, 6, 7):
        pictures.add(drawn(page, SMALL), page)
    assert [page for page in range(9) if pictures.has(page)] == [5, 6, 7]
    pictures.add(drawn(4, SMALL), 4)
    assert [page for page in range(9) if pictures.has(page)] == [4, 5, 6]
    assert pictures.bytes == room


def test_pictures_of_a_file_that_changed_are_drawn_anew() -> None:
    pictures = Pictures()
    pictures.add(drawn(1, SMALL), 1)
    add_all(pictures, 2, LARGE)
    pictures.outdate()
    assert [picture.size for picture in pictures.best(1, SMALL, SEEN)] == [SMALL]
    assert pictures.missing(1, SMALL, SEEN) == [(SMALL, whole(SMALL))]
    assert len(pictures.missing(2, LARGE, SEEN)) == 3
    pictures.add(drawn(1, SMALL), 1)
    assert pictures.missing(1, SMALL, SEEN) == []
