"""What lies beside a library to tell the next opening whether it has to be looked at or mended.

The state in which the file was closed tells whether somebody else changed it: another program, a
copy that was put back, a disk. The mark of a writer that is still there when nobody writes tells
that its process or the computer died.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dogear_core.paths import replace_file

DAMAGE_MARK = "damaged.mark"
WRITING_MARK = "writing.mark"
CLOSED_NAME = "closed.json"


def mark_damaged(library: Path) -> None:
    """Let the next opening know that the library has to be mended."""
    with suppress(OSError):
        (library / DAMAGE_MARK).touch()


def is_marked_damaged(library: Path) -> bool:
    """Whether somebody met damage in the library that was not mended since."""
    return (library / DAMAGE_MARK).exists()


def unmark_damaged(library: Path) -> None:
    """Let the next opening know that the library is mended."""
    (library / DAMAGE_MARK).unlink(missing_ok=True)


@contextmanager
def marked_writing(library: Path) -> Iterator[None]:
    """Leave a mark if the process or the computer dies within; the caller has the writer lock."""
    mark = library / WRITING_MARK
    with suppress(OSError):
        mark.touch()
    try:
        yield
    finally:
        with suppress(OSError):
            mark.unlink(missing_ok=True)


def note_closed(file: Path) -> None:
    """Note the state of the library's file, if everybody has closed it."""
    with suppress(OSError):
        if not _log_bytes(file) and _noted(file) != (state := _state(file)):
            replace_file(file.with_name(CLOSED_NAME), json.dumps(state) + "\n")


def was_changed_by_others(file: Path) -> bool:
    """Whether the library's file is not as it was closed, as far as that can be told.

    While SQLite's log holds anything, somebody has it open, or has died.
    """
    try:
        return not _log_bytes(file) and _noted(file) not in (None, _state(file))
    except OSError:
        return False


def noted_bytes(file: Path) -> int | None:
    """Return how large the library's file was when it was closed."""
    noted = _noted(file)
    return noted[0] if isinstance(noted, list) and noted and isinstance(noted[0], int) else None


def _noted(file: Path) -> object:
    try:
        return json.loads(file.with_name(CLOSED_NAME).read_bytes())
    except (OSError, ValueError):
        return None


def _state(file: Path) -> list[int]:
    found = file.stat()
    return [found.st_size, found.st_mtime_ns]


def _log_bytes(file: Path) -> int:
    try:
        return file.with_name(f"{file.name}-wal").stat().st_size
    except FileNotFoundError:
        return 0
