"""The counts beside the filters tell what choosing each would leave."""

import time
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from tests.core.search.conftest import Write

from dogear_core.engine import Engine
from dogear_core.search.facets import count_days
from dogear_core.types import Facets, Family, Filters, SearchMode, SearchRequest, Sort


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


def listed(engine: Engine, text: str, mode: SearchMode, sort: Sort) -> int:
    """Return how many documents the list shows as relevant, scrolled to its end."""
    hits = engine.search(SearchRequest(text, 1000, mode, sort=sort)).hits
    return len({hit.document_id for hit in hits if hit.relevant})


@pytest.mark.parametrize("mode", SearchMode)
@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("question", ["boiler", "boiler budget plan", "pipes and tomatoes", "xyz"])
@pytest.mark.parametrize("chosen", ["", "type:text", "in:Work after:2024", "-draft type:text"])
def test_every_count_is_what_the_list_shows(
    engine: Engine, question: str, chosen: str, mode: SearchMode, sort: Sort
) -> None:
    typed = f"{question} {chosen}".strip()
    found = engine.facets(SearchRequest(typed, mode=mode, sort=sort))
    assert found.documents == listed(engine, typed, mode, sort)
    kept = " ".join(part for part in chosen.split() if not part.startswith("type:"))
    for family in Family:
        choice = f"{question} {kept} type:{family}"
        assert found.families.get(family, 0) == listed(engine, choice, mode, sort), choice
    kept = " ".join(part for part in chosen.split() if not part.startswith("in:"))
    for folder, count in found.folders.items():
        choice = f'{question} {kept} in:"{folder}"'
        assert count == listed(engine, choice, mode, sort), choice
    kept = " ".join(part for part in chosen.split() if not part.startswith("after:"))
    for day, count in found.days.items():
        choice = f"{question} {kept} after:{day} before:{day + timedelta(days=1)}"
        assert count == listed(engine, choice, mode, sort), choice


def test_a_changed_library_is_counted_anew(engine: Engine, write: Write) -> None:
    assert facets(engine, "asparagus").documents == 0
    file = write("asparagus.txt", "Asparagus.")
    engine.index()
    assert facets(engine, "asparagus").documents == 1
    file.unlink()
    engine.index()
    assert facets(engine, "asparagus").documents == 0


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "America/St_Johns", "UTC"])
def test_days_are_those_of_the_calendar_where_the_person_is(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    midnight = int(datetime(2024, 7, 1).astimezone().timestamp()) * 10**9
    moments = (midnight - 1, midnight, midnight + 1)
    assert count_days([(1, "/a", "", moment, 0) for moment in moments]) == {
        date(2024, 6, 30): 1,
        date(2024, 7, 1): 2,
    }
    monkeypatch.undo()
    time.tzset()


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
