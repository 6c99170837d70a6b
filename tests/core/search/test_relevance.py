"""Who asks for what is not there is told so."""

from pathlib import Path

import pytest
from tests.core.search.conftest import Write

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.search.relevance import meaning_floors
from dogear_core.types import SearchMode, SearchRequest, SearchResults
from dogear_models.catalogue import CosineScale

SCALE = CosineScale(unrelated=0.0, spread=0.1, related=0.5)
FOR_BOTH = [SearchMode.WORDS, SearchMode.HYBRID]


@pytest.fixture(scope="module", autouse=True)
def library(engine: Engine, papers: Path, write: Write) -> None:
    write("lease.txt", "The tenant shall give notice of an absence of more than fourteen days.")
    write("boiler.txt", "The boiler is serviced every spring by the chimney sweep.")
    for number in range(30):
        write(f"story/{number}.txt", f"Quite another matter for chapter {number} of the tale.")
    engine.add_roots([papers])
    engine.index()


def search(
    engine: Engine, text: str, mode: SearchMode = SearchMode.HYBRID, *, typing: bool = False
) -> SearchResults:
    return engine.search(SearchRequest(text, mode=mode, typing=typing))


def relevant(results: SearchResults) -> set[str]:
    return {hit.path.name for hit in results.hits if hit.relevant}


@pytest.mark.parametrize("mode", SearchMode)
@pytest.mark.parametrize("typing", [True, False])
@pytest.mark.parametrize("text", ["qwxzv blorp", "zzxcv", "blorfing snarks yonder quimby"])
def test_gibberish_has_nothing_relevant(
    engine: Engine, text: str, mode: SearchMode, *, typing: bool
) -> None:
    assert not search(engine, text, mode, typing=typing).any_relevant


@pytest.mark.parametrize("mode", SearchMode)
def test_an_answer_is_relevant(engine: Engine, mode: SearchMode) -> None:
    results = search(engine, "boiler serviced by the chimney sweep", mode)
    assert results.any_relevant
    assert results.hits[0].relevant
    assert relevant(results) == {"boiler.txt"}


@pytest.mark.parametrize("mode", FOR_BOTH)
def test_a_little_of_what_was_asked_for_is_not_enough(engine: Engine, mode: SearchMode) -> None:
    question = "submarine expedition volcano harbour spring"
    results = search(engine, question, mode)
    assert "boiler.txt" in {hit.path.name for hit in results.hits}
    assert not results.any_relevant


def test_what_is_still_typed_counts_as_asked_for(engine: Engine) -> None:
    assert not search(engine, "spring volcano expedition", typing=True).any_relevant
    assert search(engine, "tenant noti", typing=True).any_relevant


def test_relevant_passages_come_before_others(engine: Engine) -> None:
    results = search(engine, "tenant absence notice")
    flags = [hit.relevant for hit in results.hits]
    assert flags == sorted(flags, reverse=True)
    assert set(flags) == {True, False}


def test_quoted_words_are_relevant_where_they_stand(engine: Engine) -> None:
    results = search(engine, '"every spring" submarine expedition volcano')
    assert relevant(results) == {"boiler.txt"}


def test_where_there_is_no_meaning_less_is_enough_by_words(engine: Engine, tmp_path: Path) -> None:
    question = "boiler for a submarine expedition to a volcano"
    assert not search(engine, question, SearchMode.HYBRID).any_relevant
    with Engine.open(tmp_path, model=FakeModel()) as other:
        other.add_roots([root.path for root in engine.roots()])
        other.index(words_only=True)
        assert relevant(search(other, question, SearchMode.HYBRID)) == {"boiler.txt"}


def test_a_passage_without_a_vector_is_judged_by_its_words(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("Boiler beside boiler.")
    engine.add_roots([tmp_path])
    engine.index(words_only=True)
    question = "boiler for a submarine expedition to a volcano"
    assert relevant(search(engine, question)) == {"new.txt"}
    engine.remove_root(tmp_path)


def test_without_a_question_everything_is_relevant(engine: Engine) -> None:
    assert all(hit.relevant for hit in search(engine, "type:text").hits)


def floor(best: float, *, noise: float = 0.0, among: int = 1000, familiarity: float = 1.0) -> float:
    return meaning_floors(
        SCALE, best=best, noise=noise, among=among, familiarity=familiarity
    ).relevant


def test_once_one_passage_stands_out_less_is_enough_for_others() -> None:
    assert floor(0.34) < 0.34
    assert floor(0.32) > 1


def test_of_more_passages_one_comes_nearer_by_chance() -> None:
    assert floor(0.36, among=2_000) < floor(0.41, among=100_000)
    assert floor(0.36, among=100_000) > 1


def test_what_is_near_to_everything_has_to_stand_out_the_more() -> None:
    assert floor(0.36, noise=0.06) > 1
    assert floor(0.39, noise=0.06) < 0.39
    assert floor(0.41, noise=0.4) < 0.41, "a collection on one subject"


@pytest.mark.parametrize("among", [0, 1, 7, 100])
def test_in_a_small_library_chance_is_not_enough_either(among: int) -> None:
    assert floor(0.3, among=among) > 1
    assert 0.2 < floor(0.5, among=among) < 0.4


def test_a_language_the_model_hardly_knows_is_not_judged_by_meaning() -> None:
    assert floor(0.6, familiarity=0.3) > 1
    assert floor(0.6, familiarity=0.6) < 0.4


@pytest.mark.parametrize("best", [0.37, 0.4, 0.5, 0.9])
def test_the_nearest_passage_is_strong_and_not_all_that_is_relevant_is(best: float) -> None:
    floors = meaning_floors(SCALE, best=best, noise=0.0, among=1000, familiarity=1.0)
    assert floors.relevant < floors.strong <= min(best, SCALE.related)
