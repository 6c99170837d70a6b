import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dogear_core.storage.connection import DATABASE_NAME
from dogear_desktop.__main__ import _parse

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

WAIT = """
import sys
from dogear_desktop.__main__ import main
from dogear_desktop.app import Application

def receive_and_quit(application, handover):
    application.window.showMinimized()
    receive(application, handover)
    window = application.window
    in_sight = window.isVisible() and not window.isMinimized()
    print(in_sight, window.search_bar.text(), *handover.paths)
    window.close()

def start_and_tell(application, *arguments):
    start(application, *arguments)
    print("open", flush=True)

receive, Application.receive = Application.receive, receive_and_quit
start, Application.start = Application.start, start_and_tell
sys.exit(main())
"""


def environment(home: Path) -> dict[str, str]:
    return {
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


def python(code: str, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment(home),
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


SECOND = """
import sys
from dogear_desktop.__main__ import main
code = main()
heavy = "llama_cpp numpy apsw dogear_core.engine PySide6.QtWidgets PySide6.QtGui".split()
print(code, [module for module in heavy if module in sys.modules])
"""


def test_a_second_start_hands_over_before_it_loads_anything_heavy(tmp_path: Path) -> None:
    library = ("--library", str(tmp_path / "library"))
    papers = tmp_path / "papers"
    papers.mkdir()
    command = [sys.executable, "-c", WAIT, *library]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment(tmp_path)
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        ended = python(SECOND, *library, "--add", str(papers), "deposit", home=tmp_path)
        assert ended.stdout == "0 []\n", ended.stderr
        assert first.stdout.read() == f"True deposit {papers}\n"
    assert first.returncode == 0


@pytest.mark.parametrize("arguments", [["--add"], ["--add", "--library", "x"]])
def test_a_menu_entry_without_a_folder_adds_none(arguments: list[str]) -> None:
    assert _parse(arguments).add == [None]


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
        env={"HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert ended.returncode == 1
    assert ended.stderr == "dogear: There is no display here to open a window on.\n"


CRASH = """
import os, sys
from PySide6.QtCore import QTimer
from dogear_desktop.__main__ import main
from dogear_desktop.app import Application

def start_and_crash(application, *arguments):
    start(application, *arguments)
    QTimer.singleShot(0, os.abort)

start, Application.start = Application.start, start_and_crash
sys.exit(main())
"""

REPORT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from dogear_desktop.__main__ import main
from dogear_desktop.app import Application
from dogear_desktop.windows.crash_dialog import CrashDialog

def show_and_quit(dialog, text, text_with_messages):
    print(text)
    show_report(dialog, text, text_with_messages)
    QTimer.singleShot(100, QApplication.quit)

def start_and_quit(application, *arguments):
    if "bug" in arguments:
        raise ZeroDivisionError("the deposit is 1,200 €")
    start(application, *arguments)
    QTimer.singleShot(500, QApplication.quit)

show_report, CrashDialog.show_report = CrashDialog.show_report, show_and_quit
start, Application.start = Application.start, start_and_quit
sys.exit(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a crash opens a dialog of the system")
def test_a_crash_is_told_at_the_next_start_and_once(tmp_path: Path) -> None:
    library = ("--library", str(tmp_path / "library"))
    assert python(CRASH, *library, home=tmp_path).returncode < 0
    after, later = (python(REPORT, *library, home=tmp_path) for _ in range(2))
    assert "Fatal Python error: Aborted" in after.stdout
    assert "dogear_desktop/__main__.py, line" in after.stdout
    assert str(tmp_path) not in after.stdout
    assert (after.returncode, later.returncode) == (0, 0)
    assert later.stdout == ""


def test_a_bug_at_the_start_is_shown(tmp_path: Path) -> None:
    ended = python(REPORT, "--library", str(tmp_path / "library"), "bug", home=tmp_path)
    assert "builtins.ZeroDivisionError" in ended.stdout
    assert "1,200" not in ended.stdout
    assert "ZeroDivisionError: the deposit is 1,200 €" in ended.stderr
    assert ended.returncode == 1


def test_a_run_is_logged_in_numbers(tmp_path: Path) -> None:
    papers = tmp_path / "secret papers"
    papers.mkdir()
    (papers / "secret.txt").write_text("The secret deposit.\n\n" * 20)
    library = tmp_path / "library"
    arguments = ("--library", str(library), "--add", str(papers), "secret question")
    assert python(START, *arguments, home=tmp_path).returncode == 0
    (library / DATABASE_NAME).write_text("not a library " * 100)
    assert python(START, *arguments, home=tmp_path).returncode == 1
    log = next(tmp_path.rglob("dogear.log")).read_text()
    assert re.search("Dogear starts.\nDogear: [0-9.]+\n", log)
    assert re.search(r"Dogear ends after \d+ s with exit code 0\.", log)
    assert "There is no window: dogear_core.errors.LibraryForeign." in log
    assert "secret" not in log
    assert str(tmp_path) not in log


def test_processes_that_read_files_do_not_load_qt(tmp_path: Path) -> None:
    ended = python(
        "import sys, dogear_desktop.__main__; sys.exit('PySide6' in sys.modules)", home=tmp_path
    )
    assert ended.returncode == 0, ended.stderr
