"""Paragraphs, list items and tables as text, the same for every format that has them."""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from dogear_core.readers.inline_writer import InlineWriter
from dogear_core.readers.marked import Marked
from dogear_core.readers.normalise import HeadingPath, TextBuilder, one_line
from dogear_core.types import Style

LONGEST_CELL = 400
"""Characters; a table with longer cells is there for the layout and read cell by cell."""

_SPACES = re.compile(r"[ \u00a0]*([\t\n])[ \u00a0]*|[ \u00a0]{2,}")
_WHITE_SPACE = re.compile(r"\s+")
_BULLET = "- "
_INLINE = frozenset(
    {Style.STRONG, Style.EMPHASIS, Style.STRUCK, Style.CODE, Style.IMAGE, Style.LINK}
)


class Kind(Enum):
    """What a block is; two items or two rows in a row have no blank line between them."""

    PARAGRAPH = auto()
    ITEM = auto()
    ROW = auto()
    HEADING = auto()


@dataclass(slots=True, eq=False)
class _Container:
    """A quote, a list item or a table: all the blocks that were made while it was open.

    `taken` counts the rows below for which a cell takes up a column of the table.
    """

    style: Style
    value: str = ""
    level: int = 0
    taken: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Cell:
    """A table cell that is open: the line of its row, where its blocks begin, its columns."""

    row: InlineWriter
    first_block: int
    column: int
    next_column: int


@dataclass(frozen=True, slots=True)
class _Block:
    text: Marked
    kind: Kind
    level: int = 0
    preformatted: bool = False
    within: tuple[_Container, ...] = ()


class BlockWriter:
    """Takes inline text and block boundaries as they come and knows where lines must break."""

    def __init__(self) -> None:
        self._blocks: list[_Block] = []
        self._line = InlineWriter()
        self._cells: list[_Cell] = []
        self._within: list[_Container] = []
        self._column = 0
        self._item = False

    def write(self, text: str) -> None:
        """Append inline text; `\\n` in it is a line break."""
        self._line.write(text)

    def begin(self, style: Style, value: str = "") -> None:
        """Let the inline text that follows have a style, across blocks if need be."""
        self._line.begin(style, value=value)

    def end(self) -> None:
        """End the inline style that was begun last."""
        self._line.end()

    def enter(self, style: Style, value: str = "", level: int = 0) -> None:
        """Let the blocks that follow be within a quote, an item or a table.

        The level is how many of its kind it is within, where that is not said.
        """
        self._within.append(_Container(style, value, level))

    def leave(self) -> None:
        """Leave the quote, item or table that was entered last."""
        self._within.pop()

    def begin_item(self) -> None:
        """Let the next block be a list item."""
        self._item = True

    def end_block(
        self, kind: Kind = Kind.PARAGRAPH, *, level: int = 0, preformatted: bool = False
    ) -> None:
        """Make a block of the text since the last one; `level` is that of a heading."""
        text = self._line.take()
        if not preformatted:
            text = text.sub(_SPACES, lambda match: match[1] or " ").strip(" \n\u00a0")
        if not text.text.strip():
            return
        if kind is Kind.HEADING:
            text = text.sub(_WHITE_SPACE, " ").strip()
        elif self._item:
            kind = Kind.ITEM
            self._item = False
        self._blocks.append(_Block(text, kind, level, preformatted, tuple(self._within)))

    def begin_cell(self, columns: int = 1, rows: int = 1) -> None:
        """Enter a table cell that is so many columns wide and so many rows high."""
        column = self._column
        table = self._table()
        if table is not None:
            while table.taken.get(column):
                column += 1
            for place in range(column, column + columns):
                table.taken[place] = rows
        self._cells.append(_Cell(self._line, len(self._blocks), column, column + columns))
        self._line = self._line.branch()
        self._column = 0

    def widen_cell(self, columns: int) -> None:
        """Let the cell that was entered last be so many columns wide."""
        if self._cells:
            self._cells[-1].next_column = self._cells[-1].column + columns

    def end_cell(self) -> None:
        """Leave a cell: a short one goes on the row's line, a long one stays blocks of its own."""
        if not self._cells:
            return
        cell = self._cells.pop()
        self._column = cell.next_column
        blocks = self._blocks[cell.first_block :]
        inside = [_flat(block) for block in blocks]
        headed = any(block.kind is Kind.HEADING for block in blocks)
        if headed or sum(len(block.text) for block in inside) > LONGEST_CELL:
            self._stand_alone(cell)
            return
        del self._blocks[cell.first_block :]
        words = (
            Marked.join([*inside, self._line.take()], " ")
            .only(_INLINE)
            .sub(_WHITE_SPACE, " ")
            .strip()
        )
        self._line = cell.row
        if self._line:
            self._line.write("\t")
        self._line.append(words.styled(Style.CELL, cell.column))
        self._item = False

    def end_row(self) -> None:
        """Make a line of the cells since the last row."""
        self.end_block(Kind.ROW)
        self._column = 0
        table = self._table()
        if table is not None:
            table.taken = {column: rows - 1 for column, rows in table.taken.items() if rows > 1}

    def flush(self, builder: TextBuilder, heading: tuple[str, ...] = ()) -> str:
        """Give all blocks to `builder`, a section for each heading; return the first heading.

        `heading` is the path of headings above these blocks.
        """
        self.end_block()
        path = HeadingPath()
        first_heading = ""
        previous: Kind | None = None
        open_containers: list[_Container] = []
        for block in self._blocks:
            if block.kind is Kind.HEADING:
                name = one_line(block.text.text)
                first_heading = first_heading or name
                builder.begin_section(heading=heading + path.enter(block.level, name))
            text = _styled(block)
            _nest(builder, open_containers, _around(block, text))
            tight = block.kind is previous and block.kind in (Kind.ITEM, Kind.ROW)
            builder.add(text, "\n" if tight else "\n\n")
            previous = block.kind
        _nest(builder, open_containers, [])
        self._blocks.clear()
        return first_heading

    def _stand_alone(self, cell: _Cell) -> None:
        """Let the blocks of a cell follow what there is of its row so far."""
        self.end_block()
        line, self._line = self._line, cell.row
        inside = self._blocks[cell.first_block :]
        del self._blocks[cell.first_block :]
        self.end_block(Kind.ROW)
        self._blocks += inside
        self._line = line

    def _table(self) -> _Container | None:
        """Return the innermost table."""
        tables = (other for other in reversed(self._within) if other.style is Style.TABLE)
        return next(tables, None)


