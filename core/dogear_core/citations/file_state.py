"""What the file system says of a cited file now."""

from pathlib import Path

from dogear_core.types import FileState, Reason, Refusal


def file_state(path: Path) -> FileState | Refusal:
    """Return the state of the file at `path`, or why there is none."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return Refusal(Reason.VANISHED)
    except OSError as error:
        return Refusal(Reason.UNREADABLE, error.strerror or "")
    return FileState(path, found.st_size, found.st_mtime_ns, found.st_ino)
