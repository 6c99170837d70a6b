from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dogear_core.types import DocumentId, Hit, PassageId, Snippet, Span
from dogear_desktop.itemmodels.results_model import Row
from dogear_desktop.itemmodels.results_order import keep_in_place

_PATH = Path("x.txt")
MakeHit = Callable[..., Hit]


def row(document: int, make_hit: MakeHit) -> Row:
    return make_hit(document), ()


def documents(rows: list[Row]) -> list[int]:
    return [best.document_id for best, _ in rows]


def test_what_is_in_sight_stays_and_the_rest_is_in_the_new_order(make_hit: MakeHit) -> None:
    shown = [row(number, make_hit) for number in (1, 2, 3, 4)]
    found = [row(number, make_hit) for number in (9, 4, 2, 8, 1, 3)]
    assert documents(keep_in_place(shown, found, 2)) == [1, 2, 9, 4, 8, 3]


def test_of_a_document_that_stays_the_new_passages_are_shown(make_hit: MakeHit) -> None:
    other = make_hit(7, 1)
    assert keep_in_place([row(1, make_hit)], [(other, ())], 1) == [(other, ())]


def test_what_is_not_found_any_more_goes(make_hit: MakeHit) -> None:
    shown = [row(number, make_hit) for number in (1, 2, 3)]
    assert documents(keep_in_place(shown, [row(3, make_hit)], 3)) == [3]


numbers = st.lists(st.integers(0, 30), unique=True)


@given(numbers, numbers, st.integers(0, 35))
def test_nothing_is_lost_or_shown_twice(shown: list[int], found: list[int], count: int) -> None:
    def rows(of: list[int]) -> list[Row]:
        return [(_hit(number), ()) for number in of]

    merged = documents(keep_in_place(rows(shown), rows(found), count))
    assert sorted(merged) == sorted(found)
    kept = [number for number in shown[:count] if number in found]
    assert merged[: len(kept)] == kept


def _hit(number: int) -> Hit:
    return Hit(
        PassageId(number),
        DocumentId(number),
        0.0,
        path=_PATH,
        title="",
        media_type="text/plain",
        span=Span(0, 0),
        text="",
        snippet=Snippet(""),
        found_by=(),
    )
