import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.core.citations.conftest import draw

from dogear_core.citations.page_texts import PageTexts
from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.types import CheckedCitation, CitationState, Hit, Reason, Refusal, SearchRequest


@pytest.fixture
def engine(tmp_path: Path, pdf: Path) -> Iterator[Engine]:
    with Engine.open(tmp_path / "library", model=FakeModel()) as engine:
        engine.add_roots([pdf])
        engine.index()
        yield engine


@pytest.fixture
def hit(engine: Engine) -> Hit:
    return next(hit for hit in engine.search(SearchRequest("deposit")).hits if hit.page == 2)


def check(engine: Engine, hit: Hit) -> CheckedCitation:
    return engine.recheck(hit.path, hit.span, hit.text)


def pages(checked: CheckedCitation) -> list[int]:
    assert checked.span is not None
    return [part.page for part in PageTexts(checked.text, checked.sections).on_pages(checked.span)]


def test_an_unchanged_file(engine: Engine, hit: Hit) -> None:
    checked = check(engine, hit)
    assert checked.state is CitationState.UNCHANGED
    assert checked.span == hit.span
    assert pages(checked) == [2]


def test_a_file_that_was_only_touched_is_unchanged(engine: Engine, hit: Hit) -> None:
    os.utime(hit.path, (1, 1))
    assert check(engine, hit).state is CitationState.UNCHANGED


def test_a_passage_on_another_page_is_found_there(engine: Engine, hit: Hit) -> None:
    hit.path.write_bytes(
        draw("A new cover", "A lease\nof a flat", "The deposit\nis returned in June")
    )
    os.utime(hit.path, (1, 1))
    checked = check(engine, hit)
    assert checked.state is CitationState.MOVED
    assert pages(checked) == [3]
    assert checked.text == "A new cover\n\nA lease\nof a flat\n\nThe deposit\nis returned in June"


@pytest.mark.parametrize("indexed", [False, True])
def test_a_passage_that_was_taken_out_is_gone(engine: Engine, hit: Hit, indexed: bool) -> None:
    hit.path.write_bytes(draw("A lease\nof a flat"))
    os.utime(hit.path, (1, 1))
    if indexed:
        engine.index()
    assert check(engine, hit) == CheckedCitation(CitationState.GONE)


def test_a_file_that_is_gone_or_damaged_gives_the_reason(engine: Engine, hit: Hit) -> None:
    hit.path.write_bytes(b"%PDF-1.7\nnothing")
    os.utime(hit.path, (1, 1))
    damaged = check(engine, hit)
    assert damaged.state is CitationState.GONE
    assert damaged.refusal is not None
    assert damaged.refusal.reason is Reason.DAMAGED
    hit.path.unlink()
    assert check(engine, hit) == CheckedCitation(
        CitationState.GONE, refusal=Refusal(Reason.VANISHED)
    )
