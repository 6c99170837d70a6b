from pathlib import Path

import pytest

from dogear_core import errors
from dogear_core.cli.sentences import REASONS, error_sentence
from dogear_core.errors import DogearError
from dogear_core.types import Reason

KINDS = [getattr(errors, name) for name in errors.__all__ if name != "DogearError"]

NOWHERE = (
    errors.Cancelled,
    errors.DownloadError,
    errors.UnknownModel,
    errors.ModelNeeded,
    errors.NoFormerModel,
    errors.NoModelChange,
)
"""Errors that are not about a place."""


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_its_own_sentence_that_names_the_place(kind: type[DogearError]) -> None:
    sentence = error_sentence(kind(path=Path("/there")))
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert "\n" not in sentence
    if not issubclass(kind, NOWHERE):
        assert "/there" in sentence
    others = {error_sentence(other(path=Path("/there"))) for other in KINDS if other is not kind}
    assert sentence not in others


def test_a_technical_detail_follows_in_brackets() -> None:
    sentence = error_sentence(errors.LibraryDamaged("malformed", path=Path("/lib")))
    assert sentence.endswith("(malformed).")


def test_every_reason_has_its_own_words() -> None:
    assert set(REASONS) == set(Reason)
    assert len(set(REASONS.values())) == len(Reason)
