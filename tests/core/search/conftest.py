"""One library for each module of tests: small text files with chosen places and dates."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dogear_core.embedding.fake import FakeModel
from dogear_core.engine import Engine

Write = Callable[..., Path]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("papers")


@pytest.fixture(scope="module")
def write(papers: Path) -> Write:
    """Write a file below the papers, last modified on the given day (wherever it is noon UTC)."""

    def write_file(name: str, text: str, modified: tuple[int, int, int] = (2020, 1, 1)) -> Path:
        file = papers / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        moment = datetime(*modified, 12, tzinfo=UTC).timestamp()
        os.utime(file, (moment, moment))
        return file

    return write_file


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with Engine.open(tmp_path_factory.mktemp("library"), model=FakeModel()) as opened:
        yield opened
