"""Who scrolls to the end of the list gets what follows, once each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.core.search.conftest import Write

from dogear_core.engine import Engine
from dogear_core.search import ranking
from dogear_core.types import Hit, PassageId, SearchMode, SearchRequest, Sort

DOCUMENTS = 60
PAGE = 7


@pytest.fixture(scope="module", autouse=True)
def library(engine: Engine, papers: Path, write: Write) -> None:
    for number in range(DOCUMENTS):
        text = f"The boiler of house {number}. " + "It is warm. " * (number % 9)
        write(f"houses/{number}.txt", text, (2020 + number % 5, 1, 1 + number // 5))
    write("other.txt", "Something else altogether.")
    engine.add_roots([papers])
    engine.index()


@pytest.fixture
def shallow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dogear_core.search.searcher.LEG_DEPTH", 10)


def pages(
    engine: Engine, text: str, sort: Sort = Sort.RELEVANCE, mode: SearchMode = SearchMode.HYBRID
) -> Iterator[tuple[Hit, ...]]:
    shown: frozenset[PassageId] = frozenset()
    while True:
        request = SearchRequest(text, PAGE, mode, sort=sort, skip=shown)
        hits = engine.search(request).hits
        yield hits
        shown |= {hit.passage_id for hit in hits}
        if len(hits) < PAGE:
            return


@pytest.mark.usefixtures("shallow")
@pytest.mark.parametrize("mode", SearchMode)
def test_every_passage_is_reached_once(engine: Engine, mode: SearchMode) -> None:
    hits = [hit for page in pages(engine, "boiler house", mode=mode) for hit in page]
    assert len({hit.passage_id for hit in hits}) == len(hits)
    assert {hit.path.stem for hit in hits} >= {str(number) for number in range(DOCUMENTS)}


@pytest.mark.usefixtures("shallow")
def test_relevant_passages_of_later_pages_come_before_weak_ones(engine: Engine) -> None:
    flags = [hit.relevant for page in pages(engine, "boiler house") for hit in page]
    assert flags == sorted(flags, reverse=True)
    assert flags.count(True) == DOCUMENTS


@pytest.mark.parametrize("text", ["type:text", "boiler"])
def test_by_date_pages_go_on_with_older_documents(engine: Engine, text: str) -> None:
    found = [hit for page in pages(engine, text, Sort.DATE) for hit in page]
    dates = [hit.mtime_ns for hit in found]
    assert dates == sorted(dates, reverse=True)
    assert len(found) >= DOCUMENTS


def test_what_is_skipped_is_left_out_whatever_else_is_asked(engine: Engine) -> None:
    first, *_ = pages(engine, "boiler in:houses")
    skip = frozenset(hit.passage_id for hit in first)
    narrowed = engine.search(SearchRequest("boiler in:houses", 1000, skip=skip)).hits
    assert skip.isdisjoint(hit.passage_id for hit in narrowed)
    assert len(narrowed) == DOCUMENTS - PAGE


def test_a_changed_library_gives_its_new_passages(engine: Engine, write: Write) -> None:
    first, *_ = pages(engine, "boiler")
    skip = frozenset(hit.passage_id for hit in first)
    before = engine.search(SearchRequest("boiler", 1000, skip=skip)).hits
    file = write("late.txt", "One more boiler.")
    engine.index()
    after = engine.search(SearchRequest("boiler", 1000, skip=skip)).hits
    assert {hit.path for hit in after} - {hit.path for hit in before} == {file}


def test_the_first_page_is_as_deep_as_it_is_long(engine: Engine) -> None:
    assert ranking.LEG_DEPTH < ranking.DEEPEST
    hits = engine.search(SearchRequest("boiler", 1000, SearchMode.WORDS)).hits
    assert len(hits) >= DOCUMENTS
