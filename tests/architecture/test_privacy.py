"""Nothing in the tree tells where it was written."""

import re
from collections.abc import Iterator
from pathlib import Path

from bootstrap.environment import ROOT

FOLDERS = (".ci", "assets", "core", "desktop", "models", "packaging", "tests")
TEXT = {"", ".cmake", ".csv", ".html", ".json", ".md", ".py", ".toml", ".txt", ".yaml"}
PRIVATE = re.compile(rf"(?<![\w.])(?:/root|/work|{re.escape(str(Path.home()))})/")


def texts() -> Iterator[Path]:
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXT)
    for folder in FOLDERS:
        yield from (
            path
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts
        )


def test_no_file_names_a_private_folder() -> None:
    found = {
        str(path.relative_to(ROOT)): match.group()
        for path in texts()
        if (match := PRIVATE.search(path.read_text(encoding="utf-8", errors="ignore")))
    }
    assert found == {}
