import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import connection
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from dogear_core.config import MEBIBYTE, ReaderLimits
from dogear_core.errors import Cancelled
from dogear_core.progress import CancelToken
from dogear_core.readers import pool, process
from dogear_core.readers.pool import ReaderPool
from dogear_core.types import Document, FileState, Reason, Refusal

MakeState = Callable[[Path], FileState]

HANGING = b"<div>" * 200_000
"""A page on which an HTML parser spends minutes."""


@pytest.fixture
def hanging(tmp_path: Path, make_state: MakeState) -> FileState:
    path = tmp_path / "hanging.html"
    path.write_bytes(HANGING)
    return make_state(path)


@pytest.fixture
def good(tmp_path: Path, make_state: MakeState) -> FileState:
    path = tmp_path / "good.txt"
    path.write_text("good text")
    return make_state(path)


def outcomes(
    pool: ReaderPool, states: Iterator[FileState] | list[FileState]
) -> dict[str, Document | Refusal]:
    return {result.state.path.name: result.outcome for result in pool.read_all(states)}


def test_every_file_gets_one_result(tmp_path: Path, make_state: MakeState) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(40)]
    for path in paths[:30]:
        path.write_text(f"text of {path.name}")

    with ReaderPool(2, ReaderLimits()) as pool:
        results = list(pool.read_all(make_state(path) for path in paths))
        again = list(pool.read_all([make_state(paths[0])]))

    assert sorted(result.state.path for result in results) == sorted(paths)
    texts = {r.state.path: r.outcome.text for r in results if isinstance(r.outcome, Document)}
    assert texts == {path: f"text of {path.name}" for path in paths[:30]}
    assert len(again) == 1
    assert not multiprocessing.active_children()


def test_files_are_taken_as_they_are_read(good: FileState) -> None:
    taken = 0

    def states() -> Iterator[FileState]:
        nonlocal taken
        for _ in range(100):
            taken += 1
            yield good

    with ReaderPool(2, ReaderLimits()) as pool:
        results = pool.read_all(states())
        next(results)
        assert taken <= 4


def test_a_hanging_file_is_given_up(hanging: FileState, good: FileState) -> None:
    with ReaderPool(1, ReaderLimits(seconds=1)) as pool:
        found = outcomes(pool, [good, hanging, good])

    assert found["hanging.html"] == Refusal(Reason.TIMEOUT, "1 s")
    assert isinstance(found["good.txt"], Document)


def test_a_computer_that_sleeps_costs_no_file(
    good: FileState, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept = 0.0
    calls: list[float] = []

    def wait(
        connections: "list[connection.Connection[object, object]]", patience: float
    ) -> list[object]:
        nonlocal slept
        if slept == 3600.0 * len(calls):  # at every other call
            slept += 3600.0
            return []
        calls.append(patience)
        return list(connection.wait(connections, patience))

    monkeypatch.setattr(pool, "wait", wait)
    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + slept)
    monkeypatch.setattr(pool, "time", clock)
    monkeypatch.setattr(process, "time", clock)
    with ReaderPool(1, ReaderLimits()) as readers:
        (outcome,) = outcomes(readers, [good]).values()
    assert isinstance(outcome, Document)


@pytest.mark.skipif(sys.platform == "win32", reason="a killed process has no signal there")
@pytest.mark.parametrize(
    ("death", "reason"),
    [(signal.SIGSEGV, Reason.CRASHED), (signal.SIGKILL, Reason.OUT_OF_MEMORY)],
)
def test_a_dead_worker_costs_one_file(
    hanging: FileState, good: FileState, death: signal.Signals, reason: Reason
) -> None:
    def states() -> Iterator[FileState]:
        yield hanging
        (worker,) = multiprocessing.active_children()
        assert worker.pid is not None
        os.kill(worker.pid, death)
        yield good

    with ReaderPool(1, ReaderLimits()) as pool:
        found = outcomes(pool, states())

    assert found["hanging.html"] == Refusal(reason, death.name)
    assert isinstance(found["good.txt"], Document)


