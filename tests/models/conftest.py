"""A BERT small enough to convert in a test."""

from pathlib import Path

import pytest
from tests import small_models

from dogear_models.convert import About, convert


@pytest.fixture
def bert_folder(tmp_path: Path) -> Path:
    """A folder as sentence-transformers publishes a model, pooled by its first token."""
    return small_models.bert_folder(tmp_path / "bert")


@pytest.fixture
def gguf_file(bert_folder: Path, tmp_path: Path) -> Path:
    """That model as a GGUF file."""
    output = tmp_path / "tiny.gguf"
    convert(bert_folder, output, "Q8_0", About("tiny"))
    return output
