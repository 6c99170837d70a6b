from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from dogear_core.progress import Progress, Stage, Waiting
from dogear_core.types import Coverage, IndexReport, LibraryStatus
from dogear_desktop.widgets.index_status import IndexStatus

STATUS = LibraryStatus(
    path=Path("/library"),
    roots=1,
    documents=1200,
    passages=4000,
    embedded=1000,
    pending=3000,
    skipped=2,
    failed=1,
    text_bytes=1,
    library_bytes=1,
    model="fake",
    schema_version=1,
)
HOLDINGS = "Documents: 1,200 · Passages: 4,000"
READING = Progress(Stage.READING, 25, 100, current="a.pdf")


@pytest.fixture
def status(qtbot: QtBot) -> IndexStatus:
    status = IndexStatus()
    qtbot.addWidget(status)
    status.show()
    return status


@pytest.fixture
def bar(status: IndexStatus) -> QProgressBar:
    (bar,) = status.findChildren(QProgressBar)
    return bar


def button(status: IndexStatus, name: str) -> QToolButton:
    """Return the button that a screen reader calls so, or whose text that is."""
    for found in status.findChildren(QToolButton):
        if name in (found.accessibleName(), found.text()) and not found.isHidden():
            return found
    raise AssertionError(f"there is no button {name!r}")


def buttons(status: IndexStatus) -> list[str]:
    return [found.text() for found in status.findChildren(QToolButton) if not found.isHidden()]


def test_a_run_has_a_bar_and_can_be_paused(
    qtbot: QtBot, status: IndexStatus, bar: QProgressBar
) -> None:
    assert bar.isHidden()
    assert buttons(status) == []
    status.show_start()
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    status.show_progress(READING)
    assert bar.value() / bar.maximum() == 0.25
    assert status.text == "Reading 25 of 100 files · a.pdf"
    with qtbot.waitSignal(status.pause_clicked) as clicked:
        button(status, "Pause indexing").click()
    assert clicked.args == [True]
    status.show_end(None)
    assert bar.isHidden()
    assert buttons(status) == []
    assert status.text == "Indexing stopped"


def test_a_paused_run_says_so_and_can_go_on(
    qtbot: QtBot, status: IndexStatus, bar: QProgressBar
) -> None:
    status.show_status(STATUS)
    status.show_start()
    status.show_progress(READING)
    status.show_paused(True)
    status.show_progress(Progress(Stage.READING, 25, 100, waiting=Waiting.PAUSED))
    assert status.text == f"Indexing is paused · {HOLDINGS}"
    assert bar.isHidden()
    with qtbot.waitSignal(status.pause_clicked) as clicked:
        button(status, "Resume indexing").click()
    assert clicked.args == [False]
    status.show_paused(False)
    status.show_progress(READING)
    assert status.text.startswith("Reading 25 of 100")
    assert not bar.isHidden()
    assert button(status, "Pause indexing").text() == "&Pause"


def test_a_pause_is_told_without_a_run_too(status: IndexStatus) -> None:
    status.show_status(STATUS)
    status.show_paused(True)
    assert status.text == f"Indexing is paused · {HOLDINGS}"
    assert button(status, "Resume indexing")


@pytest.mark.parametrize(
    ("reason", "said"),
    [(Waiting.ON_BATTERY, "on battery"), (Waiting.LOW_DISK_SPACE, "almost full")],
)
def test_whatever_a_run_waits_for_is_told(
    status: IndexStatus, bar: QProgressBar, reason: Waiting, said: str
) -> None:
    status.show_status(STATUS)
    status.show_start()
    status.show_progress(Progress(Stage.EMBEDDING, 25, 100, waiting=reason))
    assert said in status.text
    assert HOLDINGS in status.text
    assert bar.isHidden()
    assert button(status, "Pause indexing")


def test_at_rest_it_says_what_the_library_holds(status: IndexStatus) -> None:
    status.show_status(STATUS)
    assert status.text == HOLDINGS
    status.show_start()
    status.show_status(STATUS)
    assert status.text == "Looking for files"
    status.show_end(IndexReport(added=2))
    assert status.text == f"Up to date · {HOLDINGS} · Added: 2"


def test_files_that_are_not_searchable_are_a_click_away(qtbot: QtBot, status: IndexStatus) -> None:
    status.show_status(STATUS)
    with qtbot.waitSignal(status.report_clicked):
        button(status, "Not searchable: 3").click()
    status.show_start()
    status.show_progress(READING)
    assert "Not searchable: 3" not in buttons(status)


def test_it_says_how_much_is_found_by_meaning(status: IndexStatus) -> None:
    assert status.coverage == ""
    status.show_status(STATUS)
    assert status.coverage == "Meaning search covers 25 %"
    status.show_folder_coverage("Work", Coverage(1000, 999))
    assert status.coverage == "Meaning search covers 99 % of “Work”"
    status.show_folder_coverage("Work", Coverage(1000, 1000))
    assert status.coverage == ""
    status.show_folder_coverage("", Coverage(0, 0))
    assert status.coverage == "Meaning search covers 25 %"
