import logging
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer, qWarning
from pytestqt.qtbot import QtBot

from dogear_desktop.diagnostics.bug_report import BugReport
from dogear_desktop.diagnostics.bugs import MOST_BUGS, Bugs

SECRET = "the deposit is 1,200 €"


@pytest.fixture
def bugs(qapp: object) -> Iterator[Bugs]:  # noqa: ARG001
    bugs = Bugs()
    bugs.watch()
    yield bugs
    bugs.stop()


@pytest.fixture
def found(bugs: Bugs) -> list[BugReport]:
    """Return the list that bugs come into."""
    found: list[BugReport] = []
    bugs.found.connect(found.append)
    return found


def stumble() -> None:
    raise ZeroDivisionError(SECRET)


def test_a_bug_in_a_slot_is_told_once_and_printed_each_time(
    qtbot: QtBot,
    found: list[BugReport],
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    timer = QTimer(interval=0)
    timer.timeout.connect(stumble)
    printed = ""

    def is_printed_often() -> bool:
        nonlocal printed
        printed += capsys.readouterr().err
        return printed.count(f"ZeroDivisionError: {SECRET}") > 5

    timer.start()
    qtbot.waitUntil(is_printed_often)
    timer.stop()
    assert [report.raised[0].kind for report in found] == ["builtins.ZeroDivisionError"]
    assert len(caplog.records) == 1
    assert "in stumble" in caplog.text
    assert SECRET not in caplog.text


def test_a_bug_in_a_thread_is_told(
    qtbot: QtBot, found: list[BugReport], capsys: pytest.CaptureFixture[str]
) -> None:
    thread = threading.Thread(target=stumble, name="reader")
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].thread == "reader"
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_bug_that_cannot_be_raised_is_told(
    found: list[BugReport], capsys: pytest.CaptureFixture[str]
) -> None:
    class Stumbling:
        def __del__(self) -> None:
            stumble()

    Stumbling()
    assert len(found) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_different_bugs_are_told_up_to_a_number(
    bugs: Bugs, found: list[BugReport], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bugs
    for number in range(MOST_BUGS + 20):
        kind = type(f"Bug{number}", (Exception,), {})
        sys.excepthook(kind, kind(), None)
    assert len(found) == MOST_BUGS
    assert capsys.readouterr().err.count("Bug") == MOST_BUGS + 20


@pytest.mark.qt_no_exception_capture
@pytest.mark.no_qt_log
def test_what_qt_says_is_printed_and_its_category_logged(
    bugs: Bugs, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert bugs
    for _ in range(3):
        qWarning("cannot watch /papers/secret.txt")
    assert capsys.readouterr().err.count("cannot watch /papers/secret.txt") == 3
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "secret" not in caplog.text


def test_when_it_stops_bugs_go_where_they_went_before(qapp: object) -> None:  # noqa: ARG001
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    bugs = Bugs()
    bugs.watch()
    assert sys.excepthook is not hooks[0]
    bugs.stop()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == hooks


def test_ctrl_c_ends_the_program() -> None:
    code = (
        "import sys, signal\n"
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "from dogear_desktop.diagnostics.bugs import Bugs\n"
        "qt = QCoreApplication([])\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # it may be ignored from birth\n"
        "bugs = Bugs()\n"
        "bugs.watch()\n"
        "QTimer.singleShot(0, lambda: signal.raise_signal(signal.SIGINT))\n"
        "sys.exit(qt.exec())\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stderr) == (130, "")
