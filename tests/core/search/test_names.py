"""Who types the name of a document gets that document first."""

from pathlib import Path

import pytest
from tests.core.search.conftest import Write

from dogear_core.engine import Engine
from dogear_core.search.names import is_called, spelled
from dogear_core.types import SearchMode, SearchRequest


@pytest.fixture(scope="module", autouse=True)
def library(engine: Engine, write: Write, papers: Path) -> None:
    write("Lease 14 Tannery Row.md", "# Tenancy of the flat\n\nWho lives here pays at the end.")
    write("rename_scans.py", "print('done')")
    write("Governor.txt", "A part of an engine that keeps its speed.")
    write("engine.txt", "Governor of the engine, governor of the pump: every governor. " * 3)
    write("boiler lease.txt", "About neither of the two.")
    for number in range(30):
        write(
            f"diary/{number}.txt", "Tannery Row, the lease, a boiler, the scans and row upon row."
        )
    engine.add_roots([papers])
    engine.index()


def first(engine: Engine, typed: str, mode: SearchMode, *, typing: bool) -> str:
    return engine.search(SearchRequest(typed, mode=mode, typing=typing)).hits[0].path.name


@pytest.mark.parametrize("mode", [SearchMode.WORDS, SearchMode.HYBRID])
@pytest.mark.parametrize("typing", [True, False])
@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Lease 14 Tannery Row", "Lease 14 Tannery Row.md"),
        ("lease 14 tannery row.md", "Lease 14 Tannery Row.md"),
        ("Lease 14 Tan", "Lease 14 Tannery Row.md"),
        ("tenancy of the flat", "Lease 14 Tannery Row.md"),
        ("rename_scans.py", "rename_scans.py"),
        ("rename scans", "rename_scans.py"),
        ("governor", "Governor.txt"),
        ("governor.txt", "Governor.txt"),
    ],
)
def test_the_document_of_that_name_comes_first(
    engine: Engine, typed: str, name: str, mode: SearchMode, *, typing: bool
) -> None:
    assert first(engine, typed, mode, typing=typing) == name


def test_a_name_with_a_part_of_the_question_is_no_better_than_the_text_with_all(
    engine: Engine,
) -> None:
    question = "the governor of the engine of the pump and the boiler"
    assert first(engine, question, SearchMode.WORDS, typing=False) == "engine.txt"


@pytest.mark.parametrize(
    ("typed", "title", "path", "called"),
    [
        ("Notice period", "Notice period", "/a.txt", True),
        ("notice-period!", "Notice: Period", "/a.txt", True),
        ("notice per", "Notice period of the lease", "/a.txt", True),
        ("notice", "Notice period of the lease", "/a.txt", False),
        ("period of", "Notice period of the lease", "/a.txt", False),
        ("scan_01.pdf", "", "/x/Scan 01.pdf", True),
        ("Re\u0301sume\u0301 2024", "", "/x/R\u00e9sum\u00e9 2024.docx", True),
        ("x", "", "/x/y.txt", False),
    ],
)
def test_a_document_is_called_by_its_whole_name_or_its_first_words(
    typed: str, title: str, path: str, called: bool
) -> None:
    assert is_called(spelled(typed), title, path) == called
