"""Indexing runs over files that come, go and move between them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dogear_core.config import EngineConfig, ReaderLimits
from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.types import Reason, SearchMode, SearchRequest

LEASE = "The tenant must tell the landlord before an absence of more than fourteen days.\n"


@pytest.fixture
def model() -> FakeModel:
    return FakeModel()


@pytest.fixture
def engine(tmp_path: Path, model: FakeModel) -> Iterator[Engine]:
    with Engine.open(tmp_path / "library", model=model) as opened:
        yield opened


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "home"
    (folder / "papers").mkdir(parents=True)
    (folder / "papers" / "lease.txt").write_text(LEASE)
    return folder


def found(engine: Engine) -> list[Path]:
    return [
        hit.path for hit in engine.search(SearchRequest("landlord", mode=SearchMode.WORDS)).hits
    ]


def test_a_deleted_file_that_was_added_by_itself_is_no_longer_found(
    engine: Engine, home: Path
) -> None:
    lease = home / "papers" / "lease.txt"
    engine.add_roots([lease])
    engine.index()
    lease.unlink()
    report = engine.index()
    assert (report.removed, report.out_of_reach) == (1, [lease])
    assert found(engine) == []
    lease.write_text(LEASE)
    engine.index()
    assert found(engine) == [lease]


def test_what_is_on_a_drive_that_is_unplugged_stays_searchable(engine: Engine, home: Path) -> None:
    lease = home / "papers" / "lease.txt"
    engine.add_roots([lease])
    engine.index()
    (home / "papers").rename(home / "elsewhere")
    report = engine.index()
    assert (report.removed, report.failed) == (0, 0)
    assert found(engine) == [lease]


def test_a_folder_added_again_under_its_new_name_is_moved(
    engine: Engine, home: Path, model: FakeModel
) -> None:
    engine.add_roots([home / "papers"])
    engine.index()
    model.embedded.clear()
    renamed = (home / "papers").rename(home / "documents")
    engine.add_roots([renamed])
    report = engine.index()
    assert (report.moved, report.added, report.removed) == (1, 0, 0)
    assert model.embedded == []
    assert found(engine) == [renamed / "lease.txt"]


def test_content_that_failed_and_is_now_read_at_a_new_path_is_found(
    tmp_path: Path, home: Path, model: FakeModel
) -> None:
    old, new = home / "papers" / "lease.txt", home / "papers" / "copy.txt"
    strict = EngineConfig(reader_limits=ReaderLimits(text_chars=10))
    with Engine.open(tmp_path / "library", model=model, config=strict) as engine:
        engine.add_roots([home])
        engine.index()
        assert [problem.reason for problem in engine.problems()] == [Reason.TOO_LARGE]
    new.write_text(LEASE)
    old.unlink()
    with Engine.open(tmp_path / "library", model=model) as engine:
        report = engine.index()
        assert (report.added, report.moved, report.removed) == (1, 0, 1)
        assert found(engine) == [new]
        assert engine.problems() == []


@pytest.mark.parametrize("name", ["draft.tmp", "cache/lease.txt"])
@pytest.mark.parametrize("file_first", [True, False])
def test_a_file_asked_for_by_name_is_found_whatever_its_folder_leaves_out(
    engine: Engine, home: Path, name: str, *, file_first: bool
) -> None:
    (home / "cache").mkdir()
    (home / "cache" / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55")
    asked = home / name
    asked.write_text("A sublet needs the landlord to agree.\n")
    for path in (asked, home) if file_first else (home, asked):
        engine.add_roots([path])
        engine.index()
    assert set(found(engine)) == {home / "papers" / "lease.txt", asked}
