"""The counts beside the filters tell what choosing each would leave."""

from datetime import date
from pathlib import Path

import pytest
from tests.core.search.conftest import Write

from dogear_core.engine import Engine
from dogear_core.types import Facets, Family, Filters, SearchMode, SearchRequest


@pytest.fixture(scope="module", autouse=True)
def library(engine: Engine, papers: Path, write: Write) -> None:
    write("Work/budget.txt", "The boiler budget for next winter.", (2023, 12, 31))
    write("Work/2024/boiler.md", "# Boiler\n\nA draft.\n\n# Plan\n\nThe boiler.", (2024, 5, 31))
    write("Home/boiler.html", "<p>The boiler exercise with many pipes.</p>", (2024, 5, 31))
    write("Home/garden.txt", "Tomatoes and beans.", (2021, 3, 3))
    engine.add_roots([papers])
    engine.index()


def facets(engine: Engine, text: str, filters: Filters | None = None) -> Facets:
    request = SearchRequest(text, mode=SearchMode.WORDS, filters=filters or Filters())
    return engine.facets(request)


def test_documents_are_counted_once_however_many_of_their_passages_match(engine: Engine) -> None:
    found = facets(engine, "boiler")
    assert found.documents == 3
    assert found.families == {Family.TEXT: 2, Family.WEB: 1}
    assert found.days == {date(2023, 12, 31): 1, date(2024, 5, 31): 2}


def test_a_folder_counts_what_is_below_it_up_to_its_root(engine: Engine, papers: Path) -> None:
    assert facets(engine, "boiler").folders == {
        papers: 3,
        papers / "Work": 2,
        papers / "Work" / "2024": 1,
        papers / "Home": 1,
    }


def test_a_chosen_filter_narrows_the_other_counts_and_not_its_own(
    engine: Engine, papers: Path
) -> None:
    found = facets(engine, "boiler type:text")
    assert found.documents == 2
    assert found.families == {Family.TEXT: 2, Family.WEB: 1}
    assert papers / "Home" not in found.folders
    assert found.days == {date(2023, 12, 31): 1, date(2024, 5, 31): 1}


def test_every_count_is_what_choosing_it_finds(engine: Engine) -> None:
    typed = "boiler in:Work after:2024"
    found = facets(engine, typed)
    for folder, count in found.folders.items():
        assert facets(engine, f'boiler after:2024 in:"{folder}"').documents == count
    for family, count in found.families.items():
        assert facets(engine, f"{typed} type:{family}").documents == count
    for day, count in found.days.items():
        assert (
            facets(engine, f"boiler in:Work after:{day} before:{day.year + 1}").documents == count
        )


def test_filters_of_the_request_always_hold(engine: Engine, papers: Path) -> None:
    found = facets(engine, "boiler", Filters(under=papers / "Work"))
    assert set(found.folders) == {papers, papers / "Work", papers / "Work" / "2024"}


def test_without_a_question_all_that_the_filters_leave_is_counted(engine: Engine) -> None:
    assert facets(engine, "").documents == 4
    assert facets(engine, "").families == {Family.TEXT: 3, Family.WEB: 1}
    assert facets(engine, "before:2024 -tomatoes").documents == 1


def test_filters_without_a_question_list_the_newest_documents(engine: Engine) -> None:
    hits = engine.search(SearchRequest("type:text")).hits
    assert [hit.path.name for hit in hits] == ["boiler.md", "budget.txt", "garden.txt"]
    assert [hit.path.name for hit in engine.search(SearchRequest("type:text", 1)).hits] == [
        "boiler.md"
    ]
    assert engine.search(SearchRequest("")).hits == ()
