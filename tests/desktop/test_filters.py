from datetime import date
from pathlib import Path

import pytest

from dogear_core.search.query import Query, parse
from dogear_core.types import Facets, Family
from dogear_desktop.filters import Choice, chips, date_choices, folder_choices, type_choices

TODAY = date(2025, 6, 15)
PAPERS = Path("/papers")
FACETS = Facets(
    documents=9,
    folders={PAPERS: 9, PAPERS / "Work": 5, PAPERS / "Work" / "2024": 2, PAPERS / "art": 1},
    families={Family.PDF: 6, Family.TEXT: 3},
    days={TODAY: 1, date(2025, 6, 10): 2, date(2023, 5, 1): 6},
)


def labels(choices: tuple[Choice, ...]) -> list[tuple[str, int]]:
    return [(choice.label, choice.count) for choice in choices]


def test_folders_are_listed_below_their_parents_by_name() -> None:
    (papers,) = folder_choices(FACETS, Query("deposit"))
    assert (papers.label, papers.count) == ("papers", 9)
    assert labels(papers.children) == [("art", 1), ("Work", 5)]
    assert labels(papers.children[1].children) == [("2024", 2)]


def test_choosing_a_folder_narrows_to_it_and_choosing_it_again_does_not() -> None:
    work = folder_choices(FACETS, Query("deposit"))[0].children[1]
    assert not work.chosen
    assert work.query == Query("deposit", folders=("/papers/Work",))
    work = folder_choices(FACETS, work.query)[0].children[1]
    assert work.chosen
    assert work.query == Query("deposit")


def test_a_folder_that_was_typed_by_its_name_is_chosen() -> None:
    papers = folder_choices(FACETS, parse("deposit in:work"))[0]
    assert [child.chosen for child in papers.children] == [False, True]


def test_types_are_added_one_by_one() -> None:
    pdf, text = type_choices(FACETS, Query("deposit"))
    assert labels((pdf, text)) == [("PDF", 6), ("Text", 3)]
    both = type_choices(FACETS, pdf.query)[1].query
    assert both.types == ("pdf", "text")
    assert type_choices(FACETS, both)[0].query.types == ("text",)


def test_a_chosen_type_is_listed_though_nothing_has_it() -> None:
    assert ("E-mail", 0) in labels(type_choices(FACETS, parse("type:email")))


def test_times_count_what_is_in_them_and_empty_ones_are_left_out() -> None:
    assert labels(date_choices(FACETS, Query("deposit"), TODAY)) == [
        ("Today", 1),
        ("Past week", 3),
        ("Past month", 3),
        ("Past year", 3),
        ("2025", 3),
        ("2023", 6),
    ]


def test_a_year_is_from_its_first_day_to_before_the_next() -> None:
    year = date_choices(FACETS, Query("deposit"), TODAY)[-1]
    assert year.query == parse("deposit after:2023 before:2024")
    chosen = [choice for choice in date_choices(FACETS, year.query, TODAY) if choice.chosen]
    assert [choice.label for choice in chosen] == ["2023"]
    assert chosen[0].query == Query("deposit")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("type:pdf", "PDF"),
        ("type:py", ".py"),
        ("-type:email", "Not E-mail"),
        ("in:Work", "In Work"),
        ("in:/papers/Work", "In Work"),
        ("-in:Work", "Not in Work"),
        ("after:2024", "Since 2024"),
        ("before:2024-06", "Before June 2024"),
        ("after:2024-06-30", "Since 6/30/24"),
        ("-dog", "Without “dog”"),
        ('-"old dog"', "Without “old dog”"),
    ],
)
def test_each_filter_has_a_chip_that_takes_it_away(text: str, label: str) -> None:
    query = parse(f"deposit {text}")
    (chip,) = chips(query)
    assert chip.label == label
    assert chip.query == Query("deposit")


def test_taking_one_filter_away_leaves_the_others() -> None:
    query = parse("deposit type:pdf type:md in:Work -dog")
    for chip in chips(query):
        assert chip.query is not None
        left = list(chips(chip.query))
        assert [other.label for other in chips(query) if other.label != chip.label] == [
            other.label for other in left
        ]
