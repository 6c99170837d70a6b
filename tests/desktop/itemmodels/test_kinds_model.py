import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from dogear_core.types import IN_NEED, FolderReport, ProblemKind
from dogear_desktop.itemmodels.kinds_model import KindsModel

FAIL_LOUDLY = QAbstractItemModelTester.FailureReportingMode.Warning
"""A warning of Qt fails a test."""


@pytest.fixture
def model(qapp: object) -> KindsModel:  # noqa: ARG001
    model = KindsModel()
    counts = {ProblemKind.NO_TEXT: 1300, ProblemKind.ENCRYPTED: 4, ProblemKind.LEFT_OUT: 50}
    model.set_report(FolderReport(9, counts))
    return model


def test_it_is_a_proper_model(model: KindsModel) -> None:
    tester = QAbstractItemModelTester(model, FAIL_LOUDLY)
    model.set_report(FolderReport())
    assert tester.model() is model


def test_every_kind_has_a_row_with_its_count(model: KindsModel) -> None:
    kinds = [model.kinds(model.index(row, 0)) for row in range(model.rowCount())]
    assert kinds[0] == IN_NEED
    assert kinds[1:] == [frozenset({kind}) for kind in ProblemKind]
    counts = {
        model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())
    }
    assert counts["All reasons"] == "1,304"
    assert counts["Without text"] == "1,300"
    assert counts["Too large"] == ""
    assert counts["Left out"] == "50"


def test_finding_a_kind(model: KindsModel) -> None:
    for kind in ProblemKind:
        assert model.kinds(model.find(kind)) == {kind}
    assert model.find(None).row() == 0


def test_a_row_speaks_its_count(model: KindsModel) -> None:
    spoken = model.find(ProblemKind.ENCRYPTED).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "With a password: 4"
    assert model.data(QModelIndex()) is None
