"""How a document looks when it is read: fonts, distances and colours, from those of the person."""

from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from dogear_core.types import Style
from dogear_desktop.plain_text import as_it_is
from dogear_desktop.rendering.flow import Cell, Line, LineKind, Run, Table
from dogear_desktop.theme import Colours, scaled, sized_like

READING_TEXT = 1.1
"""The size of what is read at length, as a part of that of the window's text."""
MEASURE = 82
"""How many average characters a line has at most: what is wrapped in mail is seen as it is."""

TAB = 4
"""How many characters of code a tab is wide."""

_LINE_HEIGHT = 138.0
_CODE_LINE_HEIGHT = 125.0
"""Per cent of what the font asks for."""
_CODE_SIZE = 0.92
_HEADING_SIZES = (1.7, 1.55, 1.32, 1.16)
"""Those of a title and of the headings of levels 1 to 3; deeper ones are bold text."""
_WIDEST_COLUMN = 48
"""Characters; a column with longer lines gets no more room than this for them."""

_CELL_PADDING = 4
"""Characters that a cell is wider than its text."""
_FULL_WIDTH = 98.0
"""Per cent; a table of the whole width would be wider than the view by its border."""


class Property(IntEnum):
    """What a block's format says besides, for whoever paints its decoration.

    `QUOTES` is in how many quotes it is and `LABEL` what stands before it in a list. `CODE` is set
    for lines of code, `RULE` for rules, `APART` where a blank line is before the block, and
    `SPACER` for the empty blocks that Qt has around tables.
    """

    QUOTES = QTextFormat.Property.UserProperty.value + 1
    LABEL = QTextFormat.Property.UserProperty.value + 2
    CODE = QTextFormat.Property.UserProperty.value + 3
    APART = QTextFormat.Property.UserProperty.value + 4
    RULE = QTextFormat.Property.UserProperty.value + 5
    SPACER = QTextFormat.Property.UserProperty.value + 6


