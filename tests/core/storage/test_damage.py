"""A library with flipped bytes, or without some, is noticed, mended, and then as good as new."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.core.storage.contents import contents

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.errors import Cancelled, DogearError, LibraryDamaged, LibraryForeign
from dogear_core.progress import CancelToken, Progress, Stage, ignore_progress
from dogear_core.storage import mending, suspicion
from dogear_core.storage.checking import check_folder
from dogear_core.storage.connection import DATABASE_NAME, connect
from dogear_core.storage.marks import CLOSED_NAME
from dogear_core.storage.mending import mend_library
from dogear_core.storage.saved_roots import SAVED_ROOTS_NAME
from dogear_core.types import CheckReport, Flaw, SearchRequest

MODEL = FakeModel()
SEEDS = [*range(2), *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(2, 200))]

Damage = Callable[[bytearray, random.Random], None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the library of a few documents; with what it was made of, it is only copied."""
    folder = tmp_path_factory.mktemp("sound")
    papers = folder / "papers"
    papers.mkdir()
    for number in range(16):
        parts = (f"## Part {part}\n\nThe *deposit* {number}. " * 9 for part in range(number % 4))
        (papers / f"lease {number}.md").write_text(
            f"# Lease {number}\n\n東京 " + "\n\n".join(parts)
        )
    (papers / "empty.txt").write_bytes(b"")
    with Engine.open(folder / "library", model=MODEL) as engine:
        engine.add_roots([papers])
        engine.index()
    return folder / "library"


@pytest.fixture
def library(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "library"))


def change(library: Path, damage: Damage, seed: int = 0, name: str = DATABASE_NAME) -> None:
    content = bytearray((library / name).read_bytes())
    damage(content, random.Random(seed))
    (library / name).write_bytes(content)


def check(library: Path) -> CheckReport:
    return check_folder(library, ignore_progress, CancelToken())


def ask(library: Path) -> bool:
    """Search as a person would; every hit is what its document says. Return whether it was mended.

    What cannot be answered is told as an error, never by another exception.
    """
    with Engine.open(library, model=MODEL, create=False) as engine:
        try:
            for question in ("deposit", "東京", "lease 7"):
                for hit in engine.search(SearchRequest(question)).hits:
                    assert engine.text(hit.path, hit.span) == hit.text
            engine.status()
            engine.report()
        except DogearError:
            pass
        return engine.mending is not None


def require_new(library: Path, sound: Path) -> None:
    """Require that a run makes of a library the one it was."""
    if not check(library).is_sound:
        mend_library(library)
        assert check(library).is_sound
    with Engine.open(library, model=MODEL) as engine:
        engine.index()
    assert check(library).is_sound
    assert contents(library) == contents(sound)


def flip(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 3, 20))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def flip_header(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(100)] ^= 1 << chance.randrange(8)


