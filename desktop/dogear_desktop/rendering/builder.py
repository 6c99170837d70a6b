"""Lays lines and tables out in a text document of Qt."""

from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from dogear_core.types import Span
from dogear_desktop.rendering.flow import Line, LineKind, Run, Table
from dogear_desktop.rendering.look import Look, Property
from dogear_desktop.rendering.positions import PlacedRun, PlacedSlice

_NOTHING = Run("", Span(0, 0))
_NOT_FOR_QT = str.maketrans("\ufdd0\ufdd1\u2028\u2029\n\r", "\ufffd\ufffd    ")
"""Qt takes these for the ends of blocks and cells."""


class DocumentBuilder:
    """Puts slices at the end or the beginning of a document that is empty at first."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(look.font)
        document.setIndentWidth(look.indent)
        option = document.defaultTextOption()
        option.setTabStopDistance(look.tab)
        document.setDefaultTextOption(option)
        self._document = document
        self._look = look
        self._cursor = QTextCursor(document)
        self._runs: list[PlacedRun] = []
        self._origin = 0
        self._free = True

    def append(self, parts: Sequence[Line | Table]) -> PlacedSlice:
        """Lay out what follows all there is."""
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        return self._put(parts, self._cursor.position())

    def prepend(self, parts: Sequence[Line | Table]) -> PlacedSlice:
        """Lay out what comes before all there is."""
        if self._free:  # there is nothing yet
            return self.append(parts)
        self._cursor.movePosition(QTextCursor.MoveOperation.Start)
        return self._put(parts, 0, before=True)

    def _put(
        self, parts: Sequence[Line | Table], origin: int, *, before: bool = False
    ) -> PlacedSlice:
        self._origin = origin
        self._runs = []
        length = self._document.characterCount()
        self._cursor.beginEditBlock()
        if before and parts:
            # A new block in front of the first one, which keeps its format.
            self._cursor.insertBlock(self._cursor.blockFormat(), self._cursor.blockCharFormat())
            self._cursor.movePosition(QTextCursor.MoveOperation.Start)
            self._free = True
        for part in parts:
            if isinstance(part, Line):
                self._put_line(part)
            else:
                self._put_table(part)
        block = self._cursor.block()
        if before and _is_spacer(block) and _is_spacer(block.next()):
            self._cursor.deleteChar()  # one is enough between two tables
        self._cursor.endEditBlock()
        return PlacedSlice(self._runs, self._document.characterCount() - length)

    def _put_line(self, line: Line) -> None:
        quoted = line.place.quotes > 0
        block = self._look.block(line)
        usual = self._look.text(_NOTHING, line.kind, line.level, quoted=quoted)
        if self._free:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(usual)
            self._free = False
        else:
            self._cursor.insertBlock(block, usual)
        for run in line.runs:
            look = self._look.text(run, line.kind, line.level, quoted=quoted)
            self._put_run(self._cursor, run, look)

    def _put_table(self, part: Table) -> None:
        if self._free:
            self._cursor.setBlockFormat(self._look.spacer())
            self._free = False
        elif not _is_spacer(self._cursor.block()):
            self._cursor.insertBlock(self._look.spacer())
        table = self._cursor.insertTable(len(part.rows), len(part.widths), self._look.table(part))
        for number, row in enumerate(part.rows):
            for cell in row:
                cursor = table.cellAt(number, cell.column).lastCursorPosition()
                cursor.setBlockFormat(self._look.cell(cell, part))
                for run in cell.runs:
                    self._put_run(cursor, run, self._look.text(run))
        self._cursor.setPosition(table.lastPosition() + 1)
        # It stays empty: without it, the margin of what follows would count for nothing.
        self._cursor.setBlockFormat(self._look.spacer())
        if part.fields and part.ends:
            self._put_line(Line(LineKind.RULE, part.place))

    def _put_run(self, cursor: QTextCursor, run: Run, look: QTextCharFormat) -> None:
        self._runs.append(PlacedRun(cursor.position() - self._origin, run.text, run.span))
        cursor.insertText(run.text.translate(_NOT_FOR_QT), look)


def _is_spacer(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(Property.SPACER)
