import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dogear_desktop.pages.layout import (
    LARGEST_SCALE,
    MOST_PIXELS,
    Fit,
    PageLayout,
    Place,
    Size,
    Zoom,
)

MARGIN, UNIT = 12.0, 1.25

sides = st.floats(1, 100_000)
page_sizes = st.lists(st.tuples(sides, sides), min_size=1, max_size=30)
zooms = st.one_of(st.sampled_from(Fit), st.floats(0.25, LARGEST_SCALE))
sights = st.tuples(st.integers(1, 4000), st.integers(1, 3000))


def laid_out(sizes: list[Size], zoom: Zoom, sight: Size = (800, 600)) -> PageLayout:
    return PageLayout(sizes, zoom, sight=sight, unit=UNIT, margin=MARGIN)


@settings(deadline=None)
@given(page_sizes, zooms, sights)
def test_pages_follow_one_another_in_the_middle(sizes: list[Size], zoom: Zoom, sight: Size) -> None:
    layout = laid_out(sizes, zoom, sight)
    end = max((sight[1] - layout.height) / 2, 0)
    for page, size in enumerate(sizes, 1):
        frame = layout.frame(page)
        assert frame.top == pytest.approx(end + MARGIN)
        assert frame.left + frame.width / 2 == pytest.approx(max(layout.width, sight[0]) / 2)
        assert frame.left >= MARGIN - 1e-6
        assert frame.width * size[1] == pytest.approx(frame.height * size[0])
        end = frame.top + frame.height
    assert max(layout.height, sight[1]) >= end + MARGIN - 1e-6


@settings(deadline=None)
@given(page_sizes, sights)
def test_fitted_pages_fit(sizes: list[Size], sight: Size) -> None:
    wide, whole = laid_out(sizes, Fit.WIDTH, sight), laid_out(sizes, Fit.PAGE, sight)
    room = [max(side - 2 * MARGIN, 1) + 1e-6 for side in sight]
    for page in range(1, len(sizes) + 1):
        assert wide.frame(page).width <= room[0]
        assert whole.frame(page).width <= room[0]
        assert whole.frame(page).height <= room[1]


def test_each_page_is_as_wide_as_the_view() -> None:
    layout = laid_out([(400, 300), (200, 800)], Fit.WIDTH)
    assert [layout.frame(page).width for page in (1, 2)] == [776, 776]
    assert layout.scale(1) != layout.scale(2)


def test_zoomed_pages_are_of_one_scale() -> None:
    layout = laid_out([(400, 300), (200, 800)], 2.0)
    assert [layout.frame(page).width for page in (1, 2)] == [1000, 500]
    assert layout.frame(2).left == layout.frame(1).left + 250


def test_nothing_grows_beyond_what_a_scroll_bar_can_count() -> None:
    assert laid_out([(1, 10)], Fit.WIDTH).scale(1) == LARGEST_SCALE * UNIT
    assert laid_out([(100, 100_000)] * 50_000, 6.0).height < MOST_PIXELS + 51_000 * MARGIN


@settings(deadline=None)
@given(page_sizes, zooms, sights, st.data())
def test_a_place_on_a_page_is_found_where_it_is(
    sizes: list[Size], zoom: Zoom, sight: Size, data: st.DataObject
) -> None:
    layout = laid_out(sizes, zoom, sight)
    place = Place(
        data.draw(st.integers(1, len(sizes))),
        data.draw(st.floats(0.01, 0.99)),
        data.draw(st.floats(0.01, 0.99)),
    )
    found = layout.place_at(*layout.position(place))
    assert found.page == place.page
    assert found.across == pytest.approx(place.across, abs=1e-3)
    assert found.down == pytest.approx(place.down, abs=1e-3)


@settings(deadline=None)
@given(page_sizes, zooms, st.floats(-100, 50_000), st.floats(0.5, 5_000))
def test_what_is_in_sight_is_all_that_is_between_its_edges(
    sizes: list[Size], zoom: Zoom, top: float, height: float
) -> None:
    layout = laid_out(sizes, zoom)
    seen = {
        page: min(frame.top + frame.height, top + height) - max(frame.top, top)
        for page in range(1, len(sizes) + 1)
        for frame in [layout.frame(page)]
    }
    in_sight = [page for page, length in seen.items() if length > 0]
    assert list(layout.within(top, top + height)) == in_sight
    if in_sight:
        assert seen[layout.foremost(top, top + height)] == max(seen.values())


def test_a_gap_belongs_to_the_page_above() -> None:
    layout = laid_out([(400, 300)] * 3, 1.0)
    end = layout.frame(2).top - MARGIN
    assert [layout.page_at(y) for y in (-5, end - 1, end + MARGIN - 1, end + MARGIN)] == [
        1,
        1,
        1,
        2,
    ]
    assert layout.page_at(1e9) == 3
    assert list(layout.within(end, end + MARGIN)) == []
    assert layout.foremost(end, end + MARGIN) == 1
