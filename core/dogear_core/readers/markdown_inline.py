"""From the tokens within a paragraph to the markup of its source."""

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from dogear_core.readers.links import web_address
from dogear_core.readers.markdown_parser import end_of
from dogear_core.readers.normalise import normalise
from dogear_core.types import Markup, Span, Style

_STYLES = {"em": Style.EMPHASIS, "strong": Style.STRONG, "s": Style.STRUCK, "link": Style.LINK}
_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SOFT_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_IMAGE_START = "!["


def line_breaks(content: str, places: Sequence[int]) -> list[Markup]:
    """Return the markup of text that was not parsed: its lines are one paragraph."""
    return [
        _shown_as(" ", Span(places[match.start()], places[match.end()]))
        for match in _SOFT_BREAK.finditer(content)
    ]


def inline_markup(tokens: Sequence[Token], content: str, places: Sequence[int]) -> list[Markup]:
    """Return the markup of `content`, the characters of which are at `places` in the text.

    There is one more place than characters: where the text goes on. Where a line ends, the places
    leave out what stands before the next one, such as the marks of a quote.
    """
    walk = _Walk(content, places)
    walk.add(tokens, 0)
    return walk.markup


def plain_text(token: Token) -> str:
    """Return the text of a heading without its markup; that of an image is as it is written."""
    if not token.children:
        return token.content
    return "".join(_plain_text(child) for child in token.children)


def _plain_text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type in ("s_open", "s_close"):
        return token.markup
    return "" if token.nesting else token.content


class _Walk:
    def __init__(self, content: str, places: Sequence[int]) -> None:
        self.markup: list[Markup] = []
        self._content = content
        self._places = places
        self._open: list[tuple[int, str]] = []
        self._kinds: dict[str, Callable[[Token, int, int], None]] = {
            "text": lambda *_: None,
            "text_special": self._special,
            "softbreak": lambda _, start, end: self._break(start, end, " "),
            "hardbreak": lambda _, start, end: self._break(start, end, "\n"),
            "code_inline": self._code,
            "html_inline": self._tag,
            "image": self._image,
        }

    def add(self, tokens: Sequence[Token], base: int) -> None:
        """Add the markup of tokens that are all of the content from `base` on."""
        start = base
        for token in tokens:
            end = base + end_of(token, start - base)
            if token.nesting:
                self._pair(token, start, end)
            else:
                self._kinds[token.type](token, start, end)
            start = end

    def _add(self, style: Style, start: int, end: int, value: str = "") -> None:
        if start < end:
            span = Span(self._places[start], self._places[end - 1] + 1)
            self.markup.append(Markup(span, style, value=value))

    def _break(self, start: int, end: int, shown: str) -> None:
        self.markup.append(_shown_as(shown, Span(self._places[start], self._places[end])))

    def _special(self, token: Token, start: int, end: int) -> None:
        """Hide the backslash of an escaped character, and show what an entity stands for."""
        source = self._content[start:end]
        if source.endswith(token.content):
            self._add(Style.HIDDEN, start, end - len(token.content))
        else:
            self._add(Style.HIDDEN, start, end, normalise(token.content))

    def _code(self, token: Token, start: int, end: int) -> None:
        marks = (end - start - len(token.content)) // 2
        self._add(Style.CODE, start, end)
        self._add(Style.HIDDEN, start, start + marks)
        for place in range(start + marks, end - marks):
            if self._content[place] == "\n":
                self._break(place, place + 1, " ")
        self._add(Style.HIDDEN, end - marks, end)

    def _tag(self, token: Token, start: int, end: int) -> None:
        shown = "\n" if _LINE_BREAK_TAG.fullmatch(token.content) else ""
        self._add(Style.HIDDEN, start, end, shown)

    def _image(self, token: Token, start: int, end: int) -> None:
        inside = start + len(_IMAGE_START)
        self._add(Style.IMAGE, start, end)
        self._add(Style.HIDDEN, start, inside)
        self.add(token.children or (), inside)
        self._add(Style.HIDDEN, inside + len(token.content), end)

    def _pair(self, token: Token, start: int, end: int) -> None:
        """Begin or end emphasis or a link; only an address on the web makes it one."""
        if token.type == "strong_open":
            start -= 1  # of two marks the outer one is a token of its own, without content
        elif token.type == "strong_close":
            end += 1
        if token.nesting > 0:
            self._open.append((start, str(token.attrs.get("href", ""))))
            self._add(Style.HIDDEN, start, end)
            return
        began, address = self._open.pop()
        style = _STYLES[token.type.removesuffix("_close")]
        address = web_address(address)
        if address or style is not Style.LINK:
            self._add(style, began, end, address)
        self._add(Style.HIDDEN, start, end)


def _shown_as(shown: str, span: Span) -> Markup:
    return Markup(span, Style.HIDDEN, value=shown)
