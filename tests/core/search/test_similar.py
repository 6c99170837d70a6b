"""A pasted paragraph leads to the file it came from."""

from pathlib import Path

import pytest
from tests.core.search.conftest import Write

from dogear_core.engine import Engine
from dogear_core.types import Filters

PARAGRAPH = (
    "The tenant shall give notice of an absence of more than fourteen days.\n"
    "During it, the landlord may enter the flat to avert damage."
)
JAPANESE = "昨日は東京大学へ行って、図書館で古い地図を見た。"


@pytest.fixture(scope="module", autouse=True)
def library(engine: Engine, papers: Path, write: Write) -> None:
    write("lease.txt", f"Lease\n\n{PARAGRAPH}\n\nThe rent is due on the first of the month.")
    write("letter.txt", "Does the tenant give notice to the landlord of every absence? " * 3)
    write("diary.txt", JAPANESE)
    for number in range(20):
        write(f"other/{number}.txt", f"The landlord may enter the flat number {number} by notice.")
    engine.add_roots([papers])
    engine.index()


def first(engine: Engine, text: str) -> str:
    return engine.similar(text).hits[0].path.name


@pytest.mark.parametrize(
    "pasted",
    [
        PARAGRAPH,
        "landlord may enter the flat to avert",
        "the tenant shall give no-\ntice of an\nabsence",
        PARAGRAPH.replace(" ", "\n"),
        "“THE LANDLORD MAY ENTER THE FLAT TO AVERT DAMAGE”",
        f"{PARAGRAPH} The rent is due",
    ],
)
def test_the_source_of_a_pasted_text_comes_first(engine: Engine, pasted: str) -> None:
    assert first(engine, pasted) == "lease.txt"


def test_an_unspaced_text_leads_to_its_source(engine: Engine) -> None:
    assert first(engine, "東京大学へ行って、図書館で") == "diary.txt"


def test_a_text_in_other_words_leads_to_what_is_like_it(engine: Engine) -> None:
    assert first(engine, "On the first of each month the rent must be paid") == "lease.txt"


def test_a_hit_is_not_similar_to_itself(engine: Engine) -> None:
    hit = engine.similar(JAPANESE).hits[0]
    assert hit.path.name == "diary.txt"
    found = engine.similar(hit).hits
    assert found
    assert hit.passage_id not in {other.passage_id for other in found}


def test_filters_and_limit_hold(engine: Engine, papers: Path) -> None:
    hits = engine.similar(PARAGRAPH, limit=3, filters=Filters(under=papers / "other")).hits
    assert [hit.path.parent.name for hit in hits] == ["other"] * 3


@pytest.mark.parametrize("text", ["", " \n", "…?!", "\0"])
def test_what_holds_no_word_is_like_nothing_and_no_error(engine: Engine, text: str) -> None:
    assert all(hit.score < 1 for hit in engine.similar(text).hits)
