"""Model generations: whose vectors are in the library, and which set answers questions."""

from dataclasses import dataclass

import apsw

from dogear_core.storage.vectors import VectorIndex


@dataclass(frozen=True, slots=True)
class Generation:
    """One model's set of vectors, told from others by the model's fingerprint."""

    id: int
    fingerprint: str
    model: str
    dimensions: int


def active_generation(connection: apsw.Connection) -> Generation | None:
    """Return the generation that answers questions, or None before the first indexing run."""
    row = connection.execute(
        "SELECT id, fingerprint, model, dimensions FROM generation WHERE state = 'active'"
    ).fetchone()
    return Generation(*row) if row else None


def open_generation(
    connection: apsw.Connection, *, fingerprint: str, model: str, dimensions: int
) -> Generation:
    """Return the active generation of this model, in the caller's transaction.

    A generation of another model is dropped with its vectors: they could only be compared with
    questions embedded by that model. Words go on being searchable while the new set fills.
    """
    active = active_generation(connection)
    if active is not None and active.fingerprint == fingerprint:
        return active
    if active is not None:
        VectorIndex(connection, active.id, active.dimensions).drop()
        connection.execute("DELETE FROM generation WHERE id = ?", (active.id,))
    connection.execute(
        "INSERT INTO generation (fingerprint, model, dimensions, state) VALUES (?, ?, ?, 'active')",
        (fingerprint, model, dimensions),
    )
    opened = Generation(connection.last_insert_rowid(), fingerprint, model, dimensions)
    VectorIndex(connection, opened.id, dimensions).create()
    return opened
