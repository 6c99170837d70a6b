"""What a search is limited to, as SQL over `passage` joined with `document`."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from dogear_core.storage.terms import quote
from dogear_core.types import Filters

Value = str | int
Condition = tuple[str, list[Value]]
"""An SQL expression and the values for its marks, in order."""


def passage_condition(filters: Filters) -> Condition:
    """Return a condition on a passage and its document; "" for no limits."""
    conditions = list(_conditions(filters))
    sql = " AND ".join(condition for condition, _ in conditions)
    return sql, [value for _, values in conditions for value in values]


def _conditions(filters: Filters) -> Iterator[Condition]:
    if filters.under is not None:
        yield under(filters.under)
    if filters.media_types:
        yield _one_of("document.media_type", filters.media_types)
    if filters.without_media_types:
        yield _negated(_one_of("document.media_type", filters.without_media_types))
    if filters.folders:
        yield _any(_in_folder, filters.folders)
    if filters.without_folders:
        yield _negated(_any(_in_folder, filters.without_folders))
    if filters.modified_from is not None:
        yield "document.mtime_ns >= ?", [filters.modified_from]
    if filters.modified_before is not None:
        yield "document.mtime_ns < ?", [filters.modified_before]
    unwanted = " OR ".join(filter(None, map(quote, filters.without)))
    if unwanted:
        yield (
            "passage.id NOT IN (SELECT rowid FROM passage_fts WHERE passage_fts MATCH ?)",
            [unwanted],
        )
    if filters.also is not None:
        yield from _conditions(filters.also)


def under(path: Path, column: str = "document.path") -> Condition:
    """Return the condition that a document, or what a column tells of, is at or below `path`.

    A range of paths rather than LIKE, so that the index serves and no wildcard needs escaping.
    """
    below = str(path).rstrip(os.sep) + os.sep
    after = below[:-1] + chr(ord(os.sep) + 1)
    return f"({column} = ? OR ({column} >= ? AND {column} < ?))", [
        str(path),
        below,
        after,
    ]


def _in_folder(name: str) -> Condition:
    """Return the condition that a document lies below a path, or a folder of this name anywhere.

    SQLite's LIKE knows the two cases of ASCII letters only, so others are tried in each.
    """
    path = Path(name)
    with suppress(RuntimeError):  # there is no such user; a folder may be called so
        path = path.expanduser()
    if path.is_absolute():
        return under(path)
    name = name.replace("/", os.sep).strip(os.sep)
    for special in "!%_":
        name = name.replace(special, f"!{special}")
    spellings = dict.fromkeys((name, name.lower(), name.upper(), name.title()))
    return _any(_like, [f"%{os.sep}{spelling}{os.sep}%" for spelling in spellings])


def _like(pattern: str) -> Condition:
    return "document.path LIKE ? ESCAPE '!'", [pattern]


def _one_of(column: str, values: Iterable[str]) -> Condition:
    known: list[Value] = sorted(values)
    return f"{column} IN ({', '.join('?' * len(known))})", known


def _any(condition: Callable[[str], Condition], values: Iterable[str]) -> Condition:
    alternatives = [condition(value) for value in values]
    sql = " OR ".join(part for part, _ in alternatives)
    return f"({sql})", [value for _, found in alternatives for value in found]


def _negated(condition: Condition) -> Condition:
    sql, values = condition
    return f"NOT ({sql})", values
