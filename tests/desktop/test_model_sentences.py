"""What is said of models, in words that need no explanation."""

from dataclasses import replace
from typing import Any

import pytest

from dogear_core.embedding.gpu import Acceleration
from dogear_core.models.listing import ListedModel, ModelState
from dogear_core.models.speed import Speed
from dogear_core.progress import Progress, Stage
from dogear_desktop.model_sentences import (
    acceleration_sentence,
    download_sentence,
    megabytes,
    model_row,
    recommendation,
    state_sentence,
    weak_sentence,
)
from dogear_models import catalogue
from dogear_models.catalogue import CosineScale

SPEC = replace(catalogue.bundled(), name="one")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"cost": 8.0}, "English, usually finds better, about 8 times slower"),
        ({"cost": 1.3}, "English, a little slower"),
        ({"cost": 1.0}, "English, as fast"),
        ({"cost": 0.25}, "English, about 4 times faster"),
        ({"cost": 0.0}, "English"),
        ({"cost": 2.0, "languages": ("mul",)}, "More languages, about 2 times slower"),
        ({"cost": 2.0, "languages": ("de", "fr")}, "German, French, about 2 times slower"),
        ({"cost": 0.0, "languages": ()}, ""),
    ],
)
def test_a_model_is_recommended_by_languages_and_speed(
    changes: dict[str, Any], expected: str
) -> None:
    other = replace(SPEC, id="other", **changes)
    assert recommendation(other, SPEC) == expected


def test_a_model_with_many_languages_is_one_of_many_to_another_such() -> None:
    many = replace(SPEC, languages=("mul",))
    assert recommendation(replace(many, id="other", cost=0), many) == "About 100 languages"


def test_the_row_has_the_speed_once_it_was_measured() -> None:
    model = ListedModel(replace(SPEC, id="other", cost=4.0), ModelState.INSTALLED)
    expected = (
        "one\nInstalled · English, usually finds better, about 4 times slower"
        " · 6.0 passages a second here · 29 MB"
    )
    assert model_row(model, Speed(SPEC, 24)) == expected
    assert "here" not in model_row(model, Speed(SPEC))


def test_where_a_model_is() -> None:
    listed = [ListedModel(SPEC, state) for state in ModelState]
    listed += [replace(listed[0], in_use=True), replace(listed[0], is_there=False)]
    assert len({state_sentence(model) for model in listed}) == len(listed)


@pytest.mark.parametrize("acceleration", Acceleration)
def test_what_became_of_the_graphics_processor(acceleration: Acceleration) -> None:
    others = {acceleration_sentence(other) for other in Acceleration if other is not acceleration}
    assert acceleration_sentence(acceleration) not in others


def test_a_model_that_finds_little_is_warned_of() -> None:
    assert weak_sentence(SPEC) == ""
    assert weak_sentence(replace(SPEC, cosines=None)) == ""
    assert "bad conversion" in weak_sentence(replace(SPEC, cosines=CosineScale(0.9, 0.02, 0.91)))


def test_how_far_a_download_is() -> None:
    assert download_sentence(Progress(Stage.DOWNLOADING, 500_000, 36_000_000)) == "0.5 MB of 36 MB"
    assert megabytes(0) == ""
