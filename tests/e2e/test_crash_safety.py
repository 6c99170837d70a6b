"""Killed at any moment of anything, a library is sound, and the next run brings it up to date."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.core.storage.contents import contents

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.indexing.embed import BATCH
from dogear_core.indexing.ingest import COMMIT_FILES
from dogear_core.progress import CancelToken, Stage, ignore_progress
from dogear_core.storage.checking import check_folder
from dogear_core.storage.connection import connect
from dogear_core.storage.store import Store
from dogear_core.types import LibraryStatus

FILES = 80
ACTIONS = ("ingest", "embed", "delete", "compact")
KILLS = [0, *(pytest.param(kill, marks=pytest.mark.soak) for kill in range(1, 50))]
SUBJECTS = ("lease", "boiler", "recipe", "insurance", "garden", "passport", "invoice", "holiday")


class Scene:
    """Libraries on which each thing can be done, what it takes, and what they end as."""

    def __init__(self, folder: Path) -> None:
        self.papers = folder / "papers"
        self.papers.mkdir()
        for number in range(FILES):
            subject = SUBJECTS[number % len(SUBJECTS)]
            parts = (f"Note {number}.{part} of {subject}. " * 30 for part in range(1 + number % 4))
            (self.papers / f"{subject} {number}.txt").write_text("\n\n".join(parts))
        self.folder = folder
        self.seconds: dict[str, float] = {}
        with self._open("ingest") as engine:
            engine.add_roots([self.papers])
        self._copy("ingest", "embed")
        with self._open("embed") as engine:
            engine.index(words_only=True)
        self._copy("embed", "delete")
        with self._open("delete") as engine:
            engine.index()
        self.complete = contents(folder / "delete")
        self._copy("delete", "compact")
        (folder / "extra").mkdir()
        for paper in self.papers.iterdir():
            (folder / "extra" / paper.name).write_text(paper.read_text() * 2)
        with self._open("compact") as engine:
            engine.add_roots([folder / "extra"])
            engine.index()
        shutil.rmtree(folder / "extra")
        with Store.open(folder / "compact", "write") as store, store.transaction():
            store.roots.remove([folder / "extra"])
            store.forget(store.documents.under(folder / "extra"))

    def _open(self, action: str) -> Engine:
        return Engine.open(self.folder / action, model=FakeModel())

    def _copy(self, action: str, other: str) -> None:
        shutil.copytree(self.folder / action, self.folder / other)

    def start(self, action: str, library: Path) -> "subprocess.Popen[str]":
        """Start doing something to a library; return when it has begun."""
        script = Path(__file__).with_name("crashing.py")
        process = subprocess.Popen(
            [sys.executable, script, action, library, self.papers, library.with_suffix(".notes")],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        return process

    def duration(self, action: str) -> float:
        """Return how long it takes when it is not killed."""
        if action not in self.seconds:
            library = shutil.copytree(self.folder / action, self.folder / f"whole {action}")
            with self.start(action, library) as process:
                began = time.monotonic()
                process.wait()
            self.seconds[action] = time.monotonic() - began
        return self.seconds[action]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return Scene(tmp_path_factory.mktemp("scene"))


def reported(library: Path, stage: Stage) -> int:
    """Return how much of a stage the process that was killed had reported as done."""
    lines = library.with_suffix(".notes").read_text().splitlines()
    counts = [line.split()[1] for line in lines if line.split()[:1] == [stage] and " " in line]
    return max(map(int, counts), default=0)


def killed(scene: Scene, action: str, library: Path, moment: float) -> LibraryStatus:
    """Kill what does something to a library, and return what is in it then."""
    shutil.copytree(scene.folder / action, library)
    with scene.start(action, library) as process:
        time.sleep(moment * scene.duration(action))  # the moment to die at; nothing is waited for
        process.kill()
    connection = connect(library, "read")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    with Engine.open(library, model=FakeModel()) as engine:
        assert engine.mending is None
        return engine.status()


@pytest.mark.parametrize("kill", KILLS)
@pytest.mark.parametrize("action", ACTIONS)
def test_a_kill_costs_a_batch_at_most(scene: Scene, tmp_path: Path, action: str, kill: int) -> None:
    library = tmp_path / "library"
    scene.duration(action)
    status = killed(scene, action, library, random.Random(f"{action} {kill}").uniform(0, 1.05))
    if action == "ingest":
        assert status.documents >= reported(library, Stage.READING) - COMMIT_FILES
    if action == "embed":
        assert status.embedded >= reported(library, Stage.EMBEDDING) - BATCH
    with Engine.open(library, model=FakeModel()) as engine:
        engine.add_roots([scene.papers])
        report = engine.index()
    if action == "embed":
        assert (report.added, report.changed) == (0, 0)
    found = check_folder(library, ignore_progress, CancelToken())
    assert found.is_sound, found.details
    assert contents(library) == scene.complete
    assert [file.name for file in library.glob("*damaged*")] == []
