from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from tests.desktop.pages.conftest import FILE

from dogear_core.types import (
    Area,
    DocumentPages,
    ImageRequest,
    PageImage,
    PageRequest,
    TextLayer,
    TextRequest,
)
from dogear_desktop.pages import page_store
from dogear_desktop.pages.layout import Fit, Frame, PageLayout
from dogear_desktop.pages.page_store import PageStore, Sight, area_seen

SIZES = ((100.0, 100.0),) * 20
LABELS = ("i", "II", *[None] * 10, *[str(number) for number in range(1, 9)])
VIEW = (124, 224)
"""Of this height two pages are seen, fitted to the width, with the margins."""

MakeLayer = Callable[..., TextLayer]


@pytest.fixture
def store() -> PageStore:
    return PageStore(DocumentPages(FILE, SIZES, LABELS))


def seen(page: int, *, ratio: float = 1.0, sought: int | None = None) -> Sight:
    """Return the sight of a page and the one below it."""
    top = laid_out().frame(page).top - 12
    return Sight(Frame(0, top, *VIEW), ratio, page, sought)


def laid_out() -> PageLayout:
    return PageLayout(SIZES, Fit.WIDTH, sight=VIEW, unit=1.0, margin=12)


def wishes(store: PageStore, sight: Sight, *marked: int) -> list[str]:
    """Return what is wanted, as T for a text and P for a picture with the page's number."""
    return [name(request) for request in store.wishes(laid_out(), sight, marked.__contains__)]


def name(request: PageRequest) -> str:
    return f"{'T' if isinstance(request, TextRequest) else 'P'}{request.page}"


def draw_all(store: PageStore, sight: Sight) -> Iterator[PageImage]:
    for request in store.wishes(laid_out(), sight, lambda _: False):
        if isinstance(request, ImageRequest):
            yield PageImage(request, bytes(request.area.bytes), (100.0, 100.0))


def test_what_is_in_sight_comes_before_what_is_near(store: PageStore) -> None:
    assert wishes(store, seen(5)) == ["P5", "P6", "T5", "T6", "P7", "P4", "P8", "P3"]
    assert wishes(store, seen(1)) == ["P1", "P2", "T1", "T2", "P3", "P4"]


def test_a_marked_page_has_its_text_before_its_picture(store: PageStore) -> None:
    assert wishes(store, seen(5), 6, 12)[:4] == ["T6", "P5", "P6", "T5"]


def test_the_text_of_a_page_to_go_to_comes_first_of_all(store: PageStore) -> None:
    assert wishes(store, seen(5, sought=15), 6)[:3] == ["T15", "T6", "P5"]


def test_nothing_is_wanted_twice(store: PageStore, make_layer: MakeLayer) -> None:
    for image in draw_all(store, seen(5)):
        store.add_image(image, 5)
    assert wishes(store, seen(5)) == ["T5", "T6"]
    store.add_layer(make_layer("text", page=5), 5)
    assert wishes(store, seen(5)) == ["T6"]


def test_a_page_that_was_refused_is_not_asked_for_again(store: PageStore) -> None:
    requests = store.wishes(laid_out(), seen(5), lambda _: False)
    store.refuse(requests[0], "It hangs.")
    store.refuse(requests[3], "No text.")
    assert store.refused == {5: "It hangs."}
    assert store.layers[6].text == ""
    assert wishes(store, seen(5)) == ["P6", "P7", "P4", "P8", "P3"]


def test_while_a_size_does_not_last_only_empty_pages_are_drawn(store: PageStore) -> None:
    for image in draw_all(store, seen(5)):
        if image.request.page != 6:
            store.add_image(image, 5)
    finer = seen(5, ratio=2.0)
    assert wishes(store, finer)[:2] == ["P5", "P6"]
    assert wishes(store, replace(finer, settled=False)) == ["P6", "T5", "T6"]


def test_no_more_is_wanted_than_is_kept() -> None:
    room = 3 * Area(0, 0, 100, 100).bytes
    store = PageStore(DocumentPages(FILE, SIZES, LABELS), room)
    assert wishes(store, seen(5)) == ["P5", "P6", "T5", "T6", "P7"]
    for image in draw_all(store, seen(5)):
        store.add_image(image, 5)
    assert store.pictures.bytes == room
    assert wishes(store, seen(9))[:2] == ["P9", "P10"]


def test_texts_far_from_sight_are_forgotten(
    store: PageStore, make_layer: MakeLayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_store, "MOST_LAYERS", 2)
    for page in (1, 9, 10):
        store.add_layer(make_layer("text", page=page), 10)
    assert list(store.layers) == [9, 10]


def test_a_changed_file_is_drawn_and_read_anew(store: PageStore, make_layer: MakeLayer) -> None:
    for image in draw_all(store, seen(5)):
        store.add_image(image, 5)
    store.add_layer(make_layer("text", page=5), 5)
    store.refused[6] = "It hangs."
    store.renew(DocumentPages(replace(FILE, size=2), SIZES, LABELS))
    assert wishes(store, seen(5)) == ["P5", "P6", "T5", "T6", "P7", "P4", "P8", "P3"]
    assert store.pictures.has(5)


def test_a_page_turns_out_to_have_another_size(store: PageStore) -> None:
    assert not store.correct_size(2, (100.3, 99.8))
    assert store.correct_size(2, (50.0, 80.0))
    assert store.pages.sizes[:3] == ((100.0, 100.0), (50.0, 80.0), (100.0, 100.0))


@pytest.mark.parametrize(
    ("called", "page"),
    [
        ("i", 1),
        (" ii ", 2),
        ("3", 15),
        ("12", 12),
        ("20", 20),
        ("0", None),
        ("21", None),
        ("x", None),
    ],
)
def test_a_page_is_called_by_its_label_or_its_number(
    store: PageStore, called: str, page: int | None
) -> None:
    assert store.page_called(called) == page


def test_a_page_may_have_a_label() -> None:
    store = PageStore(DocumentPages(FILE, SIZES, LABELS))
    assert [store.label(page) for page in (0, 1, 3, 20)] == ["", "i", "", "8"]


def test_what_is_seen_of_a_page_is_told_in_its_pixels() -> None:
    page, sight = Frame(10, 100, 200, 300), Frame(0, 150, 100, 50)
    assert area_seen(page, sight, 1.0) == Area(-10, 50, 90, 100)
    assert area_seen(page, sight, 1.5) == Area(-15, 75, 135, 150)
