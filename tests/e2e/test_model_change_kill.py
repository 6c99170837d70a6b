"""A change of the model survives the death of the process that makes it, at any moment."""

import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.indexing.embed import BATCH
from dogear_core.progress import Stage
from dogear_core.storage.connection import connect
from dogear_core.storage.generations import all_generations
from dogear_core.types import GenerationState, ModelStatus, SearchRequest

from .test_kill import check_integrity, vectors

HERE = Path(__file__).parent
FORMER, NEW = FakeModel(64, "former"), FakeModel(96, "new")
NOTES = 200
QUESTION = "who agreed to mend the roof"


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with papers and the library of them, indexed with the former model."""
    folder = tmp_path_factory.mktemp("indexed")
    (folder / "papers").mkdir()
    letters = random.Random(1)
    for number in range(NOTES):
        words = ["".join(letters.choices("abdegiklmnorstu", k=6)) for _ in range(20)]
        (folder / "papers" / f"{number}.txt").write_text(f"It was agreed: {' '.join(words)}.\n")
    (folder / "papers" / "roof.txt").write_text("Peter agreed to mend the roof.\n")
    with Engine.open(folder / "library", model=FORMER) as engine:
        engine.add_roots([folder / "papers"])
        engine.index()
    return folder


@dataclass(frozen=True)
class Killed:
    """How far a killed process said it was: of the passages of the new model, and in all."""

    reports: int
    embedded: int
    ended: bool


def kill_at(library: Path, report: int) -> Killed:
    """Change the model in a process that is killed at a report, unless it ended before."""
    script = str(HERE / "index_process.py")
    process = subprocess.Popen(
        [sys.executable, script, str(library), "fake", str(NEW.dimensions), NEW.name],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    seen = embedded = 0
    for line in process.stdout:
        stage, done = line.split()
        if stage == Stage.CHANGING_MODEL:
            embedded = int(done)
        seen += 1
        if seen == report:
            process.kill()
    process.stdout.close()
    return Killed(seen, embedded, ended=process.wait() == 0)


def status(library: Path) -> ModelStatus:
    with Engine.open(library, model=NEW) as engine:
        assert engine.search(SearchRequest(QUESTION)).hits[0].path.name == "roof.txt"
        assert engine.search(SearchRequest(QUESTION)).meaning_used
        return engine.model_status()


def check_states(library: Path) -> None:
    """Assert that no state is half of one and half of another."""
    check_integrity(library)
    connection = connect(library, "read")
    try:
        known = {generation.id: generation for generation in all_generations(connection)}
        states = [generation.state for generation in known.values()]
        assert states.count(GenerationState.ACTIVE) == 1
        tables = {
            int(name.removeprefix("vector_"))
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE name GLOB 'vector_[0-9]*'"
            )
        }
        assert tables == known.keys()
        for identity in known:
            codes = connection.execute(f"SELECT count(*) FROM vector_{identity}").get
            assert codes == connection.execute(f"SELECT count(*) FROM bits_{identity}").get
    finally:
        connection.close()


def kill_on_the_way(library: Path, moments: random.Random, kills: int) -> int:
    """Kill the change again and again; return how often that was before its end."""
    killed = 0
    for _ in range(kills):
        before = status(library)
        stored = before.upcoming.embedded if before.upcoming else 0
        told = kill_at(library, moments.randint(1, 60))
        check_states(library)
        after = status(library)
        if told.ended:
            break
        killed += 1
        if after.upcoming is not None:
            assert stored + told.embedded <= after.upcoming.embedded
            assert after.upcoming.embedded <= stored + told.embedded + BATCH
    return killed


def change_with_kills(indexed: Path, folder: Path, seed: int, kills: int) -> int:
    library = Path(shutil.copytree(indexed / "library", folder / f"library-{seed}"))
    killed = kill_on_the_way(library, random.Random(seed), kills)
    kill_at(library, sys.maxsize)
    check_states(library)
    after = status(library)
    assert after.active is not None
    assert (after.active.model, after.active.embedded) == ("new", after.active.total)
    assert after.upcoming is None
    with Engine.open(folder / f"fresh-{seed}", model=NEW) as fresh:
        fresh.add_roots([indexed / "papers"])
        fresh.index()
    expected = vectors(folder / f"fresh-{seed}")
    found = vectors(library)
    assert found.keys() == expected.keys()
    assert all((found[place] == expected[place]).all() for place in found)
    return killed


@pytest.mark.slow
def test_a_killed_change_goes_on(indexed: Path, tmp_path: Path) -> None:
    assert change_with_kills(indexed, tmp_path, seed=3, kills=3)


@pytest.mark.soak
def test_a_change_that_is_killed_fifty_times_goes_on(indexed: Path, tmp_path: Path) -> None:
    killed = seed = 0
    while killed < 50:
        seed += 1
        killed += change_with_kills(indexed, tmp_path, seed, kills=6)
