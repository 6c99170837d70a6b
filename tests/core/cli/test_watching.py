"""`dogear watch` keeps a library up to date until Ctrl-C, and `dogear status` tells of it."""

import json
import os
import signal
import threading
from datetime import datetime
from pathlib import Path

import pytest

from dogear_core.cli import as_text
from dogear_core.indexing import pacing
from dogear_core.storage.lock import follower_lock
from dogear_core.types import IndexReport

from .conftest import Dogear


@pytest.fixture(autouse=True)
def _same_priority(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the thread of the tests its priority: it could not be raised again."""
    monkeypatch.setattr(pacing, "_lower_priority", lambda: None)


def test_what_is_saved_while_it_watches_is_found(
    dogear: Dogear, indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = as_text.news_text
    reports: list[IndexReport] = []

    def save_and_stop(report: IndexReport, now: datetime) -> list[str]:
        reports.append(report)
        if len(reports) == 1:
            (indexed / "bread.txt").write_text("Knead the dough and let it rise.")
        else:
            os.kill(os.getpid(), signal.SIGINT)
        return list(told(report, now))

    monkeypatch.setattr(as_text, "news_text", save_and_stop)
    ran = dogear("watch")
    assert ran.code == 130
    first, second = ran.out.splitlines()
    assert first.endswith(" Up to date.")
    assert " Up to date: added 1 in " in second
    assert "bread.txt" in dogear("search", "dough").out


def test_status_tells_how_folders_are_watched(dogear: Dogear, indexed: Path) -> None:
    (folder,) = json.loads(dogear("status", "--json").out)["folders"]
    assert folder == {
        "path": str(indexed),
        "documents": 2,
        "watch": "unwatched",
        "offline": False,
    }
    assert f"{indexed}: not watched just now" in dogear("status").out


def test_what_is_below_a_folder_that_is_not_there_is_kept_and_marked(
    dogear: Dogear, indexed: Path, tmp_path: Path
) -> None:
    indexed.rename(tmp_path / "unplugged")
    dogear("index")
    (folder,) = json.loads(dogear("status", "--json").out)["folders"]
    assert (folder["documents"], folder["watch"], folder["offline"]) == (2, "missing", True)
    assert f"{indexed}: not connected" in dogear("status").out
    (hit, *_) = json.loads(dogear("search", "--json", "landlord deposit").out)["hits"]
    assert hit["offline"] is True
    assert "not connected" in dogear("search", "landlord deposit").out
    (tmp_path / "unplugged").rename(indexed)
    dogear("index")
    (hit, *_) = json.loads(dogear("search", "--json", "landlord deposit").out)["hits"]
    assert hit["offline"] is False


def test_one_that_watches_says_that_another_does_already(dogear: Dogear, indexed: Path) -> None:
    library = indexed.parent / "library"
    held, tried = threading.Event(), threading.Event()

    def hold() -> None:
        with follower_lock(library):
            held.set()
            tried.wait(20)

    def stop(_seconds: float) -> bool:
        os.kill(os.getpid(), signal.SIGINT)
        return False

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(20)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dogear_core.progress.CancelToken.wait", lambda _, seconds: stop(seconds))
        ran = dogear("watch")
    tried.set()
    holder.join()
    assert ran.code == 130
    assert "Another Dogear keeps the library up to date" in ran.err
