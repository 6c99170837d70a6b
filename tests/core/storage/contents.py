"""All that a library holds of its documents, to compare two of them."""

from pathlib import Path

from dogear_core.storage.connection import connect
from dogear_core.storage.generations import active_generation

Rows = list[tuple[object, ...]]


def contents(library: Path) -> tuple[Rows, Rows, Rows]:
    """Return the roots, the files that are not searchable, and the passages with their vectors."""
    connection = connect(library, "read")
    try:
        generation = active_generation(connection)
        roots = connection.execute("SELECT path, exclude FROM root ORDER BY path").fetchall()
        problems = connection.execute(
            "SELECT path, reason FROM document WHERE status <> 'indexed' ORDER BY path"
        ).fetchall()
        vectors = f"LEFT JOIN vector_{generation.id} USING (input_id)" if generation else ""
        passages = connection.execute(
            f"""
            SELECT path, size, mtime_ns, inode, content_hash, title, media_type, ordinal, start,
                end, page, passage.heading, context, hash, {"codes" if generation else "NULL"}
            FROM document LEFT JOIN passage ON document_id = document.id
            LEFT JOIN input ON input.id = input_id {vectors}
            WHERE status = 'indexed' ORDER BY path, ordinal
            """
        ).fetchall()
    finally:
        connection.close()
    return roots, problems, passages
