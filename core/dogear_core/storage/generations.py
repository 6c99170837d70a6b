"""Model generations: whose vectors a library has, and which set of them answers questions.

    building ──> ready ──> active ──> retired ──> dropped
                   └── refused or not wanted any more: dropped ──┘

One that has answered before, and was on its way back, is retired again instead of dropped.

One generation is active; one at most is on its way to it; those that were can come back until they
are dropped. Each change of a state is one transaction, so that a crash leaves the one or the other.
What was decided of a model (it was worse, or a person did not want it) outlives its vectors: what
was refused once is not built again by itself.
"""

import time
from dataclasses import dataclass
from typing import NamedTuple

import apsw

from dogear_core.storage.vectors import VectorIndex
from dogear_core.types import Decision, GenerationState

CHUNKER_MARK = "|chunker "


@dataclass(frozen=True, slots=True)
class Generation:
    """One model's set of vectors, told from others by its fingerprint.

    `description` is what the model is made again from (`EmbeddingModel.description`), "" if that
    was never noted; `since` when it came into its state, in seconds since the epoch; `comparison`
    how it compared with the one before it, "" if it was not; `has_answered` if it ever was active.
    """

    id: int
    fingerprint: str
    model: str
    dimensions: int
    state: GenerationState
    description: str = ""
    since: float = 0.0
    comparison: str = ""
    has_answered: bool = False

    @property
    def model_fingerprint(self) -> str:
        """The fingerprint of the model alone."""
        return _of_model(self.fingerprint)


class VectorTables(NamedTuple):
    """The number that two tables of vectors are named by, and how long these are."""

    id: int
    dimensions: int


_COLUMNS = "id, fingerprint, model, dimensions, state, description, since, comparison, has_answered"
_Row = tuple[int, str, str, int, str, str, float, str, int]


def generation_fingerprint(model: str, chunker: int) -> str:
    """Return what tells apart the vectors of a model for the passages of a chunker."""
    return f"{model}{CHUNKER_MARK}{chunker}"


def active_generation(connection: apsw.Connection) -> Generation | None:
    """Return the generation that answers questions, or None before the first indexing run."""
    return next(iter(_select(connection, "state = 'active'")), None)


def all_generations(connection: apsw.Connection) -> list[Generation]:
    """Return all generations that have tables, oldest first."""
    return _select(connection, "TRUE")


def vector_tables(connection: apsw.Connection) -> list[VectorTables]:
    """Return what tables of vectors there are, of a library of any schema."""
    rows = connection.execute("SELECT id, dimensions FROM generation ORDER BY id")
    return [VectorTables(*row) for row in rows]


