import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from .conftest import SOUP, Dogear

pytestmark = pytest.mark.usefixtures("indexed")

HIT_KEYS = [
    "rank",
    "score",
    "path",
    "title",
    "media_type",
    "start",
    "end",
    "page",
    "heading",
    "text",
    "snippet",
    "found_by",
    "relevant",
    "offline",
]


def answer(dogear: Dogear, *arguments: object) -> dict[str, Any]:
    ran = dogear("search", "--json", *arguments)
    assert ran.code == 0, ran.err
    assert ran.err == ""
    value = json.loads(ran.out)
    assert isinstance(value, dict)
    return value


def test_json_has_the_published_form(dogear: Dogear, indexed: Path) -> None:
    found = answer(dogear, "when does the landlord return the deposit")
    assert list(found) == ["query", "mode", "elapsed_ms", "any_relevant", "hits"]
    assert (found["query"], found["mode"]) == (
        "when does the landlord return the deposit",
        "hybrid",
    )
    assert found["elapsed_ms"] > 0
    best = found["hits"][0]
    assert list(best) == HIT_KEYS
    assert best["path"] == str(indexed / "lease.txt")
    assert (best["rank"], best["page"], best["media_type"]) == (1, None, "text/plain")
    assert "deposit" in best["snippet"]
    assert best["found_by"] == ["words", "meaning"]
    assert (found["any_relevant"], best["relevant"]) == (True, True)


def test_who_asks_for_what_is_not_there_is_told_so(dogear: Dogear) -> None:
    question = "lentils on a submarine expedition to a volcano"
    found = answer(dogear, question)
    assert found["hits"]
    assert not found["any_relevant"]
    assert not any(hit["relevant"] for hit in found["hits"])
    shown = dogear("search", question).out
    assert shown.startswith("Nothing relevant found. What comes nearest:")
    assert "a weak match" in shown


def test_a_citation_can_be_checked_with_show(dogear: Dogear) -> None:
    for hit in answer(dogear, "mustard vinegar lentils deposit")["hits"]:
        shown = dogear("show", hit["path"], "--start", hit["start"], "--end", hit["end"])
        assert shown.out == hit["text"]
        whole = dogear("show", hit["path"]).out
        assert whole[hit["start"] : hit["end"]] == hit["text"]


@pytest.mark.parametrize(("mode", "found_by"), [("words", {"words"}), ("meaning", {"meaning"})])
def test_a_mode_uses_its_own_leg(dogear: Dogear, mode: str, found_by: set[str]) -> None:
    hits = answer(dogear, "lentils", "--mode", mode)["hits"]
    assert {leg for hit in hits for leg in hit["found_by"]} == found_by


def test_n_limits_the_passages(dogear: Dogear) -> None:
    assert len(answer(dogear, "the deposit and the lentils", "-n", "1")["hits"]) == 1


