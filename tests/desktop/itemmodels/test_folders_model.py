from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from dogear_core.types import FolderReport, LibraryReport, ProblemKind
from dogear_desktop.itemmodels.folders_model import FoldersModel

FAIL_LOUDLY = QAbstractItemModelTester.FailureReportingMode.Warning
"""A warning of Qt fails a test."""

HOME, WORK = Path("/home/ada"), Path("/work")


def scans(number: int, **others: int) -> FolderReport:
    kinds = {ProblemKind(kind): count for kind, count in others.items()}
    return FolderReport(9, {ProblemKind.NO_TEXT: number, **kinds})


REPORT = LibraryReport(
    roots=(HOME, WORK, HOME / ".letters"),
    total=scans(304, encrypted=4),
    folders={
        HOME: scans(300, encrypted=4),
        HOME / "papers": scans(300, encrypted=1),
        HOME / "papers" / "Scans": scans(299),
        HOME / "papers" / "2019": scans(1),
        HOME / "code": FolderReport(9, {ProblemKind.LEFT_OUT: 7}),
        HOME / ".letters": FolderReport(3),
        WORK: scans(4),
    },
)


@pytest.fixture
def model(qapp: object) -> FoldersModel:  # noqa: ARG001
    model = FoldersModel()
    model.set_report(REPORT)
    return model


def shown(model: FoldersModel, parent: QModelIndex | None = None) -> dict[str, str]:
    """Return the names below a row with their counts."""
    above = parent or QModelIndex()
    rows = range(model.rowCount(above))
    return {model.index(row, 0, above).data(): model.index(row, 1, above).data() for row in rows}


def test_it_is_a_proper_model(model: FoldersModel) -> None:
    tester = QAbstractItemModelTester(model, FAIL_LOUDLY)
    model.set_kinds([ProblemKind.ENCRYPTED])
    model.set_report(LibraryReport((HOME,), scans(1), {HOME: scans(1)}))
    model.set_report(LibraryReport((), FolderReport(), {}))
    assert tester.model() is model


def test_several_roots_come_below_all_folders_together(model: FoldersModel) -> None:
    assert shown(model) == {"All folders": "308", str(HOME): "304", str(WORK): "4"}
    assert model.folder(model.index(0, 0)) is None
    assert model.report(model.index(0, 0)) == REPORT.total


def test_a_single_root_needs_no_row_for_all(model: FoldersModel) -> None:
    model.set_report(LibraryReport((WORK,), scans(4), {WORK: scans(4)}))
    assert shown(model) == {str(WORK): "4"}


def test_folders_with_problems_are_below_their_root_and_others_are_not_shown(
    model: FoldersModel,
) -> None:
    home = model.find(HOME)
    assert shown(model, home) == {".letters": "", "papers": "301"}
    papers = model.find(HOME / "papers")
    assert model.parent(papers) == home
    assert shown(model, papers) == {"2019": "1", "Scans": "299"}


def test_counts_are_of_the_chosen_kinds(model: FoldersModel) -> None:
    model.set_kinds([ProblemKind.ENCRYPTED])
    assert shown(model) == {"All folders": "4", str(HOME): "4", str(WORK): ""}
    model.set_kinds([ProblemKind.LEFT_OUT])
    assert set(shown(model).values()) == {""}


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        (HOME / "papers" / "Scans", HOME / "papers" / "Scans"),
        (HOME / "papers" / "Scans" / "a.pdf", HOME / "papers" / "Scans"),
        (HOME / "code" / "x", HOME),
        (Path("/elsewhere"), None),
        (None, None),
    ],
)
def test_finding_a_folder_or_what_is_around_it(
    model: FoldersModel, folder: Path | None, found: Path | None
) -> None:
    index = model.find(folder)
    assert index.isValid()
    assert model.folder(index) == found


def test_a_row_tells_its_whole_path_and_speaks_its_count(model: FoldersModel) -> None:
    index = model.find(HOME / "papers" / "Scans")
    assert index.data(Qt.ItemDataRole.ToolTipRole) == str(HOME / "papers" / "Scans")
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Scans, not searchable: 299"
    assert model.data(QModelIndex()) is None
