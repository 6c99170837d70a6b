from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from dogear_core.types import Hit, PassageId
from dogear_desktop.itemmodels.results_model import ResultRole, ResultsModel

MakeHit = Callable[..., Hit]
FAIL_LOUDLY = QAbstractItemModelTester.FailureReportingMode.Warning
"""A warning of Qt fails a test."""


@pytest.fixture
def model(make_hit: MakeHit, qapp: object) -> ResultsModel:  # noqa: ARG001
    """Return two documents, the first with two more passages."""
    model = ResultsModel()
    others = (make_hit(2, 1, page=4), make_hit(3, 1, page=9))
    model.set_rows([(make_hit(1, 1, page=2), others), (make_hit(5, 5, title="", name="b.md"), ())])
    return model


def test_it_is_a_proper_model(model: ResultsModel, make_hit: MakeHit) -> None:
    tester = QAbstractItemModelTester(model, FAIL_LOUDLY)
    model.set_rows([(make_hit(8), (make_hit(9, 8),))])
    model.set_rows([])
    assert tester.model() is model


def test_documents_hold_their_other_passages(model: ResultsModel) -> None:
    first = model.index(0, 0)
    assert [model.rowCount(), model.rowCount(first), model.rowCount(model.index(1, 0))] == [2, 2, 0]
    second = model.hit(model.index(1, 0, first))
    assert second is not None
    assert second.passage_id == 3
    assert model.parent(model.index(1, 0, first)) == first
    assert model.rowCount(model.index(0, 0, first)) == 0


@pytest.mark.parametrize("passage", [1, 2, 3, 5])
def test_finding_a_passage(model: ResultsModel, passage: int) -> None:
    hit = model.hit(model.find(PassageId(passage)))
    assert hit is not None
    assert hit.passage_id == passage


def test_a_passage_that_was_not_found(model: ResultsModel) -> None:
    assert not model.find(PassageId(99)).isValid()


def test_what_a_row_tells(model: ResultsModel) -> None:
    first = model.index(0, 0)
    assert first.data() == "Lease"
    assert first.data(ResultRole.MORE) == 2
    assert model.index(1, 0).data() == "b.md"
    spoken = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Lease. Page 2. the deposit is returned within thirty days"
    assert model.data(QModelIndex()) is None


def test_a_result_is_dragged_out_as_its_file(model: ResultsModel) -> None:
    document = model.index(0, 0)
    for index in (document, model.index(1, 0, document)):
        assert model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
        dragged = model.mimeData([index])
        assert [url.toLocalFile() for url in dragged.urls()] == ["/papers/lease.pdf"]
        assert "the deposit is returned" in dragged.text()
    assert model.supportedDragActions() == Qt.DropAction.CopyAction
