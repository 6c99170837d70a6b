"""The meaning leg: the vectors of one model generation, in two tables of their own.

`bits_<g>` is a vec0 table of sign bits, scanned whole by Hamming distance; `vector_<g>` holds the
same vectors as int8 codes, each scaled by its own largest component. A search takes about a
thousand candidates from the bits and scores them exactly with the codes (recall@10 0.995 at a
million vectors, 34 ms). Small sets skip the bits.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, cast

import apsw
import numpy as np
import numpy.typing as npt

from dogear_core.storage.filters import under
from dogear_core.storage.seals import vector_seal
from dogear_core.types import InputId, PassageId, Vector, Vectors

Codes = npt.NDArray[np.int8]
Ids = npt.NDArray[np.int64]
Cosines = npt.NDArray[np.float32]

CANDIDATES = 1000
"""Rescored exactly at least: 100 times the ten results that recall was measured on."""
EXACT_ROWS = 5000
"""Up to this many rows, scoring all of them is as fast as choosing among them first."""
MATCH_LIMIT = 4096
"""The most neighbours sqlite-vec 0.1.9 returns."""
SAMPLE_ROWS = 4096
BLOCK_ROWS = 1_000
"""Scored at once: what the processor's cache holds takes two thirds of the time of 20,000."""
BITS_BLOCK = 1024
"""Places in one block of a vec0 table."""
LONG_TEXT_BYTES = 1 << 20
"""A document with more text gets its vectors after the others: about 400 pages, or 30 s of work."""
PAGE_BYTES = 4096
ROW_BYTES = 12
"""Of a row of codes, beside these."""
IDS_BYTES = 86
"""What sqlite-vec keeps of each vector beside its bits: so 81,822 vectors took 44 MB."""
HOLES_SHARE = 0.5
"""A table with fewer of its places taken is written anew when the library is compacted."""


def quantise(vectors: Vectors) -> Codes:
    """Return int8 codes, each row scaled by its largest magnitude; cosine needs no scale back."""
    peaks = np.abs(vectors).max(axis=1, keepdims=True)
    codes: Codes = np.rint(vectors * (127.0 / np.maximum(peaks, 1e-12))).astype(np.int8)
    return codes


def sign_bits(codes: Codes) -> npt.NDArray[np.uint8]:
    """Return a row of packed bits for each row of codes: a bit is set where the code is > 0."""
    return np.packbits(codes > 0, axis=1, bitorder="little")


def held_inputs(generation: int) -> str:
    """Return the table whose rowids are the inputs that have a vector of this generation.

    It is sqlite-vec's own list for `bits_<g>`: counting in it reads a fortieth of what the codes
    take.
    """
    return f"bits_{generation}_rowids"


def bits_statement(table: str, dimensions: int) -> str:
    """Return what makes a table of sign bits."""
    return (
        f"CREATE VIRTUAL TABLE {table} USING vec0 "
        f"(input_id INTEGER PRIMARY KEY, bits bit[{dimensions}])"
    )


