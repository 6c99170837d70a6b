"""A BERT small enough to convert in a test."""

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from safetensors.numpy import save_file

from dogear_models.convert import About, convert

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "lease", "##s", "the", ".", "rent", "##al"]
HIDDEN, FEED_FORWARD, LAYERS, POSITIONS = 64, 96, 2, 40


def _weights() -> dict[str, npt.NDArray[np.float32]]:
    random = np.random.default_rng(0)
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (len(WORDS), HIDDEN),
        "embeddings.position_embeddings.weight": (POSITIONS, HIDDEN),
        "embeddings.token_type_embeddings.weight": (2, HIDDEN),
        "embeddings.LayerNorm.weight": (HIDDEN,),
        "embeddings.LayerNorm.bias": (HIDDEN,),
        "pooler.dense.weight": (HIDDEN, HIDDEN),
        "pooler.dense.bias": (HIDDEN,),
    }
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}"
        for part, (rows, columns) in {
            "attention.self.query": (HIDDEN, HIDDEN),
            "attention.self.key": (HIDDEN, HIDDEN),
            "attention.self.value": (HIDDEN, HIDDEN),
            "attention.output.dense": (HIDDEN, HIDDEN),
            "intermediate.dense": (FEED_FORWARD, HIDDEN),
            "output.dense": (HIDDEN, FEED_FORWARD),
        }.items():
            shapes[f"{prefix}.{part}.weight"] = (rows, columns)
            shapes[f"{prefix}.{part}.bias"] = (rows,)
        for norm in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes[f"{prefix}.{norm}.weight"] = shapes[f"{prefix}.{norm}.bias"] = (HIDDEN,)
    return {
        name: random.standard_normal(shape).astype(np.float32) for name, shape in shapes.items()
    }


@pytest.fixture
def bert_folder(tmp_path: Path) -> Path:
    """A folder as sentence-transformers publishes a model, pooled by its first token."""
    folder = tmp_path / "bert"
    (folder / "1_Pooling").mkdir(parents=True)
    config = {
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": HIDDEN,
        "intermediate_size": FEED_FORWARD,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": 4,
        "max_position_embeddings": POSITIONS,
        "type_vocab_size": 2,
        "layer_norm_eps": 1e-12,
        "vocab_size": len(WORDS),
    }
    pooling = {"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(pooling))
    (folder / "vocab.txt").write_text("\n".join(WORDS) + "\n")
    save_file(_weights(), folder / "model.safetensors")
    return folder


@pytest.fixture
def gguf_file(bert_folder: Path, tmp_path: Path) -> Path:
    """That model as a GGUF file."""
    output = tmp_path / "tiny.gguf"
    convert(bert_folder, output, "Q8_0", About("tiny"))
    return output
