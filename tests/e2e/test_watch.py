"""`dogear watch` in a process of its own, with the bundled model: what is saved is found."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event
from time import monotonic

from dogear_core.engine import Engine
from dogear_core.types import Filters, SearchRequest, WatchMode

PATIENCE = 60.0


def until(condition: Callable[[], bool]) -> None:
    end, pause = monotonic() + PATIENCE, Event()
    while not condition():
        assert monotonic() < end
        pause.wait(0.05)


def test_what_is_saved_is_found_by_words_and_meaning_while_others_may_write(tmp_path: Path) -> None:
    papers, other, library = (tmp_path.resolve() / name for name in ("papers", "other", "library"))
    papers.mkdir()
    other.mkdir()
    (papers / "lease.txt").write_text("The deposit is returned within thirty days.")
    (other / "soup.txt").write_text("Simmer the lentils for half an hour.")
    command = [sys.executable, "-m", "dogear_core.cli", "--library", str(library)]
    with Engine.open(library) as engine:
        engine.add_roots([papers])
        watching = subprocess.Popen([*command, "watch"], stdout=subprocess.PIPE, text=True)
        try:
            until(lambda: engine.status().embedded == 1)
            assert [folder.watch for folder in engine.folders()] == [WatchMode.EVENTS]
            (papers / "note.txt").write_text("The plumber comes on Friday.")
            until(lambda: bool(engine.search(SearchRequest("plumber")).hits))
            until(lambda: engine.coverage(Filters(under=papers / "note.txt")).embedded == 1)
            added = subprocess.run([*command, "add", str(other)], check=False, timeout=PATIENCE)
            assert added.returncode == 0
            (other / "bread.txt").write_text("Knead the dough and let it rise.")
            until(lambda: bool(engine.search(SearchRequest("dough")).hits))
        finally:
            watching.send_signal(signal.SIGINT)
            said, _ = watching.communicate(timeout=PATIENCE)
        assert watching.returncode == 130
        assert "Up to date: added 1 in" in said
        assert {folder.watch for folder in engine.folders()} == {WatchMode.UNWATCHED}
