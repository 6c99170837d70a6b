"""Programs that are really started."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from dogear_desktop.applications.process import OURS, clean_environment, start_detached

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the script needs a shell")

TELL = """\
import json, os, sys
told = {"arguments": sys.argv[1:], "environment": dict(os.environ), "input": sys.stdin.read(),
        "session": os.getsid(0), "own": os.getpid()}
with open(os.environ["TOLD"] + ".part", "w") as file:
    json.dump(told, file)
os.replace(os.environ["TOLD"] + ".part", os.environ["TOLD"])
"""
ODD = ("two words", "a \"b\" 'c'", "$(HOME) `x` ; & |", "", "-dash", "Köln 東京", "100% #1")


@pytest.fixture
def typed() -> Iterator[None]:
    """Have something wait on the standard input of this process."""
    before = os.dup(0)
    reading, writing = os.pipe()
    os.write(writing, b"typed\n")
    os.close(writing)
    os.dup2(reading, 0)
    yield
    os.dup2(before, 0)
    os.close(before)
    os.close(reading)


@pytest.mark.usefixtures("typed")
def test_a_program_gets_its_arguments_and_nothing_of_ours(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told.json"
    monkeypatch.setenv("TOLD", str(told))
    for name in OURS:
        monkeypatch.setenv(name, "offscreen")
    assert start_detached((sys.executable, "-I", "-c", TELL, *ODD))
    qtbot.waitUntil(told.exists)
    heard = json.loads(told.read_text())
    assert heard["arguments"] == list(ODD)
    assert heard["input"] == ""
    assert not OURS & set(heard["environment"])
    assert heard["session"] != os.getsid(0)
    qtbot.waitUntil(lambda: not psutil.pid_exists(heard["own"]))
    children = psutil.Process().children()
    assert [child for child in children if child.status() == psutil.STATUS_ZOMBIE] == []


def test_a_program_outlives_dogear(qtbot: QtBot, tmp_path: Path) -> None:
    door, trace = tmp_path / "door", tmp_path / "trace"
    os.mkfifo(door)
    script = f"read word < '{door}'; echo $word > '{trace}'"
    code = (
        "from dogear_desktop.applications.process import start_detached;"
        f"assert start_detached(('sh', '-c', {script!r}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
    door.write_text("still here\n")
    qtbot.waitUntil(lambda: trace.exists() and trace.read_text() == "still here\n")


def test_a_program_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert not start_detached((str(tmp_path / "gone"), "x"))


def test_a_packaged_dogear_gives_back_the_path_of_libraries() -> None:
    environ = {"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/opt/lib", "HOME": "/home/x"}
    assert clean_environment(environ) == {"LD_LIBRARY_PATH": "/opt/lib", "HOME": "/home/x"}
