from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from dogear_core.progress import Progress, Stage
from dogear_core.types import IndexReport, LibraryStatus
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
HOLDINGS = "Documents: 1,200 · Passages: 4,000 · Searchable by meaning: 25 % · Not searchable: 3"


@pytest.fixture
def status(qtbot: QtBot) -> IndexStatus:
    status = IndexStatus()
    qtbot.addWidget(status)
    status.show()
    return status


def test_a_run_has_a_bar_and_can_be_stopped(qtbot: QtBot, status: IndexStatus) -> None:
    (bar,), (stop,) = status.findChildren(QProgressBar), status.findChildren(QToolButton)
    assert bar.isHidden()
    assert stop.isHidden()
    status.show_start()
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    status.show_progress(Progress(Stage.READING, 25, 100, current="a.pdf"))
    assert bar.value() / bar.maximum() == 0.25
    assert status.text == "Reading 25 of 100 files · a.pdf"
    with qtbot.waitSignal(status.stop_clicked):
        stop.click()
    status.show_end(None)
    assert stop.isHidden()
    assert status.text == "Indexing stopped"


def test_at_rest_it_says_what_the_library_holds(status: IndexStatus) -> None:
    status.show_status(STATUS)
    assert status.text == HOLDINGS
    status.show_start()
    status.show_status(STATUS)
    assert status.text == "Looking for files"
    status.show_end(IndexReport(added=2))
    assert status.text == f"{HOLDINGS} · Added: 2"
