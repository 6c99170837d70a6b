import json
from pathlib import Path

import pytest

from dogear_core.preferences import PREFERENCES_NAME
from dogear_core.storage.lock import writer_lock

from .conftest import Dogear


@pytest.mark.usefixtures("indexed")
def test_status_counts_what_the_library_holds(dogear: Dogear) -> None:
    ran = dogear("status", "--json")
    status = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert status["documents"] == 2
    assert status["passages"] == status["embedded"] > 0
    assert (status["pending"], status["failed"], status["skipped"]) == (0, 0, 1)
    assert status["model"] == "fake"
    assert status["text_bytes"] > 200
    assert status["library_bytes"] > 4096
    assert status["schema_version"] >= 1
    assert status["roots"] == 1


@pytest.mark.usefixtures("indexed")
def test_status_for_people_tells_the_same(dogear: Dogear) -> None:
    lines = dogear("status").out.splitlines()
    assert any(line.split() == ["Documents", "2"] for line in lines)


@pytest.mark.usefixtures("indexed")
def test_status_tells_whether_indexing_is_paused(dogear: Dogear) -> None:
    assert json.loads(dogear("status", "--json").out)["paused"] is False
    assert "paused" not in dogear("status").out
    dogear("pause")
    assert json.loads(dogear("status", "--json").out)["paused"] is True
    assert "paused" in dogear("status").out


@pytest.mark.usefixtures("indexed")
def test_preferences_that_are_not_as_they_have_to_be_are_told(
    dogear: Dogear, tmp_path: Path
) -> None:
    preferences = tmp_path / "library" / PREFERENCES_NAME
    preferences.write_text('{"threads": "many"}')
    assert "threads is not as it has to be" in dogear("status").err
    preferences.write_text("{")
    assert "preferences.damaged-1.json" in dogear("status").err
    assert dogear("status").err == ""


def test_compacting_tells_what_is_saved_and_finds_as_before(dogear: Dogear, indexed: Path) -> None:
    ran = dogear("compact")
    assert (ran.code, ran.err) == (0, "")
    assert "bytes less" in ran.out
    assert "lease.txt" in dogear("search", "landlord").out
    assert (indexed / "lease.txt").exists()


def test_deleting_takes_the_library_and_no_document(
    dogear: Dogear, indexed: Path, tmp_path: Path
) -> None:
    ran = dogear("delete", "--yes")
    assert ran.code == 0
    assert str(tmp_path / "library") in ran.out
    assert not (tmp_path / "library").exists()
    assert (indexed / "lease.txt").exists()
    assert "dogear add PATH" in dogear("delete", "--yes").err


@pytest.mark.usefixtures("indexed")
def test_deleting_without_a_terminal_has_to_be_meant(dogear: Dogear) -> None:
    ran = dogear("delete", stdin=b"delete\n")
    assert ran.code == 2
    assert "dogear delete --yes" in ran.err
    assert dogear("status").code == 0


@pytest.mark.usefixtures("indexed")
@pytest.mark.parametrize(("typed", "gone"), [(b"delete\n", True), (b"yes\n", False), (b"", False)])
def test_deleting_at_a_terminal_asks_for_a_word(
    dogear: Dogear, tmp_path: Path, typed: bytes, *, gone: bool
) -> None:
    ran = dogear("delete", typed=typed)
    assert "Your documents stay as they are" in ran.err
    assert ran.code == (0 if gone else 1)
    assert (tmp_path / "library").exists() is not gone


@pytest.mark.usefixtures("indexed")
@pytest.mark.parametrize("command", [("compact",), ("delete", "--yes")])
def test_while_another_writes_nothing_is_compacted_or_deleted(
    dogear: Dogear, tmp_path: Path, command: tuple[str, ...]
) -> None:
    with writer_lock(tmp_path / "library"):
        ran = dogear(*command)
    assert ran.code == 1
    assert "Another run is writing" in ran.err
    assert "lease.txt" in dogear("search", "landlord").out


def test_failures_name_file_and_reason(dogear: Dogear, indexed: Path) -> None:
    [problem] = json.loads(dogear("failures", "--json").out)
    assert problem["path"] == str(indexed / "blank.txt")
    assert (problem["status"], problem["reason"]) == ("skipped", "empty")
    assert "is empty" in dogear("failures").out


def test_failures_tell_what_links_lead_to(dogear: Dogear, indexed: Path) -> None:
    (indexed / "second").symlink_to("kitchen")
    (indexed / "dangling").symlink_to("nowhere")
    dogear("index")
    told = dogear("failures").out.splitlines()
    assert any(
        "second: skipped: is a second way to what is indexed anyway" in line for line in told
    )
    assert any(
        "dangling: failed:" in line and "links to what is not there" in line for line in told
    )


def test_reading_commands_do_not_make_a_library(dogear: Dogear, tmp_path: Path) -> None:
    for command in (["status"], ["roots"], ["search", "x"], ["show", "x"], ["index"], ["failures"]):
        ran = dogear(*command)
        assert ran.code == 1
        assert "dogear add PATH" in ran.err
    assert not (tmp_path / "library").exists()


def test_a_foreign_library_is_left_as_it_is(dogear: Dogear, tmp_path: Path) -> None:
    dogear("add", "--no-index", tmp_path)
    [database] = [p for p in (tmp_path / "library").iterdir() if p.stat().st_size > 4096]
    content = b"a letter to grandmother " * 500
    database.write_bytes(content)
    for command in (["status"], ["index"], ["add", tmp_path], ["check", "--repair"]):
        ran = dogear(*command)
        assert ran.code == 1
        assert ran.err.count("\n") == 1
        assert str(tmp_path / "library") in ran.err
    assert database.read_bytes() == content


def test_a_library_that_is_a_file_is_told(dogear: Dogear, papers: Path) -> None:
    ran = dogear("add", papers, library=papers / "lease.txt")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
