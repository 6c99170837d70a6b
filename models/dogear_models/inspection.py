"""Read what a GGUF file says of itself, without loading it and without trusting it.

The layout is that of the GGUF specification, versions 2 and 3, little-endian: magic, version,
counts, metadata (key, type, value), tensor infos (name, shape, type, offset), then the aligned
tensor data. Every read is checked against the end of the file, and every count against a limit.
"""

import stat
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import prod
from pathlib import Path
from typing import BinaryIO

from dogear_models.errors import ModelDamaged, ModelMissing, ModelUnsuitable, PoolingUnknown

Scalar = str | int | float | bool

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_DEFAULT_ALIGNMENT = 32
_MAX_DIMENSIONS = 4
_MAX_ENTRIES = 1 << 16
"""Most metadata keys or tensors a file may claim; real ones have a few thousand."""
_MAX_STRING = 1 << 24
"""Longest string read; the longest real ones are chat templates of some ten thousand bytes."""

_STRING, _ARRAY = 8, 9
_SCALAR_FORMATS = {
    0: "<B",
    1: "<b",
    2: "<H",
    3: "<h",
    4: "<I",
    5: "<i",
    6: "<f",
    7: "<?",
    10: "<Q",
    11: "<q",
    12: "<d",
}
"""`struct` format by metadata value type."""

_TENSOR_BLOCKS = {
    0: (1, 4),  # F32
    1: (1, 2),  # F16
    2: (32, 18),  # Q4_0
    3: (32, 20),  # Q4_1
    6: (32, 22),  # Q5_0
    7: (32, 24),  # Q5_1
    8: (32, 34),  # Q8_0
    10: (256, 84),  # Q2_K
    11: (256, 110),  # Q3_K
    12: (256, 144),  # Q4_K
    13: (256, 176),  # Q5_K
    14: (256, 210),  # Q6_K
    16: (256, 66),  # IQ2_XXS
    17: (256, 74),  # IQ2_XS
    18: (256, 98),  # IQ3_XXS
    19: (256, 50),  # IQ1_S
    20: (32, 18),  # IQ4_NL
    21: (256, 110),  # IQ3_S
    22: (256, 82),  # IQ2_S
    23: (256, 136),  # IQ4_XS
    24: (1, 1),  # I8
    25: (1, 2),  # I16
    26: (1, 4),  # I32
    27: (1, 8),  # I64
    28: (1, 8),  # F64
    29: (256, 56),  # IQ1_M
    30: (1, 2),  # BF16
    34: (256, 54),  # TQ1_0
    35: (256, 66),  # TQ2_0
    39: (32, 17),  # MXFP4
}
"""(elements, bytes) of one block by tensor type, from ggml."""

_ENCODERS = frozenset(
    {
        "bert",
        "eurobert",
        "gemma-embedding",
        "jina-bert-v2",
        "jina-bert-v3",
        "modern-bert",
        "neo-bert",
        "nomic-bert",
        "nomic-bert-moe",
    }
)
"""llama.cpp's architectures that exist to embed, whatever the file says of pooling."""


class Pooling(StrEnum):
    """How token vectors become one; in the order of GGUF's and llama.cpp's numbers."""

    NONE = "none"
    MEAN = "mean"
    CLS = "cls"
    LAST = "last"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class TensorInfo:
    """One tensor's name, shape as stored (fastest axis first), and place in the file."""

    name: str
    shape: tuple[int, ...]
    type: int
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A GGUF file's header; `metadata` has the single values, not the arrays."""

    path: Path
    version: int
    metadata: Mapping[str, Scalar]
    tensors: tuple[TensorInfo, ...]

    @property
    def architecture(self) -> str:
        """llama.cpp's name of the architecture."""
        return str(self.metadata.get("general.architecture", ""))

    @property
    def dimensions(self) -> int | None:
        """Length of an embedding."""
        return self._integer("embedding_length")

    @property
    def context_length(self) -> int | None:
        """The most tokens the weights can take; a model may be trained for fewer."""
        return self._integer("context_length")

    @property
    def pooling(self) -> Pooling | None:
        """The pooling the file asks for; None when it says nothing."""
        number = self._integer("pooling_type")
        known = tuple(Pooling)
        return known[number] if number is not None and 0 <= number < len(known) else None

    @property
    def is_wordpiece(self) -> bool:
        """Whether texts are cut by BERT's WordPiece; see `dogear_models.wordpiece`."""
        return self.metadata.get("tokenizer.ggml.model") == "bert"

    @property
    def strips_accents(self) -> bool:
        """Whether the tokenizer drops accents; where the file is silent, if it lower-cases."""
        lowercases = self.metadata.get("tokenizer.ggml.normalizer.lowercase", True)
        return bool(self.metadata.get("tokenizer.ggml.normalizer.strip_accents", lowercases))

    @property
    def weights(self) -> int:
        """How many numbers are computed with for each token: those not looked up in a table."""
        tables = ("token_embd.weight", "position_embd.weight", "token_types.weight")
        return sum(prod(tensor.shape) for tensor in self.tensors if tensor.name not in tables)

    def require_embedding_model(self, told: Pooling | None = None) -> None:
        """Raise ModelUnsuitable unless the model turns a text into one vector.

        `told` is how it does, where that is known from elsewhere.
        """
        if Pooling.RANK in (self.pooling, told):
            raise ModelUnsuitable("a reranker, not an embedding model", path=self.path)
        if not self.dimensions:
            raise ModelUnsuitable("no embedding length", path=self.path)
        pools = (told or self.pooling) not in (None, Pooling.NONE)
        if not pools and self.architecture not in _ENCODERS:
            detail = f"architecture {self.architecture!r} without pooling is no embedding model"
            raise PoolingUnknown(detail, path=self.path)

    def _integer(self, key: str) -> int | None:
        value = self.metadata.get(f"{self.architecture}.{key}")
        return value if isinstance(value, int) else None


