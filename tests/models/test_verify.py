from dataclasses import replace
from pathlib import Path

import pytest

from dogear_models import catalogue
from dogear_models.errors import ModelDamaged, ModelMissing, ModelUnsuitable
from dogear_models.verify import sha256, verify


@pytest.fixture
def spec(gguf_file: Path) -> catalogue.ModelSpec:
    return replace(catalogue.bundled(), sha256=sha256(gguf_file))


def test_the_right_file_passes(gguf_file: Path, spec: catalogue.ModelSpec) -> None:
    assert verify(gguf_file, spec).architecture == "bert"


def test_one_changed_byte_is_damage(gguf_file: Path, spec: catalogue.ModelSpec) -> None:
    content = bytearray(gguf_file.read_bytes())
    content[-40] ^= 1
    gguf_file.write_bytes(content)
    with pytest.raises(ModelDamaged, match="SHA-256") as failure:
        verify(gguf_file, spec)
    assert failure.value.path == gguf_file


def test_a_truncated_file_says_how_much_is_missing(
    gguf_file: Path, spec: catalogue.ModelSpec
) -> None:
    size = gguf_file.stat().st_size
    gguf_file.write_bytes(gguf_file.read_bytes()[:-1000])
    with pytest.raises(ModelDamaged, match=f"truncated: {size - 1000} of {size} bytes"):
        verify(gguf_file, spec)


def test_no_gguf_is_unsuitable(tmp_path: Path, spec: catalogue.ModelSpec) -> None:
    file = tmp_path / "model.gguf"
    file.write_text("<html>Not found</html>")
    with pytest.raises(ModelUnsuitable, match="not a GGUF file"):
        verify(file, spec)


def test_a_missing_file_is_missing(tmp_path: Path, spec: catalogue.ModelSpec) -> None:
    with pytest.raises(ModelMissing):
        verify(tmp_path / "model.gguf", spec)
