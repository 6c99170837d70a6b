from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from dogear_core.search.query import Query
from dogear_desktop.filters import Choice, Kind
from dogear_desktop.itemmodels.filters_model import FilterRole, FiltersModel

FAIL_LOUDLY = QAbstractItemModelTester.FailureReportingMode.Warning
"""A warning of Qt fails a test."""


def choice(label: str, count: int, *children: Choice) -> Choice:
    return Choice(Kind.FOLDER, label, count, False, Query(folders=(label,)), children=children)


SECTIONS = [
    ("Folders", [choice("papers", 9, choice("art", 1), choice("work", 5, choice("2024", 2)))]),
    ("Types", []),
    ("Modified", [choice("Today", 3)]),
]


def filled() -> FiltersModel:
    model = FiltersModel()
    model.set_rows(SECTIONS)
    return model


def outline(model: FiltersModel, parent: QModelIndex | None = None, level: int = 0) -> list[str]:
    parent = parent or QModelIndex()
    lines = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        count = index.data(FilterRole.COUNT)
        lines.append("  " * level + str(index.data()) + (f" {count}" if count else ""))
        lines += outline(model, index, level + 1)
    return lines


def test_choices_stand_below_their_headings_and_empty_headings_are_left_out() -> None:
    assert outline(filled()) == [
        "Folders",
        "  papers 9",
        "    art 1",
        "    work 5",
        "      2024 2",
        "Modified",
        "  Today 3",
    ]


def test_only_choices_can_be_chosen() -> None:
    model = filled()
    heading = model.index(0, 0)
    papers = model.index(0, 0, heading)
    assert model.choice(heading) is None
    assert model.choice(papers) == SECTIONS[0][1][0]
    assert not model.flags(heading) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(papers) & Qt.ItemFlag.ItemIsSelectable
    assert papers.data(Qt.ItemDataRole.AccessibleTextRole) == "papers, 9"


def test_it_is_a_proper_model(qapp: object) -> None:  # noqa: ARG001
    model = filled()
    tester = QAbstractItemModelTester(model, FAIL_LOUDLY)
    model.set_rows(SECTIONS[2:])
    model.set_rows([])
    assert tester.model() is model