def test_too_much_memory_costs_one_file(
    tmp_path: Path, good: FileState, make_state: MakeState
) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"words and words\n" * 2_000_000)
    limits = ReaderLimits(memory=64 * MEBIBYTE, text_chars=10**9)

    with ReaderPool(1, limits) as pool:
        found = outcomes(pool, [make_state(large), good])

    assert isinstance(found["large.txt"], Refusal)
    assert found["large.txt"].reason is Reason.OUT_OF_MEMORY
    assert isinstance(found["good.txt"], Document)


def test_a_cancelled_run_stops_at_once(hanging: FileState) -> None:
    cancel = CancelToken()

    def states() -> Iterator[FileState]:
        yield hanging
        cancel.cancel()
        yield hanging

    with ReaderPool(1, ReaderLimits()) as pool:
        with pytest.raises(Cancelled):
            list(pool.read_all(states(), cancel))
        assert not multiprocessing.active_children()


def test_an_abandoned_run_leaves_nothing_behind(hanging: FileState, good: FileState) -> None:
    with ReaderPool(2, ReaderLimits()) as pool:
        run = pool.read_all([hanging, good, good])
        next(run)
        run.close()
        found = outcomes(pool, [good])

    assert list(found) == ["good.txt"]
    assert not multiprocessing.active_children()


PARENT = """
import multiprocessing, sys
from pathlib import Path
from dogear_core.config import ReaderLimits
from dogear_core.readers import pool, process
from dogear_core.readers.pool import ReaderPool
from dogear_core.types import FileState

def states():
    yield FileState(Path(sys.argv[1]), 0, 0, 0)
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    yield FileState(Path(sys.argv[1]), 0, 0, 0)

if __name__ == "__main__":
    with ReaderPool(1, ReaderLimits(seconds=120)) as pool:
        list(pool.read_all(states()))
"""


def test_a_worker_is_not_replaced_for_the_memory_of_its_parent() -> None:
    child = "from dogear_core.readers.confinement import peak_memory; print(peak_memory())"
    parent = (
        "import subprocess, sys; held = bytes([1]) * (400 << 20);"
        f"sys.exit(subprocess.call([sys.executable, '-c', {child!r}]))"
    )
    told = subprocess.run([sys.executable, "-c", parent], stdout=subprocess.PIPE, check=True)
    assert int(told.stdout) < 200 * MEBIBYTE


def test_no_worker_outlives_a_killed_parent(tmp_path: Path, hanging: FileState) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    command = [sys.executable, str(script), str(hanging.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = psutil.Process(int(parent.stdout.readline()))
        parent.kill()

    _, alive = psutil.wait_procs([worker], timeout=20)
    assert not alive


INTERRUPTED = """
import os, signal, sys, threading
from pathlib import Path
from dogear_core.config import ReaderLimits
from dogear_core.readers import pool, process
from dogear_core.readers.pool import ReaderPool
from dogear_core.types import FileState

def interrupt_the_group(done):
    while not done.wait(0.01):
        os.killpg(0, signal.SIGINT)

def main():
    signal.signal(signal.SIGINT, lambda *_: None)
    done = threading.Event()
    interrupter = threading.Thread(target=interrupt_the_group, args=(done,), daemon=True)
    interrupter.start()
    with ReaderPool(2, ReaderLimits()) as pool:
        for result in pool.read_all([FileState(Path(sys.argv[1]), 0, 0, 0)] * 5):
            print(result.outcome.text)
    done.set()
    interrupter.join()

if __name__ == "__main__":
    main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")
def test_interrupts_from_the_terminal_are_for_the_parent(tmp_path: Path, good: FileState) -> None:
    script = tmp_path / "interrupted.py"
    script.write_text(INTERRUPTED)
    ended = subprocess.run(
        [sys.executable, str(script), str(good.path)],
        start_new_session=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.split("\n") == ["good text"] * 5 + [""]


def test_workers_that_cannot_start_are_an_error(
    good: FileState, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(multiprocessing.spawn, "get_executable", lambda: b"/bin/false")

    with ReaderPool(1, ReaderLimits()) as pool, pytest.raises(RuntimeError, match="do not start"):
        list(pool.read_all([good]))
