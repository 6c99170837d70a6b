"""Counts of everything in a library."""

from pathlib import Path

import apsw

from dogear_core.storage.coverage import count_coverage
from dogear_core.storage.documents import Documents
from dogear_core.storage.generations import active_generation
from dogear_core.storage.migrations import schema_version
from dogear_core.storage.roots import Roots
from dogear_core.storage.sizes import library_bytes
from dogear_core.types import Filters, LibraryStatus, Status


def count_all(connection: apsw.Connection, library: Path) -> LibraryStatus:
    """Return counts and sizes of everything in the library, in the caller's transaction."""
    counts = Documents(connection).count_by_status()
    (text_bytes,) = connection.execute(
        "SELECT coalesce(sum(text_bytes), 0) FROM document"
    ).fetchone() or (0,)
    active = active_generation(connection)
    covered = count_coverage(connection, Filters())
    return LibraryStatus(
        path=library,
        roots=len(Roots(connection).all()),
        documents=counts.get(Status.INDEXED, 0),
        passages=covered.passages,
        embedded=covered.embedded,
        pending=covered.passages - covered.embedded,
        skipped=counts.get(Status.SKIPPED, 0),
        failed=counts.get(Status.FAILED, 0),
        text_bytes=text_bytes,
        library_bytes=library_bytes(library),
        model=active.model if active else "",
        schema_version=schema_version(connection),
    )
