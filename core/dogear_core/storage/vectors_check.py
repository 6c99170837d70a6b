"""Whether the vectors are as they were stored, read without sqlite-vec.

Its tables are looked into by plain SQL: it trusts them, and numbers that are not as it wrote them
have made it read where it must not, which ends the process.
"""

from collections.abc import Iterator
from typing import NamedTuple

import apsw
import numpy as np

from dogear_core.storage.generations import VectorTables
from dogear_core.storage.seals import vector_seal
from dogear_core.storage.vectors import BITS_BLOCK, bits_statement, sign_bits

_ID_BYTES = 8


class _Block(NamedTuple):
    """One block of a vec0 table: which of its places are taken, by what, and the bits there."""

    taken: bytes
    identities: bytes
    bits: bytes


def blocks_are_whole(connection: apsw.Connection, tables: VectorTables) -> bool:
    """Whether sqlite-vec can read its blocks without harm: each is as large as it has to be."""
    table = f"bits_{tables.id}"
    statement = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE name = ?", (table,)
    ).fetchone()
    expected = bits_statement(table, tables.dimensions)
    if statement is None or _squeezed(statement[0]) != _squeezed(expected):
        return False
    broken = connection.execute(
        f"""
        SELECT count(*) FROM {table}_chunks
        LEFT JOIN {table}_vector_chunks00 AS block ON block.rowid = chunk_id
        WHERE size IS NOT ? OR length(validity) IS NOT ? OR length(rowids) IS NOT ?
            OR length(vectors) IS NOT ?
        """,
        (
            BITS_BLOCK,
            BITS_BLOCK // 8,
            BITS_BLOCK * _ID_BYTES,
            BITS_BLOCK * tables.dimensions // 8,
        ),
    ).get
    return not broken


def _squeezed(statement: str) -> str:
    return "".join(statement.split())


def vector_faults(connection: apsw.Connection, tables: VectorTables) -> Iterator[str]:
    """Yield what is wrong, once for each vector that is not as it was stored."""
    if not blocks_are_whole(connection, tables):
        yield "the blocks of sign bits are not whole"
        return
    table = f"bits_{tables.id}"
    blocks = _blocks(connection, table)
    rows = connection.execute(
        f"""
        SELECT input_id, hash, codes, seal, chunk_id, chunk_offset FROM vector_{tables.id}
        LEFT JOIN input ON input.id = input_id
        LEFT JOIN {table}_rowids AS place ON place.rowid = input_id
        """
    )
    seen = 0
    for identity, digest, codes, seal, block, offset in rows:
        seen += 1
        if digest is None:
            yield "a vector of no text"
        elif len(codes) != tables.dimensions:
            yield "a vector is not as long as all"
        elif seal is not None and seal != vector_seal(digest, codes):
            yield "a vector is not as it was sealed"
        elif _bits(blocks, block, offset, identity) != _expected(codes):
            yield "a vector has not its own sign bits"
    listed = connection.execute(f"SELECT count(*) FROM {table}_rowids").get
    taken = sum(int.from_bytes(block.taken, "little").bit_count() for block in blocks.values())
    yield from ["sign bits of no vector"] * (abs(listed - seen) + abs(taken - seen))


def _blocks(connection: apsw.Connection, table: str) -> dict[int, _Block]:
    rows = connection.execute(
        f"SELECT chunk_id, validity, rowids, vectors FROM {table}_chunks "
        f"JOIN {table}_vector_chunks00 AS block ON block.rowid = chunk_id"
    )
    return {identity: _Block(*content) for identity, *content in rows}


def _expected(codes: bytes) -> bytes:
    bits: bytes = sign_bits(np.frombuffer(codes, np.int8)[np.newaxis])[0].tobytes()
    return bits


def _bits(blocks: dict[int, _Block], block: int, offset: int, identity: int) -> bytes | None:
    """Return the sign bits at a place, if it is that of this vector."""
    if block not in blocks or not 0 <= offset < BITS_BLOCK:
        return None
    taken, identities, bits = blocks[block]
    own = identities[offset * _ID_BYTES : (offset + 1) * _ID_BYTES]
    if not taken[offset // 8] >> (offset % 8) & 1 or own != identity.to_bytes(_ID_BYTES, "little"):
        return None
    width = len(bits) // BITS_BLOCK
    return bits[offset * width : (offset + 1) * width]
