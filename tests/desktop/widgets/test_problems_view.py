from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dogear_core.types import Problem, Reason
from dogear_desktop.itemmodels.problems_model import ProblemColumn, ProblemsModel
from dogear_desktop.widgets.problems_view import ProblemsView

LONG = "a name that is far too long for its column and then some, because people do that 本.pdf"


def problems(*names: str) -> list[Problem]:
    return [
        Problem(Path("/papers") / name, Reason.EMPTY.status, Reason.EMPTY, "") for name in names
    ]


@pytest.fixture
def model() -> ProblemsModel:
    return ProblemsModel()


@pytest.fixture
def view(qtbot: QtBot, model: ProblemsModel) -> ProblemsView:
    view = ProblemsView(model)
    qtbot.addWidget(view)
    view.resize(600, 200)
    model.set_rows(problems("a.pdf", "b.pdf", "c.pdf", "d.pdf"))
    view.show()
    return view


def selected(view: ProblemsView) -> list[str]:
    return [problem.path.name for problem in view.selection]


def select(view: ProblemsView, *rows: int) -> None:
    view.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in rows:
        view.selectionModel().setCurrentIndex(view.model().index(row, 0), flags)


def test_the_first_row_is_selected_at_first(view: ProblemsView) -> None:
    assert selected(view) == ["a.pdf"]


def test_the_selection_stays_in_another_order(view: ProblemsView) -> None:
    select(view, 1, 3)
    view.sortByColumn(ProblemColumn.NAME, Qt.SortOrder.DescendingOrder)
    assert selected(view) == ["d.pdf", "b.pdf"]
    assert view.currentIndex().data() == "d.pdf"


def test_of_what_is_gone_the_next_row_takes_the_place(
    view: ProblemsView, model: ProblemsModel
) -> None:
    select(view, 1)
    model.set_rows(problems("a.pdf", "c.pdf", "d.pdf"))
    assert selected(view) == ["c.pdf"]
    select(view, 2)
    model.set_rows(problems("a.pdf", "c.pdf"))
    assert selected(view) == ["c.pdf"]
    model.set_rows([])
    assert selected(view) == []


def test_other_rows_begin_at_their_first(view: ProblemsView, model: ProblemsModel) -> None:
    select(view, 2)
    view.start_anew()
    model.set_rows(problems("w.pdf", "x.pdf", "y.pdf"))
    assert selected(view) == ["w.pdf"]


def test_one_row_can_be_selected_by_its_path(view: ProblemsView) -> None:
    view.select(Path("/papers/c.pdf"))
    assert selected(view) == ["c.pdf"]
    view.select(Path("/papers/nowhere.pdf"))
    assert selected(view) == ["c.pdf"]


def test_the_selection_is_told_once_it_changes(qtbot: QtBot, view: ProblemsView) -> None:
    with qtbot.waitSignal(view.selected):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert selected(view) == ["b.pdf"]
    with qtbot.waitSignal(view.selected):
        QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(selected(view)) == 4


def test_a_long_name_loses_its_middle_and_is_whole_in_the_tool_tip(
    view: ProblemsView, model: ProblemsModel
) -> None:
    model.set_rows(problems(LONG))
    assert view.textElideMode() is Qt.TextElideMode.ElideMiddle
    assert view.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole).endswith(LONG)


def test_thousands_of_rows_are_sorted_with_all_of_them_selected(
    view: ProblemsView, model: ProblemsModel
) -> None:
    model.set_rows(problems(*(f"{number}.pdf" for number in range(20_000))))
    view.selectAll()
    view.sortByColumn(ProblemColumn.NAME, Qt.SortOrder.DescendingOrder)
    assert view.selection[0].path.name == "9999.pdf"
    assert len(view.selection) == 20_000
