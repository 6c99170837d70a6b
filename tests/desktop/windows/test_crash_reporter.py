import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dogear_desktop.diagnostics.bugs import Bugs
from dogear_desktop.windows import crash_reporter
from dogear_desktop.windows.crash_dialog import CrashDialog
from dogear_desktop.windows.crash_reporter import CrashReporter

SECRET = "the deposit is 1,200 €"


@pytest.fixture
def bugs(qapp: object) -> Iterator[Bugs]:  # noqa: ARG001
    bugs = Bugs()
    bugs.watch()
    yield bugs
    bugs.stop()


@pytest.fixture
def reporter(bugs: Bugs) -> Iterator[CrashReporter]:
    reporter = CrashReporter(bugs, lambda: "Dogear: 0.1.0")
    yield reporter
    if reporter.dialog is not None:
        reporter.dialog.close()


def raise_here(error: Exception) -> None:
    """Have a bug, as if in a slot."""
    try:
        raise error
    except type(error):
        sys.excepthook(type(error), error, error.__traceback__)


def opened(qtbot: QtBot, reporter: CrashReporter) -> CrashDialog:
    qtbot.waitUntil(lambda: reporter.dialog is not None)
    assert reporter.dialog is not None
    return reporter.dialog


def button(dialog: CrashDialog, text: str) -> QPushButton:
    [found] = [b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == text]
    return found


def test_a_bug_opens_a_report_without_what_it_says(qtbot: QtBot, reporter: CrashReporter) -> None:
    raise_here(ValueError(SECRET))
    dialog = opened(qtbot, reporter)
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert dialog.report.startswith("Dogear: 0.1.0\n\nThread: MainThread\nbuiltins.ValueError\n")
    assert f"{__name__}, line" in dialog.report
    assert SECRET not in dialog.report


def test_the_message_is_shown_beside_a_warning(qtbot: QtBot, reporter: CrashReporter) -> None:
    raise_here(ValueError(SECRET))
    dialog = opened(qtbot, reporter)
    [warning] = [x for x in dialog.findChildren(QLabel) if "text of your documents" in x.text()]
    assert warning.isVisible()
    [box] = dialog.findChildren(QCheckBox)
    assert not box.isChecked()
    box.click()
    assert SECRET in dialog.report
    box.click()
    assert SECRET not in dialog.report


def test_the_report_is_copied_as_it_is_shown(qtbot: QtBot, reporter: CrashReporter) -> None:
    raise_here(ValueError(SECRET))
    dialog = opened(qtbot, reporter)
    button(dialog, "Copy report").click()
    assert QGuiApplication.clipboard().text() == dialog.report
    assert dialog.isVisible()


def test_bugs_that_come_meanwhile_are_added(qtbot: QtBot, reporter: CrashReporter) -> None:
    raise_here(ValueError(SECRET))
    dialog = opened(qtbot, reporter)
    raise_here(KeyError(SECRET))
    qtbot.waitUntil(lambda: "builtins.KeyError" in dialog.report)
    assert "builtins.ValueError" in dialog.report
    assert reporter.dialog is dialog


def test_the_same_bug_does_not_open_it_again(qtbot: QtBot, reporter: CrashReporter) -> None:
    for text in ("one", "two", "three"):
        raise_here(ValueError(text))
    dialog = opened(qtbot, reporter)
    button(dialog, "Close").click()
    assert reporter.dialog is None
    raise_here(ValueError("four"))
    raise_here(KeyError("five"))
    assert "ValueError" not in opened(qtbot, reporter).report


def test_quitting_is_up_to_the_window(qtbot: QtBot, reporter: CrashReporter) -> None:
    raise_here(ValueError(SECRET))
    dialog = opened(qtbot, reporter)
    with qtbot.waitSignal(reporter.quit_chosen):
        button(dialog, "Quit Dogear").click()


def test_it_is_closed_with_the_keyboard(qtbot: QtBot, reporter: CrashReporter) -> None:
    raise_here(ValueError(SECRET))
    dialog = opened(qtbot, reporter)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert reporter.dialog is None


def test_a_window_that_takes_it_along_is_no_loss(qtbot: QtBot, reporter: CrashReporter) -> None:
    window = QWidget()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    raise_here(ValueError(SECRET))
    assert opened(qtbot, reporter).parent() is window
    window.deleteLater()
    qtbot.waitUntil(lambda: reporter.dialog is None)
    raise_here(KeyError(SECRET))
    assert opened(qtbot, reporter).isVisible()


@pytest.mark.usefixtures("reporter")
def test_a_bug_of_the_dialog_opens_no_dialog(
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    attempts = []

    def fail(dialog: CrashDialog, text: str, text_with_messages: str) -> None:  # noqa: ARG001
        attempts.append(text)
        raise ZeroDivisionError

    monkeypatch.setattr(CrashDialog, "show_report", fail)
    raise_here(ValueError(SECRET))
    printed = ""

    def is_printed() -> bool:
        nonlocal printed
        printed += capsys.readouterr().err
        return "ZeroDivisionError" in printed

    qtbot.waitUntil(is_printed)
    settle(qtbot)
    assert len(attempts) == 1


def settle(qtbot: QtBot) -> None:
    """Let all that is queued by now be done."""
    done = QObject()
    with qtbot.waitSignal(done.destroyed):
        done.deleteLater()
    QGuiApplication.sendPostedEvents(None, QEvent.Type.MetaCall)


def test_what_a_crash_has_left_is_offered_without_a_choice(
    qtbot: QtBot, reporter: CrashReporter
) -> None:
    reporter.show_crash("Fatal Python error: Aborted")
    dialog = opened(qtbot, reporter)
    assert dialog.report == "Dogear: 0.1.0\n\nFatal Python error: Aborted"
    assert any("ended unexpectedly" in label.text() for label in dialog.findChildren(QLabel))
    [box] = dialog.findChildren(QCheckBox)
    assert not box.isVisible()


def test_its_own_modules_are_those_it_leaves_out() -> None:
    own = (crash_reporter.__name__, CrashDialog.__module__)
    assert all(name.startswith(crash_reporter.OWN_MODULES) for name in own)
