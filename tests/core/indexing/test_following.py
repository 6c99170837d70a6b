"""A library that keeps itself up to date: real files, the system's own events, a fake model."""

import os
import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine, engine
from dogear_core.errors import Cancelled
from dogear_core.indexing import embed, following, pacing
from dogear_core.progress import CancelToken, Progress, Stage, Waiting
from dogear_core.readers.pool import ReaderPool
from dogear_core.sources import settling, watcher
from dogear_core.storage import vectors
from dogear_core.types import (
    FileState,
    Filters,
    IndexReport,
    ReadResult,
    Reason,
    Refusal,
    SearchMode,
    SearchRequest,
    WatchMode,
)

PATIENCE = 60.0


class Followed:
    """A library that a thread follows, and what this tells when it comes to rest."""

    def __init__(self, library: Path, papers: Path, model: FakeModel | None = None) -> None:
        self.papers = papers
        self.model = model or FakeModel()
        self.reports: queue.Queue[IndexReport] = queue.Queue()
        self.progress: queue.Queue[Progress] = queue.Queue()
        self.cancel = CancelToken()
        self.between: Callable[[Progress], None] = self.progress.put
        self._library = library
        self._thread = threading.Thread(target=self._follow)
        with Engine.open(library, model=self.model) as opened:
            opened.add_roots([papers])
        self.view = Engine.open(library, model=self.model)

    def start(self) -> "Followed":
        self._thread.start()
        self.rests()
        return self

    def stop(self) -> None:
        self.cancel.cancel()
        if self._thread.ident is not None:
            self._thread.join()

    def _follow(self) -> None:
        with Engine.open(self._library, model=self.model) as opened, pytest.raises(Cancelled):
            opened.follow(
                at_rest=self.reports.put,
                progress=lambda progress: self.between(progress),
                cancel=self.cancel,
            )

    def rests(self) -> IndexReport:
        """Wait until all is done, and return what was."""
        return self.reports.get(timeout=PATIENCE)

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for as many rests as it takes until something holds."""
        while not condition():
            self.rests()

    def found(self, words: str, mode: SearchMode = SearchMode.WORDS) -> list[str]:
        hits = self.view.search(SearchRequest(words, mode=mode)).hits
        return [hit.path.name for hit in hits]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "papers"
    folder.mkdir()
    (folder / "lease.txt").write_text("The tenant may keep a parrot.")
    return folder


@pytest.fixture
def followed(tmp_path: Path, papers: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Followed]:
    monkeypatch.setattr(pacing, "_lower_priority", lambda: None)
    monkeypatch.setattr(following, "GRACE_SECONDS", 0.5)
    monkeypatch.setattr(following, "RETRY_SECONDS", (0.1, 0.1, 0.1))
    monkeypatch.setattr(settling, "QUIET_SECONDS", 0.1)
    monkeypatch.setattr(watcher, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(engine, "TURN_SECONDS", 0.2)
    made = Followed(tmp_path / "library", papers)
    yield made
    made.stop()
    made.view.close()


def test_all_is_brought_up_to_date_first(followed: Followed) -> None:
    followed.start()
    assert followed.found("parrot") == ["lease.txt"]
    assert followed.view.status().pending == 0


def test_what_is_saved_is_found_by_words_and_meaning(followed: Followed) -> None:
    followed.start()
    (followed.papers / "soup.txt").write_text("Simmer the lentils for half an hour.")
    report = followed.rests()
    assert (report.added, report.embedded) == (1, 1)
    assert followed.found("lentils") == ["soup.txt"]
    assert followed.found("lentils simmering", SearchMode.MEANING)[0] == "soup.txt"


def test_an_editor_that_renames_a_new_file_over_the_old_keeps_the_document(
    followed: Followed,
) -> None:
    followed.start()
    lease = followed.papers / "lease.txt"
    (before,) = followed.view.search(SearchRequest("parrot")).hits
    temporary = followed.papers / ".lease.txt.swp"
    temporary.write_text("The tenant may keep a canary.")
    lease.rename(followed.papers / "lease.txt~")
    temporary.rename(lease)
    assert followed.rests().changed == 1
    (after,) = followed.view.search(SearchRequest("canary")).hits
    assert (after.path, after.document_id) == (lease, before.document_id)
    assert followed.found("parrot") == []


def test_a_deleted_file_is_forgotten(followed: Followed) -> None:
    followed.start()
    (followed.papers / "lease.txt").unlink()
    followed.until(lambda: followed.view.status().documents == 0)


def test_a_folder_that_is_moved_is_neither_read_nor_embedded_again(
    followed: Followed, tmp_path: Path
) -> None:
    other = tmp_path.resolve() / "other"
    other.mkdir()
    for number in range(20):
        (followed.papers / "in" / f"{number}").mkdir(parents=True)
        (followed.papers / "in" / f"{number}" / "note.txt").write_text(f"Note number {number}.")
    followed.view.add_roots([other])
    followed.start()
    followed.model.embedded.clear()
    (followed.papers / "in").rename(other / "moved")
    followed.until(lambda: "moved" in str(followed.view.search(SearchRequest("number")).hits))
    assert followed.view.status().documents == 21
    (followed.papers / "away").mkdir()
    (other / "moved").rename(other / "again")
    followed.until(lambda: "again" in str(followed.view.search(SearchRequest("number")).hits))
    assert followed.view.status().documents == 21
    assert followed.model.embedded == []


def test_a_file_that_is_away_for_a_moment_stays_the_same_document(
    followed: Followed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "GRACE_SECONDS", PATIENCE)
    followed.start()
    (before,) = followed.view.search(SearchRequest("parrot")).hits
    (followed.papers / "lease.txt").rename(tmp_path / "away.txt")
    followed.rests()
    assert followed.found("parrot") == ["lease.txt"]
    (tmp_path / "away.txt").rename(followed.papers / "new name.txt")
    followed.until(lambda: followed.found("parrot") == ["new name.txt"])
    (after,) = followed.view.search(SearchRequest("parrot")).hits
    assert after.document_id == before.document_id


def test_what_a_rule_begins_to_leave_out_is_forgotten(followed: Followed) -> None:
    cache = followed.papers / "build"
    cache.mkdir()
    (cache / "note.txt").write_text("A note about canaries.")
    followed.start()
    assert followed.found("canaries") == ["note.txt"]
    (cache / "pyvenv.cfg").write_text("home = /usr")
    followed.until(lambda: followed.found("canaries") == [])


@pytest.mark.parametrize("stage", [Stage.READING, Stage.EMBEDDING])
def test_what_is_new_goes_before_a_backlog(
    followed: Followed, monkeypatch: pytest.MonkeyPatch, stage: Stage
) -> None:
    monkeypatch.setattr(embed, "BATCH", 4)
    for number in range(400):
        (followed.papers / f"note{number}.txt").write_text(f"Note number {number}.")
    left: list[int] = []

    def save_in_the_midst(progress: Progress) -> None:
        if left or progress.stage is not stage or not progress.done:
            return
        new = followed.papers / "new.txt"
        if not new.exists():
            new.write_text("A note about canaries.")
        threading.Event().wait(0.01)  # nothing is as slow as a real model
        if followed.view.coverage(Filters(under=new)).embedded:
            left.append(followed.view.status().pending)

    followed.between = save_in_the_midst
    followed.start()
    assert followed.view.status().pending == 0
    assert left[0] > 0


def test_the_last_changed_are_read_and_embedded_first_and_long_ones_last(
    followed: Followed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embed, "WINDOW", 1)
    monkeypatch.setattr(vectors, "LONG_TEXT_BYTES", 1000)
    for number, length in ((3, 1), (1, 1), (2, 1), (4, 200)):
        path = followed.papers / f"note{number}.txt"
        path.write_text(f"{number} is the number of this note. " * length)
        os.utime(path, (number, number))
    (followed.papers / "lease.txt").unlink()
    followed.start()
    assert [text[0] for text in followed.model.embedded[:4]] == ["3", "2", "1", "4"]


def test_a_folder_that_another_process_adds_is_followed_too(
    followed: Followed, tmp_path: Path
) -> None:
    followed.start()
    other = tmp_path.resolve() / "other"
    other.mkdir()
    (other / "soup.txt").write_text("Simmer the lentils.")
    followed.view.add_roots([other])
    followed.until(lambda: followed.found("lentils") == ["soup.txt"])
    (other / "bread.txt").write_text("Knead the dough.")
    followed.until(lambda: followed.found("dough") == ["bread.txt"])
    followed.view.remove_root(other)
    assert followed.found("dough") == []


def test_others_can_write_while_nothing_is_to_be_done(followed: Followed) -> None:
    followed.start()
    report = followed.view.index()
    assert report.unchanged == 1


def test_one_alone_follows_and_another_takes_over(followed: Followed) -> None:
    followed.start()
    second = Followed(followed.view.library, followed.papers)
    try:
        second._thread.start()
        assert second.progress.get(timeout=PATIENCE).waiting is Waiting.ELSEWHERE
        followed.stop()
        second.rests()
        (followed.papers / "soup.txt").write_text("Simmer the lentils.")
        second.until(lambda: second.found("lentils") == ["soup.txt"])
    finally:
        second.stop()
        second.view.close()


def test_status_says_how_folders_are_watched(followed: Followed) -> None:
    def modes() -> list[WatchMode]:
        return [folder.watch for folder in followed.view.folders()]

    assert modes() == [WatchMode.UNWATCHED]
    followed.start()
    assert modes() == [WatchMode.EVENTS]
    followed.stop()
    assert modes() == [WatchMode.UNWATCHED]


def test_a_drive_that_goes_away_takes_nothing_with_it(followed: Followed, tmp_path: Path) -> None:
    followed.start()
    away = tmp_path / "unplugged"
    followed.papers.rename(away)
    followed.until(lambda: followed.view.search(SearchRequest("parrot")).hits[0].offline)
    assert [folder.watch for folder in followed.view.folders()] == [WatchMode.MISSING]
    away.rename(followed.papers)
    followed.until(lambda: not followed.view.search(SearchRequest("parrot")).hits[0].offline)
    assert [folder.watch for folder in followed.view.folders()] == [WatchMode.EVENTS]
    assert followed.model.embedded == ["The tenant may keep a parrot."]


def test_a_file_that_cannot_be_opened_just_now_is_tried_again(
    followed: Followed, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed.start()
    tried: list[Path] = []
    read_all = ReaderPool.read_all

    def locked_at_first(
        pool: ReaderPool, states: Iterable[FileState], cancel: CancelToken
    ) -> Iterator[ReadResult]:
        for result in read_all(pool, states, cancel):
            tried.append(result.state.path)
            is_locked = len(tried) < 3
            yield replace(result, outcome=Refusal(Reason.UNREADABLE)) if is_locked else result

    monkeypatch.setattr(ReaderPool, "read_all", locked_at_first)
    (followed.papers / "lease.txt").write_text("The tenant may keep a canary.")
    followed.rests()
    assert followed.found("parrot") == ["lease.txt"]
    followed.until(lambda: followed.found("canary") == ["lease.txt"])
    assert tried == [followed.papers / "lease.txt"] * 3


def test_another_model_takes_over_and_then_it_rests(followed: Followed) -> None:
    followed.start().stop()
    library = followed.view.library
    changed = Followed(library, followed.papers, FakeModel(96, "other"))
    try:
        changed.start()
        assert changed.view.status().model == "other"
        assert changed.found("parrot", SearchMode.MEANING) == ["lease.txt"]
    finally:
        changed.stop()
        changed.view.close()
    with Engine.open(library, model=changed.model) as opened:
        opened.rollback_model()
    again = Followed(library, followed.papers, changed.model)
    try:
        again.start()  # and rests, although it is opened with a model that is not to answer
        assert again.view.status().model == followed.model.name
    finally:
        again.stop()
        again.view.close()
