"""A file that killed its reader twice is left alone until it changes."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from dogear_core.config import ReaderLimits
from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.indexing import indexer
from dogear_core.readers.reading import read_file
from dogear_core.types import FileState, ReadResult, Reason, Refusal


class DyingPool:
    """Reads in this process; a file that is called "bomb" kills whoever reads it."""

    read: ClassVar[list[str]] = []

    def __init__(self, _processes: int, limits: ReaderLimits) -> None:
        self._limits = limits

    def __enter__(self) -> "DyingPool":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def read_all(self, states: list[FileState], _cancel: object) -> Iterator[ReadResult]:
        for state in states:
            self.read.append(state.path.stem)
            if state.path.stem == "bomb":
                yield ReadResult(state, Refusal(Reason.CRASHED, "SIGSEGV"))
            else:
                yield read_file(state, self._limits)


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setattr(indexer, "ReaderPool", DyingPool)
    monkeypatch.setattr(DyingPool, "read", [])
    (tmp_path / "papers").mkdir()
    for name in ("bomb", "letter"):
        (tmp_path / "papers" / f"{name}.txt").write_text(f"This is a {name}.")
    with Engine.open(tmp_path / "library", model=FakeModel()) as opened:
        opened.add_roots([tmp_path / "papers"])
        yield opened


def test_it_is_tried_twice_and_then_left_alone(engine: Engine) -> None:
    for _ in range(4):
        engine.index()
    assert DyingPool.read.count("bomb") == 2
    assert DyingPool.read.count("letter") == 1
    [problem] = engine.problems()
    assert (problem.reason, problem.path.stem) == (Reason.CRASHED, "bomb")


def test_it_is_tried_again_when_it_changes(engine: Engine, tmp_path: Path) -> None:
    for _ in range(3):
        engine.index()
    (tmp_path / "papers" / "bomb.txt").write_text("This is another bomb.")
    for _ in range(3):
        engine.index()
    assert DyingPool.read.count("bomb") == 4


def test_it_is_tried_once_more_when_a_person_says_so(engine: Engine, tmp_path: Path) -> None:
    for _ in range(3):
        engine.index()
    engine.retry([tmp_path / "papers"])
    for _ in range(3):
        engine.index()
    assert DyingPool.read.count("bomb") == 3
