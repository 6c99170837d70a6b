import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dogear_core.config import ReaderLimits
from dogear_core.readers.reading import read_file
from dogear_core.types import Document, FileState, Refusal

LIMITS = ReaderLimits()
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document | Refusal]:
    """Read bytes as a file of that name."""

    def read(name: str, data: bytes | str, limits: ReaderLimits = LIMITS) -> Document | Refusal:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_file(state_of(path), limits).outcome

    return read


@pytest.fixture
def read_document(read: Callable[..., Document | Refusal]) -> Callable[..., Document]:
    """Read bytes that must give a document."""

    def read_document(name: str, data: bytes | str) -> Document:
        outcome = read(name, data)
        assert isinstance(outcome, Document), outcome
        return outcome

    return read_document


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    """Build a Word document from the XML of its body and of other parts."""

    def make_docx(body: str, **parts: str) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, xml in {"document": f"<w:body>{body}</w:body>", **parts}.items():
                root = f'<w:{name} xmlns:w="{WORD}">{xml}</w:{name}>'
                archive.writestr(f"word/{name}.xml", root)
        return buffer.getvalue()

    return make_docx


@pytest.fixture
def make_state() -> Callable[[Path], FileState]:
    """Stat a file as the scanner does."""
    return state_of


def state_of(path: Path) -> FileState:
    try:
        found = path.stat()
    except FileNotFoundError:
        return FileState(path, 0, 0, 0)
    return FileState(path, found.st_size, found.st_mtime_ns, found.st_ino)