def test_in_limits_to_a_folder_given_from_here(
    dogear: Dogear, indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(indexed)
    hits = answer(dogear, "deposit lentils", "--in", "kitchen/../kitchen")["hits"]
    assert {hit["path"] for hit in hits} == {str(indexed / "kitchen" / "soup.md")}


@pytest.mark.parametrize("name", ["kitchne", "../elsewhere"])
def test_in_names_what_the_library_holds_nothing_of(
    dogear: Dogear, indexed: Path, name: str
) -> None:
    ran = dogear("search", "deposit", "--in", indexed / name)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "the library holds no document at" in ran.err


def test_in_names_a_link_to_a_folder_of_the_library(dogear: Dogear, indexed: Path) -> None:
    (indexed / "recipes").symlink_to("kitchen")
    dogear("index")
    hits = answer(dogear, "lentils deposit", "--in", indexed / "recipes")["hits"]
    assert {hit["path"] for hit in hits} == {str(indexed / "kitchen" / "soup.md")}


def test_in_may_hold_the_folders_that_were_added(dogear: Dogear, indexed: Path) -> None:
    assert answer(dogear, "lentils", "--in", indexed.parent)["hits"]


def test_type_limits_to_kinds_of_files(dogear: Dogear) -> None:
    def names(types: str) -> set[str]:
        hits = answer(dogear, "deposit lentils", "--type", types)["hits"]
        return {Path(hit["path"]).name for hit in hits}

    assert names("md") == {"soup.md"}
    assert names("pdf, TXT") == {"lease.txt"}
    assert names("md,.txt") == {"soup.md", "lease.txt"}


def test_filters_can_be_typed_in_the_query(dogear: Dogear) -> None:
    def names(query: str) -> set[str]:
        return {Path(hit["path"]).name for hit in answer(dogear, query)["hits"]}

    assert names("deposit lentils type:md") == {"soup.md"}
    assert names("deposit lentils in:Kitchen") == {"soup.md"}
    assert names("deposit lentils -lentils") == {"lease.txt"}


def test_filters_alone_list_documents(dogear: Dogear) -> None:
    ran = dogear("search", "type:md")
    assert (ran.code, ran.err) == (0, "")
    assert "soup.md" in ran.out
    assert "lease.txt" not in ran.out
    assert " by " not in ran.out


def test_after_and_before_limit_to_dates(dogear: Dogear, papers: Path) -> None:
    for name, day in (
        ("lease.txt", datetime(2020, 5, 1, 12, tzinfo=UTC)),
        ("kitchen/soup.md", datetime(2023, 1, 1, 12, tzinfo=UTC)),
    ):
        moment = day.timestamp()
        os.utime(papers / name, (moment, moment))
    dogear("add", papers)

    def names(*options: str) -> list[str]:
        hits = answer(dogear, "deposit lentils", *options)["hits"]
        return list(dict.fromkeys(Path(hit["path"]).name for hit in hits))

    assert names("--after", "2020-05-02") == ["soup.md"]
    assert names("--before", "2023") == ["lease.txt"]
    assert names("--sort", "date") == ["soup.md", "lease.txt"]
    ran = dogear("search", "deposit", "--after", "lunch")
    assert ran.code == 2
    assert "lunch is no date" in ran.err


def test_an_unknown_type_is_answered_with_the_known_ones(dogear: Dogear) -> None:
    ran = dogear("search", "deposit", "--type", "pdf,xyz")
    assert ran.code == 2
    assert "xyz" in ran.err
    assert "docx" in ran.err


def test_every_line_of_stdin_gets_one_line_of_json(dogear: Dogear, indexed: Path) -> None:
    junk = bytes(range(256)).replace(b"\n", b"")
    queries = [b"landlord", b"", b"lentils\r", b"word " * 20_000, junk, "深い 🥣".encode(), b'"(*']
    ran = dogear("search", "--stdin", stdin=b"\n".join(queries))
    assert (ran.code, ran.err) == (0, "")
    answers = [json.loads(line) for line in ran.out.rstrip("\n").split("\n")]
    assert len(answers) == len(queries)
    assert [found["query"] for found in answers[:3]] == ["landlord", "", "lentils"]
    assert answers[0]["hits"][0]["path"] == str(indexed / "lease.txt")
    assert answers[1]["hits"] == []


def test_nothing_found_is_no_failure(dogear: Dogear) -> None:
    assert answer(dogear, "")["hits"] == []
    ran = dogear("search", "--mode", "words", "xylophone")
    assert (ran.code, ran.out) == (0, "Nothing found.\n")


def test_people_get_title_path_place_and_snippet(dogear: Dogear, indexed: Path) -> None:
    out = dogear("search", "landlord returns the deposit").out
    assert "1. Lease for the flat" in out
    assert str(indexed / "lease.txt") in out
    assert "by words and meaning" in out
    assert "The landlord returns the deposit" in out


def test_show_prints_the_text_exactly(dogear: Dogear, indexed: Path) -> None:
    soup = indexed / "kitchen" / "soup.md"
    whole = dogear("show", soup).out
    assert "Grüße aus 東京 👩‍🍳" in whole
    start = whole.index("東京")
    assert dogear("show", soup, "--start", start, "--end", start + 2).out == "東京"
    assert dogear("show", soup, "--end", 0).out == ""
    assert SOUP.splitlines()[2] in whole


@pytest.mark.parametrize("span", [("--start", "9", "--end", "3"), ("--end", "100000")])
def test_a_span_outside_the_text_is_wrong_usage(
    dogear: Dogear, indexed: Path, span: tuple[str, ...]
) -> None:
    ran = dogear("show", indexed / "lease.txt", *span)
    assert (ran.code, ran.out) == (2, "")
    assert "code points" in ran.err


def test_show_of_what_is_not_in_the_library(dogear: Dogear, indexed: Path) -> None:
    ran = dogear("show", indexed / "blank.txt")
    assert ran.code == 1
    assert "not in the library" in ran.err


def test_a_file_known_by_the_path_of_a_link_is_shown(
    dogear: Dogear, indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (indexed.parent / "elsewhere.txt").write_text("A letter from elsewhere.")
    (indexed / "link.txt").symlink_to("../elsewhere.txt")
    dogear("index")
    monkeypatch.chdir(indexed)
    assert dogear("show", "link.txt").out.strip() == "A letter from elsewhere."
    assert answer(dogear, "letter", "--in", "link.txt")["hits"][0]["path"] == str(
        indexed / "link.txt"
    )


def test_a_link_to_itself_is_not_in_the_library(dogear: Dogear, indexed: Path) -> None:
    (indexed / "loop").symlink_to("loop")
    for command, code in ((["show"], 1), (["remove"], 1), (["search", "x", "--in"], 2)):
        ran = dogear(*command, indexed / "loop")
        assert ran.code == code
        assert ran.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [(), ("query", "--stdin")])
def test_a_search_needs_either_a_query_or_stdin(dogear: Dogear, arguments: tuple[str, ...]) -> None:
    ran = dogear("search", *arguments)
    assert ran.code == 2
    assert "--stdin" in ran.err
