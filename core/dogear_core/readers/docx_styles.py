"""The styles a Word document refers to: which make headings, quotes, strong or slanted text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dogear_core.readers.xml_stream import parse_xml
from dogear_core.types import Style

TITLE_LEVEL = 0
"""The heading level of the style "Title", above "Heading 1"."""
NO_LEVEL = -1

RUN_STYLES = {
    "b": Style.STRONG,
    "i": Style.EMPHASIS,
    "strike": Style.STRUCK,
    "dstrike": Style.STRUCK,
}
"""The elements that say how a run of text looks, as far as that is shown."""

_HEADING_STYLE = re.compile(r"heading ?([1-9])", re.IGNORECASE)
_QUOTE_STYLES = frozenset({"quote", "intense quote", "block text", "quotations"})
_CODE_STYLES = frozenset({"html code", "html typewriter", "source text", "verbatim char"})


@dataclass(frozen=True, slots=True)
class Styles:
    """What the styles of a document are, by their identifiers.

    `levels` are those of headings; where there are none, a style is taken by its identifier.
    """

    levels: dict[str, int]
    quotes: frozenset[str]
    runs: dict[str, frozenset[Style]]

    def level(self, identifier: str) -> int:
        """Return the heading level of a paragraph with this style."""
        if not self.levels:
            return _named_level(identifier)
        return self.levels.get(identifier, NO_LEVEL)


@dataclass(slots=True)
class _Style:
    name: str = ""
    based_on: str = ""
    level: int | None = None
    paragraph: bool = False
    runs: set[Style] = field(default_factory=set)


def parse_styles(part: Iterable[bytes]) -> Styles:
    """Return the styles in a part of a document."""
    styles: dict[str, _Style] = {}
    current = _Style()

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal current
        value = attributes.get("val", "")
        if tag == "style":
            current = styles.setdefault(attributes.get("styleId", ""), _Style())
            current.paragraph = attributes.get("type", "paragraph") == "paragraph"
        elif tag == "name":
            current.name = value
        elif tag == "basedOn":
            current.based_on = value
        elif tag == "outlineLvl":
            current.level = outline_level(value)
        elif tag in RUN_STYLES and is_on(attributes):
            current.runs.add(RUN_STYLES[tag])

    parse_xml(part, start=start)
    levels = {name: _style_level(name, styles) for name in styles}
    return Styles(
        levels={name: level for name, level in levels.items() if level != NO_LEVEL},
        quotes=frozenset(
            name for name, style in styles.items() if style.name.lower() in _QUOTE_STYLES
        ),
        runs={name: _run_styles(style) for name, style in styles.items() if not style.paragraph},
    )


def outline_level(value: str) -> int:
    """Return the heading level for an outline level, which counts from 0; 9 is body text."""
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else NO_LEVEL


def is_on(attributes: dict[str, str]) -> bool:
    """Whether an element that switches something on does so: it may also switch it off."""
    return attributes.get("val", "1") not in ("0", "false", "off", "none")


def _style_level(identifier: str, styles: dict[str, _Style]) -> int:
    seen: set[str] = set()
    while identifier in styles and identifier not in seen:
        seen.add(identifier)
        style = styles[identifier]
        if style.level is not None:
            return style.level
        if (level := _named_level(style.name)) != NO_LEVEL:
            return level
        identifier = style.based_on
    return NO_LEVEL


def _named_level(name: str) -> int:
    """Return the level a style has by its name, which Word never translates in the file."""
    if name.lower() == "title":
        return TITLE_LEVEL
    match = _HEADING_STYLE.fullmatch(name)
    return int(match[1]) if match else NO_LEVEL


def _run_styles(style: _Style) -> frozenset[Style]:
    code = {Style.CODE} if style.name.lower() in _CODE_STYLES else set()
    return frozenset(style.runs | code)
