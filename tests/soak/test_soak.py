"""After any number of changes a library is the one that is made anew, and nothing has leaked."""

import gc
import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from tests.core.storage.contents import contents
from tests.soak.wear import WORDS, Wear

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import Cancelled
from dogear_core.progress import CancelToken, ignore_progress
from dogear_core.storage.checking import check_folder
from dogear_core.types import SearchRequest

MEBIBYTE = 1 << 20
SECONDS = float(os.environ.get("DOGEAR_SOAK_SECONDS", "3600"))
"""How long the long form takes; the shortened one stops after some rounds."""
GROWTH = 1.25
"""Memory at the end may be so many times what it was after a tenth of the rounds: Python and SQLite
keep some of what they were given, and the library grows."""


@dataclass(frozen=True)
class Holdings:
    """What this process holds that it would not give back by itself."""

    threads: int
    processes: int
    files: int
    memory: int


def holdings() -> Holdings:
    gc.collect()
    process = psutil.Process()
    return Holdings(
        threading.active_count(),
        len(process.children(recursive=True)),
        process.num_fds() if hasattr(process, "num_fds") else process.num_handles(),
        process.memory_info().rss,
    )


def search(engine: Engine, chance: random.Random, *, exact: bool) -> None:
    """Search as a person would; while nothing changes, each hit is what its document says."""
    results = engine.search(SearchRequest(" ".join(chance.choices(WORDS, k=2))))
    for hit in results.hits[: 3 if exact else 0]:
        assert engine.text(hit.path, hit.span) == hit.text


@contextmanager
def followed(library: Path) -> Iterator[None]:
    """Keep a library up to date in another thread; it is stopped in the midst of what it does."""
    cancel = CancelToken()
    errors: list[Exception] = []

    def follow() -> None:
        try:
            with Engine.open(library, model=FakeModel()) as engine:
                engine.follow(cancel=cancel)
        except Cancelled:
            pass
        except Exception as error:
            errors.append(error)

    thread = threading.Thread(target=follow)
    thread.start()
    try:
        yield
    finally:
        cancel.cancel()
        thread.join()
    assert not errors, errors


def wear_out(folder: Path, files: int, changes: int, rounds: int, seconds: float) -> list[Holdings]:
    """Change files and search, round by round, and return what was held after each.

    In every other round the library is kept up to date meanwhile, in the others it is indexed.
    """
    papers = folder / "papers"
    wear = Wear(papers, files, seed=5)
    chance = random.Random(6)
    curve: list[Holdings] = []
    until = time.monotonic() + seconds
    with Engine.open(folder / "library", model=FakeModel()) as engine:
        engine.add_roots([papers])
        engine.index()
        while len(curve) < rounds and time.monotonic() < until:
            if len(curve) % 2:
                with followed(engine.library):
                    for _ in range(5):
                        wear.change(chance.randrange(1, changes))
                        search(engine, chance, exact=False)
                        time.sleep(chance.random())
            else:
                wear.change(chance.randrange(1, changes))
                engine.index(words_only=chance.random() < 0.2)
                for _ in range(5):
                    search(engine, chance, exact=True)
            curve.append(holdings())
        engine.index()
    return curve


def require_new(folder: Path) -> None:
    """Require that the library is the one that is made anew of the same files."""
    with Engine.open(folder / "fresh", model=FakeModel()) as engine:
        engine.add_roots([folder / "papers"])
        engine.index()
    assert contents(folder / "library") == contents(folder / "fresh")
    report = check_folder(folder / "library", ignore_progress, CancelToken())
    assert report.is_sound, report.details


def require_no_leak(curve: list[Holdings], growth: float) -> None:
    first, last = curve[len(curve) // 10], curve[-1]
    assert (last.threads, last.processes) == (first.threads, first.processes)
    assert last.files <= first.files + 2
    assert last.memory <= first.memory * growth


def test_a_library_stays_the_one_that_is_made_anew(tmp_path: Path) -> None:
    curve = wear_out(tmp_path, files=40, changes=25, rounds=6, seconds=60)
    require_no_leak(curve, growth=2.0)
    require_new(tmp_path)


@pytest.mark.soak
def test_an_hour_of_changes(tmp_path: Path) -> None:
    curve = wear_out(tmp_path, files=5000, changes=400, rounds=1_000_000, seconds=SECONDS)
    every = max(1, len(curve) // 20)
    memory = " ".join(f"{held.memory // MEBIBYTE}" for held in curve[::every])
    print(f"\n{len(curve)} rounds in {SECONDS:,.0f} s; memory in MB: {memory}")  # noqa: T201
    require_no_leak(curve, GROWTH)
    require_new(tmp_path)
