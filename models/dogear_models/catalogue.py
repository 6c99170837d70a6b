"""The embedding models Dogear knows, from `catalogue.toml`."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from dogear_models.errors import ModelDamaged, ModelUnsuitable
from dogear_models.inspection import Pooling

_PACKAGE = Path(__file__).parent

MANY_LANGUAGES = "mul"
"""ISO 639-2's code for several languages; the models that have it were trained on about 100."""

WEAK_DEVIATIONS = 2.5
"""Deviations between related and unrelated texts below which a model is of little use: the bundled
one has 5.4, one with random weights less than 1."""


@dataclass(frozen=True, slots=True)
class CosineScale:
    """How near questions and passages come to each other with a model.

    `unrelated` is the mean cosine of pairs that have nothing to do with each other, `spread` its
    standard deviation, and `related` the median of pairs that belong together.
    `dogear_core.embedding.calibration` measures them.
    """

    unrelated: float
    spread: float
    related: float

    @property
    def is_weak(self) -> bool:
        """Whether the model tells related from unrelated texts badly."""
        return self.related - self.unrelated < WEAK_DEVIATIONS * self.spread


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """What one must know of a model file to embed with it.

    `max_tokens` is the length the model was trained for, special tokens included; the file may
    allow more. `dimensions` is the length of the vectors in use, which may be one of `shorter`:
    those to which the model was trained to have its vectors cut (Matryoshka). `end_token` closes
    a text whose last token becomes its vector; without it that is the file's own.

    `languages` are the codes (ISO 639-1) of those it was trained on, or `MANY_LANGUAGES`; it
    reads others less well. `source` is the address the original is published at, `licence` its
    SPDX identifier. `repository` is where the hub has the file, which is `file` there, and
    `file_bytes` about its size. `cost` is the time for a passage in times that of the bundled
    model, 0 where nobody knows.

    `sha256` is empty, and `cosines` None, for a model of the catalogue that is not `checked`;
    both are known once it is installed.
    """

    id: str
    name: str
    file: str
    architecture: str
    dimensions: int
    pooling: Pooling
    max_tokens: int
    query_prefix: str
    passage_prefix: str
    languages: tuple[str, ...]
    licence: str
    source: str
    file_bytes: int
    sha256: str = ""
    cosines: CosineScale | None = None
    shorter: tuple[int, ...] = ()
    end_token: str = ""
    repository: str = ""
    cost: float = 0.0
    checked: bool = True

    def cut_to(self, dimensions: int) -> "ModelSpec":
        """Return the same model with shorter vectors; 0 leaves them as they are.

        Raises ModelUnsuitable for a length that it was not trained for.
        """
        if dimensions in (0, self.dimensions):
            return self
        if dimensions not in self.shorter:
            lengths = ", ".join(map(str, (self.dimensions, *self.shorter)))
            raise ModelUnsuitable(f"vectors of {self.id} have {lengths} dimensions")
        return replace(self, dimensions=dimensions)

    def to_json(self) -> str:
        """Return the description as it is kept beside a file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


_FIELDS = {field.name for field in fields(ModelSpec)}


def load_catalogue() -> tuple[ModelSpec, ...]:
    """Return every model of the catalogue; the first is the bundled one."""
    content = tomllib.loads((_PACKAGE / "catalogue.toml").read_text(encoding="utf-8"))
    return tuple(_spec(entry) for entry in content["model"])


def from_json(text: str) -> ModelSpec:
    """Return the model that `ModelSpec.to_json` described; what it knows beyond that is dropped.

    Raises ModelDamaged.
    """
    try:
        entry = json.loads(text)
        return _spec({name: entry[name] for name in entry.keys() & _FIELDS})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ModelDamaged("its description cannot be read") from error


def _spec(entry: Mapping[str, Any]) -> ModelSpec:
    cosines = entry.get("cosines")
    typed = {
        "pooling": Pooling(entry["pooling"]),
        "languages": tuple(entry["languages"]),
        "shorter": tuple(entry.get("shorter", ())),
        "cosines": CosineScale(**cosines) if cosines else None,
    }
    return ModelSpec(**{**entry, **typed})


def bundled() -> ModelSpec:
    """Return the model that ships with Dogear."""
    return load_catalogue()[0]


def path(spec: ModelSpec) -> Path:
    """Return where the file of a bundled model is."""
    return _PACKAGE / "gguf" / spec.file
