"""Paragraphs, list items and tables as text, the same for every format that has them."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from dogear_core.readers.normalise import HeadingPath, TextBuilder, one_line

LONGEST_CELL = 400
"""Characters; a table with longer cells is there for the layout and read cell by cell."""

_SPACES = re.compile(r"[ \u00a0]*([\t\n])[ \u00a0]*|[ \u00a0]{2,}")


class Kind(Enum):
    """What a block is; two items or two rows in a row have no blank line between them."""

    PARAGRAPH = auto()
    ITEM = auto()
    ROW = auto()
    HEADING = auto()


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    kind: Kind
    level: int = 0


class BlockWriter:
    """Takes inline text and block boundaries as they come and knows where lines must break."""

    def __init__(self) -> None:
        self._blocks: list[_Block] = []
        self._line: list[str] = []
        self._cells: list[tuple[list[str], int]] = []
        self._item = False

    def write(self, text: str) -> None:
        """Append inline text; `\\n` in it is a line break."""
        self._line.append(text)

    def begin_item(self) -> None:
        """Let the next block be a list item."""
        self._item = True

    def end_block(
        self, kind: Kind = Kind.PARAGRAPH, *, level: int = 0, preformatted: bool = False
    ) -> None:
        """Make a block of the text since the last one; `level` is that of a heading."""
        text = "".join(self._line)
        self._line.clear()
        if not preformatted:
            text = _SPACES.sub(lambda match: match[1] or " ", text).strip(" \n\u00a0")
        if not text.strip():
            return
        if kind is Kind.HEADING:
            self._blocks.append(_Block(" ".join(text.split()), kind, level))
        elif self._item:
            self._blocks.append(_Block("- " + text, Kind.ITEM))
            self._item = False
        else:
            self._blocks.append(_Block(text, kind))

    def begin_cell(self) -> None:
        """Enter a table cell."""
        self._cells.append((self._line, len(self._blocks)))
        self._line = []

    def end_cell(self) -> None:
        """Leave a cell: a short one goes on the row's line, a long one stays blocks of its own."""
        if not self._cells:
            return
        row, first = self._cells.pop()
        inside = self._blocks[first:]
        headed = any(block.kind is Kind.HEADING for block in inside)
        if inside and (headed or sum(len(block.text) for block in inside) > LONGEST_CELL):
            self.end_block()
            cell, self._line = self._line, row
            inside = self._blocks[first:]
            del self._blocks[first:]
            self.end_block(Kind.ROW)
            self._blocks += inside
            self._line = cell
            return
        del self._blocks[first:]
        words = "".join([" ".join([*(block.text for block in inside), ""]), *self._line]).split()
        self._line = [*row, *(["\t"] if row else []), " ".join(words)]
        self._item = False

    def end_row(self) -> None:
        """Make a line of the cells since the last row."""
        self.end_block(Kind.ROW)

    def flush(self, builder: TextBuilder, heading: tuple[str, ...] = ()) -> str:
        """Give all blocks to `builder`, a section for each heading; return the first heading.

        `heading` is the path of headings above these blocks.
        """
        self.end_block()
        path = HeadingPath()
        first_heading = ""
        previous: Kind | None = None
        for block in self._blocks:
            if block.kind is Kind.HEADING:
                name = one_line(block.text)
                first_heading = first_heading or name
                builder.begin_section(heading=heading + path.enter(block.level, name))
            tight = block.kind is previous and block.kind in (Kind.ITEM, Kind.ROW)
            builder.add(block.text, "\n" if tight else "\n\n")
            previous = block.kind
        self._blocks.clear()
        return first_heading
