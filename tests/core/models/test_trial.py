"""A model is tried before it is one of ours, and where it can do no harm."""

import shutil
from dataclasses import astuple, replace
from pathlib import Path

import numpy as np
import pytest
from tests import small_models
from tests.core.models.test_adding import not_numbers

from dogear_core.embedding.llama import LlamaModel
from dogear_core.errors import Cancelled, ModelUnsuitable
from dogear_core.models.adding import describe
from dogear_core.models.trial import try_apart, try_model
from dogear_core.progress import CancelToken
from dogear_core.types import Vectors
from dogear_models.convert import About, convert
from dogear_models.verify import sha256


def test_a_file_at_which_llama_cpp_aborts_takes_nothing_down(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = [*small_models.WORDS, "##the", "##the"]  # every token has to be there once
    source = small_models.bert_folder(tmp_path / "twice", words=words)
    file = tmp_path / "twice.gguf"
    convert(source, file, "F16", About("twice"))
    spec = replace(describe(file), sha256=sha256(file))
    with pytest.raises(ModelUnsuitable, match="crashed"):
        try_apart(spec, file, CancelToken())
    assert capfd.readouterr().err == ""


def test_a_trial_in_a_process_of_its_own_tells_the_same(bert_file: Path, tmp_path: Path) -> None:
    spec = replace(describe(bert_file), sha256=sha256(bert_file))
    found = try_apart(spec, bert_file, CancelToken())
    assert astuple(found) == pytest.approx(astuple(try_model(spec, bert_file)), abs=1e-4)
    bad = Path(shutil.copy(bert_file, tmp_path / "bad.gguf"))
    not_numbers(bad)
    with pytest.raises(ModelUnsuitable, match="no numbers"):
        try_apart(replace(spec, sha256=sha256(bad)), bad, CancelToken())


def test_it_can_be_stopped(bert_file: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        try_apart(describe(bert_file), bert_file, cancel)


class Embedder:
    """One that answers with prepared vectors."""

    def __init__(self, *answers: Vectors) -> None:
        self.answers = list(answers)

    def embed_passages(self, _: object) -> Vectors:
        return self.answers.pop(0)

    def close(self) -> None:
        pass


ONE, OTHER = np.eye(2, 32, dtype=np.float32)


@pytest.mark.parametrize(
    ("together", "again", "why"),
    [
        ([ONE, OTHER, np.full(32, np.nan)], ONE, "no numbers"),
        ([ONE, OTHER, ONE * 0], ONE, "no length"),
        ([ONE, OTHER, ONE], OTHER, "the same text"),
        ([ONE, ONE, ONE], ONE, "different texts"),
        ([ONE[:8], ONE[:8], ONE[:8]], ONE[:8], "no numbers"),
    ],
)
def test_vectors_that_are_no_use_are_refused(
    bert_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    together: list[Vectors],
    again: Vectors,
    why: str,
) -> None:
    embedder = Embedder(np.stack(together).astype(np.float32), np.stack([again]))
    monkeypatch.setattr(LlamaModel, "embedder", lambda _: embedder)
    with pytest.raises(ModelUnsuitable, match=why):
        try_model(describe(bert_file), bert_file)
