"""Adding a model from a file: what it says of itself, what is known or told, and a trial."""

import hashlib
import re
from dataclasses import dataclass, fields, replace
from pathlib import Path

from dogear_core.models.store import InstalledModel, ModelStore
from dogear_core.models.trial import try_apart
from dogear_core.progress import CancelToken
from dogear_models import catalogue
from dogear_models.catalogue import ModelSpec
from dogear_models.errors import ModelDamaged, ModelMissing, ModelUnsuitable
from dogear_models.inspection import ModelFile, Pooling, inspect

COPY_BYTES = 4 << 20
BUNDLED_WEIGHTS = 10_647_552
"""`ModelFile.weights` of the bundled model, whose cost is 1."""
LEAST_TOKENS = 64
"""A model that cannot read more at once is none for passages."""
LONGEST_PREFIX = 60
"""Characters before a passage: of the shortest model that is taken this leaves half."""
DIMENSIONS_STEP = 8
"""Of a vector's numbers, eight signs are compared at once."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a person says of a file; None where it is to be as the file or the catalogue says."""

    name: str | None = None
    pooling: Pooling | None = None
    max_tokens: int | None = None
    query_prefix: str | None = None
    passage_prefix: str | None = None
    languages: tuple[str, ...] | None = None
    end_token: str | None = None
    licence: str | None = None


NOTHING_TOLD = Told()


def describe(file: Path, told: Told = NOTHING_TOLD) -> ModelSpec:
    """Return what is known of a model file, without its hash and before it was tried.

    Raises `ModelMissing`, `ModelDamaged`, `ModelUnsuitable`, and of these `PoolingUnknown` when
    only a person can tell.
    """
    header = inspect(file)
    known = recognise(header)
    pooling = told.pooling or header.pooling
    if pooling in (None, Pooling.NONE) and known is not None:
        pooling = known.pooling
    header.require_embedding_model(pooling)
    spec = _as_the_file_says(header, pooling or Pooling.MEAN)
    if known is not None:
        spec = _as_the_catalogue_says(spec, known)
    answers = {field.name: getattr(told, field.name) for field in fields(Told)}
    answers |= {"id": told.name, "pooling": None}
    spec = replace(spec, **{key: value for key, value in answers.items() if value is not None})
    if header.context_length is not None:
        spec = replace(spec, max_tokens=min(spec.max_tokens, header.context_length))
    if spec.dimensions % DIMENSIONS_STEP:
        raise ModelUnsuitable(f"its vectors have {spec.dimensions} dimensions", path=file)
    if len(spec.passage_prefix) > LONGEST_PREFIX:
        raise ModelUnsuitable("what is to stand before passages is too long", path=file)
    if spec.max_tokens < LEAST_TOKENS:
        raise ModelUnsuitable(f"it reads {spec.max_tokens} tokens at once", path=file)
    return spec


def recognise(header: ModelFile) -> ModelSpec | None:
    """Return the model of the catalogue that a file holds, by its name and what it is."""
    names = (_bare(str(header.metadata.get("general.name", ""))), _bare(header.path.stem))
    found = [
        spec
        for spec in catalogue.load_catalogue()
        if spec.architecture == header.architecture
        and spec.dimensions == header.dimensions
        and (_bare(spec.name) == names[0] or _bare(spec.name) in names[1])
    ]
    return max(found, key=lambda spec: len(spec.name), default=None)


def add_file(
    store: ModelStore, file: Path, told: Told = NOTHING_TOLD, cancel: CancelToken | None = None
) -> InstalledModel:
    """Copy a model file into the folder once it has shown that it embeds.

    A file that is there already under the same description is not added twice. Raises as
    `describe` and `ModelStore.put` do, and `Cancelled`; then nothing has changed.
    """
    cancel = cancel or CancelToken()
    spec = describe(file, told)
    store.require_space(file.stat().st_size)
    with store.incoming() as copy:
        sha256 = _copy(store, file, copy, cancel)
        spec = replace(spec, sha256=sha256, file=file.name, file_bytes=copy.stat().st_size)
        try:
            return accept(store, spec, copy, cancel)
        except (ModelDamaged, ModelUnsuitable) as error:
            raise type(error)(error.detail, path=file) from error  # not that of the copy


def accept(store: ModelStore, spec: ModelSpec, file: Path, cancel: CancelToken) -> InstalledModel:
    """Try a file that is in the folder already, and take it for that model. Raises as above."""
    spec = replace(spec, cosines=try_apart(spec, file, cancel), checked=True)
    for found in store.installed():
        if spec == replace(found.spec, id=spec.id, cosines=spec.cosines, file=spec.file):
            if found.bundled:
                return found
            return store.put(found.spec, file)  # whose own file may be gone or damaged
    return store.put(replace(spec, id=store.free_id(spec.id)), file)


def _as_the_file_says(header: ModelFile, pooling: Pooling) -> ModelSpec:
    said = header.metadata
    name = str(said.get("general.name") or header.path.stem)
    return ModelSpec(
        id=name,
        name=name,
        file=header.path.name,
        architecture=header.architecture,
        dimensions=header.dimensions or 0,
        pooling=pooling,
        max_tokens=header.context_length or 512,
        query_prefix="",
        passage_prefix="",
        languages=(),
        licence=str(said.get("general.license", "")),
        source=str(said.get("general.source.url") or said.get("general.repo_url") or ""),
        file_bytes=0,
        cost=round(header.weights / BUNDLED_WEIGHTS, 4),
    )


def _as_the_catalogue_says(spec: ModelSpec, known: ModelSpec) -> ModelSpec:
    """Return the file's description with what its header has no place for."""
    is_bundled = known.id == catalogue.bundled().id
    return replace(
        spec,
        id=spec.id if is_bundled else known.id,
        name=known.name,
        max_tokens=known.max_tokens,
        query_prefix=known.query_prefix,
        passage_prefix=known.passage_prefix,
        languages=known.languages,
        licence=known.licence,
        source=known.source,
        shorter=known.shorter,
        end_token=known.end_token,
        cost=known.cost,
    )


def _copy(store: ModelStore, source: Path, target: Path, cancel: CancelToken) -> str:
    """Copy a file and return its SHA-256."""
    digest = hashlib.sha256()
    try:
        reading = source.open("rb")
    except OSError as error:
        raise ModelMissing(error.strerror or str(error), path=source) from error
    with reading, store.errors(), target.open("wb") as writing:
        while block := reading.read(COPY_BYTES):
            cancel.raise_if_cancelled()
            digest.update(block)
            writing.write(block)
    return digest.hexdigest()


def _bare(name: str) -> str:
    """Return a name without what people write differently."""
    return re.sub(r"[^a-z0-9]", "", name.lower())
