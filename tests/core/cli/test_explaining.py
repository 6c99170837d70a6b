import json
from pathlib import Path

import pytest

from dogear_core.cli import explanation_text
from dogear_core.types import FilterKind, Rule, Verdict

from .conftest import Dogear


def explain(dogear: Dogear, *arguments: object) -> dict[str, object]:
    ran = dogear("explain", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    told: dict[str, object] = json.loads(ran.out)
    return told


def test_a_document_is_told_with_its_place_and_its_words(dogear: Dogear, indexed: Path) -> None:
    told = explain(dogear, indexed / "lease.txt", 'deposit parrot "two monthly rents"')
    assert (told["path"], told["verdict"]) == (str(indexed / "lease.txt"), "found")
    assert (told["presence"], told["root"], told["changed"]) == ("file", str(indexed), False)
    assert (told["left_out"], told["problem"], told["below"]) == (None, None, None)
    standing = told["standing"]
    assert isinstance(standing, dict)
    assert (standing["place"], standing["kept_out_by"]) == (1, [])
    assert standing["words"]["rank"] == standing["meaning"]["rank"] == 1
    assert standing["words"]["has"] == ["deposit", "two monthly rents"]
    assert standing["words"]["lacks"] == ["parrot"]
    said = dogear("explain", indexed / "lease.txt", "deposit parrot").out
    assert "It is found.\n" in said
    assert "Words it has: deposit; in one passage at most 1.\n" in said
    assert "Words it lacks: parrot.\n" in said
    assert "Place: 1, of " in said


def test_a_filter_that_keeps_a_document_out_is_named(dogear: Dogear, indexed: Path) -> None:
    query = "deposit type:pdf -landlord"
    standing = explain(dogear, indexed / "lease.txt", query)["standing"]
    assert isinstance(standing, dict)
    assert standing["kept_out_by"] == [
        {"filter": "type", "values": ["pdf"]},
        {"filter": "without", "values": ["landlord"]},
    ]
    said = dogear("explain", indexed / "lease.txt", query).out
    assert "Kept out: only the type pdf.\n" in said
    assert "Kept out: without landlord.\n" in said


def test_what_is_not_searchable_is_told_with_its_reason(dogear: Dogear, indexed: Path) -> None:
    told = explain(dogear, indexed / "blank.txt", "deposit")
    assert (told["verdict"], told["standing"]) == ("not_searchable", None)
    assert told["problem"] == {
        "path": str(indexed / "blank.txt"),
        "status": "skipped",
        "reason": "empty",
        "detail": "",
    }
    assert "Not searchable: is empty.\n" in dogear("explain", indexed / "blank.txt").out


def test_what_is_left_out_is_told_with_the_pattern(dogear: Dogear, indexed: Path) -> None:
    dogear("add", indexed, "--exclude", "kitchen/")
    told = explain(dogear, indexed / "kitchen" / "new.md")
    assert told["verdict"] == "missing"
    left_out = {"path": str(indexed / "kitchen"), "rule": "pattern", "pattern": "kitchen/"}
    assert told["left_out"] == left_out
    told = explain(dogear, indexed / "kitchen" / "soup.md")
    assert (told["verdict"], told["left_out"]) == ("left_out", left_out)
    said = dogear("explain", indexed / "kitchen" / "soup.md").out
    assert f"Left out: {indexed / 'kitchen'}, the pattern kitchen/.\n" in said


def test_a_folder_is_told_with_what_is_in_it(dogear: Dogear, indexed: Path) -> None:
    told = explain(dogear, indexed, "deposit")
    assert (told["presence"], told["standing"]) == ("folder", None)
    assert told["below"] == {"searchable": 2, "no_text": 1}
    assert "In it: 2 files are searchable, 1 are not.\n" in dogear("explain", indexed).out


def test_a_file_without_vectors_says_how_to_make_them(dogear: Dogear, papers: Path) -> None:
    dogear("add", papers)
    (papers / "new.txt").write_text("Vinegar", encoding="utf-8")
    assert "It is not indexed yet" in dogear("explain", papers / "new.txt").out
    dogear("index", "--words-only")
    said = dogear("explain", papers / "new.txt", "vinegar").out
    assert "Rank by meaning: none, for it has no vector yet; make them with: dogear index" in said


@pytest.mark.usefixtures("indexed")
def test_any_path_has_an_answer(dogear: Dogear, tmp_path: Path) -> None:
    assert explain(dogear, tmp_path / "gone\n.txt")["verdict"] == "missing"
    assert explain(dogear, tmp_path)["verdict"] == "not_added"
    assert "�" in dogear("explain", tmp_path / "gone\n.txt").out


@pytest.mark.parametrize("kind", [Verdict, Rule, FilterKind])
def test_everything_has_words(kind: type[Verdict | Rule | FilterKind]) -> None:
    tables = (explanation_text._VERDICTS, explanation_text._RULES, explanation_text._FILTERS)
    assert any(set(table) == set(kind) for table in tables)
