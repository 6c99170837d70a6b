"""What the commands about models print."""

from collections.abc import Iterator

from dogear_core.cli.output import printable
from dogear_core.models.listing import ListedModel
from dogear_core.models.speed import times_slower
from dogear_models.catalogue import MANY_LANGUAGES, ModelSpec

Json = dict[str, object]

WEAK_DEVIATIONS = 2.5
"""Deviations between related and unrelated texts below which a model is of little use: the bundled
one has 5.4, one with random weights less than 1."""


def models_json(listed: ListedModel) -> Json:
    """Return one model; sizes are in bytes, `cost` in times that of the bundled one."""
    spec = listed.spec
    return {
        "id": spec.id,
        "name": spec.name,
        "state": listed.state.value,
        "in_use": listed.in_use,
        "checked": spec.checked,
        "bytes": spec.file_bytes,
        "dimensions": spec.dimensions,
        "shorter": list(spec.shorter),
        "max_tokens": spec.max_tokens,
        "pooling": spec.pooling.value,
        "query_prefix": spec.query_prefix,
        "passage_prefix": spec.passage_prefix,
        "languages": list(spec.languages),
        "licence": spec.licence or None,
        "source": spec.source or None,
        "repository": spec.repository or None,
        "file": str(listed.file or spec.file),
        "sha256": spec.sha256 or None,
        "cost": spec.cost or None,
    }


def list_line(listed: ListedModel, in_use: ModelSpec) -> str:
    """Return the line for a model in the list."""
    spec = listed.spec
    mark = "*" if listed.in_use else " "
    parts = [
        listed.state.value,
        size_text(spec.file_bytes),
        languages_text(spec),
        speed_text(spec, in_use),
        licence_text(spec),
    ]
    return f"{mark} {printable(spec.id):<32} {', '.join(part for part in parts if part)}"


def model_text(listed: ListedModel, in_use: ModelSpec) -> Iterator[str]:
    """Yield a line for each thing that is known of a model."""
    spec = listed.spec
    shorter = ", ".join(map(str, spec.shorter))
    rows = (
        ("Name", spec.name),
        ("State", "in use" if listed.in_use else listed.state.value),
        ("Languages", languages_text(spec)),
        ("Speed", speed_text(spec, in_use)),
        ("Size", size_text(spec.file_bytes)),
        ("Dimensions", f"{spec.dimensions}" + (f", or {shorter}" if shorter else "")),
        ("Longest text", f"{spec.max_tokens} tokens"),
        ("Pooling", spec.pooling.value),
        ("Before queries", repr(spec.query_prefix) if spec.query_prefix else "nothing"),
        ("Before passages", repr(spec.passage_prefix) if spec.passage_prefix else "nothing"),
        ("Licence", licence_text(spec)),
        ("Published at", spec.source),
        ("Downloaded from", f"{spec.repository}/{spec.file}" if spec.repository else ""),
        ("SHA-256", spec.sha256),
        ("File", str(listed.file or "")),
    )
    for name, value in rows:
        if value:
            yield f"{name:<15} {printable(value)}"
    if not spec.checked:
        yield "Nobody of Dogear had this file in hand; it is checked by the server's own hash."
    if is_weak(spec):
        yield weak_sentence(spec)


def is_weak(spec: ModelSpec) -> bool:
    """Whether a model tells related from unrelated texts badly."""
    scale = spec.cosines
    return scale is not None and scale.related - scale.unrelated < WEAK_DEVIATIONS * scale.spread


def weak_sentence(spec: ModelSpec) -> str:
    """Return the warning for a model that finds little."""
    return (
        f"{spec.id} hardly tells related texts from unrelated ones; the file may be a bad "
        "conversion, or the prefixes or the pooling are wrong."
    )


def languages_text(spec: ModelSpec) -> str:
    """Return the languages a model knows."""
    if MANY_LANGUAGES in spec.languages:
        return "about 100 languages"
    return " ".join(spec.languages)


def speed_text(spec: ModelSpec, in_use: ModelSpec) -> str:
    """Return how fast a model is in comparison to the one in use; "" where nobody knows."""
    times = times_slower(spec, in_use)
    if times is None or spec.id == in_use.id:
        return ""
    if times >= 1.2:
        return f"about {times:.0f} times slower" if times >= 1.75 else "a little slower"
    return f"about {1 / times:.0f} times faster" if times < 0.6 else "as fast"


def licence_text(spec: ModelSpec) -> str:
    """Return the licence as people call it."""
    return spec.licence.removeprefix("LicenseRef-")


def size_text(size: int) -> str:
    """Return a size in megabytes."""
    return f"{size / 1e6:,.0f} MB" if size else ""