def _flat(block: _Block) -> Marked:
    """Return a block as text in a cell, where its bullet stays to be seen."""
    return Marked.join([Marked(_BULLET), block.text]) if block.kind is Kind.ITEM else block.text


def _styled(block: _Block) -> Marked:
    """Return a block's text as it goes into the document."""
    text = block.text
    if block.kind is Kind.ROW:
        cells = _cells_alone(text)
        return cells.styled(Style.ROW) if cells else text.only(_INLINE)
    text = text.only(_INLINE)
    if block.kind is Kind.HEADING:
        text = text.styled(Style.HEADING, block.level)
    elif block.preformatted:
        text = Marked(text.text).styled(Style.PREFORMATTED)
    if block.kind is Kind.ITEM:
        bullet = Marked(_BULLET)
        if any(container.style is Style.ITEM for container in block.within):
            bullet = bullet.styled(Style.HIDDEN)
        text = Marked.join([bullet, text])
    return text


def _cells_alone(row: Marked) -> Marked | None:
    """Return a row with markup for its cells and in them; none where it has text beside these."""
    markup = []
    outside = []
    end = 0
    for mark in row.markup:
        if mark.style is Style.CELL:
            outside.append(row.text[end : mark.span.start])
            end = mark.span.end
            markup.append(mark)
        elif mark.span.end <= end:
            markup.append(mark)
    outside.append(row.text[end:])
    return None if "".join(outside).strip() else Marked(row.text, tuple(markup))


def _around(block: _Block, text: Marked) -> list[_Container]:
    """Return the containers of a block; in a table there is nothing but rows."""
    row = any(mark.style is Style.ROW for mark in text.markup)
    return [other for other in block.within if row or other.style is not Style.TABLE]


def _nest(
    builder: TextBuilder, open_containers: list[_Container], wanted: list[_Container]
) -> None:
    """End the containers that are not wanted any more, and begin those that are."""
    kept = 0
    for one, other in zip(open_containers, wanted, strict=False):
        if one is not other:
            break
        kept += 1
    while len(open_containers) > kept:
        open_containers.pop()
        builder.end()
    for container in wanted[kept:]:
        depth = 1 + sum(other.style is container.style for other in open_containers)
        open_containers.append(container)
        builder.begin(container.style, container.level or depth, container.value)
