"""Seals: short digests of what is stored, by which a full check tells a flipped bit from the truth.

SQLite notices damage to the structure of its file, not to what is in its cells. The seal of a
document covers its title and type, its text, sections, markup and passages; that of a vector its
codes and the text they were made of. Paths and the file system's facts have none: every run
compares them with the files. What was stored before there were seals has none either.
"""

import hashlib
import zlib
from collections.abc import Iterable

import apsw

from dogear_core.types import Document, DocumentId, Passage, Root

SEAL_BYTES = 16


def document_seal(document: Document, content_hash: str, passages: Iterable[Passage]) -> bytes:
    """Return the seal of a document as it is stored, with its passages in order."""
    digest = hashlib.blake2b(digest_size=SEAL_BYTES)
    for part in (document.media_type, document.title, content_hash, document.text):
        digest.update(f"{len(part)}:{part}".encode())
    for section in sorted(document.sections, key=lambda section: section.span.start):
        span = section.span
        whole = (span.start, span.end, section.page, section.page_label, section.heading)
        digest.update(repr(whole).encode())
    digest.update(document.markup)
    for passage in passages:
        span = passage.span
        place = (passage.ordinal, span.start, span.end, passage.page, passage.last_page)
        digest.update(repr((*place, passage.heading, passage.context)).encode())
    return digest.digest()


def roots_seal(roots: Iterable[Root]) -> bytes:
    """Return the seal of all roots, in their order."""
    digest = hashlib.blake2b(digest_size=SEAL_BYTES)
    for root in roots:
        digest.update(repr((root.id, str(root.path), root.exclude)).encode())
    return digest.digest()


def vector_seal(input_hash: bytes, codes: bytes) -> int:
    """Return the seal of the vector of a text, given by the hash of that."""
    return zlib.crc32(codes, zlib.crc32(input_hash))


class Seals:
    """The seals of documents; needs the connection's transactions from its caller."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def put(self, document: DocumentId, seal: bytes) -> None:
        """Seal a document that has no seal."""
        self._connection.execute(
            "INSERT INTO seal (document_id, digest) VALUES (?, ?)", (document, seal)
        )
