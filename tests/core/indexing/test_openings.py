"""What the person opened comes first when there is much to do, and is noted nowhere else."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dogear_core.config import EngineConfig
from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.indexing import embed
from dogear_core.progress import Progress, Stage
from dogear_core.storage import openings
from dogear_core.types import SearchRequest

NOTES = 6


@pytest.fixture
def model() -> FakeModel:
    return FakeModel()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "papers"
    folder.mkdir()
    for number in range(NOTES):
        write(folder, number, f"{number} is the number of this note.")
    return folder


@pytest.fixture
def engine(tmp_path: Path, papers: Path, model: FakeModel) -> Iterator[Engine]:
    config = EngineConfig(reader_processes=1)
    with Engine.open(tmp_path / "library", model=model, config=config) as engine:
        engine.add_roots([papers])
        engine.index(words_only=True)
        yield engine


def write(folder: Path, number: int, text: str) -> None:
    path = folder / f"note{number}.txt"
    path.write_text(text)
    os.utime(path, (1000 + number, 1000 + number))


def note_opening(engine: Engine, word: str) -> None:
    (hit,) = engine.search(SearchRequest(word, limit=1)).hits
    engine.note_opening(hit.document_id, f"number zanzibar {word}")


def test_what_was_opened_is_embedded_first(
    engine: Engine, model: FakeModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embed, "WINDOW", 1)
    note_opening(engine, "2")
    engine.index()
    assert [text[0] for text in model.embedded] == ["2", "5", "4", "3", "1", "0"]


def test_what_was_opened_is_read_first(engine: Engine, papers: Path) -> None:
    note_opening(engine, "2")
    read: list[str] = []

    def note(progress: Progress) -> None:
        if progress.stage is Stage.READING and progress.current:
            read.append(Path(progress.current).stem)

    for number in range(NOTES):
        write(papers, number, f"{number} is the new number of this note.")
    engine.index(progress=note)
    assert list(dict.fromkeys(read)) == [f"note{number}" for number in (2, 5, 4, 3, 1, 0)]


def test_it_is_noted_while_a_run_is_under_way(engine: Engine) -> None:
    noted: list[bool] = []

    def note(progress: Progress) -> None:
        if progress.stage is Stage.EMBEDDING and not noted:
            note_opening(engine, "2")
            noted.append(traces(engine.library))

    engine.index(progress=note)
    assert noted == [True]


def forget(engine: Engine) -> None:
    engine.forget_openings()


def delete(engine: Engine) -> None:
    (engine.roots()[0].path / "note2.txt").unlink()
    engine.index()


def leave_out(engine: Engine) -> None:
    engine.exclude([engine.roots()[0].path / "note2.txt"])


def remove(engine: Engine) -> None:
    engine.remove_root(engine.roots()[0].path)


@pytest.mark.parametrize("forget", [forget, delete, leave_out, remove])
def test_what_is_forgotten_leaves_nothing(engine: Engine, forget: Callable[[Engine], None]) -> None:
    note_opening(engine, "2")
    assert traces(engine.library)
    forget(engine)
    engine.compact()
    assert not traces(engine.library)


def test_it_is_bounded(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openings, "MOST_ROWS", 2)
    note_opening(engine, "2")
    for word in ("0", "1"):
        (hit,) = engine.search(SearchRequest(word, limit=1)).hits
        engine.note_opening(hit.document_id, "another question")
    engine.compact()
    assert not traces(engine.library)


def traces(library: Path) -> bool:
    """Whether what was asked for can be read in any file of the library."""
    return any(b"zanzibar" in file.read_bytes() for file in library.iterdir() if file.is_file())