class Generations:
    """The generation table; needs the connection's transactions from its caller."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def all(self) -> list[Generation]:
        """Return all generations that have tables, oldest first."""
        return all_generations(self._connection)

    def active(self) -> Generation | None:
        """Return the generation that answers questions, or None before the first indexing run."""
        return active_generation(self._connection)

    def upcoming(self) -> Generation | None:
        """Return the generation that is to become the active one, if there is one."""
        return next(iter(_select(self._connection, "state IN ('building', 'ready')")), None)

    def retired(self) -> list[Generation]:
        """Return the generations that one can go back to, the last one first."""
        return _select(self._connection, "state = 'retired'", "since DESC, id DESC")

    def find(self, fingerprint: str) -> Generation | None:
        """Return the generation with this fingerprint, in any state."""
        return next(iter(_select(self._connection, "fingerprint = ?", values=(fingerprint,))), None)

    def vectors(self, generation: Generation) -> VectorIndex:
        """Return the vectors of a generation."""
        return VectorIndex(self._connection, generation.id, generation.dimensions)

    def open(
        self, *, fingerprint: str, model: str, dimensions: int, description: str = ""
    ) -> Generation:
        """Return the generation with this fingerprint, made if it is not there.

        A new one is active if none is, or else building, in place of any other upcoming one. So is
        a retired one that is opened again.
        """
        known = self.find(fingerprint)
        if known is not None and known.state is not GenerationState.RETIRED:
            return known
        state = GenerationState.BUILDING if self.active() else GenerationState.ACTIVE
        if (former := self.upcoming()) is not None:
            self.give_up(former)
        if known is None:
            self._connection.execute(
                "INSERT INTO generation (fingerprint, model, dimensions, state, description, since,"
                " has_answered) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    fingerprint,
                    model,
                    dimensions,
                    state,
                    description,
                    time.time(),
                    state is GenerationState.ACTIVE,
                ),
            )
            opened = self._load(self._connection.last_insert_rowid())
            self.vectors(opened).create()
            return opened
        self._move(known, state)
        return self._load(known.id)

    def restore(self, saved: Generation) -> VectorIndex:
        """Make a generation as another library had it, and return its vectors: none yet.

        What was ready there is still to be built.
        """
        building = saved.state in (GenerationState.BUILDING, GenerationState.READY)
        self._connection.execute(
            "INSERT INTO generation (fingerprint, model, dimensions, state, description, since,"
            " comparison, has_answered) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                saved.fingerprint,
                saved.model,
                saved.dimensions,
                GenerationState.BUILDING if building else saved.state,
                saved.description,
                saved.since,
                saved.comparison,
                saved.has_answered,
            ),
        )
        vectors = VectorIndex(
            self._connection, self._connection.last_insert_rowid(), saved.dimensions
        )
        vectors.create()
        return vectors

    def describe(self, generation: Generation, description: str) -> None:
        """Note what the generation's model is made again from."""
        self._connection.execute(
            "UPDATE generation SET description = ? WHERE id = ?", (description, generation.id)
        )

    def make_ready(self, generation: Generation) -> None:
        """Note that every passage has its vector in a building generation."""
        self._move(generation, GenerationState.READY)

    def note_comparison(self, generation: Generation, comparison: str) -> None:
        """Note how a generation compares with the one before it."""
        self._connection.execute(
            "UPDATE generation SET comparison = ? WHERE id = ?", (comparison, generation.id)
        )

    def switch(self, generation: Generation) -> None:
        """Let a generation answer from now on, and retire the one that did."""
        if (former := self.active()) is not None:
            self._move(former, GenerationState.RETIRED)
        self._move(generation, GenerationState.ACTIVE)
        self._connection.execute(
            "UPDATE generation SET has_answered = 1 WHERE id = ?", (generation.id,)
        )

    def give_up(self, upcoming: Generation) -> None:
        """Build no more of an upcoming generation; one that has answered can come back again."""
        if upcoming.has_answered:
            self._move(upcoming, GenerationState.RETIRED)
        else:
            self.drop(upcoming)

    def drop(self, generation: Generation) -> None:
        """Forget a generation with its vectors, which gives their space back."""
        self.vectors(generation).drop()
        self._connection.execute("DELETE FROM generation WHERE id = ?", (generation.id,))

    def decide(self, fingerprint: str, decision: Decision) -> None:
        """Note that the model with this fingerprint is not to take over by itself."""
        self._connection.execute(
            "INSERT OR REPLACE INTO model_decision (fingerprint, decision) VALUES (?, ?)",
            (_of_model(fingerprint), decision),
        )

    def decided(self, fingerprint: str) -> Decision | None:
        """Return what was decided of a fingerprint's model, if anything was."""
        row = self._connection.execute(
            "SELECT decision FROM model_decision WHERE fingerprint = ?", (_of_model(fingerprint),)
        ).fetchone()
        return Decision(row[0]) if row else None

    def decisions(self) -> dict[str, Decision]:
        """Return all that was decided, by the models' fingerprints."""
        rows = self._connection.execute("SELECT fingerprint, decision FROM model_decision")
        return {fingerprint: Decision(decision) for fingerprint, decision in rows}

    def reconsider(self, fingerprint: str) -> None:
        """Forget what was decided of a fingerprint's model."""
        self._connection.execute(
            "DELETE FROM model_decision WHERE fingerprint = ?", (_of_model(fingerprint),)
        )

    def _load(self, identity: int) -> Generation:
        (found,) = _select(self._connection, "id = ?", values=(identity,))
        return found

    def _move(self, generation: Generation, state: GenerationState) -> None:
        self._connection.execute(
            "UPDATE generation SET state = ?, since = ? WHERE id = ?",
            (state, time.time(), generation.id),
        )


def _of_model(fingerprint: str) -> str:
    """Return the fingerprint of the model alone: a chunker changes nothing in what it is worth."""
    return fingerprint.rpartition(CHUNKER_MARK)[0] or fingerprint


def _select(
    connection: apsw.Connection, where: str, order: str = "id", values: tuple[str | int, ...] = ()
) -> list[Generation]:
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM generation WHERE {where} ORDER BY {order}", values
    )
    return [_generation(row) for row in rows]


def _generation(row: _Row) -> Generation:
    return Generation(*row[:4], GenerationState(row[4]), *row[5:8], bool(row[8]))