def wipe_page(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(0, len(content), 4096)
    content[start : start + 4096] = bytes(4096)


def truncate(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(1, len(content)) :]


@pytest.mark.parametrize("damage", [flip, flip_header, wipe_page, truncate])
@pytest.mark.parametrize("seed", SEEDS)
def test_damage_anywhere_is_mended(library: Path, sound: Path, damage: Damage, seed: int) -> None:
    change(library, damage, seed)
    ask(library)
    require_new(library, sound)


@pytest.mark.parametrize("seed", SEEDS)
def test_damage_that_comes_while_it_is_open_is_told(library: Path, sound: Path, seed: int) -> None:
    with Engine.open(library, model=MODEL) as engine:
        content = bytearray((library / DATABASE_NAME).read_bytes())
        flip(content, random.Random(100 + seed))
        with (library / DATABASE_NAME).open("r+b") as file:
            file.write(content)
        for question in ("deposit", "東京"):
            try:
                engine.search(SearchRequest(question))
            except DogearError:
                continue
    require_new(library, sound)


@pytest.fixture(scope="module")
def unfinished(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library as a writer leaves it that is killed: most of it is in SQLite's log."""
    folder = tmp_path_factory.mktemp("unfinished")
    shutil.copytree(sound, folder / "library")
    with Engine.open(folder / "library", model=MODEL) as engine:
        papers = sound.parent / "papers"
        engine.remove_root(papers)
        engine.add_roots([papers])
        token = CancelToken()

        def stop(progress: Progress) -> None:
            if progress.stage is Stage.READING:
                token.cancel()  # before the end of the run folds the log into the file

        with pytest.raises(Cancelled):
            engine.index(progress=stop, cancel=token)
        shutil.copytree(folder / "library", folder / "killed")
    return folder / "killed"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("damage", [flip, truncate])
def test_a_damaged_log_leaves_a_library_that_goes_on(
    unfinished: Path, sound: Path, tmp_path: Path, damage: Damage, seed: int
) -> None:
    library = Path(shutil.copytree(unfinished, tmp_path / "library"))
    change(library, damage, seed, f"{DATABASE_NAME}-wal")
    ask(library)
    if not check(library).is_sound:
        mend_library(library)
    with Engine.open(library, model=MODEL) as engine:
        engine.add_roots([sound.parent / "papers"])
        engine.index()
    assert check(library).is_sound
    assert contents(library) == contents(sound)


def test_a_library_without_its_header_keeps_folders_texts_and_vectors(
    library: Path, sound: Path
) -> None:
    change(library, lambda content, _: content.__setitem__(slice(0, 100), bytes(100)))
    with Engine.open(library, model=MODEL) as engine:
        mending = engine.mending
        assert mending is not None
        assert (mending.roots, mending.documents, mending.lost) == (1, 16, 0)
        assert mending.vectors > 16
        assert mending.aside.read_bytes()[:100] == bytes(100)
        report = engine.index()
    assert (report.added, report.changed, report.embedded) == (0, 0, 0)
    assert contents(library) == contents(sound)


def test_a_library_that_lost_its_end_keeps_what_is_left(library: Path, sound: Path) -> None:
    change(library, lambda content, _: content.__delitem__(slice(len(content) - 5000, None)))
    with Engine.open(library, model=MODEL) as engine:
        assert engine.mending is not None
        assert engine.mending.roots == 1
        assert engine.mending.documents > 0
    require_new(library, sound)


def test_a_library_that_is_all_gone_keeps_its_folders(library: Path, sound: Path) -> None:
    (library / DATABASE_NAME).write_bytes(b"")
    with Engine.open(library, model=MODEL) as engine:
        assert engine.mending is not None
        assert engine.roots()[0].path == sound.parent / "papers"
    require_new(library, sound)


def test_mending_that_is_interrupted_begins_anew(
    library: Path, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> Path:
        raise KeyboardInterrupt

    change(library, truncate)
    with monkeypatch.context() as patched:
        patched.setattr(mending, "_exchange", die)
        with pytest.raises(KeyboardInterrupt):
            mend_library(library)
    (library / mending.WORKSHOP_NAME).mkdir()
    (library / mending.WORKSHOP_NAME / DATABASE_NAME).write_bytes(b"half of one")
    assert ask(library)
    assert not (library / mending.WORKSHOP_NAME).exists()
    require_new(library, sound)


def test_only_the_last_damaged_file_is_kept(library: Path) -> None:
    for _ in range(2):
        change(library, truncate)
        assert ask(library)
    assert [file.name for file in library.glob("library.damaged-*.db")] == ["library.damaged-2.db"]


def test_what_other_programs_made_is_still_left_alone(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"my diary" * 999)
    with pytest.raises(LibraryForeign):
        Engine.open(tmp_path)


def test_a_changed_letter_of_a_title_is_found(library: Path) -> None:
    connection = connect(library, "write")
    connection.execute("UPDATE document SET title = 'Leafe' WHERE title = 'Lease 7'")
    connection.close()
    report = check(library)
    assert report.flaws[Flaw.DOCUMENTS] == 1
    assert "Leafe" not in str(report.details)


def test_changed_folders_are_found(library: Path) -> None:
    connection = connect(library, "write")
    connection.execute("UPDATE root SET path = '/elsewhere'")
    connection.close()
    assert Flaw.ROOTS in check(library).flaws


@pytest.mark.parametrize(
    ("statement", "flaw"),
    [
        ("UPDATE vector_1 SET seal = seal + 1 WHERE input_id = 3", Flaw.VECTORS),
        ("DELETE FROM bits_1 WHERE input_id = 3", Flaw.VECTORS),
        ("DELETE FROM passage_fts WHERE rowid = 3", Flaw.WORDS),
        ("INSERT INTO passage_fts (rowid, body) VALUES (999, 'secret')", Flaw.WORDS),
        ("INSERT INTO input (hash) VALUES (x'00')", Flaw.LEFTOVERS),
        ("UPDATE text_block SET body = x'00' WHERE id = 3", Flaw.DOCUMENTS),
    ],
)
def test_what_does_not_belong_together_is_found(
    library: Path, sound: Path, statement: str, flaw: Flaw
) -> None:
    connection = connect(library, "write")
    connection.execute(statement)
    connection.close()
    assert flaw in check(library).flaws
    require_new(library, sound)


def test_a_file_that_nobody_changed_is_not_looked_through(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> CheckReport:
        raise AssertionError

    monkeypatch.setattr(suspicion, "check_library", fail)
    ask(library)
    change(library, lambda *_: None)
    with pytest.raises(AssertionError):
        ask(library)


def test_damage_that_was_met_is_mended_at_the_next_opening(library: Path, sound: Path) -> None:
    with Engine.open(library, model=MODEL) as engine:
        connection = connect(library, "write")
        connection.execute("UPDATE text_block SET body = x'00'")
        connection.close()
        with pytest.raises(LibraryDamaged):
            engine.search(SearchRequest("deposit"))
    assert not check(library).is_sound
    assert ask(library)
    require_new(library, sound)


def test_the_files_beside_the_library_are_its_own(library: Path) -> None:
    assert {SAVED_ROOTS_NAME, CLOSED_NAME} <= {file.name for file in library.iterdir()}