def inspect(path: Path) -> ModelFile:
    """Return the header of the GGUF file at `path`, complete down to its last tensor.

    Raises ModelMissing when there is no such file or it cannot be read, ModelUnsuitable when it
    is no GGUF of a version this can read, ModelDamaged when it is truncated or contradicts itself.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ModelUnsuitable("not a file", path=path)
        with path.open("rb") as file:
            return _read_header(file, path)
    except FileNotFoundError as error:
        raise ModelMissing("no such file", path=path) from error
    except OSError as error:
        raise ModelMissing(error.strerror or str(error), path=path) from error


def _read_header(file: BinaryIO, path: Path) -> ModelFile:
    header = _Header(file, path)
    magic = file.read(len(_MAGIC))
    if not _MAGIC.startswith(magic):
        raise ModelUnsuitable("not a GGUF file", path=path)
    if len(magic) < len(_MAGIC):
        raise header.damaged(f"ends after {len(magic)} bytes")
    version = header.integer("<I")
    if version not in _VERSIONS:
        raise ModelUnsuitable(f"GGUF version {version}", path=path)
    tensor_count, value_count = header.count(), header.count()
    metadata: dict[str, Scalar] = {}
    for _ in range(value_count):
        key = header.string()
        value = header.value()
        if value is not None:
            metadata[key] = value
    tensors = tuple(header.tensor() for _ in range(tensor_count))
    _check_extent(header, metadata, tensors)
    return ModelFile(path, version, metadata, tensors)


def _check_extent(
    header: "_Header", metadata: Mapping[str, Scalar], tensors: tuple[TensorInfo, ...]
) -> None:
    alignment = metadata.get("general.alignment", _DEFAULT_ALIGNMENT)
    if not isinstance(alignment, int) or alignment <= 0:
        raise header.damaged(f"alignment {alignment!r}")
    data = -(-header.position // alignment) * alignment
    end = max((data + tensor.offset + tensor.size for tensor in tensors), default=0)
    if end > header.size:
        raise header.damaged(f"truncated: {header.size} of {end} bytes")


class _Header:
    """A cursor over a header that never reads beyond the end of the file."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self._file = file
        self._path = path
        self.size = path.stat().st_size

    @property
    def position(self) -> int:
        return self._file.tell()

    def damaged(self, detail: str) -> ModelDamaged:
        return ModelDamaged(detail, path=self._path)

    def integer(self, form: str) -> int:
        (value,) = struct.unpack(form, self._take(struct.calcsize(form)))
        return int(value)

    def count(self) -> int:
        count = self.integer("<Q")
        if count > _MAX_ENTRIES:
            raise self.damaged(f"a count of {count} in the header")
        return count

    def string(self) -> str:
        length = self.integer("<Q")
        if length > _MAX_STRING:
            raise self.damaged(f"a string of {length} bytes in the header")
        return self._take(length).decode(errors="replace")

    def value(self) -> Scalar | None:
        """Read a typed value; arrays are passed over."""
        kind = self.integer("<I")
        if kind == _ARRAY:
            self._skip_array()
            return None
        if kind == _STRING:
            return self.string()
        form = self._scalar_format(kind)
        value: Scalar
        (value,) = struct.unpack(form, self._take(struct.calcsize(form)))
        return value

    def tensor(self) -> TensorInfo:
        name = self.string()
        axes = self.integer("<I")
        if axes > _MAX_DIMENSIONS:
            raise self.damaged(f"tensor {name!r} has {axes} axes")
        shape = tuple(self.integer("<Q") for _ in range(axes))
        kind = self.integer("<I")
        if kind not in _TENSOR_BLOCKS:
            raise ModelUnsuitable(f"tensor type {kind}", path=self._path)
        elements, block_bytes = _TENSOR_BLOCKS[kind]
        size = prod(shape) // elements * block_bytes
        return TensorInfo(name, shape, kind, self.integer("<Q"), size)

    def _skip_array(self) -> None:
        kind = self.integer("<I")
        length = self.integer("<Q")
        if kind == _STRING:
            for _ in range(length):
                self._skip(self.integer("<Q"))
        else:
            self._skip(struct.calcsize(self._scalar_format(kind)) * length)

    def _scalar_format(self, kind: int) -> str:
        if kind not in _SCALAR_FORMATS:
            raise self.damaged(f"value type {kind} in the header")
        return _SCALAR_FORMATS[kind]

    def _take(self, length: int) -> bytes:
        self._require(length)
        return self._file.read(length)

    def _skip(self, length: int) -> None:
        self._require(length)
        self._file.seek(length, 1)

    def _require(self, length: int) -> None:
        if length > self.size - self.position:
            raise self.damaged(f"truncated inside the header, at byte {self.position}")
