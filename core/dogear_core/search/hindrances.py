"""Which filters of a request keep a document out, and the request without these."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from dogear_core.readers.families import family_of
from dogear_core.search.query import Query, parse
from dogear_core.storage.store import Store
from dogear_core.types import DocumentId, FilterKind, Filters, Hindrance, SearchRequest

_TYPED = {
    FilterKind.TYPE: "types",
    FilterKind.WITHOUT_TYPE: "without_types",
    FilterKind.FOLDER: "folders",
    FilterKind.WITHOUT_FOLDER: "without_folders",
    FilterKind.AFTER: "after",
    FilterKind.BEFORE: "before",
    FilterKind.WITHOUT: "without",
}
"""The field of a `Query` for each kind of filter that can be typed."""
_OWN = {
    FilterKind.UNDER: "under",
    FilterKind.TYPE: "media_types",
    FilterKind.WITHOUT_TYPE: "without_media_types",
    FilterKind.FOLDER: "folders",
    FilterKind.WITHOUT_FOLDER: "without_folders",
    FilterKind.AFTER: "modified_from",
    FilterKind.BEFORE: "modified_before",
    FilterKind.WITHOUT: "without",
}
"""The field of `Filters` for each kind."""

NANOSECONDS = 10**9

Limits = TypeVar("Limits", Query, Filters)
_Part = tuple[Hindrance, Filters]
"""A filter as it is told, and as the limits of a search by it alone."""


def find_hindrances(
    store: Store, document: DocumentId, request: SearchRequest
) -> tuple[Hindrance, ...]:
    """Return the filters, typed or the request's own, that keep a document out; none if none do.

    Where each filter leaves some passage of it but all together leave none, these are all filters
    that take a passage away.
    """
    query = parse(request.text, typing=request.typing)
    parts = [*_typed_parts(query), *_own_parts(request.filters)]

    def left_by(filters: Filters) -> int:
        return len(store.passages.ids_within(document, filters))

    whole = left_by(Filters())
    left = {hindrance: left_by(alone) for hindrance, alone in parts}
    rest = [alone for hindrance, alone in parts if left[hindrance]]
    most = 0 if left_by(_all_of(rest)) else whole - 1
    return tuple(hindrance for hindrance, passages in left.items() if passages <= most)


def relaxed(request: SearchRequest, removed: Iterable[Hindrance]) -> SearchRequest:
    """Return a request without some of its filters; its last word counts as finished then."""
    for hindrance in removed:
        if hindrance.typed:
            query = parse(request.text, typing=request.typing)
            query = _without(query, _TYPED[hindrance.kind], hindrance)
            request = replace(request, text=query.to_text(), typing=False)
        else:
            request = replace(request, filters=_relaxed(request.filters, hindrance))
    return request


def _relaxed(filters: Filters, removed: Hindrance) -> Filters:
    also = _relaxed(filters.also, removed) if filters.also else None
    return _without(replace(filters, also=also or None), _OWN[removed.kind], removed)


def _without(limits: Limits, field: str, removed: Hindrance) -> Limits:
    """Return a query or filters without a hindrance, which may be one of several words."""
    value = getattr(limits, field)
    if removed.kind is FilterKind.WITHOUT:
        return replace(limits, without=tuple(word for word in value if word not in removed.values))
    if _values(value) != removed.values:
        return limits
    return replace(limits, **{field: getattr(type(limits)(), field)})


def _typed_parts(query: Query) -> Iterator[_Part]:
    for kind, field in _TYPED.items():
        for value in _single(kind, getattr(query, field)):
            alone = replace(Query(), **{field: value}).filters()
            yield Hindrance(kind, _values(value), typed=True), alone


def _own_parts(filters: Filters) -> Iterator[_Part]:
    for kind, field in _OWN.items():
        for value in _single(kind, getattr(filters, field)):
            alone = replace(Filters(), **{field: value})
            yield Hindrance(kind, _values(value), typed=False), alone
    if filters.also is not None:
        yield from _own_parts(filters.also)


def _single(kind: FilterKind, value: Any) -> Iterator[Any]:
    """Yield what is to be told of one by one: each unwanted word, but folders and types at once."""
    if kind is FilterKind.WITHOUT:
        yield from ((word,) for word in value)
    elif value:
        yield value


def _values(value: Any) -> tuple[str, ...]:
    """Return the value of a filter as a person reads it."""
    match value:
        case tuple():
            return value
        case frozenset():
            return tuple(sorted({family_of(media_type) for media_type in value}))
        case int():
            return (
                datetime.fromtimestamp(value / NANOSECONDS, UTC).astimezone().date().isoformat(),
            )
        case _:
            return (str(value),)


def _all_of(parts: Iterable[Filters]) -> Filters:
    whole = Filters()
    for alone in parts:
        whole = replace(alone, also=whole or None)
    return whole
