"""Reads one file, whatever it is, in the process that calls."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dogear_core.config import ReaderLimits
from dogear_core.readers.base import Refused, describe
from dogear_core.readers.registry import HEAD_BYTES, Format, identify, refuse_by_name
from dogear_core.types import Document, FileState, ReadResult, Reason, Refusal

HASH_BYTES = 16

_CHUNK_BYTES = 1 << 20


def read_file(state: FileState, limits: ReaderLimits) -> ReadResult:
    """Return what became of the file that was seen in `state`.

    The result has the state of the file as it was opened, which is what its text and hash belong
    to. A reader's mistake is a refusal too: no file stops a run.
    """
    content = _Content(state)
    try:
        found = _load(content, limits)
        outcome: Document | Refusal = found.read(content.data, found.media_type, limits)
    except Refused as refused:
        outcome = refused.refusal
    except MemoryError:
        outcome = Refusal(Reason.OUT_OF_MEMORY)
    except Exception as error:  # a parser met what nobody foresaw; the file is named in the list
        outcome = Refusal(Reason.CRASHED, describe(error))
    return ReadResult(content.state, outcome, content.hash)


@dataclass(slots=True)
class _Content:
    """A file's bytes, and the state they had; `hash` is empty until all were read."""

    state: FileState
    data: bytes = b""
    hash: str = ""


def _load(content: _Content, limits: ReaderLimits) -> Format:
    """Read the file's bytes if a reader wants them, and return its format."""
    path = content.state.path
    refuse_by_name(path.name)
    with _opened(path) as descriptor:
        found = os.fstat(descriptor)
        content.state = FileState(path, found.st_size, found.st_mtime_ns, found.st_ino)
        head = os.read(descriptor, HEAD_BYTES)
        if not head:
            content.hash = hashlib.blake2b(digest_size=HASH_BYTES).hexdigest()
            raise Refused(Reason.EMPTY)
        kind = identify(path.name, head)
        largest = limits.plain_text_bytes if kind.plain else limits.file_bytes
        if found.st_size > largest:
            raise Refused(Reason.TOO_LARGE, f"more than {largest} bytes")
        content.data = _read_rest(descriptor, head, largest)
    content.hash = hashlib.blake2b(content.data, digest_size=HASH_BYTES).hexdigest()
    return kind


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """Open a regular file for reading without ever waiting for it, as a named pipe would."""
    try:
        _refuse_special(path.stat().st_mode)
        nonblocking = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, os.O_RDONLY | nonblocking)
        try:
            _refuse_special(os.fstat(descriptor).st_mode)
            yield descriptor
        finally:
            os.close(descriptor)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refused(Reason.VANISHED) from error
    except OSError as error:
        raise Refused(Reason.UNREADABLE, error.strerror or describe(error)) from error


def _refuse_special(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise Refused(Reason.SPECIAL_FILE)


def _read_rest(descriptor: int, head: bytes, largest: int) -> bytes:
    chunks, size = [head], len(head)
    while chunk := os.read(descriptor, _CHUNK_BYTES):
        chunks.append(chunk)
        size += len(chunk)
        if size > largest:  # it grows while it is read
            raise Refused(Reason.TOO_LARGE, f"more than {largest} bytes")
    return b"".join(chunks)
