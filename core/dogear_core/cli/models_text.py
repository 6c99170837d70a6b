"""What the commands about models print."""

from collections.abc import Iterator

from dogear_core.cli.output import printable
from dogear_core.models.listing import ListedModel
from dogear_core.models.speed import FASTER, MUCH_SLOWER, SLOWER, Speed, times_slower
from dogear_models.catalogue import MANY_LANGUAGES, ModelSpec

Json = dict[str, object]

_GONE = "its file has gone; download or add it again"


def models_json(listed: ListedModel, speed: Speed) -> Json:
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
        "passages_per_second": speed.rate_of(spec),
    }


def list_line(listed: ListedModel, speed: Speed) -> str:
    """Return the line for a model in the list."""
    spec = listed.spec
    mark = "*" if listed.in_use else " "
    parts = [
        listed.state.value if listed.is_there else _GONE,
        size_text(spec.file_bytes),
        languages_text(spec),
        speed_text(spec, speed),
        licence_text(spec),
    ]
    return f"{mark} {printable(spec.id):<32} {', '.join(part for part in parts if part)}"


def model_text(listed: ListedModel, speed: Speed) -> Iterator[str]:
    """Yield a line for each thing that is known of a model."""
    spec = listed.spec
    shorter = ", ".join(map(str, spec.shorter))
    state = listed.state.value if listed.is_there else _GONE
    rows = (
        ("Name", spec.name),
        ("State", "chosen" if listed.in_use else state),
        ("Languages", languages_text(spec)),
        ("Speed", speed_text(spec, speed)),
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
    if spec.cosines is not None and spec.cosines.is_weak:
        yield weak_sentence(spec)


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


def speed_text(spec: ModelSpec, speed: Speed) -> str:
    """Return how fast a model is in comparison to the one in use, and here if that was measured."""
    rate = speed.rate_of(spec)
    here = f"{rate:,.1f} passages/s here" if rate is not None else ""
    times = None if spec.id == speed.in_use.id else times_slower(spec, speed.in_use)
    return ", ".join(part for part in (_times_text(times), here) if part)


def _times_text(times: float | None) -> str:
    if times is None:
        return ""
    if times >= SLOWER:
        return f"about {times:.0f} times slower" if times >= MUCH_SLOWER else "a little slower"
    return f"about {1 / times:.0f} times faster" if times <= FASTER else "as fast"


def licence_text(spec: ModelSpec) -> str:
    """Return the licence as people call it."""
    return spec.licence.removeprefix("LicenseRef-")


def size_text(size: int) -> str:
    """Return a size in megabytes."""
    return f"{size / 1e6:,.0f} MB" if size else ""
