from collections.abc import Sequence

import pytest
from hypothesis import given
from tests.desktop.rendering.documents import documents, markdown, seen

from dogear_core.config import ReaderLimits
from dogear_core.readers.html import read_html
from dogear_core.types import Document, Style, unpack
from dogear_desktop.rendering import slices
from dogear_desktop.rendering.flow import Line, LineKind, Run, Table
from dogear_desktop.rendering.flow_reader import FlowReader
from dogear_desktop.rendering.flow_writer import MOST_COLUMNS
from dogear_desktop.rendering.slices import cut


def parts(document: Document) -> list[Line | Table]:
    markup = unpack(document.markup)
    reader = FlowReader(document.text, markup)
    return [part for piece in cut(document.text, markup) for part in reader.read(piece)]


def runs(parts: Sequence[Line | Table]) -> list[Run]:
    found = []
    for part in parts:
        lists = [part] if isinstance(part, Line) else [cell for row in part.rows for cell in row]
        found += [run for one in lists for run in one.runs]
    return found


def ink(runs: Sequence[Run]) -> str:
    """Return the text of runs without white space."""
    return "".join("".join(run.text for run in runs).split())


def lines(source: str) -> list[str]:
    """Return the lines of a source as `+` for one apart, quotes, depth, label and text."""
    found = []
    for part in parts(markdown(source)):
        assert isinstance(part, Line)
        place = part.place
        apart = "+" if place.apart else ""
        label = "" if part.label is None else f"[{part.label}]"
        text = "".join(run.text for run in part.runs)
        found.append(f"{apart}{'>' * place.quotes}{'-' * place.depth}{label}{text}")
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a *b*\nc\n\nd", ["a b c", "+d"]),
        ("a  \nb\\\nc", ["a", "b", "c"]),
        ("# a\nb\n# c", ["+a", "+b", "+c"]),
        (
            "- a\n- b\n\n  c\n  1. d\n\n> e\n> > f\n",
            ["-[]a", "-[]b", "+-c", "--[1.]d", "+>e", "+>>f"],
        ),
        ("a\n```\nb\n\n  c\n```\nd", ["a", "+b", "", "  c", "+d"]),
        ("a\n\n---\n\nb", ["a", "+", "+b"]),
        ("<div>\n<!-- a\nb -->\n c\n</div>", ["+c"]),
        ("- - a\n-\n- b", ["--[]a", "+-[]b"]),
    ],
)
def test_lines(source: str, expected: list[str]) -> None:
    assert lines(source) == expected


def test_runs_have_their_styles_and_addresses() -> None:
    (line,) = parts(markdown("a [b **c**](http://d.e) &copy; `f`"))

    assert isinstance(line, Line)
    assert [(run.text, sorted(run.styles), run.address) for run in line.runs] == [
        ("a ", [], ""),
        ("b ", [Style.LINK], "http://d.e"),
        ("c", [Style.LINK, Style.STRONG], "http://d.e"),
        (" ", [], ""),
        ("©", [], ""),
        (" ", [], ""),
        ("f", [Style.CODE], ""),
    ]


def test_tables_have_cells_in_their_columns() -> None:
    before, table, after = parts(markdown("a\n\n| b | cc |\n|---|--:|\n| | d |\n\ne"))

    assert isinstance(table, Table)
    assert table.widths == (1, 2)
    cells = [
        [(cell.column, cell.alignment, "".join(run.text for run in cell.runs)) for cell in row]
        for row in table.rows
    ]
    assert cells == [[(0, "", "b"), (1, "right", "cc")], [(1, "right", "d")]]
    assert isinstance(before, Line)
    assert isinstance(after, Line)
    assert after.place.apart


def html(source: str) -> Document:
    return read_html(source.encode(), "text/html", ReaderLimits())


def test_a_table_of_one_column_is_text() -> None:
    found = parts(html("<table><tr><td>a<tr><td>b</table>"))

    assert [part.kind for part in found if isinstance(part, Line)] == [LineKind.TEXT] * 2


def test_a_table_of_too_many_columns_is_text() -> None:
    cells = "<td>a" * (MOST_COLUMNS + 1)

    (line,) = parts(html(f"<table><tr>{cells}</table>"))

    assert isinstance(line, Line)
    assert "".join(run.text for run in line.runs) == "\t".join("a" * (MOST_COLUMNS + 1))


@given(documents())
def test_all_that_is_not_hidden_is_seen_once(document: Document) -> None:
    shown = {
        run.span.start + place: char
        for run in runs(parts(document))
        if len(run.text) == len(run.span)
        for place, char in enumerate(run.text)
        if document.text[run.span.start + place] == char and not char.isspace()
    }

    assert shown == seen(document)


@given(documents())
def test_slices_show_together_what_the_whole_shows(document: Document) -> None:
    together = runs(parts(document))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slices, "SLICE_CHARS", 10)
        patch.setattr(slices, "LONGEST_SLICE", 30)
        sliced = runs(parts(document))

    assert ink(sliced) == ink(together)
    assert [run.span.start for run in sliced] == sorted(run.span.start for run in sliced)


def test_the_rows_of_a_table_in_slices_have_the_same_columns() -> None:
    rows = "".join(f"| {'x' * (number % 7 + 1)} | {number} |\n" for number in range(400))

    tables = parts(markdown(f"| a | b |\n|---|---|\n{rows}"))

    assert len(tables) > 1
    assert {table.widths for table in tables if isinstance(table, Table)} == {(7, 3)}
    ends = [(table.begins, table.ends) for table in tables if isinstance(table, Table)]
    assert ends == [(True, False), *[(False, False)] * (len(tables) - 2), (False, True)]
