import subprocess
import sys
from pathlib import Path

import pytest

from dogear_core.storage.connection import DATABASE_NAME

START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from dogear_desktop.__main__ import main
from dogear_desktop.app import Application

def start_and_quit(application, question, added):
    start(application, question, added)
    print(application.window.search_bar.text(), application.window.isVisible())
    QTimer.singleShot(100, application.window.close)

QMessageBox.critical = lambda parent, title, text: print(text)
start, Application.start = Application.start, start_and_quit
sys.exit(main())
"""


def python(code: str, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_CONFIG_HOME": str(home)},
    )


def test_it_starts_with_a_question_and_quits(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    ended = python(
        START,
        *("--library", str(tmp_path / "library"), "--add", str(tmp_path / "papers"), "deposit"),
        home=tmp_path,
    )
    assert ended.stdout == "deposit True\n", ended.stderr
    assert ended.returncode == 0
    assert "Traceback" not in ended.stderr
    assert (tmp_path / "dogear" / "dogear.ini").exists()


def test_a_library_that_cannot_be_used_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_text("not a library " * 100)
    ended = python(START, "--library", str(tmp_path), home=tmp_path)
    assert ended.returncode == 1
    assert "is not a Dogear library" in ended.stdout
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a display")
def test_without_a_display_it_says_so(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "dogear_desktop", "--library", str(tmp_path / "library")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"HOME": str(tmp_path)},
    )
    assert ended.returncode == 1
    assert ended.stderr == "dogear: There is no display here to open a window on.\n"


def test_processes_that_read_files_do_not_load_qt(tmp_path: Path) -> None:
    ended = python(
        "import sys, dogear_desktop.__main__; sys.exit('PySide6' in sys.modules)", home=tmp_path
    )
    assert ended.returncode == 0, ended.stderr
