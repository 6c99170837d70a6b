from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from dogear_core.types import Activity, ActivityKind, Reason
from dogear_desktop.itemmodels.activity_model import ActivityColumn, ActivityModel

FAIL_LOUDLY = QAbstractItemModelTester.FailureReportingMode.Warning
LEASE = Path("/papers/lease.pdf")


@pytest.fixture
def model(qapp: object) -> ActivityModel:  # noqa: ARG001
    return ActivityModel()


def told(model: ActivityModel, activity: Activity) -> str:
    model.set_rows([activity])
    return str(model.index(0, ActivityColumn.WHAT).data())


def test_it_is_a_proper_model(model: ActivityModel) -> None:
    tester = QAbstractItemModelTester(model, FAIL_LOUDLY)
    model.set_rows([Activity(1e9, kind, LEASE, Reason.TIMEOUT) for kind in ActivityKind])
    model.set_rows([])
    del tester


@pytest.mark.parametrize("kind", ActivityKind)
def test_everything_that_is_done_has_a_sentence(model: ActivityModel, kind: ActivityKind) -> None:
    assert told(model, Activity(1e9, kind, LEASE, Reason.TIMEOUT, 3, 2.0))


def test_it_tells_when_what_and_where(model: ActivityModel) -> None:
    failed = Activity(1e9, ActivityKind.FAILED, LEASE, Reason.TIMEOUT)
    assert "Failed" in told(model, failed)
    assert model.index(0, ActivityColumn.WHERE).data() == str(LEASE)
    assert "01" in model.index(0, ActivityColumn.WHEN).data()
    embedded = Activity(1e9, ActivityKind.EMBEDDED, count=1234, seconds=5.25)
    assert "1,234" in told(model, embedded)
    assert model.index(0, ActivityColumn.WHERE).data() == ""


def test_a_path_of_several_lines_is_one_row(model: ActivityModel) -> None:
    model.set_rows([Activity(1e9, ActivityKind.ADDED, Path("/papers/two\nlines.txt"))])
    assert "\n" not in model.index(0, ActivityColumn.WHERE).data()
