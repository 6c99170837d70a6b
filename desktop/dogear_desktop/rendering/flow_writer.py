"""Puts text together to lines and tables, as its markup begins and ends."""

from dogear_core.types import Markup, Span, Style
from dogear_desktop.rendering.flow import INLINE, Cell, Line, LineKind, Place, Run, Table

MOST_COLUMNS = 20
"""A table with more is shown as lines: its columns would be too narrow to read."""

_TABLES = frozenset({Style.TABLE, Style.FIELDS})
_NOT_SEEN = frozenset({Style.HIDDEN, Style.RULE})
_APART = frozenset({Style.HEADING, Style.PREFORMATTED, Style.QUOTE, Style.RULE})
_LOOKING_APART = INLINE | {Style.CELL}
_KINDS = {Style.HEADING: LineKind.HEADING, Style.PREFORMATTED: LineKind.PREFORMATTED}


class FlowWriter:
    """Takes the text of a slice and what begins and ends in it, in order."""

    def __init__(self, line_breaks: int) -> None:
        """Begin after so many line breaks."""
        self._parts: list[Line | Table] = []
        self._within: list[Markup] = []
        self._line_breaks = line_breaks
        self._apart = False
        self._unlabelled: list[Markup] = []
        self._line: Line | None = None
        self._table: Table | None = None
        self._cell: Cell | None = None
        self._hidden = 0
        self._styles: frozenset[Style] = frozenset()
        self._address = ""

    def resume(self, mark: Markup, widths: tuple[int, ...]) -> None:
        """Be within what has begun before."""
        self._within.append(mark)
        self._enter(mark, widths)
        if self._table is not None:
            self._table.begins = False

    def begin(self, mark: Markup, widths: tuple[int, ...]) -> None:
        """Begin what the next text is in; `widths` are those of the columns of a table."""
        self._within.append(mark)
        if mark.style in _APART:
            self._end_line()
            self._apart = True
        if mark.style is Style.ITEM:
            self._end_line()
            self._unlabelled.append(mark)
        elif mark.style is Style.RULE:
            self._parts.append(Line(LineKind.RULE, self._place(), [Run("", mark.span)]))
            self._apart = True
        elif mark.style is Style.HIDDEN and not self._hidden:
            self._replace(mark)
        self._enter(mark, widths)

    def end(self, mark: Markup) -> None:
        """End what was begun last."""
        self._within.pop()
        if mark.style in _NOT_SEEN:
            self._hidden -= 1
        elif mark.style is Style.CELL:
            self._cell = None
        elif mark.style is Style.ITEM:
            self._unlabelled = [other for other in self._unlabelled if other is not mark]
        elif mark.style in _APART:
            self._end_line()
            self._apart = True
        elif mark.style in _TABLES:
            self._end_table()
        if mark.style in _LOOKING_APART:
            self._update_styles()

    def write(self, text: str, start: int) -> None:
        """Take text that begins at `start`, up to where something begins or ends."""
        if self._hidden:
            return
        if self._table is not None:
            self._add_to_cell(text.replace("\n", " "), Span(start, start + len(text)))
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._break_line()
                start += 1
            if line:
                self._add(line, Span(start, start + len(line)))
            start += len(line)

    def finish(self) -> list[Line | Table]:
        """Return what came together."""
        self._end_line()
        if self._table is not None:
            self._table.ends = False
        self._end_table()
        return self._parts

    def _enter(self, mark: Markup, widths: tuple[int, ...]) -> None:
        if mark.style in _NOT_SEEN:
            self._hidden += 1
        elif mark.style in _TABLES and 2 <= len(widths) <= MOST_COLUMNS:
            self._end_line()
            self._table = Table(self._place(), widths, mark.style is Style.FIELDS)
        elif mark.style is Style.ROW and self._table is not None:
            self._table.rows.append([])
        elif mark.style is Style.CELL and self._table is not None and self._table.rows:
            self._cell = Cell(mark.level, mark.value)
            self._table.rows[-1].append(self._cell)
        if mark.style in _LOOKING_APART:
            self._update_styles()

    def _replace(self, mark: Markup) -> None:
        """Show what stands in place of what is hidden."""
        if self._table is not None:
            self._add_to_cell(mark.value.replace("\n", " "), mark.span)
            return
        for number, line in enumerate(mark.value.split("\n")):
            if number:
                self._break_line()
            if line:
                self._add(line, mark.span)

    def _add(self, text: str, span: Span) -> None:
        if self._line is None:
            kind = self._kind()
            if text.isspace() and kind is not LineKind.PREFORMATTED:
                return
            self._line = self._begun(kind)
        self._line.runs.append(Run(text, span, self._styles, self._address))

    def _add_to_cell(self, text: str, span: Span) -> None:
        if self._cell is not None and text:
            self._cell.runs.append(Run(text, span, self._styles, self._address))

    def _break_line(self) -> None:
        if self._line is None and self._kind() is LineKind.PREFORMATTED:
            self._line = self._begun(LineKind.PREFORMATTED)
        self._end_line()
        self._line_breaks += 1

    def _begun(self, kind: LineKind) -> Line:
        label = self._unlabelled[-1].value if self._unlabelled else None
        self._unlabelled.clear()
        level = next((m.level for m in self._within if m.style is Style.HEADING), 0)
        return Line(kind, self._place(), label=label, level=level)

    def _end_line(self) -> None:
        if self._line is not None:
            self._parts.append(self._line)
            self._line = None

    def _end_table(self) -> None:
        if self._table is not None:
            self._table.rows = [row for row in self._table.rows if row]
            if self._table.rows:
                self._parts.append(self._table)
            self._table = self._cell = None
            self._apart = True

    def _place(self) -> Place:
        """Return where the next block is, and begin to count line breaks anew."""
        place = Place(apart=self._apart or self._line_breaks > 1)
        for mark in self._within:
            if mark.style is Style.QUOTE:
                place.quotes = mark.level
            elif mark.style is Style.ITEM:
                place.depth = mark.level
        self._apart, self._line_breaks = False, 0
        return place

    def _kind(self) -> LineKind:
        kinds = (_KINDS[mark.style] for mark in self._within if mark.style in _KINDS)
        return next(kinds, LineKind.TEXT)

    def _update_styles(self) -> None:
        self._styles = frozenset(mark.style for mark in self._within if mark.style in INLINE)
        links = (mark.value for mark in self._within if mark.style is Style.LINK)
        self._address = next(links, "")
        fields = self._table is not None and self._table.fields
        if fields and self._cell is not None and self._cell.column == 0:
            self._styles |= {Style.FIELDS}