def bytes_per_vector(dimensions: int) -> int:
    """Return about what a vector takes in the file: its codes, its sign bits and its ids.

    A page holds whole rows of codes alone, as long as one fits.
    """
    rows = max(1, PAGE_BYTES // (dimensions + ROW_BYTES))
    codes = max(PAGE_BYTES // rows, dimensions)
    return codes + dimensions // 8 + IDS_BYTES


class _Sample(NamedTuple):
    """How many rows the table has, and the sign bits of some of them."""

    rows: int
    bits: npt.NDArray[np.uint8]


class VectorIndex:
    """The vectors of one generation."""

    def __init__(self, connection: apsw.Connection, generation: int, dimensions: int) -> None:
        self._connection = connection
        self._codes = f"vector_{generation}"
        self._bits = f"bits_{generation}"
        self._held = held_inputs(generation)
        self.dimensions = dimensions
        self._sample: _Sample | None = None

    def create(self) -> None:
        """Create the two tables."""
        self._connection.execute(
            f"""
            CREATE TABLE {self._codes} (
                input_id INTEGER PRIMARY KEY REFERENCES input, codes BLOB NOT NULL, seal INTEGER
            ) STRICT;
            """
        )
        self._create_bits()

    def drop(self) -> None:
        """Drop the two tables, which gives their space back; deleting rows of vec0 would not."""
        self._connection.execute(f"DROP TABLE {self._bits}; DROP TABLE {self._codes}")

    def is_mostly_holes(self) -> bool:
        """Whether the blocks of sign bits have more places that are free than taken.

        sqlite-vec gives a block back only when all of it is free. The last block does not count:
        it is still being filled.
        """
        blocks = cast(
            int, self._connection.execute(f"SELECT count(*) FROM {self._bits}_chunks").get
        )
        return self.count() < HOLES_SHARE * BITS_BLOCK * (blocks - 1)

    def rebuild_bits(self) -> None:
        """Write the table of sign bits anew from the codes, in the caller's transaction."""
        self._connection.execute(f"DROP TABLE {self._bits}")
        self._create_bits()
        codes = self._connection.execute(f"SELECT input_id, codes FROM {self._codes}")
        while rows := list(islice(codes, BLOCK_ROWS)):
            matrix = np.frombuffer(b"".join(code for _, code in rows), np.int8)
            bits = sign_bits(matrix.reshape(-1, self.dimensions))
            self._put_bits([identity for identity, _ in rows], bits)

    def _create_bits(self) -> None:
        self._connection.execute(bits_statement(self._bits, self.dimensions))

    def _put_bits(self, inputs: Sequence[int], bits: npt.NDArray[np.uint8]) -> None:
        self._connection.executemany(
            f"INSERT INTO {self._bits} (input_id, bits) VALUES (?, vec_bit(?))",
            ((identity, row.tobytes()) for identity, row in zip(inputs, bits, strict=True)),
        )

    def put(self, inputs: Sequence[InputId], vectors: Vectors) -> None:
        """Store the vectors of inputs that have none yet, in the caller's transaction."""
        if not np.isfinite(vectors).all():
            raise ValueError("a vector is not finite")
        self.put_codes(inputs, quantise(vectors))

    def put_codes(self, inputs: Sequence[InputId], codes: Codes) -> None:
        """Store the codes of inputs that have none yet, in the caller's transaction."""
        hashes = self._hashes(inputs)
        self._connection.executemany(
            f"INSERT INTO {self._codes} (input_id, codes, seal) VALUES (?, ?, ?)",
            (
                (identity, raw := code.tobytes(), vector_seal(hashes[identity], raw))
                for identity, code in zip(inputs, codes, strict=True)
            ),
        )
        self._put_bits(inputs, sign_bits(codes))

    def _hashes(self, inputs: Sequence[InputId]) -> dict[int, bytes]:
        if not inputs:
            return {}
        rows = self._connection.execute(
            "SELECT id, hash FROM input WHERE id IN (SELECT value FROM carray(?))",
            (apsw.carray(np.array(inputs, np.int64)),),
        )
        return dict(rows)

    def codes(self, inputs: Sequence[InputId]) -> tuple[list[InputId], Codes]:
        """Return those of `inputs` that have a vector, with its codes, a row for each."""
        if not inputs:
            return [], np.zeros((0, self.dimensions), np.int8)
        cursor = self._connection.execute(
            f"SELECT input_id, codes FROM {self._codes} "
            "WHERE input_id IN (SELECT value FROM carray(?))",
            (apsw.carray(np.array(inputs, np.int64)),),
        )
        rows = cast(list[tuple[int, bytes]], cursor.fetchall())
        matrix = np.frombuffer(b"".join(code for _, code in rows), np.int8)
        return [InputId(found) for found, _ in rows], matrix.reshape(-1, self.dimensions)

    def forget(self, inputs: Sequence[InputId]) -> None:
        """Remove the vectors of inputs."""
        for table in (self._codes, self._bits):
            self._connection.executemany(
                f"DELETE FROM {table} WHERE input_id = ?", ((identity,) for identity in inputs)
            )

    def count(self) -> int:
        """Return how many vectors there are."""
        return cast(int, self._connection.execute(f"SELECT count(*) FROM {self._held}").get)

    def size(self) -> int:
        """Return about how many vectors there are, to a tenth: counting them takes long."""
        return self._draw().rows

    def lacking(self, among: Sequence[PassageId]) -> set[PassageId]:
        """Return those passages whose input has no vector."""
        if not among:
            return set()
        rows = self._connection.execute(
            f"""
            SELECT id FROM passage WHERE id IN (SELECT value FROM carray(?))
            AND NOT EXISTS (SELECT 1 FROM {self._held} WHERE rowid = passage.input_id)
            """,
            (apsw.carray(np.array(among, np.int64)),),
        )
        return {PassageId(identity) for (identity,) in rows}

    def count_pending(self) -> int:
        """Return how many inputs still lack a vector."""
        total = cast(int, self._connection.execute("SELECT count(*) FROM input").get)
        return total - self.count()

    def pending(self, limit: int, within: Iterable[Path] | None = None) -> list[InputId]:
        """Return inputs that lack a vector, in the order in which they are to get one.

        Those are of the documents at or below some paths, or of all, what was opened first. Long
        documents come after all others, and of each kind what was changed last comes first.
        """
        found: dict[InputId, None] = {}
        opened = "document.id IN (SELECT document_id FROM opening)"
        everything: list[tuple[str, list[str]]] = [(opened, []), ("TRUE", [])]
        for condition, values in everything if within is None else map(under, within):
            rows = self._connection.execute(
                f"""
                SELECT input_id FROM document CROSS JOIN passage ON document_id = document.id
                WHERE {condition}
                AND NOT EXISTS (SELECT 1 FROM {self._held} WHERE rowid = input_id)
                ORDER BY text_bytes > ?, mtime_ns DESC, document_id, ordinal LIMIT ?
                """,
                (*values, LONG_TEXT_BYTES, limit - len(found)),
            )
            found.update((InputId(identity), None) for (identity,) in rows)
            if len(found) >= limit:
                break
        return list(found)

    def held(self, inputs: Sequence[InputId]) -> set[InputId]:
        """Return those of `inputs` that have a vector."""
        if not inputs:
            return set()
        rows = self._connection.execute(
            f"SELECT input_id FROM {self._codes} WHERE input_id IN (SELECT value FROM carray(?))",
            (apsw.carray(np.array(inputs, np.int64)),),
        )
        return {InputId(identity) for (identity,) in rows}

    def rank(
        self, query: Vector, limit: int, among: Ids | None = None
    ) -> list[tuple[InputId, float]]:
        """Return the inputs nearest to `query` with their cosine, best first.

        `among` limits the search to these inputs: they are then all scored exactly, so that a
        small folder is never starved by a large one.
        """
        if among is None:
            sample = self._draw()
            if sample.rows > max(EXACT_ROWS, limit):
                among = self._candidates(
                    query, sample, min(max(CANDIDATES, 3 * limit), MATCH_LIMIT // 2)
                )
        ids, scores = self.cosines(query, among)
        if len(ids) > limit:
            best = np.argpartition(-scores, limit - 1)[:limit]
            ids, scores = ids[best], scores[best]
        order = np.lexsort((ids, -scores))
        return [(InputId(int(ids[place])), float(scores[place])) for place in order]

    def cosines(self, query: Vector, among: Ids | None = None) -> tuple[Ids, Cosines]:
        """Return the inputs in `among`, or all, with the cosines of their vectors, in any order."""
        sql = f"SELECT input_id, codes FROM {self._codes}"
        if among is None:
            cursor = self._connection.execute(sql)
        else:
            wanted = np.ascontiguousarray(among, np.int64)
            if not len(wanted):
                return np.zeros(0, np.int64), np.zeros(0, np.float32)
            cursor = self._connection.execute(
                f"{sql} WHERE input_id IN (SELECT value FROM carray(?))", (apsw.carray(wanted),)
            )
        ids: list[int] = []
        scores: list[Cosines] = []
        while rows := list(islice(cursor, BLOCK_ROWS)):
            found, codes = zip(*rows, strict=True)
            ids.extend(found)
            matrix = np.frombuffer(b"".join(codes), np.int8).astype(np.float32)
            matrix = matrix.reshape(-1, self.dimensions)
            lengths = np.sqrt(np.einsum("ij,ij->i", matrix, matrix))
            scores.append(matrix @ query / np.maximum(lengths, 1e-12))
        if not scores:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        return np.array(ids, np.int64), np.concatenate(scores)

    def _candidates(self, query: Vector, sample: _Sample, wanted: int) -> Ids:
        """Return about `wanted` inputs by Hamming distance.

        sqlite-vec's time grows with the number of neighbours asked for, not with those found, so
        a bound on the distance, estimated from a sample, does the choosing. It is widened while
        it finds less than half of what is wanted.
        """
        bits = sign_bits(quantise(query[np.newaxis]))[0]
        distances = np.sort(np.bitwise_count(sample.bits ^ bits).sum(axis=1))
        share = min(1.0, wanted / sample.rows)
        bound = int(distances[min(len(distances) - 1, int(share * len(distances)))])
        while True:
            found = self._within(bits, bound)
            if len(found) >= min(wanted // 2, sample.rows) or bound >= self.dimensions:
                return found
            bound += max(1, self.dimensions // 64)

    def _within(self, bits: npt.NDArray[np.uint8], bound: int) -> Ids:
        rows = self._connection.execute(
            f"""
            SELECT input_id FROM {self._bits}
            WHERE bits MATCH vec_bit(?) AND k = ? AND distance <= ?
            """,
            (bits.tobytes(), MATCH_LIMIT, bound),
        )
        return np.array([identity for (identity,) in rows], np.int64)

    def _draw(self) -> _Sample:
        """Return the number of rows and the sign bits of up to `SAMPLE_ROWS` spread over them.

        It is drawn anew only once a tenth of the rows has come or gone.
        """
        rows = self.count()
        if not rows:
            return _Sample(0, np.zeros((0, self.dimensions // 8), np.uint8))
        drawn = self._sample
        if drawn is None or abs(rows - drawn.rows) * 10 > drawn.rows:
            held = self._connection.execute(f"SELECT rowid FROM {self._held} ORDER BY rowid")
            ids = np.fromiter((identity for (identity,) in held), np.int64)
            places = np.linspace(0, len(ids) - 1, min(len(ids), SAMPLE_ROWS)).astype(np.int64)
            codes = self._connection.execute(
                f"SELECT codes FROM {self._codes} WHERE input_id IN (SELECT value FROM carray(?))",
                (apsw.carray(np.ascontiguousarray(ids[places])),),
            )
            matrix = np.frombuffer(b"".join(code for (code,) in codes), np.int8)
            bits = sign_bits(matrix.reshape(-1, self.dimensions))
            drawn = self._sample = _Sample(len(ids), bits)
        return drawn
