"""What a computer does to a library: a full disk, one that goes away, clocks, another process."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from tests.core.storage.contents import contents

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import LibraryError
from dogear_core.indexing import pacing
from dogear_core.progress import CancelToken, Progress, Stage, ignore_progress
from dogear_core.storage.checking import check_folder
from dogear_core.types import SearchMode, SearchRequest

FILES = 200
HALF = 1_000_000
"""About half of what the library takes."""


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(FILES):
        text = " ".join(f"word{number * 100 + word}" for word in range(300))
        (folder / f"note {number}.txt").write_text(text)
    return folder


def start(library: Path, *arguments: str, largest_file: int = 0) -> "subprocess.Popen[str]":
    script = Path(__file__).with_name("limited.py")
    return subprocess.Popen(
        [sys.executable, script, str(largest_file), "--library", library, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def is_sound(library: Path) -> bool:
    return check_folder(library, ignore_progress, CancelToken()).is_sound


def index(library: Path) -> None:
    with Engine.open(library, model=FakeModel()) as engine:
        engine.index()


def test_a_disk_that_is_full_is_told_and_what_was_done_is_kept(
    tmp_path: Path, papers: Path
) -> None:
    library = tmp_path / "library"
    with start(library, "add", str(papers), largest_file=HALF) as process:
        _, told = process.communicate()
    assert process.returncode == 1
    assert told.count("\n") == 1
    assert is_sound(library)
    with Engine.open(library, model=FakeModel()) as engine:
        assert 0 < engine.status().documents < FILES
    index(library)
    with Engine.open(tmp_path / "fresh", model=FakeModel()) as engine:
        engine.add_roots([papers])
    index(tmp_path / "fresh")
    assert contents(library) == contents(tmp_path / "fresh")


def test_of_two_processes_at_once_one_writes_and_the_other_is_told(
    tmp_path: Path, papers: Path
) -> None:
    library = tmp_path / "library"
    with Engine.open(library, model=FakeModel()) as engine:
        engine.add_roots([papers])
    with start(library, "index") as one, start(library, "index") as other:
        ends = [process.communicate()[1] for process in (one, other)]
    codes = sorted([one.returncode, other.returncode])
    assert codes in ([0, 1], [0, 0])  # one after the other, if the first was quick
    assert (codes == [0, 1]) == any("Another run is writing" in told for told in ends)
    index(library)
    assert is_sound(library)


def test_a_library_whose_disk_goes_away_while_it_runs_is_told_and_goes_on_later(
    tmp_path: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, away = tmp_path / "library", tmp_path / "away"
    monkeypatch.setattr(pacing, "LOOK_SECONDS", 0.0)

    def unplug(progress: Progress) -> None:
        if progress.stage is Stage.EMBEDDING and library.exists():
            library.rename(away)

    with Engine.open(library, model=FakeModel()) as engine:
        engine.add_roots([papers])
        with pytest.raises(LibraryError):
            engine.index(progress=unplug)
    assert not library.exists()
    away.rename(library)
    index(library)
    assert is_sound(library)
    with Engine.open(library, model=FakeModel()) as engine:
        assert (engine.status().documents, engine.status().pending) == (FILES, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be stopped there")
def test_a_computer_that_sleeps_in_the_midst_of_it_goes_on(tmp_path: Path, papers: Path) -> None:
    library = tmp_path / "library"
    with start(library, "add", str(papers)) as process:
        asleep = 0
        while process.poll() is None:
            everyone = [process, *psutil.Process(process.pid).children(recursive=True)]
            for one in everyone:
                with suppress(ProcessLookupError):
                    os.kill(one.pid, signal.SIGSTOP)
            time.sleep(0.3)
            asleep += 1
            for one in everyone:
                with suppress(ProcessLookupError):
                    os.kill(one.pid, signal.SIGCONT)
            time.sleep(0.2)
    assert process.returncode == 0
    assert asleep > 1
    with Engine.open(tmp_path / "fresh", model=FakeModel()) as engine:
        engine.add_roots([papers])
    index(tmp_path / "fresh")
    assert contents(library) == contents(tmp_path / "fresh")
    assert is_sound(library)


def test_a_clock_that_was_set_back_hides_no_change(tmp_path: Path, papers: Path) -> None:
    library = tmp_path / "library"
    with Engine.open(library, model=FakeModel()) as engine:
        engine.add_roots([papers])
        engine.index()
        note = papers / "note 7.txt"
        size = note.stat().st_size
        note.write_text("zanzibar".ljust(size))
        os.utime(note, (86_400, 86_400))
        assert engine.index().changed == 1
        [hit] = engine.search(SearchRequest("zanzibar", mode=SearchMode.WORDS)).hits
        assert hit.path == note