class Look:
    """Formats for text, blocks and tables in a palette and at a size of text."""

    def __init__(self, palette: QPalette, font: QFont) -> None:
        self.font = scaled(font, READING_TEXT)
        self.colours = Colours.of(palette)
        metrics = QFontMetricsF(self.font)
        self.em = metrics.height()
        self.indent = 1.5 * self.em
        self.measure = MEASURE * metrics.averageCharWidth()
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.code_font = scaled(sized_like(fixed, self.font), _CODE_SIZE)
        self.tab = TAB * QFontMetricsF(self.code_font).horizontalAdvance(" ")
        self._texts: dict[tuple[frozenset[Style], str, LineKind, int, bool], QTextCharFormat] = {}

    def text(
        self, run: Run, kind: LineKind = LineKind.TEXT, level: int = 0, *, quoted: bool = False
    ) -> QTextCharFormat:
        """Return the format of a run in a line of a kind; `level` is that of a heading."""
        key = (run.styles, run.address, kind, level, quoted)
        if key not in self._texts:
            self._texts[key] = self._text(*key)
        return self._texts[key]

    def _text(
        self, styles: frozenset[Style], address: str, kind: LineKind, level: int, quoted: bool
    ) -> QTextCharFormat:
        code = kind is LineKind.PREFORMATTED or Style.CODE in styles
        font = QFont(self.code_font if code else self.font)
        if kind is LineKind.HEADING:
            size = _HEADING_SIZES[level] if level < len(_HEADING_SIZES) else 1.0
            font = scaled(font, size, bold=True)
        font.setBold(font.bold() or Style.STRONG in styles)
        font.setItalic(bool(styles & {Style.EMPHASIS, Style.IMAGE}))
        font.setStrikeOut(Style.STRUCK in styles)
        found = QTextCharFormat()
        found.setFont(font)
        muted = quoted or bool(styles & {Style.IMAGE, Style.FIELDS, Style.STRUCK})
        found.setForeground(self.colours.muted if muted else self.colours.text)
        if code and kind is not LineKind.PREFORMATTED:
            found.setBackground(self.colours.tint)
        if address:
            found.setAnchor(True)
            found.setAnchorHref(address)
            found.setToolTip(as_it_is(address))
            found.setForeground(self.colours.link)
            found.setFontUnderline(True)
        return found

    def block(self, line: Line) -> QTextBlockFormat:
        """Return the format of a line's block."""
        found = QTextBlockFormat()
        place = line.place
        code = line.kind is LineKind.PREFORMATTED
        if line.kind is not LineKind.RULE:
            _set_line_height(found, _CODE_LINE_HEIGHT if code else _LINE_HEIGHT)
        found.setIndent(place.quotes + place.depth)
        if place.quotes:
            found.setProperty(Property.QUOTES, place.quotes)
        if line.label is not None:
            found.setProperty(Property.LABEL, line.label)
        if place.apart:
            found.setProperty(Property.APART, True)
            found.setTopMargin(self._gap(line))
        elif line.label is not None:
            found.setTopMargin(0.15 * self.em)
        if line.kind is LineKind.HEADING:
            found.setBottomMargin(0.3 * self.em)
            found.setHeadingLevel(min(max(line.level, 1), 6))
        elif code:
            found.setProperty(Property.CODE, True)
            found.setLeftMargin(self.padding)
            found.setRightMargin(self.padding)
            found.setBottomMargin(0)
            found.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        elif line.kind is LineKind.RULE:
            found.setProperty(Property.RULE, True)
        return found

    @property
    def padding(self) -> float:
        """How far the tint behind code reaches beyond it."""
        return 0.55 * self.em

    def spacer(self) -> QTextBlockFormat:
        """Return the format of the empty block before or after a table, which takes no room."""
        found = QTextBlockFormat()
        found.setProperty(Property.SPACER, True)
        return found

    def table(self, table: Table) -> QTextTableFormat:
        """Return the format of a table: with thin rules, or without for the fields of a mail."""
        found = QTextTableFormat()
        found.setCellSpacing(0)
        found.setLeftMargin((table.place.quotes + table.place.depth) * self.indent)
        if table.begins and not table.fields:
            found.setTopMargin(0.7 * self.em)
        if table.fields:
            found.setBorder(0)
            found.setCellPadding(0.12 * self.em)
        else:
            found.setBorderCollapse(True)
            found.setBorder(1)
            found.setBorderBrush(self.colours.line)
            found.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            found.setCellPadding(0.3 * self.em)
        if not (table.begins and table.ends):
            self._share_room(table, found)
        return found

    def cell(self, cell: Cell, table: Table) -> QTextBlockFormat:
        """Return the format of the block in a cell."""
        found = QTextBlockFormat()
        if table.fields and cell.column:
            found.setLeftMargin(0.5 * self.em)
        _set_line_height(found, _CODE_LINE_HEIGHT)
        if cell.alignment == "right":
            found.setAlignment(Qt.AlignmentFlag.AlignRight)
        elif cell.alignment == "center":
            found.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return found

    def _gap(self, line: Line) -> float:
        if line.kind is LineKind.HEADING:
            return (1.5 if line.level < 3 else 1.1) * self.em
        if line.kind is LineKind.PREFORMATTED:
            return 0.8 * self.em + self.padding
        return 0.75 * self.em

    def _share_room(self, table: Table, found: QTextTableFormat) -> None:
        """Give the columns fixed parts of the width, so that those of all rows are in line."""
        shares = [min(width, _WIDEST_COLUMN) + _CELL_PADDING for width in table.widths]
        total = sum(shares)
        percentage = QTextLength.Type.PercentageLength
        found.setColumnWidthConstraints(
            [QTextLength(percentage, 100 * share / total) for share in shares]
        )
        found.setWidth(QTextLength(percentage, min(_FULL_WIDTH, 100 * total / MEASURE)))


def _set_line_height(block: QTextBlockFormat, per_cent: float) -> None:
    kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    block.setLineHeight(per_cent, kind)
