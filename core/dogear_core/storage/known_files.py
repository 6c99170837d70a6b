"""What the library remembers of files, to be compared with what is on the disk."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import apsw

from dogear_core.storage.filters import under
from dogear_core.storage.inodes import signed, unsigned
from dogear_core.types import FileState, KnownFile, Reason, Status


class KnownFiles:
    """Reads the document table; a file is current if a pipeline or a later one made its row."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def all(self, pipeline: int) -> dict[Path, KnownFile]:
        """Return what is known of every file."""
        return {known.state.path: known for known in self._known("TRUE", (), pipeline)}

    def within(self, places: Iterable[Path], pipeline: int) -> dict[Path, KnownFile]:
        """Return what is known of the files at or below some paths."""
        return {
            known.state.path: known
            for condition, values in map(under, places)
            for known in self._known(condition, values, pipeline)
        }

    def with_state(self, state: FileState, pipeline: int) -> Iterator[KnownFile]:
        """Yield what is known of files that had this inode, size and time, wherever they were."""
        return self._known(
            "inode = ? AND size = ? AND mtime_ns = ?",
            (signed(state.inode), state.size, state.mtime_ns),
            pipeline,
        )

    def _known(
        self, condition: str, values: "Sequence[apsw.Binding]", pipeline: int
    ) -> Iterator[KnownFile]:
        rows = self._connection.execute(
            "SELECT path, size, mtime_ns, inode, content_hash, status, reason, pipeline "
            f"FROM document WHERE {condition}",
            values,
        )
        for path, size, mtime_ns, inode, content_hash, status, reason, made_by in rows:
            yield KnownFile(
                state=FileState(Path(path), size, mtime_ns, unsigned(inode)),
                content_hash=content_hash,
                status=Status(status),
                reason=Reason(reason) if reason else None,
                current=made_by >= pipeline,
            )
