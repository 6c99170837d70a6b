import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dogear_desktop.diagnostics.native_crash import CrashFile, shortened

LINUX = """\
Fatal Python error: Segmentation fault

Thread 0x00007f36f93ff6c0 (most recent call first):
  File "/home/ann/My Papers/dogear/core/dogear_core/embedding/llama.py", line 182 in decode
  File "/usr/lib/python3.11/threading.py", line 982 in run

Current thread 0x00007f3700a8b740 (most recent call first):
  <no Python frame>

Current thread's C stack trace (most recent call first):
  Binary file "/home/ann/lib.so", at ggml_compute+0x12 [0x7f]

Extension modules: numpy._core._multiarray_umath, PySide6.QtCore (total: 2)
"""
SHORT = """\
Fatal Python error: Segmentation fault
Thread 0x00007f36f93ff6c0 (most recent call first):
  dogear_core/embedding/llama.py, line 182, in decode
  threading.py, line 982, in run
Current thread 0x00007f3700a8b740 (most recent call first):
  <no Python frame>
Extension modules: numpy._core._multiarray_umath, PySide6.QtCore (total: 2)"""
WINDOWS = """\
Windows fatal exception: access violation

Current thread 0x00001a2c (most recent call first):
  File "C:\\Users\\Ann\\dogear\\.venv\\Lib\\site-packages\\llama_cpp\\llama.py", line 5 in eval
"""
HANDLED = "Windows fatal exception: code 0x8001010d\n\nCurrent thread 0x00001a2c (most recent ca"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "log" / "crash.txt"


def test_a_trace_names_no_folder_of_the_person() -> None:
    assert shortened(LINUX) == SHORT
    assert shortened(WINDOWS).splitlines()[-1] == "  llama_cpp/llama.py, line 5, in eval"


def test_a_crash_is_told_once(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(LINUX)
    assert CrashFile(file).take() == SHORT
    assert CrashFile(file).take() is None


@pytest.mark.parametrize("left", ["", HANDLED, "\x00" * 100])
def test_what_is_no_crash_is_not_told(file: Path, left: str) -> None:
    file.parent.mkdir()
    file.write_text(left)
    assert CrashFile(file).take() is None


def test_without_a_place_to_write_crashes_are_not_told(tmp_path: Path) -> None:
    (tmp_path / "log").touch()
    crash_file = CrashFile(tmp_path / "log" / "crash.txt")
    assert crash_file.take() is None
    crash_file.watch()
    crash_file.stop()


def run(code: str, file: Path) -> subprocess.CompletedProcess[str]:
    begin = (
        "import ctypes, os, sys\n"
        "from pathlib import Path\n"
        "from dogear_desktop.diagnostics.native_crash import CrashFile\n"
        "crash_file = CrashFile(Path(sys.argv[1]))\n"
        "crash_file.watch()\n"
    )
    command = [sys.executable, "-c", begin + code, str(file)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("code", ["os.abort()", "ctypes.string_at(0)"])
def test_a_crash_leaves_its_trace(file: Path, code: str) -> None:
    assert run(f"def crash():\n    {code}\ncrash()", file).returncode != 0
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    told = CrashFile(file).take()
    assert told is not None
    assert "in crash" in told


def test_an_end_without_a_crash_leaves_nothing(file: Path) -> None:
    assert run("crash_file.stop()", file).returncode == 0
    assert not file.exists()


def test_a_kill_is_no_crash(file: Path) -> None:
    assert run("os.kill(os.getpid(), 9)", file).returncode != 0
    assert file.exists()
    assert CrashFile(file).take() is None
