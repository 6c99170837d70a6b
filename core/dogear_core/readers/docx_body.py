"""The parts of a Word document that hold paragraphs and tables, and the styles they refer to."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dogear_core.readers.blocks import BlockWriter, Kind
from dogear_core.readers.xml_stream import parse_xml

TITLE_LEVEL = 0
"""The heading level of the style "Title", above "Heading 1"."""
_NO_LEVEL = -1

_HEADING_STYLE = re.compile(r"heading ?([1-9])", re.IGNORECASE)
_SKIPPED = frozenset({"Fallback", "moveFrom", "rt", "pPrChange", "rPrChange", "del"})
"""Elements whose text is a repetition, a pronunciation, or was deleted."""
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


@dataclass(slots=True)
class _Paragraph:
    level: int = _NO_LEVEL
    item: bool = False


@dataclass(slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    level: int | None = None


def parse_styles(part: Iterable[bytes]) -> dict[str, int]:
    """Return the heading level, 0 for the title, of every style that makes a heading."""
    styles: dict[str, _Style] = {}
    current = _Style()

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal current
        value = attributes.get("val", "")
        if tag == "style":
            current = styles.setdefault(attributes.get("styleId", ""), _Style())
        elif tag == "name":
            current.name = value
        elif tag == "basedOn":
            current.based_on = value
        elif tag == "outlineLvl":
            current.level = _outline_level(value)

    parse_xml(part, start=start)
    levels = {name: _style_level(name, styles) for name in styles}
    return {name: level for name, level in levels.items() if level != _NO_LEVEL}


def _style_level(identifier: str, styles: dict[str, _Style]) -> int:
    seen: set[str] = set()
    while identifier in styles and identifier not in seen:
        seen.add(identifier)
        style = styles[identifier]
        if style.level is not None:
            return style.level
        if (level := _named_level(style.name)) != _NO_LEVEL:
            return level
        identifier = style.based_on
    return _NO_LEVEL


def _named_level(name: str) -> int:
    """Return the level a style has by its name, which Word never translates in the file."""
    if name.lower() == "title":
        return TITLE_LEVEL
    match = _HEADING_STYLE.fullmatch(name)
    return int(match[1]) if match else _NO_LEVEL


def _outline_level(value: str) -> int:
    """Return the heading level for an outline level, which counts from 0; 9 is body text."""
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else _NO_LEVEL


class BodyParser:
    """Writes the text of a part to a `BlockWriter`: paragraphs, headings, list items, tables."""

    def __init__(self, writer: BlockWriter, styles: dict[str, int]) -> None:
        self.title = ""
        self._writer = writer
        self._styles = styles
        self._paragraphs: list[_Paragraph] = []
        self._skipped = 0
        self._in_text = False
        self._title: list[str] = []
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "p": self._start_paragraph,
            "pStyle": self._set_style,
            "outlineLvl": self._set_level,
            "numPr": self._set_item,
            "tc": lambda _: self._writer.begin_cell(),
            "t": lambda _: self._set_in_text(inside=True),
            "sym": self._write_symbol,
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
        elif tag == "t":
            self._set_in_text(inside=False)
        elif tag == "p" and self._paragraphs:
            self._end_paragraph(self._paragraphs.pop())
        elif tag == "tc":
            self._writer.end_cell()
        elif tag == "tr":
            self._writer.end_row()

    def _text(self, text: str) -> None:
        if self._in_text and not self._skipped:
            self._write(text)

    def _write(self, text: str) -> None:
        self._writer.write(text)
        if self._paragraphs and self._paragraphs[-1].level == TITLE_LEVEL and not self.title:
            self._title.append(text)

    def _set_in_text(self, *, inside: bool) -> None:
        self._in_text = inside

    def _start_paragraph(self, _: dict[str, str]) -> None:
        if self._paragraphs:  # a text box within a paragraph: its text comes as lines of its own
            self._writer.end_block()
        self._paragraphs.append(_Paragraph())

    def _set_style(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            style = attributes.get("val", "")
            level = self._styles.get(style, _NO_LEVEL)
            self._paragraphs[-1].level = level if self._styles else _named_level(style)

    def _set_level(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].level = _outline_level(attributes.get("val", ""))

    def _set_item(self, _: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].item = True

    def _write_symbol(self, attributes: dict[str, str]) -> None:
        """Write a character of a symbol font; those in the private use area mean nothing here."""
        code = int(attributes.get("char", "0"), 16)
        if 0x20 <= code < 0xE000:
            self._write(chr(code))

    def _end_paragraph(self, paragraph: _Paragraph) -> None:
        if paragraph.level != _NO_LEVEL:
            self._writer.end_block(Kind.HEADING, level=paragraph.level)
            self.title = self.title or " ".join("".join(self._title).split())
        else:
            if paragraph.item:
                self._writer.begin_item()
            self._writer.end_block()
