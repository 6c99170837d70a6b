"""A damaged library is mended at the start or under the window, and the person is told."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from dogear_core.storage.connection import DATABASE_NAME, connect
from dogear_core.storage.generations import active_generation
from dogear_desktop.app import Application

PATIENCE_MS = 30_000


def is_at_rest(application: Application) -> bool:
    return not application.indexing.running


def has_vectors(library: Path) -> bool:
    connection = connect(library, "read")
    try:
        generation = active_generation(connection)
        return generation is not None and bool(
            connection.execute(f"SELECT count(*) FROM vector_{generation.id}").get
        )
    finally:
        connection.close()


def test_a_library_that_is_damaged_at_the_start_is_mended_and_told_of(
    qtbot: QtBot, papers: Path, start: Callable[[Path], Application]
) -> None:
    file = papers / DATABASE_NAME
    content = file.read_bytes()
    file.write_bytes(bytes(100) + content[100:])
    application = start(papers)
    assert "Your folders, your settings" in application.window.messages.text
    assert "library.damaged-1.db" in application.window.messages.text
    qtbot.waitUntil(lambda: is_at_rest(application), timeout=PATIENCE_MS)
    assert has_vectors(papers)


def test_damage_that_is_met_while_the_window_is_open_is_mended(
    qtbot: QtBot, app: Application, papers: Path
) -> None:
    connection = connect(papers, "write")
    connection.execute("UPDATE text_block SET body = x'00'")
    connection.close()
    app.window.ask("deposit")
    qtbot.waitUntil(lambda: (papers / "library.damaged-1.db").exists(), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "was damaged" in app.window.messages.text, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: is_at_rest(app), timeout=PATIENCE_MS)
    app.window.ask("rye bread dough")

    def is_found() -> bool:
        hit = app.window.results.selected_hit
        return hit is not None and hit.path.name == "bread.txt"

    qtbot.waitUntil(is_found, timeout=PATIENCE_MS)
