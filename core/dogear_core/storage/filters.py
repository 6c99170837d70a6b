"""What a search is limited to, as SQL over the `document` table."""

import os
from pathlib import Path

from dogear_core.types import Filters


def document_condition(filters: Filters) -> tuple[str, list[str]]:
    """Return a WHERE condition on `document` and its values; "" for no limits."""
    conditions: list[str] = []
    values: list[str] = []
    if filters.under is not None:
        condition, values = under(filters.under)
        conditions.append(condition)
    if filters.media_types:
        marks = ", ".join("?" * len(filters.media_types))
        conditions.append(f"document.media_type IN ({marks})")
        values.extend(sorted(filters.media_types))
    return " AND ".join(conditions), values


def under(path: Path) -> tuple[str, list[str]]:
    """Return the condition that a document is `path` or lies below it.

    A range of paths rather than LIKE, so that the index serves and no wildcard needs escaping.
    """
    below = str(path).rstrip(os.sep) + os.sep
    after = below[:-1] + chr(ord(os.sep) + 1)
    return "(document.path = ? OR (document.path >= ? AND document.path < ?))", [
        str(path),
        below,
        after,
    ]
