"""From the elements of a page to inline text, blocks, list items and table cells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dogear_core.readers.blocks import BlockWriter, Kind
from dogear_core.readers.links import web_address
from dogear_core.readers.numerals import written
from dogear_core.types import Style

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Attributes = Mapping[str, str | None]

LARGEST_SPAN = 1000
"""A cell is taken to be no wider and no higher than this many cells, as browsers do."""

_UNSEEN_TAGS = """
script style template noscript nav head iframe object svg math select datalist dialog
"""
_UNSEEN = frozenset(_UNSEEN_TAGS.split())
_BLOCK_TAGS = """
address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption
figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre
section summary table tbody tfoot thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PREFORMATTED = frozenset({"pre", "textarea"})
_INLINE = {
    **dict.fromkeys(("b", "strong", "dt", "th"), Style.STRONG),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Style.EMPHASIS),
    **dict.fromkeys(("s", "strike", "del"), Style.STRUCK),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), Style.CODE),
}
_NUMERALS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CONTAINERS = {"blockquote": Style.QUOTE, "table": Style.TABLE}
_INVISIBLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WHITE_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass(slots=True)
class _List:
    """A numbered list: the number of the next item, and how it is written."""

    next: int
    form: str

    @classmethod
    def of(cls, attributes: Attributes) -> "_List":
        """Return the list that begins with an element of these attributes."""
        form = _NUMERALS.get((attributes.get("type") or "").strip(), "decimal")
        return cls(_number(attributes.get("start"), 1), form)


class HtmlWalk:
    """Writes what is seen of a page to a `BlockWriter`."""

    def __init__(self, writer: BlockWriter) -> None:
        self._writer = writer
        self._entered: list[tuple[str, bool]] = []
        self._preformatted = 0
        self._lists: list[_List | None] = []

    def walk(self, root: "LexborNode") -> None:
        """Write all text below `root`, without recursion: pages nest thousands of elements deep."""
        node: LexborNode | None = root
        while node is not None:
            tag = node.tag or ""
            if tag == "-text":
                text = node.text_content or ""
                self._writer.write(text if self._preformatted else _WHITE_SPACE.sub(" ", text))
            elif not _is_hidden(tag, attributes := node.attributes):
                self._enter(tag, attributes)
                if node.child is not None:
                    node = node.child
                    continue
                self._leave()
            while node is not None and node.next is None:
                node = node.parent if self._entered else None
                if node is not None:
                    self._leave()
            node = node.next if node is not None else None

    def _enter(self, tag: str, attributes: Attributes) -> None:
        writer = self._writer
        if tag in _BLOCKS:
            writer.end_block(preformatted=self._preformatted > 0)
        if tag in ("ol", "ul", "menu", "dir"):
            self._lists.append(_List.of(attributes) if tag == "ol" else None)
        elif tag == "li":
            writer.begin_item()
            writer.enter(Style.ITEM, self._label(attributes))
        elif tag in _CONTAINERS:
            writer.enter(_CONTAINERS[tag])
        elif tag in ("td", "th"):
            writer.begin_cell(*(_size(attributes.get(name)) for name in ("colspan", "rowspan")))
        elif tag == "br":
            writer.write("\n")
        elif tag in ("img", "input"):
            writer.write(" ")
        self._preformatted += tag in _PREFORMATTED
        self._entered.append((tag, self._begin(tag, attributes)))

    def _leave(self) -> None:
        writer = self._writer
        tag, has_style = self._entered.pop()
        if has_style:
            writer.end()
        preformatted = self._preformatted > 0
        if tag in _HEADINGS:
            writer.end_block(Kind.HEADING, level=_HEADINGS[tag])
        elif tag == "tr":
            writer.end_row()
        elif tag in ("td", "th"):
            writer.end_cell()
        elif tag in _BLOCKS:
            writer.end_block(preformatted=preformatted)
        if tag == "li" or tag in _CONTAINERS:
            writer.leave()
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.pop()
        self._preformatted -= tag in _PREFORMATTED

    def _begin(self, tag: str, attributes: Attributes) -> bool:
        """Begin the style of an inline element; whether it has one."""
        style, value = _INLINE.get(tag), ""
        if tag == "a":
            value = web_address(attributes.get("href") or "")
            style = Style.LINK if value else None
        if style is None or (style is Style.CODE and self._preformatted):
            return False
        self._writer.begin(style, value)
        return True

    def _label(self, attributes: Attributes) -> str:
        """Return what stands before a list item, if it is numbered, and count on."""
        numbered = self._lists[-1] if self._lists else None
        if numbered is None:
            return ""
        number = _number(attributes.get("value"), numbered.next)
        numbered.next = number + 1
        return f"{written(number, numbered.form)}."


def _is_hidden(tag: str, attributes: Attributes) -> bool:
    if tag in _UNSEEN:
        return True
    if tag in ("html", "body"):  # hidden by some pages until their scripts have run
        return False
    return "hidden" in attributes or bool(_INVISIBLE.search(attributes.get("style") or ""))


def _number(value: str | None, otherwise: int) -> int:
    """Return a number of at most nine digits as it stands in an attribute."""
    match = re.match(r"\s*(-?\d{1,9})(?!\d)", value or "")
    return int(match[1]) if match else otherwise


def _size(value: str | None) -> int:
    return min(max(_number(value, 1), 1), LARGEST_SPAN)
