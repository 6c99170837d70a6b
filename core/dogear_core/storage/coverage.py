"""How much of a library, or of a folder in it, can be found by its meaning."""

from dataclasses import replace

import apsw

from dogear_core.storage.filters import passage_condition
from dogear_core.storage.generations import active_generation
from dogear_core.storage.vectors import held_inputs
from dogear_core.types import Coverage, Filters

_READ_ALL_SHARE = 0.25
"""From this part of all documents on, reading all passages in order is faster than looking up
those of each document: 17 ms instead of 27 for 80,000 of 100,000."""


def count_coverage(connection: apsw.Connection, filters: Filters) -> Coverage:
    """Return how many passages the documents that pass have, and how many with a vector.

    Words that a passage must not have are not looked at.
    """
    condition, values = passage_condition(_on_documents(filters))
    share = _share(connection, condition, values) if condition else 1.0
    embedded, held = _embedded(connection)
    select = f"SELECT count(*), {embedded} FROM"
    if share == 1.0:
        sql, values = f"{select} passage {held}", []
    elif held and share > _READ_ALL_SHARE:
        documents = f"SELECT id FROM document WHERE {condition}"
        sql = f"{select} passage NOT INDEXED {held} WHERE document_id IN ({documents})"
    else:
        passages = "CROSS JOIN passage ON passage.document_id = document.id"
        sql = f"{select} document {passages} {held} WHERE {condition}"
    ((passages_found, embedded_found),) = connection.execute(sql, values)
    return Coverage(passages_found, embedded_found)


def _embedded(connection: apsw.Connection) -> tuple[str, str]:
    """Return what counts the passages with a vector, and what has to be joined for that."""
    generation = active_generation(connection)
    if generation is None:
        return "0", ""
    held = held_inputs(generation.id)
    ((inputs, vectors),) = connection.execute(
        f"SELECT (SELECT count(*) FROM input), count(*) FROM {held}"
    )
    if inputs == vectors:
        return "count(*)", ""
    return "count(held.rowid)", f"LEFT JOIN {held} AS held ON held.rowid = passage.input_id"


def _share(connection: apsw.Connection, condition: str, values: list[str | int]) -> float:
    """Return which part of all documents passes."""
    ((passing, documents),) = connection.execute(
        f"SELECT (SELECT count(*) FROM document WHERE {condition}), count(*) FROM document", values
    )
    return passing / documents if documents else 0.0


def _on_documents(filters: Filters) -> Filters:
    """Return what of the limits is on documents alone."""
    also = _on_documents(filters.also) if filters.also is not None else None
    return replace(filters, without=(), also=also)
