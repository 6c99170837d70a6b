"""The speed of a model is measured, and that of another follows."""

from dataclasses import replace

import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.errors import Cancelled
from dogear_core.models.speed import BATCH, Speed, passages_per_second, times_slower
from dogear_core.progress import CancelToken
from dogear_models import catalogue


def test_passages_are_counted_over_the_time() -> None:
    ticks = iter(range(100))
    model = FakeModel()
    rate = passages_per_second(model, threads=2, seconds=5, clock=lambda: next(ticks))
    batches = len(model.embedded) // BATCH - 1
    assert batches > 1
    assert rate == pytest.approx(batches * BATCH / (batches + 1))
    assert model.threads == [2]
    assert all(150 < model.count_tokens(text) < 260 for text in model.embedded)


def test_it_can_be_stopped() -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        passages_per_second(FakeModel(), cancel=cancel)


def test_what_was_measured_tells_of_others() -> None:
    in_use, large, unknown = (
        replace(catalogue.bundled(), id=str(cost), cost=cost) for cost in (2.0, 8.0, 0.0)
    )
    speed = Speed(in_use, 24)
    assert [speed.rate_of(spec) for spec in (in_use, large, unknown)] == [24, 6, None]
    assert Speed(in_use).rate_of(in_use) is None


def test_a_model_that_computes_more_takes_longer() -> None:
    small, large = (replace(catalogue.bundled(), cost=cost) for cost in (2.0, 8.0))
    assert times_slower(large, small) == 4
    assert times_slower(replace(large, cost=0), small) is None
