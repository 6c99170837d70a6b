"""Where a document stands with a question, however far down that is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.core.search.conftest import Write

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.storage import vectors
from dogear_core.types import (
    Filters,
    MeaningRank,
    SearchMode,
    SearchRequest,
    Standing,
    Verdict,
    WordsRank,
)

LEASE = """# Lease

The tenant pays a deposit of two monthly rents.

# Animals

Keeping a parrot needs the landlord's consent.
"""
JAPAN = "東京都の大家さんは犬を許可します。"


@pytest.fixture(scope="module", autouse=True)
def library(engine: Engine, papers: Path, write: Write) -> None:
    write("lease.md", LEASE.replace("parrot", "parrot " + "or a goat " * 50))
    for number in range(40):
        write(
            f"rents/{number}.txt", f"Rent {number}: the tenant pays the rent. " + "Rent! " * number
        )
    write("japan.txt", JAPAN)
    write("japan again.txt", JAPAN)
    engine.add_roots([papers])
    engine.index()


@pytest.fixture(scope="module")
def lease(papers: Path) -> Path:
    return papers / "lease.md"


def stand(
    engine: Engine,
    path: Path,
    text: str,
    mode: SearchMode = SearchMode.HYBRID,
    *,
    limit: int = 100,
    filters: Filters | None = None,
    typing: bool = False,
) -> Standing:
    request = SearchRequest(text, limit, mode, filters or Filters(), typing)
    standing = engine.explain(path, request).standing
    assert standing is not None
    return standing


def by_words(engine: Engine, path: Path, text: str, *, typing: bool = False) -> WordsRank:
    standing = stand(engine, path, text, SearchMode.WORDS, typing=typing)
    assert standing.words is not None
    assert standing.meaning is None
    return standing.words


def rank_in_search(engine: Engine, path: Path, text: str, mode: SearchMode) -> int:
    hits = engine.search(SearchRequest(text, 1000, mode)).hits
    return 1 + [hit.path for hit in hits].index(path)


@pytest.mark.parametrize("text", ["tenant rent", "deposit", "rent goat"])
def test_the_rank_by_words_is_that_among_all_passages(
    engine: Engine, lease: Path, text: str
) -> None:
    words = by_words(engine, lease, text)
    assert words.rank == rank_in_search(engine, lease, text, SearchMode.WORDS)
    assert words.of == len(engine.search(SearchRequest(text, 1000, SearchMode.WORDS)).hits)


def test_the_words_a_document_has_and_lacks_are_told_as_they_were_typed(
    engine: Engine, lease: Path
) -> None:
    words = by_words(engine, lease, "Does the Tenants' parrot pay a deposit, or the budgie?")
    assert words.has == ("Tenants", "parrot", "pay", "deposit")
    assert words.lacks == ("budgie",)
    assert words.together == 3


def test_a_phrase_is_one_of_the_words_and_must_be_there(engine: Engine, lease: Path) -> None:
    words = by_words(engine, lease, 'deposit "monthly rents" "two tenants"')
    assert (words.has, words.lacks) == (("deposit", "monthly rents"), ("two tenants",))
    assert words.rank is None
    assert stand(engine, lease, '"two tenants"', SearchMode.WORDS).place is None


def test_words_that_stand_for_nothing_count_if_there_are_no_others(
    engine: Engine, lease: Path
) -> None:
    alone = by_words(engine, lease, "of which")
    assert (alone.has, alone.lacks) == (("of",), ("which",))
    assert by_words(engine, lease, "of the tenant").has == ("tenant",)


def test_an_unfinished_word_counts_as_a_beginning(engine: Engine, lease: Path) -> None:
    assert by_words(engine, lease, "tenant depo", typing=True).has == ("tenant", "depo")
    assert by_words(engine, lease, "tenant depo").lacks == ("depo",)


def test_words_without_spaces_between_them_are_told_whole(engine: Engine, papers: Path) -> None:
    words = by_words(engine, papers / "japan.txt", "大家さん 猫")
    assert (words.has, words.lacks) == (("大家さん",), ("猫",))


@pytest.mark.parametrize("rows", [5000, 5], ids=["all scored", "through the bits"])
def test_the_rank_by_meaning_is_exact_however_large_the_library(
    engine: Engine, lease: Path, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = rank_in_search(engine, lease, "tenant rent", SearchMode.MEANING)
    monkeypatch.setattr(vectors, "EXACT_ROWS", rows)
    monkeypatch.setattr(vectors, "BLOCK_ROWS", 7)
    standing = stand(engine, lease, "tenant rent", SearchMode.MEANING)
    assert standing.words is None
    assert standing.meaning is not None
    assert standing.meaning.rank == expected > 1
    assert standing.meaning.of == engine.status().passages
    assert 0 < (standing.meaning.cosine or 0) < 1


def test_of_passages_with_the_same_text_one_ranks_behind_the_other(
    engine: Engine, papers: Path
) -> None:
    ranks = []
    for path in (papers / "japan again.txt", papers / "japan.txt"):
        standing = stand(engine, path, "東京都", SearchMode.MEANING)
        assert standing.meaning is not None
        ranks.append(standing.meaning.rank or 0)
    assert abs(ranks[0] - ranks[1]) == 1


def test_ranks_are_among_what_passes_the_filters(engine: Engine, lease: Path) -> None:
    within = Filters(under=lease)
    standing = stand(engine, lease, "tenant rent", filters=within)
    assert standing.place == 1
    assert standing.words is not None
    assert (standing.words.rank, standing.words.of) == (1, 1)
    assert standing.meaning is not None
    assert (standing.meaning.rank, standing.meaning.of) == (1, 2)


def test_the_place_is_that_of_the_document_in_the_list(engine: Engine, lease: Path) -> None:
    for text in ("tenant rent", "parrot", "tenant pays"):
        request = SearchRequest(text, 100)
        listed = [best.path for best, _ in engine.search(request).by_document()]
        standing = stand(engine, lease, text)
        assert standing.place == 1 + listed.index(lease)
        assert standing.documents == len(listed)
        assert engine.explain(lease, request).verdict is Verdict.FOUND


def test_a_document_below_the_end_of_the_list_has_no_place_but_ranks(
    engine: Engine, lease: Path
) -> None:
    request = SearchRequest("rent", limit=5)
    explanation = engine.explain(lease, request)
    assert explanation.verdict is Verdict.NOT_AMONG_RESULTS
    assert explanation.standing is not None
    assert explanation.standing.place is None
    assert explanation.standing.words is not None
    assert (explanation.standing.words.rank or 0) > 5


def test_what_filters_keep_out_is_placed_as_if_it_were_not(engine: Engine, lease: Path) -> None:
    request = SearchRequest("parrot type:pdf in:rents", 100, typing=True)
    explanation = engine.explain(lease, request)
    assert explanation.verdict is Verdict.KEPT_OUT
    assert explanation.standing is not None
    assert explanation.standing.request == request
    assert len(explanation.standing.kept_out_by) == 2
    assert explanation.standing.place == stand(engine, lease, "parrot").place


def test_filters_alone_list_the_newest(engine: Engine, papers: Path) -> None:
    standing = stand(engine, papers / "japan.txt", "type:txt")
    assert standing.place is not None
    assert (standing.words, standing.meaning) == (None, None)


def test_nothing_is_said_of_a_question_that_is_none(engine: Engine, lease: Path) -> None:
    explanation = engine.explain(lease, SearchRequest("  "))
    assert explanation.standing is None
    assert explanation.verdict is Verdict.SEARCHABLE


# --- without vectors -------------------------------------------------------------------------


@pytest.fixture
def words_only(tmp_path: Path) -> Iterator[Engine]:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "lease.txt").write_text(LEASE)
    with Engine.open(tmp_path / "library", model=FakeModel()) as engine:
        engine.add_roots([tmp_path / "papers"])
        engine.index(words_only=True)
        yield engine


def test_a_document_that_has_no_vector_yet_has_no_rank_by_meaning(
    words_only: Engine, tmp_path: Path
) -> None:
    first, second = (tmp_path.resolve() / "papers" / name for name in ("lease.txt", "new.txt"))
    assert stand(words_only, first, "landlord").meaning is None
    words_only.index()
    second.write_text("A letter about radiators.")
    words_only.index(words_only=True)
    explanation = words_only.explain(second, SearchRequest("landlord"))
    assert explanation.standing is not None
    assert explanation.standing.meaning == MeaningRank(None, 1, None)
    assert explanation.verdict is Verdict.NO_MATCH
    assert (explanation.reach.passages, explanation.reach.embedded) == (1, 0)


def test_vectors_of_another_model_are_compared_by_their_own(
    words_only: Engine, tmp_path: Path
) -> None:
    lease = tmp_path.resolve() / "papers" / "lease.txt"
    words_only.index()
    expected = stand(words_only, lease, "landlord")
    with Engine.open(tmp_path / "library", model=FakeModel(32, "other")) as engine:
        assert stand(engine, lease, "landlord") == expected
