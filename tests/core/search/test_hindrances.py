"""Which filters keep a document out, and what is asked without them."""

from pathlib import Path

import pytest
from tests.core.search.conftest import Write

from dogear_core.engine import Engine
from dogear_core.search.hindrances import relaxed
from dogear_core.search.query import parse_date, start_of
from dogear_core.types import FilterKind, Filters, Hindrance, SearchMode, SearchRequest

PLAN = "# Plan\n\nThe boiler is repaired.\n\n# Draft\n\nA draft of the boiler's bill.\n"


@pytest.fixture(scope="module", autouse=True)
def library(engine: Engine, papers: Path, write: Write) -> None:
    write("Work/2024/plan.md", PLAN.replace("repaired", "repaired " * 60), (2024, 5, 31))
    write("Home/boiler.txt", "The boiler hums.")
    engine.add_roots([papers])
    engine.index()


@pytest.fixture(scope="module")
def plan(papers: Path) -> Path:
    return papers / "Work" / "2024" / "plan.md"


def hindrances(
    engine: Engine, path: Path, text: str, filters: Filters | None = None
) -> tuple[Hindrance, ...]:
    request = SearchRequest(text, mode=SearchMode.WORDS, filters=filters or Filters())
    standing = engine.explain(path, request).standing
    assert standing is not None
    assert (standing.kept_out_by == ()) == (path in found(engine, request))
    return standing.kept_out_by


def found(engine: Engine, request: SearchRequest) -> set[Path]:
    return {hit.path for hit in engine.search(request).hits}


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("boiler type:pdf", FilterKind.TYPE, "pdf"),
        ("boiler -type:md", FilterKind.WITHOUT_TYPE, "md"),
        ("boiler in:Home", FilterKind.FOLDER, "Home"),
        ("boiler -in:work", FilterKind.WITHOUT_FOLDER, "work"),
        ("boiler after:2024-06", FilterKind.AFTER, "2024-06-01"),
        ("boiler before:2024", FilterKind.BEFORE, "2024-01-01"),
        ("boiler -boiler", FilterKind.WITHOUT, "boiler"),
    ],
)
def test_each_typed_filter_is_named(
    engine: Engine, plan: Path, text: str, kind: FilterKind, value: str
) -> None:
    assert hindrances(engine, plan, text) == (Hindrance(kind, (value,), typed=True),)


def test_filters_of_the_request_itself_are_named_also_within_others(
    engine: Engine, plan: Path, papers: Path
) -> None:
    day = parse_date("2024-06")
    assert day is not None
    own = Filters(
        under=papers / "Home",
        media_types=frozenset({"application/pdf", "text/html"}),
        also=Filters(modified_from=start_of(day), folders=("Work",)),
    )
    assert hindrances(engine, plan, "boiler", own) == (
        Hindrance(FilterKind.UNDER, (str(papers / "Home"),), typed=False),
        Hindrance(FilterKind.TYPE, ("pdf", "web"), typed=False),
        Hindrance(FilterKind.AFTER, ("2024-06-01",), typed=False),
    )


def test_filters_that_let_it_through_are_not_named(engine: Engine, plan: Path) -> None:
    assert hindrances(engine, plan, "boiler type:md in:Work after:2024 -garden") == ()
    mixed = hindrances(engine, plan, "boiler type:md in:Home")
    assert [hindrance.kind for hindrance in mixed] == [FilterKind.FOLDER]


def test_words_that_each_leave_a_passage_but_together_none_are_all_named(
    engine: Engine, plan: Path
) -> None:
    assert hindrances(engine, plan, "boiler -draft") == ()
    assert hindrances(engine, plan, "boiler -repaired") == ()
    kept = hindrances(engine, plan, "boiler type:md -draft -garden -repaired")
    assert [hindrance.values for hindrance in kept] == [("draft",), ("repaired",)]
    behind = hindrances(engine, plan, "boiler type:pdf -draft -repaired")
    assert [hindrance.values for hindrance in behind] == [("pdf",), ("draft",), ("repaired",)]


@pytest.mark.parametrize(
    "text",
    ["boiler type:pdf", 'boiler "of the" type:pdf -draft -repaired', "in:Home boiler", "-boiler"],
)
def test_without_its_hindrances_a_document_is_found(
    engine: Engine, plan: Path, papers: Path, text: str
) -> None:
    filters = Filters(under=papers / "Home", also=Filters(folders=("Work", "Home")))
    request = SearchRequest(text, mode=SearchMode.WORDS, filters=filters)
    asked = relaxed(request, hindrances(engine, plan, text, filters))
    assert plan in found(engine, asked)
    assert asked.filters == Filters(also=Filters(folders=("Work", "Home")))


def test_only_the_hindrance_is_removed() -> None:
    request = SearchRequest("boiler type:pdf,md -draft -bill after:2024")
    removed = Hindrance(FilterKind.WITHOUT, ("draft",), typed=True)
    assert relaxed(request, [removed]).text == "boiler -bill type:pdf type:md after:2024"
    other = Hindrance(FilterKind.FOLDER, ("Home",), typed=False)
    assert relaxed(request, [other]) == request
    assert relaxed(request, []) == request
    within = Filters(folders=("Work",), also=Filters(folders=("Home",)))
    assert relaxed(SearchRequest("x", filters=within), [other]).filters == Filters(
        folders=("Work",)
    )
