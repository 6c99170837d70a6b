"""The embedding models Dogear knows, from `catalogue.toml`."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from dogear_models.errors import ModelDamaged
from dogear_models.inspection import Pooling

_PACKAGE = Path(__file__).parent


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


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """What one must know of a model file to embed with it.

    `max_tokens` is the length the model was trained for, special tokens included; the file may
    allow more. `languages` are the codes (ISO 639-1) of those it was trained on; it reads others
    less well. `source` is the address the original is published at, `licence` its SPDX
    identifier.
    """

    id: str
    name: str
    file: str
    sha256: str
    architecture: str
    dimensions: int
    pooling: Pooling
    max_tokens: int
    query_prefix: str
    passage_prefix: str
    languages: tuple[str, ...]
    licence: str
    source: str
    cosines: CosineScale

    def to_json(self) -> str:
        """Return the description as it is kept beside a file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


_FIELDS = {field.name for field in fields(ModelSpec)}


def from_json(text: str) -> ModelSpec:
    """Return the model that `ModelSpec.to_json` described; what it knows beyond that is dropped.

    Raises ModelDamaged.
    """
    try:
        entry = json.loads(text)
        return _spec({name: entry[name] for name in entry.keys() & _FIELDS})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ModelDamaged("its description cannot be read") from error


def load_catalogue() -> tuple[ModelSpec, ...]:
    """Return every model of the catalogue; the first is the bundled one."""
    content = tomllib.loads((_PACKAGE / "catalogue.toml").read_text(encoding="utf-8"))
    return tuple(_spec(entry) for entry in content["model"])


def _spec(entry: Mapping[str, Any]) -> ModelSpec:
    pooling, languages = Pooling(entry["pooling"]), tuple(entry["languages"])
    cosines = CosineScale(**entry["cosines"])
    typed = {"pooling": pooling, "languages": languages, "cosines": cosines}
    return ModelSpec(**{**entry, **typed})


def bundled() -> ModelSpec:
    """Return the model that ships with Dogear."""
    return load_catalogue()[0]


def path(spec: ModelSpec) -> Path:
    """Return where the file of a bundled model is."""
    return _PACKAGE / "gguf" / spec.file
