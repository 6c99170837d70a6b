"""A run in the background gives way: to who pauses it, to others who write, to searches."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.indexing import pacing
from dogear_core.progress import Progress, Stage
from dogear_core.storage.lock import writer_lock

FILES = 200


@pytest.fixture
def model() -> FakeModel:
    return FakeModel()


@pytest.fixture
def engine(tmp_path: Path, model: FakeModel) -> Iterator[Engine]:
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(FILES):
        (papers / f"note{number}.txt").write_text(f"Note number {number} about the boiler.")
    with Engine.open(tmp_path / "library", model=model) as opened:
        opened.add_roots([papers])
        yield opened


@pytest.fixture
def _same_priority(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the thread of the tests its priority: it could not be raised again."""
    monkeypatch.setattr(pacing, "_lower_priority", lambda: None)


@pytest.mark.usefixtures("_same_priority")
@pytest.mark.parametrize(
    ("stage", "found"),
    [
        (Stage.SCANNING, range(1)),
        (Stage.READING, range(1, FILES)),
        (Stage.EMBEDDING, range(FILES, FILES + 1)),
    ],
)
def test_a_paused_run_lets_others_write_and_loses_nothing(
    engine: Engine, model: FakeModel, stage: Stage, found: range
) -> None:
    found_then: list[int] = []

    def pause_once(progress: Progress) -> None:
        begun = progress.stage is stage and (progress.done or stage is Stage.SCANNING)
        if progress.waiting:
            with writer_lock(engine.library):
                found_then.append(engine.status().documents)
            engine.preferences.change(paused=False)
        elif begun and not found_then:
            engine.preferences.change(paused=True)

    report = engine.index(background=True, progress=pause_once)
    (documents,) = found_then
    assert documents in found
    assert (report.added, report.unchanged, report.failed, report.pending) == (FILES, 0, 0, 0)
    assert report.embedded == len(model.embedded) == FILES
    assert engine.status().documents == FILES


@pytest.mark.usefixtures("_same_priority")
def test_a_folder_removed_while_a_run_waits_is_not_indexed(engine: Engine, tmp_path: Path) -> None:
    def pause_once(progress: Progress) -> None:
        if progress.waiting:
            engine.remove_root(tmp_path / "papers")
            engine.preferences.change(paused=False)
        elif progress.stage is Stage.READING and progress.done:
            engine.preferences.change(paused=True)

    engine.index(background=True, progress=pause_once)
    assert engine.status().documents == 0


def test_the_threads_are_those_that_were_chosen(engine: Engine, model: FakeModel) -> None:
    engine.preferences.change(threads=3)
    engine.index()
    assert model.threads == [3]


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no priority of their own")
@pytest.mark.parametrize("background", [False, True])
def test_only_the_thread_of_a_run_in_the_background_gives_way(
    engine: Engine, *, background: bool
) -> None:
    usual, at_the_disk = os.getpriority(os.PRIO_PROCESS, 0), psutil.Process().ionice()
    seen: list[tuple[int, int]] = []

    def run() -> None:
        with Engine.open(engine.library, model=FakeModel()) as own:
            own.index(background=background)
        thread = threading.get_native_id()
        priority = psutil.Process(thread).ionice().value
        seen.append((os.getpriority(os.PRIO_PROCESS, thread), priority))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    lowered = (max(usual, pacing.NICENESS), pacing.LAST_AT_THE_DISK)
    assert seen == [lowered if background else (usual, at_the_disk.value)]
    assert os.getpriority(os.PRIO_PROCESS, 0) == usual
    assert psutil.Process().ionice() == at_the_disk
