"""What is typed beside the question limits what is found, in both legs alike."""

from pathlib import Path

import pytest
from tests.core.search.conftest import Write

from dogear_core.engine import Engine
from dogear_core.types import Filters, SearchMode, SearchRequest


@pytest.fixture(scope="module", autouse=True)
def library(engine: Engine, papers: Path, write: Write) -> None:
    write("Work/budget.txt", "The boiler budget for next winter.", (2023, 12, 31))
    write("Work/2024/boiler.md", "# Boiler\n\nThe boiler is a draft of the plan.", (2024, 5, 31))
    write("Übung/boiler.html", "<p>The boiler exercise with many pipes.</p>", (2024, 6, 1))
    write("Homework/100%_sure.py", "boiler = 'pipes and budget'", (2024, 1, 1))
    engine.add_roots([papers])
    engine.index()


def names(engine: Engine, text: str, mode: SearchMode = SearchMode.HYBRID) -> list[str]:
    hits = engine.search(SearchRequest(text, mode=mode)).hits
    return list(dict.fromkeys(hit.path.name for hit in hits))


@pytest.mark.parametrize("mode", SearchMode)
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("", {"budget.txt", "boiler.md", "boiler.html", "100%_sure.py"}),
        ("type:text", {"budget.txt", "boiler.md"}),
        ("type:web,py", {"boiler.html", "100%_sure.py"}),
        ("type:md type:html", {"boiler.md", "boiler.html"}),
        ("-type:code", {"budget.txt", "boiler.md", "boiler.html"}),
        ("in:work", {"budget.txt", "boiler.md"}),
        ("in:work/2024", {"boiler.md"}),
        ("in:2024 in:Homework", {"boiler.md", "100%_sure.py"}),
        ("in:übung", {"boiler.html"}),
        ("in:wor_", set()),
        ("in:~nobody-of-this-name", set()),
        ("in:boiler.md", set()),
        ("-in:Work", {"boiler.html", "100%_sure.py"}),
        ("after:2024", {"boiler.md", "boiler.html", "100%_sure.py"}),
        ("before:2024-06", {"budget.txt", "boiler.md", "100%_sure.py"}),
        ("after:2024 before:2024-06", {"boiler.md", "100%_sure.py"}),
        ("-draft", {"budget.txt", "boiler.html", "100%_sure.py"}),
        ("-drafts -pipe", {"budget.txt"}),
        ('-"budget for"', {"boiler.md", "boiler.html", "100%_sure.py"}),
        ("in:Work -type:md after:2023", {"budget.txt"}),
    ],
)
def test_a_typed_filter_limits_every_mode(
    engine: Engine, mode: SearchMode, filters: str, expected: set[str]
) -> None:
    assert set(names(engine, f"boiler {filters}", mode)) == expected


def test_a_path_limits_to_what_is_below_it(engine: Engine, papers: Path) -> None:
    assert names(engine, f'boiler in:"{papers / "Work" / "2024"}"') == ["boiler.md"]


def test_filters_of_a_request_hold_beside_the_typed_ones(engine: Engine, papers: Path) -> None:
    request = SearchRequest("boiler type:md", filters=Filters(media_types=frozenset({"text/html"})))
    assert engine.search(request).hits == ()
    request = SearchRequest("boiler type:md", filters=Filters(under=papers / "Work"))
    assert {hit.path.name for hit in engine.search(request).hits} == {"boiler.md"}


def test_a_word_is_being_typed_until_something_stands_behind_it(engine: Engine) -> None:
    def typed(text: str) -> set[str]:
        request = SearchRequest(text, mode=SearchMode.WORDS, typing=True)
        return {hit.path.name for hit in engine.search(request).hits}

    assert typed("type:md boil") == {"boiler.md"}
    assert typed("boil type:md") == set()
    assert typed("boil type:") == set()
