"""Of a document that was forgotten nothing is left in the library's files."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine
from dogear_core.storage import compaction
from dogear_core.storage.connection import connect
from dogear_core.storage.texts import COMPRESSION_LEVEL

SECRETS = (b"zanzibar", b"Quicksilver", b"mandrak")
TEXT = "# Quicksilver\n\n## Mandrake\n\nThe zanzibar clause is zanzibar.\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "secret.md").write_text(TEXT)
    for number in range(12):
        (papers / f"note {number}.md").write_text(f"# Note {number}\n\n" + "It is agreed. " * 400)
    with Engine.open(tmp_path / "library", model=FakeModel()) as engine:
        engine.add_roots([papers])
        engine.index()
    return tmp_path / "library"


def traces(library: Path) -> set[bytes]:
    """Return what of the secrets can be read in any file of the library."""
    everything = b"".join(file.read_bytes() for file in library.iterdir() if file.is_file())
    wanted = (*SECRETS, zlib.compress(TEXT.encode(), COMPRESSION_LEVEL)[2:40])
    return {secret for secret in wanted if secret.lower() in everything.lower()}


def delete_file(engine: Engine) -> None:
    [secret] = engine.roots()[0].path.glob("secret.md")
    secret.unlink()
    engine.index()


def change_file(engine: Engine) -> None:
    [secret] = engine.roots()[0].path.glob("secret.md")
    secret.write_text("# Other\n\nNothing of interest.\n")
    engine.index()


def leave_out(engine: Engine) -> None:
    engine.exclude([engine.roots()[0].path / "secret.md"])


def remove_root(engine: Engine) -> None:
    engine.remove_root(engine.roots()[0].path)


@pytest.mark.parametrize("forget", [delete_file, change_file, leave_out, remove_root])
def test_nothing_is_left_of_what_was_forgotten(
    library: Path, forget: Callable[[Engine], None]
) -> None:
    assert len(traces(library)) == 4
    with Engine.open(library, model=FakeModel()) as engine:
        forget(engine)
        left = traces(library)  # while it is open, too
    assert left == set()


def test_no_row_is_left(library: Path) -> None:
    with Engine.open(library, model=FakeModel()) as engine:
        remove_root(engine)
    connection = connect(library, "read")
    try:
        for table in ("document", "text_block", "section", "seal", "passage", "input", "vector_1"):
            assert connection.execute(f"SELECT count(*) FROM {table}").get == 0
        assert connection.execute("SELECT count(*) FROM passage_term").get == 0
        assert connection.execute("SELECT count(*) FROM bits_1_rowids").get == 0
        assert connection.pragma("freelist_count") == 0
    finally:
        connection.close()


def test_a_large_index_of_words_is_not_merged_for_every_change(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "SMALL_PAGES", 0)
    with Engine.open(library, model=FakeModel()) as engine:
        change_file(engine)
        assert b"zanzibar" not in traces(library)
        [other] = engine.roots()[0].path.glob("note 3.md")
        other.write_text("# Zanzibar\n\nOnce more.\n")
        engine.index()
        other.write_text("# Nothing\n\nNo more.\n")
        engine.index()
        connection = connect(library, "read")
        assert compaction.has_forgotten_words(connection)
        connection.close()
        engine.exclude([other])
        connection = connect(library, "read")
        assert not compaction.has_forgotten_words(connection)
        connection.close()
