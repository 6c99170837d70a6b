"""Models with random weights, small enough to make and run in a test."""

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
from gguf import GGUFWriter, PoolingType, TokenType
from safetensors.numpy import save_file

from dogear_models.convert import About, convert

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "lease", "##s", "the", ".", "rent", "##al"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
FEED_FORWARD, LAYERS, HEADS, POSITIONS = 96, 2, 4, 256

END, OTHER_END = "<|endoftext|>", "<|im_end|>"

Weights = npt.NDArray[np.float32]


def bert_folder(
    folder: Path, *, dimensions: int = 64, cls: bool = True, words: list[str] = WORDS, seed: int = 0
) -> Path:
    """Write a BERT as sentence-transformers publishes it; by default pooled by its first token."""
    (folder / "1_Pooling").mkdir(parents=True)
    config = {
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": dimensions,
        "intermediate_size": FEED_FORWARD,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "max_position_embeddings": POSITIONS,
        "type_vocab_size": 2,
        "layer_norm_eps": 1e-12,
        "vocab_size": len(words),
    }
    pooling = {"pooling_mode_cls_token": cls, "pooling_mode_mean_tokens": not cls}
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(pooling))
    (folder / "vocab.txt").write_text("\n".join(words) + "\n")
    save_file(_bert_weights(dimensions, len(words), seed), folder / "model.safetensors")
    return folder


def bert(file: Path, *, dimensions: int = 64, seed: int = 0, name: str = "tiny-bert") -> Path:
    """Write a BERT that knows all letters as GGUF, pooled by the mean."""
    words = [*WORDS[:5], *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    source = bert_folder(
        file.with_suffix(""), dimensions=dimensions, cls=False, words=words, seed=seed
    )
    convert(source, file, "F16", About(name, license="mit"))
    return file


def decoder(file: Path, *, pooling: bool = True) -> Path:
    """Write a Qwen3 as GGUF: a causal decoder, whose file names another end than the embedder's."""
    vocabulary, width, key = 300, 64, 16
    random = np.random.default_rng(1)
    writer = GGUFWriter(file, "qwen3")
    writer.add_name("tiny-qwen3")
    writer.add_context_length(256)
    writer.add_embedding_length(width)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(FEED_FORWARD)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(2)
    writer.add_key_length(key)
    writer.add_value_length(key)
    writer.add_layer_norm_rms_eps(1e-6)
    if pooling:
        writer.add_pooling_type(PoolingType.LAST)
    tokens = [*_bytes_as_letters(), "re", "nt", END, OTHER_END]
    kinds = [TokenType.NORMAL] * 258 + [TokenType.CONTROL] * 2
    unused = vocabulary - len(tokens)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list([*tokens, *(f"<unused{number}>" for number in range(unused))])
    writer.add_token_types([*kinds, *[TokenType.UNUSED] * unused])
    writer.add_token_merges(["r e", "n t"])
    writer.add_eos_token_id(tokens.index(OTHER_END))
    writer.add_add_bos_token(False)
    for name, shape in _decoder_shapes(vocabulary, width, key).items():
        weights = random.standard_normal(shape) * 0.3 + name.endswith("norm")
        writer.add_tensor(f"{name}.weight", weights.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return file


def _decoder_shapes(vocabulary: int, width: int, key: int) -> dict[str, tuple[int, ...]]:
    shapes: dict[str, tuple[int, ...]] = {
        "token_embd": (vocabulary, width),
        "output_norm": (width,),
    }
    for layer in range(LAYERS):
        for part, shape in {
            "attn_norm": (width,),
            "attn_q": (HEADS * key, width),
            "attn_k": (2 * key, width),
            "attn_v": (2 * key, width),
            "attn_output": (width, HEADS * key),
            "attn_q_norm": (key,),
            "attn_k_norm": (key,),
            "ffn_norm": (width,),
            "ffn_gate": (FEED_FORWARD, width),
            "ffn_up": (FEED_FORWARD, width),
            "ffn_down": (width, FEED_FORWARD),
        }.items():
            shapes[f"blk.{layer}.{part}"] = shape
    return shapes


def _bytes_as_letters() -> list[str]:
    """Return the letter that GPT-2's tokenizer writes for each byte, printable ones first."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    return [*map(chr, printable), *(chr(256 + number) for number in range(256 - len(printable)))]


def _bert_weights(dimensions: int, vocabulary: int, seed: int) -> dict[str, Weights]:
    random = np.random.default_rng(seed)
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (vocabulary, dimensions),
        "embeddings.position_embeddings.weight": (POSITIONS, dimensions),
        "embeddings.token_type_embeddings.weight": (2, dimensions),
        "embeddings.LayerNorm.weight": (dimensions,),
        "embeddings.LayerNorm.bias": (dimensions,),
        "pooler.dense.weight": (dimensions, dimensions),
        "pooler.dense.bias": (dimensions,),
    }
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}"
        for part, (rows, columns) in {
            "attention.self.query": (dimensions, dimensions),
            "attention.self.key": (dimensions, dimensions),
            "attention.self.value": (dimensions, dimensions),
            "attention.output.dense": (dimensions, dimensions),
            "intermediate.dense": (FEED_FORWARD, dimensions),
            "output.dense": (dimensions, FEED_FORWARD),
        }.items():
            shapes[f"{prefix}.{part}.weight"] = (rows, columns)
            shapes[f"{prefix}.{part}.bias"] = (rows,)
        for norm in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes[f"{prefix}.{norm}.weight"] = shapes[f"{prefix}.{norm}.bias"] = (dimensions,)
    return {
        name: random.standard_normal(shape).astype(np.float32) for name, shape in shapes.items()
    }
