import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from dogear_core.engine import Engine
from dogear_core.indexing import pacing
from dogear_core.progress import CancelToken
from dogear_core.storage.lock import writer_lock
from dogear_core.types import IndexReport

from .conftest import Dogear


def test_adding_a_folder_indexes_it_and_sums_up(dogear: Dogear, papers: Path) -> None:
    ran = dogear("add", papers)
    assert ran.code == 0
    assert ran.out.startswith("Added 2, changed 0, moved 0, removed 0, failed 0, skipped 1")


def test_a_single_file_can_be_added(dogear: Dogear, papers: Path) -> None:
    assert dogear("add", papers / "lease.txt").code == 0
    assert dogear("search", "landlord deposit").out.count("lease.txt") == 1
    assert "Nothing found" in dogear("search", "--mode", "words", "lentils").out


def test_adding_without_indexing_leaves_that_for_later(dogear: Dogear, papers: Path) -> None:
    assert dogear("add", "--no-index", papers).code == 0
    assert dogear("roots").out == f"{papers}\n"
    assert "Nothing found" in dogear("search", "landlord").out
    assert dogear("index").out.startswith("Added 2")
    assert "lease.txt" in dogear("search", "landlord").out


def test_patterns_leave_out_what_matches_until_they_are_changed(
    dogear: Dogear, papers: Path
) -> None:
    ran = dogear("add", papers, "--exclude", "kitchen/", "--exclude", "*.log")
    assert "Added 1" in ran.out
    assert dogear("roots").out == f"{papers} (without kitchen/ *.log)\n"
    assert "kitchen: skipped: left out" in dogear("failures").out
    dogear("add", papers)
    assert dogear("roots").out == f"{papers} (without kitchen/ *.log)\n"
    assert "Added 1" in dogear("add", papers, "--exclude", "lease.*").out
    assert dogear("roots").out == f"{papers} (without lease.*)\n"
    assert "Nothing found" in dogear("search", "--mode", "words", "landlord").out
    assert "soup.md" in dogear("search", "lentils").out


@pytest.mark.parametrize("pattern", ["!", "", " ", "[z-a]"])
def test_a_pattern_that_means_nothing_is_told_before_anything_is_added(
    dogear: Dogear, papers: Path, pattern: str
) -> None:
    ran = dogear("add", papers, "--exclude", "*.log", "--exclude", pattern)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "pattern" in ran.err
    assert dogear("roots").out == ""


def test_indexing_again_says_what_changed(dogear: Dogear, indexed: Path) -> None:
    (indexed / "lease.txt").unlink()
    (indexed / "kitchen" / "soup.md").rename(indexed / "soup.md")
    (indexed / "note.txt").write_text("Call the plumber about the dripping tap.")
    summary = dogear("index").out
    assert "Added 1, changed 0, moved 1, removed 1" in summary


def test_the_summary_counts_whatever_is_new_and_not_searchable(
    dogear: Dogear, papers: Path
) -> None:
    (papers / "dangling").symlink_to("nowhere")
    (papers / "second").symlink_to("kitchen")
    (papers / "draft.tmp").write_text("not yet")
    first = dogear("add", papers)
    assert "failed 1, skipped 3, unchanged 0" in first.out
    status = json.loads(dogear("status", "--json").out)
    assert (status["failed"], status["skipped"]) == (1, 3)
    again = dogear("index")
    assert "failed 0, skipped 0, unchanged 3" in again.out
    assert again.err == ""


def test_folders_that_cannot_be_read_are_told_on_every_run(
    dogear: Dogear, indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_folder = os.scandir

    def scandir(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path) == indexed / "kitchen":
            raise PermissionError(13, "Permission denied", path)
        return list_folder(path)

    monkeypatch.setattr(os, "scandir", scandir)
    for _ in range(2):
        ran = dogear("index")
        assert f"{indexed / 'kitchen'} cannot be read" in ran.err
        assert "removed 0" in ran.out
    monkeypatch.undo()
    indexed.rename(indexed.with_name("elsewhere"))
    assert f"{indexed} cannot be read" in dogear("index").err
    assert "soup.md" in dogear("search", "lentils").out


def test_words_only_leaves_vectors_for_later(dogear: Dogear, papers: Path) -> None:
    dogear("add", "--no-index", papers)
    ran = dogear("index", "--words-only")
    assert "no vector yet" in ran.out
    found = dogear("search", "landlord")
    assert "lease.txt" in found.out
    assert "no vector yet" in found.err
    assert "Embedded" in dogear("index").out
    assert dogear("search", "landlord").err == ""


def test_a_removed_folder_is_no_longer_found(dogear: Dogear, indexed: Path) -> None:
    ran = dogear("remove", indexed)
    assert ran.code == 0
    assert "2 documents" in ran.out
    assert dogear("roots").out == ""
    assert "Nothing found" in dogear("search", "landlord").out
    assert (indexed / "lease.txt").exists()


@pytest.mark.parametrize(("command", "code"), [("add", 2), ("remove", 1)])
def test_a_path_that_is_not_there_is_told_in_one_sentence(
    dogear: Dogear, indexed: Path, command: str, code: int
) -> None:
    ran = dogear(command, indexed / "nowhere")
    assert ran.code == code
    assert ran.err.count("\n") == 1
    assert str(indexed / "nowhere") in ran.err
    assert dogear("roots").out == f"{indexed}\n"


@pytest.mark.usefixtures("indexed")
def test_a_second_writer_is_told_to_wait_while_readers_go_on(
    dogear: Dogear, tmp_path: Path
) -> None:
    with writer_lock(tmp_path / "library"):
        ran = dogear("index")
        assert ran.code == 1
        assert "Another run is writing" in ran.err
        assert dogear("search", "landlord").code == 0
        assert dogear("status").code == 0


def test_ctrl_c_stops_cleanly_and_says_that_all_is_kept(
    dogear: Dogear, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_engine: Engine, *, cancel: CancelToken, **_: object) -> IndexReport:
        os.kill(os.getpid(), signal.SIGINT)
        cancel.raise_if_cancelled()
        return IndexReport()

    monkeypatch.setattr(Engine, "index", interrupted)
    ran = dogear("add", papers)
    assert ran.code == 130
    assert "everything done so far is kept" in ran.err
    assert dogear("roots").out == f"{papers}\n"


def test_who_asks_for_indexing_gets_it_although_it_is_paused(dogear: Dogear, papers: Path) -> None:
    dogear("add", papers, "--no-index")
    assert "dogear resume" in dogear("pause").out
    ran = dogear("index")
    assert ran.out.startswith("Added 2")
    assert "is paused and stays so" in ran.err
    dogear("resume")
    assert "paused" not in dogear("index").err


def test_in_the_background_it_waits_while_paused(
    dogear: Dogear, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dogear("add", papers, "--no-index")
    dogear("pause")

    def interrupt(token: CancelToken, _seconds: float) -> bool:
        token.cancel()
        return True

    monkeypatch.setattr(pacing, "_lower_priority", lambda: None)
    monkeypatch.setattr(CancelToken, "wait", interrupt)
    ran = dogear("index", "--background")
    assert ran.code == 130
    assert "Paused; go on with: dogear resume" in ran.err
    assert "Nothing found" in dogear("search", "landlord").out
    dogear("resume")
    assert dogear("index", "--background").out.startswith("Added 2")
