from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from dogear_core.types import Problem, Reason
from dogear_desktop.itemmodels.problems_model import ProblemColumn, ProblemsModel

FAIL_LOUDLY = QAbstractItemModelTester.FailureReportingMode.Warning
"""A warning of Qt fails a test."""
DOWN = Qt.SortOrder.DescendingOrder


def problem(path: str, reason: Reason, detail: str = "") -> Problem:
    return Problem(Path(path), reason.status, reason, detail)


SCAN = problem("/papers/b/Scan.pdf", Reason.NO_TEXT)
LOCKED = problem("/papers/a/locked.pdf", Reason.ENCRYPTED)
BUILD = problem("/papers/c/build", Reason.IGNORED, "pattern: build/")
PROBLEMS = [SCAN, LOCKED, BUILD]


@pytest.fixture
def model(qapp: object) -> ProblemsModel:  # noqa: ARG001
    model = ProblemsModel()
    model.set_rows(PROBLEMS)
    return model


def names(model: ProblemsModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_it_is_a_proper_model(model: ProblemsModel) -> None:
    tester = QAbstractItemModelTester(model, FAIL_LOUDLY)
    model.sort(ProblemColumn.FOLDER, DOWN)
    model.set_filter("scan")
    model.set_rows([])
    assert tester.model() is model


def test_what_a_row_tells(model: ProblemsModel) -> None:
    row = model.rows_of({LOCKED.path})[0]
    told = [model.index(row, column).data() for column in ProblemColumn]
    assert told == ["locked.pdf", "/papers/a", "The file is protected by a password."]
    assert model.problem(model.index(row, 0)) == LOCKED
    assert model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) == "/papers/a/locked.pdf"
    why = model.index(row, ProblemColumn.REASON)
    assert why.data(Qt.ItemDataRole.ToolTipRole) == why.data()
    assert model.data(QModelIndex()) is None
    headers = [model.headerData(column, Qt.Orientation.Horizontal) for column in ProblemColumn]
    assert headers == ["Name", "Folder", "Why"]


def test_a_name_with_a_line_break_stays_on_its_row(model: ProblemsModel) -> None:
    model.set_rows([problem("/papers/two\nlines.pdf", Reason.EMPTY)])
    assert names(model) == ["two lines.pdf"]


def test_what_is_left_out_names_its_pattern(model: ProblemsModel) -> None:
    (row,) = model.rows_of({BUILD.path})
    told = model.index(row, ProblemColumn.REASON).data()
    assert told == "It is left out by the pattern build/."


def test_rows_are_sorted_by_any_column_without_regard_to_case(model: ProblemsModel) -> None:
    assert names(model) == ["build", "locked.pdf", "Scan.pdf"]
    model.sort(ProblemColumn.FOLDER)
    assert names(model) == ["locked.pdf", "Scan.pdf", "build"]
    model.sort(ProblemColumn.FOLDER, DOWN)
    assert names(model) == ["build", "Scan.pdf", "locked.pdf"]
    model.sort(ProblemColumn.REASON)
    assert names(model) == ["build", "locked.pdf", "Scan.pdf"]


def test_new_rows_are_sorted_and_filtered_as_the_old_ones(model: ProblemsModel) -> None:
    model.sort(ProblemColumn.NAME, DOWN)
    model.set_filter(" PDF ")
    assert names(model) == ["Scan.pdf", "locked.pdf"]
    model.set_rows([*PROBLEMS, problem("/papers/x.pdf", Reason.EMPTY)])
    assert names(model) == ["x.pdf", "Scan.pdf", "locked.pdf"]
    model.set_filter("papers/c")
    assert names(model) == ["build"]
    model.set_filter("")
    assert model.rowCount() == 4
