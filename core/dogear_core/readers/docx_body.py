"""The parts of a Word document that hold paragraphs and tables."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from dogear_core.readers.blocks import BlockWriter, Kind
from dogear_core.readers.docx_numbering import Numbering
from dogear_core.readers.docx_styles import (
    NO_LEVEL,
    RUN_STYLES,
    TITLE_LEVEL,
    Styles,
    is_on,
    outline_level,
)
from dogear_core.readers.links import web_address
from dogear_core.readers.xml_stream import parse_xml
from dogear_core.types import Style

DEEPEST_LIST = 8
"""The deepest level a list has in Word, counted from 0."""
WIDEST_CELL = 63
"""The most columns a table has in Word."""

_SKIPPED = frozenset({"Fallback", "moveFrom", "rt", "pPrChange", "rPrChange", "del"})
"""Elements whose text is a repetition, a pronunciation, or was deleted."""
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(frozen=True, slots=True)
class Context:
    """What the parts of a document refer to: its styles, its lists, and addresses by their ids."""

    styles: Styles
    numbering: Numbering
    links: Mapping[str, str]


@dataclass(slots=True)
class _Paragraph:
    level: int = NO_LEVEL
    item: bool = False
    quote: bool = False
    list_number: str = ""
    list_depth: int = 0


class BodyParser:
    """Writes the text of a part to a `BlockWriter`: paragraphs, headings, list items, tables."""

    def __init__(self, writer: BlockWriter, context: Context) -> None:
        self.title = ""
        self._writer = writer
        self._context = context
        self._paragraphs: list[_Paragraph] = []
        self._runs: list[set[Style]] = []
        self._links: list[str] = []
        self._shown: list[tuple[Style, str]] = []
        self._skipped = 0
        self._in_text = False
        self._title: list[str] = []
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "p": self._start_paragraph,
            "pStyle": self._set_style,
            "outlineLvl": self._set_level,
            "numPr": self._set_item,
            "ilvl": self._set_depth,
            "numId": self._set_list,
            "tbl": lambda _: self._writer.enter(Style.TABLE),
            "tc": lambda _: self._start_cell(),
            "gridSpan": self._widen_cell,
            "pPr": lambda _: self._runs.append(set()),  # of the paragraph's end, which is not seen
            "r": lambda _: self._runs.append(set()),
            "rStyle": self._set_run_style,
            **{tag: partial(self._switch, style) for tag, style in RUN_STYLES.items()},
            "hyperlink": self._start_link,
            "t": lambda _: self._set_in_text(inside=True),
            "sym": self._write_symbol,
        }
        self._ends: dict[str, Callable[[], object]] = {
            "p": self._end_paragraph,
            "tbl": self._writer.leave,
            "tr": self._writer.end_row,
            "tc": self._end_cell,
            "pPr": self._runs.pop,
            "r": self._runs.pop,
            "hyperlink": self._links.pop,
            "t": lambda: self._set_in_text(inside=False),
        }

    def parse(self, part: Iterable[bytes]) -> None:
        """Parse one part; raise what `parse_xml` raises."""
        parse_xml(part, start=self._start, end=self._end, text=self._text)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
        elif tag in self._starts:
            self._starts[tag](attributes)
        elif tag in _BREAKS and self._paragraphs and not attributes.get("pos"):
            self._write(_BREAKS[tag])

    def _end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif tag in self._ends:
            self._ends[tag]()

    # --- text --------------------------------------------------------------------------------

    def _text(self, text: str) -> None:
        if self._in_text and not self._skipped:
            self._write(text)

    def _write(self, text: str) -> None:
        link = self._links[-1] if self._links else ""
        run = self._runs[-1] if self._runs else ()
        self._show([*([(Style.LINK, link)] if link else ()), *((s, "") for s in sorted(run))])
        self._writer.write(text)
        if self._paragraphs and self._paragraphs[-1].level == TITLE_LEVEL and not self.title:
            self._title.append(text)

    def _show(self, wanted: list[tuple[Style, str]]) -> None:
        """Let what follows have these styles: runs that look alike are one."""
        kept = 0
        while kept < len(wanted) and wanted[: kept + 1] == self._shown[: kept + 1]:
            kept += 1
        for _ in self._shown[kept:]:
            self._writer.end()
        for style, value in wanted[kept:]:
            self._writer.begin(style, value)
        self._shown = wanted

    def _set_in_text(self, *, inside: bool) -> None:
        self._in_text = inside

    def _set_run_style(self, attributes: dict[str, str]) -> None:
        if self._runs:
            self._runs[-1] |= self._context.styles.runs.get(attributes.get("val", ""), frozenset())

    def _switch(self, style: Style, attributes: dict[str, str]) -> None:
        if self._runs:
            (set.add if is_on(attributes) else set.discard)(self._runs[-1], style)

    def _start_link(self, attributes: dict[str, str]) -> None:
        self._links.append(web_address(self._context.links.get(attributes.get("id", ""), "")))

    def _write_symbol(self, attributes: dict[str, str]) -> None:
        """Write a character of a symbol font; those in the private use area mean nothing here."""
        code = int(attributes.get("char", "0"), 16)
        if 0x20 <= code < 0xE000:
            self._write(chr(code))

    # --- paragraphs and cells ----------------------------------------------------------------

    def _start_paragraph(self, _: dict[str, str]) -> None:
        if self._paragraphs:  # a text box within a paragraph: its text comes as lines of its own
            self._show([])
            self._writer.end_block()
        self._paragraphs.append(_Paragraph())

    def _set_style(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            style = attributes.get("val", "")
            self._paragraphs[-1].level = self._context.styles.level(style)
            self._paragraphs[-1].quote = style in self._context.styles.quotes

    def _set_level(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].level = outline_level(attributes.get("val", ""))

    def _set_item(self, _: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].item = True

    def _set_list(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].list_number = attributes.get("val", "")

    def _set_depth(self, attributes: dict[str, str]) -> None:
        depth = attributes.get("val", "")
        if self._paragraphs and depth.isdecimal():
            self._paragraphs[-1].list_depth = min(int(depth), DEEPEST_LIST)

    def _end_paragraph(self) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs.pop()
        self._show([])
        if paragraph.level != NO_LEVEL:
            self._writer.end_block(Kind.HEADING, level=paragraph.level)
            self.title = self.title or " ".join("".join(self._title).split())
        elif paragraph.item:
            number, depth = paragraph.list_number, paragraph.list_depth
            label = self._context.numbering.label(number, depth)
            self._writer.begin_item()
            self._end_within(Style.ITEM, label, depth + 1)
        elif paragraph.quote:
            self._end_within(Style.QUOTE)
        else:
            self._writer.end_block()

    def _end_within(self, style: Style, label: str = "", level: int = 0) -> None:
        self._writer.enter(style, label, level)
        self._writer.end_block()
        self._writer.leave()

    def _start_cell(self) -> None:
        self._show([])
        self._writer.begin_cell()

    def _widen_cell(self, attributes: dict[str, str]) -> None:
        columns = attributes.get("val", "")
        if columns.isdecimal():
            self._writer.widen_cell(min(int(columns), WIDEST_CELL))

    def _end_cell(self) -> None:
        self._show([])
        self._writer.end_cell()
