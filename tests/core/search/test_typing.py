"""What is found before the last word is finished."""

from pathlib import Path

import pytest
from tests.core.search.conftest import Write

from dogear_core.engine import Engine
from dogear_core.storage import fulltext
from dogear_core.types import SearchMode, SearchRequest

MANY = 8


@pytest.fixture(scope="module", autouse=True)
def library(engine: Engine, papers: Path, write: Write) -> None:
    for number in range(MANY):
        write(f"houses/{number}.txt", f"House {number} is warm but old, like a university.")
    write("boiler.txt", "It heats the house.")
    write("company.txt", "A bus of the company stops at school.")
    write("compass.txt", "Where north is.")
    write("journey.txt", "昨日は東京大学へ行って、図書館で古い地図を見た。")
    engine.add_roots([papers])
    engine.index()


def typed(engine: Engine, text: str) -> list[str]:
    request = SearchRequest(text, 100, SearchMode.WORDS, typing=True)
    return [hit.path.name for hit in engine.search(request).hits]


@pytest.mark.parametrize("text", ["uni", "univer", "univers", "university"])
def test_a_word_is_found_by_its_beginning(engine: Engine, text: str) -> None:
    assert len(typed(engine, text)) == MANY


def test_a_short_word_does_not_find_what_its_stem_begins(engine: Engine) -> None:
    assert typed(engine, "bus") == ["company.txt"]
    assert typed(engine, "school bus") == ["company.txt"]


def test_a_clause_without_spaces_is_found_while_it_is_typed(engine: Engine) -> None:
    assert typed(engine, "東京大学はどこにありますか") == ["journey.txt"]


@pytest.fixture
def few_ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "ALL_RANKED", MANY - 1)


@pytest.mark.usefixtures("few_ranked")
def test_what_too_many_texts_have_is_looked_for_in_names(engine: Engine, write: Write) -> None:
    assert typed(engine, "uni") == []
    write("unicorn.txt", "Like a university, but not at all.")
    engine.index()
    assert typed(engine, "uni") == ["unicorn.txt"]
    assert len(typed(engine, "university")) == MANY + 1


@pytest.mark.usefixtures("few_ranked")
def test_beside_other_words_such_a_beginning_is_a_word_of_its_own(engine: Engine) -> None:
    assert typed(engine, "company uni") == ["company.txt"]
    assert typed(engine, "company nor") == ["company.txt", "compass.txt"]
    assert len(typed(engine, "company university")) == MANY + 2


def test_nothing_is_remembered_of_a_library_that_has_changed(engine: Engine, write: Write) -> None:
    assert "late.txt" not in typed(engine, "school")
    write("late.txt", "Late for school.")
    engine.index()
    assert "late.txt" in typed(engine, "school")
