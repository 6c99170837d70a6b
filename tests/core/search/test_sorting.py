from pathlib import Path

import pytest
from tests.core.search.conftest import Write

from dogear_core.engine import Engine
from dogear_core.types import SearchMode, SearchRequest, Sort


@pytest.fixture(scope="module", autouse=True)
def library(engine: Engine, papers: Path, write: Write) -> None:
    write("old.txt", "The boiler with many pipes needs an exercise.", (2021, 1, 1))
    write("new.txt", "An exercise with the many pipes of the boiler.", (2023, 1, 1))
    for number in range(20):
        write(f"other/{number}.txt", f"Quite another matter, number {number}.", (2025, 1, 1))
    write("mention.txt", "Once there was a boiler " + "in a story " * 50, (2025, 1, 2))
    engine.add_roots([papers])
    engine.index()


def names(engine: Engine, sort: Sort, mode: SearchMode, limit: int = 20) -> list[str]:
    request = SearchRequest("exercise with many pipes, boiler", limit, mode, sort=sort)
    return [hit.path.name for hit in engine.search(request).hits]


@pytest.mark.parametrize("mode", [SearchMode.WORDS, SearchMode.HYBRID])
def test_by_date_the_newest_of_what_is_relevant_comes_first(
    engine: Engine, mode: SearchMode
) -> None:
    by_date = names(engine, Sort.DATE, mode)
    assert [name for name in by_date if name in ("old.txt", "new.txt")] == ["new.txt", "old.txt"]
    assert "0.txt" not in by_date


def test_by_date_a_passing_mention_does_not_come_first(engine: Engine) -> None:
    assert "mention.txt" in names(engine, Sort.RELEVANCE, SearchMode.WORDS)
    assert names(engine, Sort.DATE, SearchMode.WORDS) == ["new.txt", "old.txt"]


def test_by_date_a_short_list_begins_with_the_newest(engine: Engine) -> None:
    assert names(engine, Sort.DATE, SearchMode.WORDS, limit=1) == ["new.txt"]
