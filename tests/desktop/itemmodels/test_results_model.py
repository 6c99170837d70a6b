from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from dogear_core.types import Hit, PassageId, Snippet
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


def test_what_follows_is_added_without_moving_anything(
    model: ResultsModel, make_hit: MakeHit
) -> None:
    tester = QAbstractItemModelTester(model, FAIL_LOUDLY)
    kept = QPersistentModelIndex(model.index(0, 0, model.index(0, 0)))
    model.append_rows(
        [(make_hit(6, 5), (make_hit(7, 5),)), (make_hit(4, 1), ()), (make_hit(9), ())]
    )
    passages = [(best.passage_id, [hit.passage_id for hit in rest]) for best, rest in model.rows]
    assert passages == [(1, [2, 3, 4]), (5, [6, 7]), (9, [])]
    hit = model.hit(kept)
    assert hit is not None
    assert hit.passage_id == 2
    assert tester.model() is model


def test_more_is_asked_for_once(qtbot: QtBot, model: ResultsModel, make_hit: MakeHit) -> None:
    root = QModelIndex()
    assert not model.canFetchMore(root)
    model.set_more(more=True)
    assert model.canFetchMore(root)
    assert not model.canFetchMore(model.index(0, 0))
    with qtbot.waitSignal(model.more_wanted):
        model.fetchMore(root)
    assert not model.canFetchMore(root)
    model.set_more(more=True)
    model.set_rows([(make_hit(8), ())])
    assert not model.canFetchMore(root)


def test_a_better_snippet_outlives_a_better_answer(
    qtbot: QtBot, model: ResultsModel, make_hit: MakeHit
) -> None:
    better = Snippet("the sentence that answers")
    with qtbot.waitSignal(model.dataChanged):
        model.set_snippets({PassageId(3): better})
    assert model.rows[0][1][1].snippet == better
    model.set_rows([(make_hit(3, 1), ())])
    assert model.rows[0][0].snippet == better
    model.forget_snippets()
    model.set_rows([(make_hit(3, 1), ())])
    assert model.rows[0][0].snippet != better
