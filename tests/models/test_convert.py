import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from gguf import GGMLQuantizationType, GGUFReader
from gguf.quants import dequantize
from safetensors.numpy import load_file, save_file

from dogear_models import convert as converter
from dogear_models.convert import About, convert
from dogear_models.errors import ModelMissing, ModelUnsuitable
from dogear_models.inspection import Pooling, inspect
from dogear_models.verify import sha256


def edit_json(file: Path, **changes: object) -> None:
    file.write_text(json.dumps({**json.loads(file.read_text()), **changes}))


def test_the_same_source_gives_the_same_bytes(bert_folder: Path, tmp_path: Path) -> None:
    outputs = [tmp_path / "first.gguf", tmp_path / "second.gguf"]
    for output in outputs:
        convert(bert_folder, output, "Q8_0", About("tiny"))
    assert outputs[0].read_bytes() == outputs[1].read_bytes()


def test_a_wheel_gives_the_same_bytes_as_its_folder(
    bert_folder: Path, gguf_file: Path, tmp_path: Path
) -> None:
    wheel = tmp_path / "model-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for file in bert_folder.rglob("*.*"):
            archive.write(file, Path("package/model") / file.relative_to(bert_folder))
    output = tmp_path / "from_wheel.gguf"
    convert(wheel, output, "Q8_0", About("tiny"))
    assert output.read_bytes() == gguf_file.read_bytes()


def test_the_header_holds_what_the_source_says(bert_folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "model.gguf"
    convert(bert_folder, output, "Q8_0", About("Tiny", "us", "mit", "https://example.org"))
    model = inspect(output)
    assert model.architecture == "bert"
    assert (model.dimensions, model.context_length, model.pooling) == (64, 256, Pooling.CLS)
    assert model.is_wordpiece
    assert model.strips_accents
    assert len(model.tensors) == 5 + 2 * 16
    expected = {
        "general.name": "Tiny",
        "general.organization": "us",
        "general.license": "mit",
        "general.source.url": "https://example.org",
        "bert.attention.head_count": 4,
        "tokenizer.ggml.bos_token_id": 2,
    }
    assert expected.items() <= model.metadata.items()


@pytest.mark.parametrize(
    ("weight_type", "word_embeddings"),
    [("Q8_0", GGMLQuantizationType.Q8_0), ("F16", GGMLQuantizationType.F16)],
)
def test_the_weights_are_those_of_the_source(
    weight_type: converter.WeightType,
    word_embeddings: GGMLQuantizationType,
    bert_folder: Path,
    tmp_path: Path,
) -> None:
    output = tmp_path / "model.gguf"
    convert(bert_folder, output, weight_type, About("tiny"))
    original = load_file(bert_folder / "model.safetensors")
    stored = {tensor.name: tensor for tensor in GGUFReader(output).tensors}
    for name, source in {
        "token_embd.weight": "embeddings.word_embeddings.weight",
        "blk.1.attn_v.weight": "encoder.layer.1.attention.self.value.weight",
        "blk.0.ffn_down.weight": "encoder.layer.0.output.dense.weight",
        "blk.1.layer_output_norm.bias": "encoder.layer.1.output.LayerNorm.bias",
    }.items():
        values = dequantize(stored[name].data, stored[name].tensor_type)
        assert np.allclose(values, original[source], atol=0.02), name
    assert stored["token_embd.weight"].tensor_type == word_embeddings
    assert stored["position_embd.weight"].tensor_type == GGMLQuantizationType.F32


def test_the_vocabulary_is_marked_as_llama_cpp_expects(gguf_file: Path) -> None:
    field = GGUFReader(gguf_file).fields["tokenizer.ggml.tokens"]
    tokens = [bytes(field.parts[index]).decode() for index in field.data]
    assert tokens[:7] == ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "▁lease", "s"]


def test_a_cased_model_keeps_its_case_and_accents(bert_folder: Path, tmp_path: Path) -> None:
    (bert_folder / "tokenizer_config.json").write_text('{"do_lower_case": false}')
    convert(bert_folder, tmp_path / "cased.gguf", "F16", About("cased"))
    model = inspect(tmp_path / "cased.gguf")
    assert model.metadata["tokenizer.ggml.normalizer.lowercase"] is False
    assert not model.strips_accents


def test_rows_that_fill_no_block_stay_at_half_precision(bert_folder: Path, tmp_path: Path) -> None:
    weights = load_file(bert_folder / "model.safetensors")
    name = "encoder.layer.0.output.dense.weight"
    weights[name] = np.ascontiguousarray(weights[name][:, :90])
    save_file(weights, bert_folder / "model.safetensors")
    output = tmp_path / "model.gguf"
    convert(bert_folder, output, "Q8_0", About("tiny"))
    types = {tensor.name: tensor.type for tensor in inspect(output).tensors}
    assert types["blk.0.ffn_down.weight"] == GGMLQuantizationType.F16
    assert types["blk.1.ffn_down.weight"] == GGMLQuantizationType.Q8_0


@pytest.mark.parametrize("name", ["config.json", "vocab.txt", "model.safetensors"])
def test_a_missing_file_is_named_and_nothing_is_left_behind(
    name: str, bert_folder: Path, tmp_path: Path
) -> None:
    (bert_folder / name).unlink()
    with pytest.raises(ModelMissing, match=name):
        convert(bert_folder, tmp_path / "model.gguf", "Q8_0", About("tiny"))
    assert [path.name for path in tmp_path.iterdir()] == ["bert"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"model_type": "roberta"}, "model_type is roberta"),
        ({"position_embedding_type": "relative_key"}, "position_embedding_type"),
        ({"hidden_act": "relu"}, "hidden_act is relu"),
    ],
)
def test_a_model_that_would_compute_something_else_is_refused(
    changes: dict[str, str], fault: str, bert_folder: Path, tmp_path: Path
) -> None:
    edit_json(bert_folder / "config.json", **changes)
    with pytest.raises(ModelUnsuitable, match=fault):
        convert(bert_folder, tmp_path / "model.gguf", "Q8_0", About("tiny"))


def test_unknown_pooling_is_refused(bert_folder: Path, tmp_path: Path) -> None:
    edit_json(bert_folder / "1_Pooling" / "config.json", pooling_mode_max_tokens=True)
    with pytest.raises(ModelUnsuitable, match="pooling_mode_max_tokens"):
        convert(bert_folder, tmp_path / "model.gguf", "Q8_0", About("tiny"))


def test_a_tensor_without_a_place_is_refused(bert_folder: Path, tmp_path: Path) -> None:
    weights = load_file(bert_folder / "model.safetensors")
    weights["encoder.layer.0.adapter.weight"] = np.zeros((4, 4), np.float32)
    save_file(weights, bert_folder / "model.safetensors")
    with pytest.raises(ModelUnsuitable, match="adapter"):
        convert(bert_folder, tmp_path / "model.gguf", "Q8_0", About("tiny"))


def test_the_command_prints_the_hash_for_the_catalogue(
    bert_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "named.gguf"
    converter.main([str(bert_folder), str(output), "--type", "F16"])
    assert sha256(output) in capsys.readouterr().out
    assert inspect(output).metadata["general.name"] == "named"


def test_the_command_ends_with_one_sentence_on_a_wrong_source(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        converter.main([str(tmp_path / "nowhere"), str(tmp_path / "model.gguf")])
    assert stop.value.code == 1
    assert "nowhere" in capsys.readouterr().err
