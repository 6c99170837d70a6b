"""A library survives the death of the process that writes it."""

import random
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from dogear_core.engine import Engine
from dogear_core.storage.connection import connect
from dogear_core.storage.generations import active_generation
from dogear_core.types import LibraryStatus

FILES = 240
KILLS = 8
LATEST = 0.4
"""Seconds; in which a run starts, or stores something more."""
SUBJECTS = ("lease", "boiler", "recipe", "insurance", "garden", "passport", "invoice", "holiday")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(FILES):
        subject = SUBJECTS[number % len(SUBJECTS)]
        times = 9 if number % 16 == 15 else 1  # a few are several passages
        text = "\n\n".join(
            f"Note {number}.{part} about the {subject}: "
            + f"what was agreed in {1990 + part}. " * times
            for part in range(1 + number % 4)
        )
        (papers / f"{subject} {number}.txt").write_text(text)
    return papers


def dogear(library: Path, *arguments: str) -> list[str]:
    """Return the command line of a dogear process."""
    return [sys.executable, "-m", "dogear_core.cli", "--library", str(library), *arguments]


def status(library: Path) -> LibraryStatus:
    """Return how far a library is."""
    with Engine.open(library) as engine:
        return engine.status()


def stored(library: Path) -> int:
    """Return how many documents and vectors there are."""
    now = status(library)
    return now.documents + now.embedded


def check_integrity(library: Path) -> None:
    """Assert that the file is sound and that words, passages and vectors agree."""
    connection = connect(library, "read")
    try:
        assert connection.pragma("integrity_check") == "ok"
        assert list(connection.execute("PRAGMA foreign_key_check")) == []

        def count(sql: str) -> int:
            return int(connection.execute(sql).get)

        passages = count("SELECT count(*) FROM passage")
        assert count("SELECT count(*) FROM passage_fts") == passages
        assert count("SELECT count(*) FROM input") == count(
            "SELECT count(DISTINCT input_id) FROM passage"
        )
        generation = active_generation(connection)
        if generation is not None:
            codes = count(f"SELECT count(*) FROM vector_{generation.id}")
            assert count(f"SELECT count(*) FROM bits_{generation.id}") == codes
    finally:
        connection.close()


def run_and_kill(library: Path, amount: int, moment: float) -> bool:
    """Kill an indexing run so many seconds after so much is stored; whether it was at work."""
    process = subprocess.Popen(
        dogear(library, "index"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None and stored(library) < amount:
        time.sleep(0.05)
    time.sleep(moment)  # the moment to die at; nothing is waited for
    at_work = process.poll() is None
    process.kill()
    process.wait()
    return at_work


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_killed_run_leaves_a_valid_library_that_goes_on(tmp_path: Path, folder: Path) -> None:
    library = tmp_path / "library"
    subprocess.run(dogear(library, "add", "--no-index", str(folder)), check=True)
    moments = random.Random(11)
    documents = embedded = 0
    killed = 0
    for number in range(KILLS):
        amount = 2 * FILES * number // KILLS
        killed += run_and_kill(library, amount, moments.uniform(0, LATEST))
        check_integrity(library)
        now = status(library)
        assert now.documents >= documents
        assert now.embedded >= embedded
        documents, embedded = now.documents, now.embedded
    assert killed >= KILLS / 2
    subprocess.run(dogear(library, "index"), check=True, stdout=subprocess.DEVNULL)
    check_integrity(library)
    after = status(library)
    assert (after.documents, after.pending, after.failed) == (FILES, 0, 0)
    fresh = tmp_path / "fresh"
    subprocess.run(dogear(fresh, "add", str(folder)), check=True, stdout=subprocess.DEVNULL)
    assert_same_vectors(vectors(library), vectors(fresh))


Place = tuple[str, int, int]


def vectors(library: Path) -> dict[Place, npt.NDArray[np.float32]]:
    """Return the vector of every passage, by its path and span."""
    connection = connect(library, "read")
    try:
        generation = active_generation(connection)
        assert generation is not None
        rows = connection.execute(
            "SELECT document.path, start, end, codes FROM passage "
            "JOIN document ON document.id = passage.document_id "
            f"JOIN vector_{generation.id} USING (input_id)"
        )
        return {
            (path, start, end): np.frombuffer(codes, np.int8).astype(np.float32)
            for path, start, end, codes in rows
        }
    finally:
        connection.close()


def assert_same_vectors(
    one: dict[Place, npt.NDArray[np.float32]], other: dict[Place, npt.NDArray[np.float32]]
) -> None:
    """Assert that both have the same passages with, but for rounding, the same vectors."""
    assert one.keys() == other.keys()
    for place, vector in one.items():
        cosine = vector @ other[place]
        cosine /= np.linalg.norm(vector) * np.linalg.norm(other[place])
        assert cosine > 0.999
