import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from dogear_desktop.garbage import GarbageCollector


class Cycle:
    """Holds itself, so that only the collector frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def thaw() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def test_cycles_are_collected_on_the_gui_thread(qtbot: QtBot) -> None:
    gc.enable()
    collector = GarbageCollector()
    threads: list[threading.Thread] = []
    cycle = Cycle()
    weakref.finalize(cycle, lambda: threads.append(threading.current_thread()))
    del cycle

    def allocate() -> None:
        kept = [[number] for number in range(10 * gc.get_threshold()[0])]
        assert kept

    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert threads == []
    allocate_more = [[number] for number in range(10 * gc.get_threshold()[0])]
    qtbot.waitUntil(lambda: bool(threads))
    assert threads == [threading.main_thread()]
    assert allocate_more
    assert collector


def test_what_was_there_before_is_not_looked_through(qapp: object) -> None:
    assert qapp
    before = Cycle()
    assert gc.is_tracked(before)
    collector = GarbageCollector()
    after = Cycle()
    looked_through = {id(thing) for thing in gc.get_objects()}
    assert id(after) in looked_through
    assert id(before) not in looked_through
    assert collector
