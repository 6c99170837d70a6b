import os
import struct
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from gguf import GGUFWriter, PoolingType
from hypothesis import given
from hypothesis import strategies as st

from dogear_models.errors import DogearError, ModelDamaged, ModelMissing, ModelUnsuitable
from dogear_models.inspection import Pooling, inspect


def string(text: str) -> bytes:
    return struct.pack("<Q", len(text.encode())) + text.encode()


def header(values: int, tensors: int = 0, version: int = 3) -> bytes:
    return b"GGUF" + struct.pack("<IQQ", version, tensors, values)


def write_model(path: Path, architecture: str, pooling: PoolingType | None) -> Path:
    writer = GGUFWriter(path, architecture)
    writer.add_embedding_length(8)
    if pooling is not None:
        writer.add_pooling_type(pooling)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


@pytest.mark.parametrize(
    ("architecture", "pooling"),
    [
        ("bert", None),
        ("nomic-bert", PoolingType.MEAN),
        ("gemma-embedding", None),
        ("qwen3", PoolingType.LAST),
    ],
)
def test_embedding_models_are_taken(
    architecture: str, pooling: PoolingType | None, tmp_path: Path
) -> None:
    model = inspect(write_model(tmp_path / "model.gguf", architecture, pooling))
    model.require_embedding_model()
    assert model.dimensions == 8
    assert model.pooling == (None if pooling is None else Pooling[pooling.name])


@pytest.mark.parametrize(
    ("architecture", "pooling", "fault"),
    [
        ("llama", None, "'llama' without pooling"),
        ("qwen3", PoolingType.NONE, "'qwen3' without pooling"),
        ("bert", PoolingType.RANK, "reranker"),
    ],
)
def test_other_models_are_refused(
    architecture: str, pooling: PoolingType | None, fault: str, tmp_path: Path
) -> None:
    model = inspect(write_model(tmp_path / "model.gguf", architecture, pooling))
    with pytest.raises(ModelUnsuitable, match=fault):
        model.require_embedding_model()


def test_a_model_without_a_vector_length_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(
        header(values=1) + string("general.architecture") + struct.pack("<I", 8) + string("bert")
    )
    with pytest.raises(ModelUnsuitable, match="no embedding length"):
        inspect(file).require_embedding_model()


def test_what_cannot_be_read_is_missing(tmp_path: Path) -> None:
    (tmp_path / "loop.gguf").symlink_to("loop.gguf")
    (tmp_path / "file").touch()
    for name in ("nowhere.gguf", "loop.gguf", "file/model.gguf", "long" * 100):
        with pytest.raises(ModelMissing):
            inspect(tmp_path / name)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders")
def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gguf")
    for name in (".", "pipe.gguf"):
        with pytest.raises(ModelUnsuitable):
            inspect(tmp_path / name)


@pytest.mark.parametrize(
    "content", [b"version https://git-lfs.example", b"PK\x03\x04", b"GGML...."]
)
def test_another_kind_of_file_is_unsuitable(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(content)
    with pytest.raises(ModelUnsuitable, match="not a GGUF file"):
        inspect(file)


@pytest.mark.parametrize("version", [1, 4, 0x03000000])
def test_an_unknown_version_is_unsuitable(version: int, tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(header(values=0, version=version))
    with pytest.raises(ModelUnsuitable, match=f"version {version}"):
        inspect(file)


def test_a_file_cut_anywhere_is_damaged(gguf_file: Path, tmp_path: Path) -> None:
    content = gguf_file.read_bytes()
    cut = tmp_path / "cut.gguf"
    for length in [*range(0, 4_000, 7), *range(4_000, len(content), 997), len(content) - 1]:
        cut.write_bytes(content[:length])
        with pytest.raises(ModelDamaged):
            inspect(cut)


HUGE = struct.pack("<Q", 2**63)
KEY = string("k")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"GGUF" + struct.pack("<I", 3) + HUGE + HUGE, id="counts"),
        pytest.param(header(1) + HUGE + b"k", id="length of a key"),
        pytest.param(header(1) + KEY + struct.pack("<I", 8) + HUGE, id="length of a string"),
        pytest.param(header(1) + KEY + struct.pack("<II", 9, 4) + HUGE, id="array of numbers"),
        pytest.param(header(1) + KEY + struct.pack("<II", 9, 8) + HUGE, id="array of strings"),
        pytest.param(header(1) + KEY + struct.pack("<II", 9, 9) + HUGE, id="array of arrays"),
        pytest.param(header(1) + KEY + struct.pack("<I", 77), id="type of a value"),
        pytest.param(header(0, 1) + KEY + struct.pack("<I", 2**31), id="axes of a tensor"),
        pytest.param(
            header(0, 1) + KEY + struct.pack("<I", 2) + HUGE * 2 + struct.pack("<IQ", 0, 0),
            id="size of a tensor",
        ),
        pytest.param(
            header(0, 1) + KEY + struct.pack("<IQI", 1, 4, 0) + HUGE, id="place of a tensor"
        ),
        pytest.param(
            header(1) + string("general.alignment") + struct.pack("<II", 4, 0), id="alignment"
        ),
    ],
)
def test_a_header_that_lies_is_damaged(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(content)
    with pytest.raises(ModelDamaged):
        inspect(file)


def test_a_header_of_too_many_values_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(header(70_000) + 70_000 * (KEY + struct.pack("<IB", 0, 1)))
    with pytest.raises(ModelDamaged, match="a count of 70000"):
        inspect(file)


def test_a_string_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    with file.open("wb") as sparse:
        sparse.write(header(1) + struct.pack("<Q", 1 << 25))
        sparse.truncate(1 << 26)
    with pytest.raises(ModelDamaged, match="a string of"):
        inspect(file)


def test_an_unknown_tensor_type_is_unsuitable(tmp_path: Path) -> None:
    file = tmp_path / "model.gguf"
    file.write_bytes(header(0, 1) + KEY + struct.pack("<IQIQ", 1, 4, 999, 0))
    with pytest.raises(ModelUnsuitable, match="tensor type 999"):
        inspect(file)


@given(content=st.binary(max_size=400), values=st.integers(0, 4), tensors=st.integers(0, 4))
def test_no_header_breaks_the_parser(
    content: bytes, values: int, tensors: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.getbasetemp() / "fuzzed.gguf"
    file.write_bytes(header(values, tensors) + content)
    with suppress(DogearError):
        inspect(file)
