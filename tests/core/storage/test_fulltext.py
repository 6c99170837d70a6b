from collections.abc import Set
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.core.storage.conftest import Put

from dogear_core.storage import fulltext
from dogear_core.storage.store import Store
from dogear_core.storage.terms import alternatives, quote, split_unspaced
from dogear_core.types import FileState, Filters


def found(store: Store, match: str, filters: Filters | None = None) -> list[str]:
    """Return the paths of the passages that match, best first."""
    ranked = store.fulltext.rank(match, 50, filters or Filters())
    passages = store.passages.load([key for key, _ in ranked])
    documents = store.documents.load(passage.document_id for passage in passages.values())
    return [str(documents[passages[key].document_id].path) for key, _ in ranked]


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text())
def test_any_text_can_be_quoted(store: Store, text: str) -> None:
    expression = quote(text)
    if expression:
        store.fulltext.rank(expression, 5, Filters())


@pytest.mark.parametrize(
    "text", ['foo-bar"baz', "c++", "user@example.org", "AND", "*", "a:b", "(x"]
)
def test_a_quoted_text_finds_where_it_is_written(store: Store, put: Put, text: str) -> None:
    put("/a.txt", f"before {text} after")
    if quote(text):
        assert found(store, quote(text)) == ["/a.txt"]


@pytest.mark.parametrize(
    ("question", "matches"),
    [
        ("東京", True),
        ("東京大学", True),
        ("大学", True),
        ("学", True),
        ("京", True),
        ("京学", False),
    ],
)
def test_unspaced_scripts_match_by_substring(
    store: Store, put: Put, question: str, matches: bool
) -> None:
    put("/ja.txt", "昨日は東京大学へ行った")
    assert found(store, quote(question)) == (["/ja.txt"] if matches else [])


def test_pairs_of_a_run_end_with_its_last_character() -> None:
    assert split_unspaced("a東京大b").split() == ["a", "東京", "京大", "大", "b"]


def test_words_match_by_stem_and_without_accents(store: Store, put: Put) -> None:
    put("/a.txt", "She was running résumés past the landlord")
    assert found(store, quote("runs")) == ["/a.txt"]
    assert found(store, quote("resume")) == ["/a.txt"]


def test_a_file_is_found_by_its_name(store: Store, put: Put) -> None:
    put("/papers/lease_2024.pdf", "nothing of the kind")
    assert found(store, quote("lease")) == ["/papers/lease_2024.pdf"]


def test_a_word_in_the_title_ranks_above_one_in_the_text(store: Store, put: Put) -> None:
    put("/body.txt", "the boiler " + "and other things " * 5)
    put("/title.txt", "some other text " + "and other things " * 5, title="Boiler")
    assert found(store, quote("boiler"))[0] == "/title.txt"


def test_only_documents_within_the_filter_are_found(store: Store, put: Put) -> None:
    put("/home/a.txt", "boiler")
    put("/home2/b.txt", "boiler")
    put("/home/sub/c.txt", "boiler")
    under = Filters(under=Path("/home"))
    assert sorted(found(store, quote("boiler"), under)) == ["/home/a.txt", "/home/sub/c.txt"]
    assert found(store, quote("boiler"), Filters(media_types=frozenset({"image/png"}))) == []


@pytest.fixture
def few_ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "ALL_RANKED", 10)
    monkeypatch.setattr(fulltext, "MOST_RANKED", 5)


@pytest.mark.usefixtures("few_ranked")
def test_of_too_many_matches_those_asked_for_first_are_ranked(store: Store, put: Put) -> None:
    for number in range(20):
        put(f"/{number}.txt", "a common word")
    put("/late.txt", "a common and a rare word")
    put("/named.txt", "some word", title="Common")
    match = '"common" OR "rare"'
    assert "/late.txt" not in found(store, match)
    ranked = store.fulltext.rank(match, 50, Filters(), ['"rare"', '{title} : "common"'])
    assert len(ranked) == 5
    passages = store.passages.load([key for key, _ in ranked[:2]])
    documents = store.documents.load(passage.document_id for passage in passages.values())
    assert {str(document.path) for document in documents.values()} == {"/late.txt", "/named.txt"}


@pytest.mark.usefixtures("few_ranked")
def test_too_many_matches_elsewhere_keep_none_out_of_a_filter(store: Store, put: Put) -> None:
    for number in range(20):
        put(f"/other/{number}.txt", "a common word")
    put("/wanted/late.txt", "a common word")
    assert found(store, '"common"', Filters(under=Path("/wanted"))) == ["/wanted/late.txt"]


def test_a_forgotten_document_is_not_found(store: Store, put: Put) -> None:
    put("/a.txt", "boiler")
    with store.transaction():
        store.forget([Path("/a.txt")])
    assert found(store, quote("boiler")) == []


def test_a_renamed_file_is_found_by_its_new_name_only(store: Store, put: Put) -> None:
    put("/lease.txt", "some text")
    with store.transaction():
        store.move(Path("/lease.txt"), FileState(Path("/contract.txt"), 9, 1, 1))
    assert found(store, quote("contract")) == ["/contract.txt"]
    assert found(store, quote("lease")) == []
    assert found(store, quote("text")) == ["/contract.txt"]


def test_a_clause_in_an_unspaced_script_matches_by_any_of_its_pairs(store: Store, put: Put) -> None:
    put("/a.txt", "昨日は東京大学へ行った")
    expressions = alternatives("東京大学はどこにありますか")
    assert found(store, " OR ".join(expressions)) == ["/a.txt"]
    assert alternatives("東京") == ['"東京"']
    assert alternatives("landlord") == ['"landlord"']


def test_a_term_that_every_passage_has_weighs_next_to_nothing(store: Store, put: Put) -> None:
    put("/a.txt", "東京の landlord")
    put("/b.txt", "大阪の landlord")
    put("/c.txt", "名古屋の landlord")

    def weigh(terms: Set[str]) -> float:
        return sum(store.fulltext.weigh(terms, store.fulltext.count_passages(terms)).values())

    assert weigh(store.tokenizer.terms('"landlord"')) < 0.001
    assert weigh(store.tokenizer.terms('"東京"')) > 0.4
