import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dogear_core.cli.main import main
from dogear_core.embedding.fake import FakeModel

LEASE = """Lease for the flat

The tenant pays a deposit of two monthly rents before the keys are handed over.

The landlord returns the deposit within three months after the tenant has moved out.
"""
SOUP = """# Lentil soup

Fry the onions, add lentils and stock, and simmer for half an hour.

## Season

Vinegar, salt and a spoon of mustard. Grüße aus 東京 👩‍🍳
"""


@dataclass(frozen=True)
class Ran:
    """What one run of the command line did."""

    code: int
    out: str
    err: str


class Terminal(io.BytesIO):
    """What a person types."""

    def isatty(self) -> bool:
        return True


Dogear = Callable[..., Ran]


@pytest.fixture
def dogear(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Dogear:
    """Run the command line on a library of this test's own, with a fake model."""

    def run(
        *arguments: object,
        stdin: bytes = b"",
        typed: bytes | None = None,
        library: Path | None = None,
    ) -> Ran:
        given = io.BytesIO(stdin) if typed is None else Terminal(typed)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given))
        folder = library or tmp_path / "library"
        code = main(["--library", str(folder), *map(str, arguments)], model=FakeModel())
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Return a folder with two documents and an empty file."""
    folder = tmp_path / "papers"
    (folder / "kitchen").mkdir(parents=True)
    (folder / "lease.txt").write_text(LEASE, encoding="utf-8")
    (folder / "kitchen" / "soup.md").write_text(SOUP, encoding="utf-8")
    (folder / "blank.txt").write_bytes(b"")
    return folder


@pytest.fixture
def indexed(dogear: Dogear, papers: Path) -> Path:
    """Add and index the papers, and return their folder."""
    ran = dogear("add", papers)
    assert ran.code == 0, ran.err
    return papers
