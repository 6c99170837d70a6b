"""What a folder leaves out can be changed after it was added."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import NotInLibrary, UsageError


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "kitchen").mkdir(parents=True)
    (folder / "lease.txt").write_text("The tenant must tell the landlord.")
    (folder / "kitchen" / "soup.md").write_text("Rinse the lentils.")
    return folder


@pytest.fixture
def engine(tmp_path: Path, papers: Path) -> Iterator[Engine]:
    with Engine.open(tmp_path / "library", model=FakeModel()) as opened:
        opened.add_roots([papers])
        opened.index()
        yield opened


def test_patterns_are_set_and_taken_back(engine: Engine, papers: Path) -> None:
    engine.change_patterns(papers, ["*.md"])
    engine.index()
    assert engine.status().documents == 1
    engine.change_patterns(papers, [])
    engine.index()
    assert engine.status().documents == 2


def test_a_pattern_that_means_nothing_changes_nothing(engine: Engine, papers: Path) -> None:
    with pytest.raises(UsageError, match=r"\[z-a\]"):
        engine.change_patterns(papers, ["*.txt", "[z-a]"])
    assert [root.exclude for root in engine.roots()] == [()]


def test_only_what_was_added_has_patterns(engine: Engine, papers: Path) -> None:
    with pytest.raises(NotInLibrary):
        engine.change_patterns(papers / "kitchen", ["*.txt"])
