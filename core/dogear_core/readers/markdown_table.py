"""The cells of a table's row in Markdown."""

from collections.abc import Iterator, Sequence

_SPACE = " \t"

Cell = tuple[str, Sequence[int]]
"""What stands in a cell, and where each of its characters is, and where it ends."""


def cells_of(row: str, start: int) -> list[Cell]:
    """Return the cells of a row that begins at `start`; a pipe after a backslash parts none."""
    cells = [_stripped(cell) for cell in _split(row, start)]
    if cells and not cells[0][0] and row.startswith("|"):
        del cells[0]
    if cells and not cells[-1][0] and row.endswith("|"):
        del cells[-1]
    return cells


def _split(row: str, start: int) -> Iterator[tuple[list[str], list[int]]]:
    chars: list[str] = []
    places: list[int] = []
    escaped = False
    for place, char in enumerate(row, start):
        if char == "|" and not escaped:
            yield chars, places
            chars, places = [], []
        else:
            if char == "|":
                chars.pop()
                places.pop()
            chars.append(char)
            places.append(place)
        escaped = char == "\\"
    yield chars, places


def _stripped(cell: tuple[list[str], list[int]]) -> Cell:
    chars, places = cell
    content = "".join(chars)
    begin = len(content) - len(content.lstrip(_SPACE))
    end = max(begin, len(content.rstrip(_SPACE)))
    if begin == end:
        return "", []
    return content[begin:end], [*places[begin:end], places[end - 1] + 1]
