"""What is near for a model is measured, and the catalogue has what was measured."""

import tomllib
from dataclasses import astuple

import pytest

from dogear_core.embedding import calibration
from dogear_core.embedding.fake import FakeModel
from dogear_core.embedding.llama import LlamaModel
from dogear_models import catalogue


def test_the_catalogue_has_the_bundled_models_cosines() -> None:
    measured = calibration.measure_cosines(LlamaModel.bundled())
    known = catalogue.bundled().cosines
    assert known is not None
    assert astuple(known) == pytest.approx(astuple(measured), abs=0.01)


def test_related_texts_are_nearer_than_unrelated_ones_with_any_model() -> None:
    measured = calibration.measure_cosines(FakeModel(dimensions=512))
    assert 0 < measured.spread < 1
    assert measured.unrelated < measured.related


def test_every_text_is_there_once() -> None:
    pairs = tomllib.loads(calibration.PAIRS.read_text(encoding="utf-8"))["pair"]
    texts = [text for pair in pairs for text in (pair["question"], pair["passage"])]
    assert len(set(texts)) == 2 * len(pairs) >= 120
