"""Real model files for the tests, made from the bundled one by the converter of the repository."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from gguf import GGUFReader, dequantize
from safetensors.numpy import save_file

from dogear_core.embedding.llama import LlamaModel
from dogear_models import catalogue
from dogear_models.convert import About, convert
from dogear_models.verify import sha256

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
WORD_START = "\u2581"
NAMES = {
    "token_embd.weight": "embeddings.word_embeddings.weight",
    "position_embd.weight": "embeddings.position_embeddings.weight",
    "token_types.weight": "embeddings.token_type_embeddings.weight",
    "token_embd_norm.weight": "embeddings.LayerNorm.weight",
    "token_embd_norm.bias": "embeddings.LayerNorm.bias",
}
PARTS = {
    "attn_q": "attention.self.query",
    "attn_k": "attention.self.key",
    "attn_v": "attention.self.value",
    "attn_output": "attention.output.dense",
    "attn_output_norm": "attention.output.LayerNorm",
    "ffn_up": "intermediate.dense",
    "ffn_down": "output.dense",
    "layer_output_norm": "output.LayerNorm",
}
Weights = dict[str, npt.NDArray[np.float32]]


def bundled_at_half_precision(folder: Path) -> LlamaModel:
    """Return the bundled model with its weights at F16: a model that is as good, with others'."""
    weights = {
        _name(tensor.name): np.ascontiguousarray(
            dequantize(tensor.data, tensor.tensor_type), np.float32
        )
        for tensor in _bundled().tensors
    }
    return _model(folder, "half-precision", weights, hidden=384, forward=1536, layers=6, heads=12)


def random_bert(folder: Path, hidden: int = 64) -> LlamaModel:
    """Return a small model of other dimensions that has learnt nothing."""
    random = np.random.default_rng(7)
    words = len(_vocabulary())
    weights = {
        "embeddings.word_embeddings.weight": (words, hidden),
        "embeddings.position_embeddings.weight": (512, hidden),
        "embeddings.token_type_embeddings.weight": (2, hidden),
        "embeddings.LayerNorm.weight": (hidden,),
        "embeddings.LayerNorm.bias": (hidden,),
    }
    for part in PARTS.values():
        rows = 2 * hidden if part == "intermediate.dense" else hidden
        columns = 2 * hidden if part == "output.dense" else hidden
        is_norm = part.endswith("LayerNorm")
        weights[f"encoder.layer.0.{part}.weight"] = (hidden,) if is_norm else (rows, columns)
        weights[f"encoder.layer.0.{part}.bias"] = (rows,)
    drawn = {
        name: random.standard_normal(shape).astype(np.float32) for name, shape in weights.items()
    }
    return _model(folder, "random", drawn, hidden=hidden, forward=2 * hidden, layers=1, heads=4)


def damaged(model: LlamaModel, folder: Path) -> LlamaModel:
    """Return a model whose file has one byte that is wrong."""
    content = bytearray(model.file.read_bytes())
    content[-1000] ^= 0xFF
    file = folder / "damaged.gguf"
    file.write_bytes(content)
    return LlamaModel(replace(model.spec, id="damaged"), file)


def _model(
    folder: Path, name: str, weights: Weights, *, hidden: int, forward: int, layers: int, heads: int
) -> LlamaModel:
    source = folder / name
    source.mkdir(parents=True)
    vocabulary = _vocabulary()
    config = {
        "hidden_size": hidden,
        "intermediate_size": forward,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
        "max_position_embeddings": 512,
        "type_vocab_size": 2,
        "layer_norm_eps": 1e-12,
    }
    (source / "config.json").write_text(json.dumps(config))
    (source / "vocab.txt").write_text("\n".join(vocabulary) + "\n", encoding="utf-8")
    save_file(weights, source / "model.safetensors")
    file = folder / f"{name}.gguf"
    convert(source, file, "F16", About(name))
    spec = replace(
        catalogue.bundled(), id=name, file=file.name, sha256=sha256(file), dimensions=hidden
    )
    return LlamaModel(spec, file)


@cache
def _bundled() -> GGUFReader:
    return GGUFReader(catalogue.path(catalogue.bundled()))


@cache
def _vocabulary() -> list[str]:
    tokens: list[str] = _bundled().fields["tokenizer.ggml.tokens"].contents()
    return [
        token
        if token in SPECIAL
        else token.removeprefix(WORD_START)
        if token.startswith(WORD_START)
        else f"##{token}"
        for token in tokens
    ]


def _name(gguf_name: str) -> str:
    if gguf_name in NAMES:
        return NAMES[gguf_name]
    _, layer, part, kind = gguf_name.split(".")
    return f"encoder.layer.{layer}.{PARTS[part]}.{kind}"
