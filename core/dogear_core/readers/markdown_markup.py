"""From the blocks of a Markdown source to its markup."""

import html
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from markdown_it.token import Token

from dogear_core.readers.markdown_inline import inline_markup, line_breaks
from dogear_core.readers.markdown_parser import Parsed
from dogear_core.readers.markdown_prefixes import Prefixes
from dogear_core.readers.markdown_source import Source
from dogear_core.readers.markdown_table import Cell, cells_of
from dogear_core.readers.marked import nested
from dogear_core.readers.normalise import normalise
from dogear_core.types import Markup, Span, Style

_SYNTAX = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)|</?[a-z][^<>]*>|<[!?][^<>]*>"
    r"|(?P<entity>&(?:#\w{1,8}|[a-z]\w{1,31});)",
    re.IGNORECASE | re.DOTALL,
)
_SPACE = re.compile(r"[ \t]*")
_LINE_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TASK = re.compile(r"\[([ xX])\][ \t]+")
_TASK_LABELS = {" ": "☐", "x": "☑", "X": "☑"}
_ALIGNMENT = re.compile(r"text-align:(right|center)")


def markdown_markup(text: str, start: int, parsed: Parsed) -> list[Markup]:
    """Return the markup of a Markdown text, of which `parsed` is what begins at `start`."""
    walk = _Walk(Source(text, start), parsed)
    walk.go()
    return nested(walk.markup)


class _Walk:
    """Goes through the tokens of blocks; `markup` is what it has found, in no order."""

    def __init__(self, source: Source, parsed: Parsed) -> None:
        self.markup: list[Markup] = []
        self._source = source
        self._tokens = parsed.tokens
        self._rows = {line: place + source.offset for line, place in parsed.rows.items()}
        self._prefixes = Prefixes(source)
        self._depths = {Style.QUOTE: 0, Style.ITEM: 0}
        self._numbers: list[int | None] = []
        self._cells: Sequence[Cell] = ()
        self._column = -1
        self._kinds: dict[str, Callable[[Token], None]] = {
            "blockquote_open": lambda token: self._enter(Style.QUOTE, token, token.markup),
            "blockquote_close": lambda _: self._leave(Style.QUOTE),
            "ordered_list_open": lambda _: self._numbers.append(None),
            "ordered_list_close": lambda _: self._end_list(),
            "list_item_open": self._item,
            "list_item_close": lambda _: self._leave(Style.ITEM),
            "table_open": self._table,
            "tr_open": self._row,
            "tr_close": lambda _: self._excess_cells(),
            "th_open": self._cell,
            "td_open": self._cell,
            "fence": self._fence,
            "code_block": self._code,
            "hr": self._rule,
            "html_block": self._html,
        }

    def go(self) -> None:
        """Find the markup of all tokens."""
        outer: Token | None = None
        before: Token | None = None
        for token in self._tokens:
            if token.type == "inline" and before is not None:
                self._inline(token, before, outer)
            elif token.type in self._kinds:
                self._kinds[token.type](token)
            outer, before = before, token
        self.markup += self._prefixes.hidden()

    def _add(self, style: Style, start: int, end: int, level: int = 0, value: str = "") -> None:
        self.markup.append(Markup(Span(start, end), style, level, value))

    # --- containers --------------------------------------------------------------------------

    def _enter(self, style: Style, token: Token, mark: str, label: str = "") -> None:
        first, last = _lines(token)
        start = self._prefixes.enter(mark, first, last)
        end = self._source.end_of_text(first, last)
        self._depths[style] += 1
        if style is Style.ITEM:
            rest = self._source.text[start + len(mark) : self._source.end(first)]
            task = _TASK.match(rest.lstrip(" \t"))
            label = _TASK_LABELS[task[1]] if task else label
        self._add(style, start, end, self._depths[style], label)

    def _leave(self, style: Style) -> None:
        self._prefixes.leave()
        self._depths[style] -= 1

    def _item(self, token: Token) -> None:
        label = ""
        if token.info:  # the items of a numbered list count on from the first, whatever they say
            number = self._numbers[-1]
            number = int(token.info) if number is None else number + 1
            self._numbers[-1] = number
            label = f"{number}{token.markup}"
        self._enter(Style.ITEM, token, token.info + token.markup, label)

    def _end_list(self) -> None:
        self._numbers.pop()

    # --- paragraphs, headings and cells ------------------------------------------------------

    def _inline(self, token: Token, before: Token, outer: Token | None) -> None:
        if before.type in ("th_open", "td_open"):
            self._cell_content(token, before)
            return
        first, _ = _lines(token)
        if before.type == "heading_open" and before.markup.startswith("#"):
            self._heading(token, before, first)
            return
        places = self._source.places(token.content, first)
        if places is None:
            return
        self._prefixes.begin_content(first, places[0])
        self._prefixes.cover(first + 1, first + 1 + token.content.count("\n"))
        if before.type == "heading_open":
            self._underlined(before, places)
        task = _TASK.match(token.content)
        if task and outer is not None and outer.type == "list_item_open":
            self._add(Style.HIDDEN, places[0], places[task.end()])
        self._content(token, places)

    def _content(self, token: Token, places: Sequence[int]) -> None:
        if token.children:
            self.markup += inline_markup(token.children, token.content, places)
        else:
            self.markup += line_breaks(token.content, places)

    def _heading(self, token: Token, opening: Token, line: int) -> None:
        start = self._prefixes.find(opening.markup, line)
        end = self._source.end_of_text(line, line + 1)
        self._prefixes.begin_content(line, start)
        self._add(Style.HEADING, start, end, int(opening.tag[1:]))
        begin = self._source.text.find(token.content, start + len(opening.markup), end)
        if not token.content or begin < 0:
            self._add(Style.HIDDEN, start, end)
            return
        finish = begin + len(token.content)
        self._add(Style.HIDDEN, start, begin)
        self._content(token, range(begin, finish + 1))
        self._add(Style.HIDDEN, finish, end)

    def _underlined(self, opening: Token, places: Sequence[int]) -> None:
        """Add a heading with a line of hyphens or equals signs below."""
        _, last = _lines(opening)
        end = self._source.end_of_text(last - 1, last)
        self._prefixes.cover(last - 1, last)
        self._add(Style.HEADING, places[0], end, int(opening.tag[1:]))
        self._add(Style.HIDDEN, places[-1], end)

    # --- tables ------------------------------------------------------------------------------

    def _table(self, token: Token) -> None:
        first, last = _lines(token)
        start = self._rows[first]
        self._add(Style.TABLE, start, self._source.end_of_text(first, last))
        header_end = self._source.end_of_text(first, first + 1)
        self._prefixes.cover(first + 1, first + 2)
        self._add(Style.HIDDEN, header_end, self._source.end(first + 1))

    def _row(self, token: Token) -> None:
        line, _ = _lines(token)
        start, end = self._rows[line], self._source.end_of_text(line, line + 1)
        self._prefixes.begin_content(line, start)
        self._add(Style.ROW, start, end)
        self._cells = cells_of(self._source.text[start:end], start)
        self._column = -1

    def _cell(self, _: Token) -> None:
        self._column += 1

    def _cell_content(self, token: Token, opening: Token) -> None:
        content, places = self._cells[self._column] if self._column < len(self._cells) else ("", ())
        if not content or content != token.content:
            return
        alignment = _ALIGNMENT.search(str(opening.attrs.get("style", "")))
        self._add_cell(places, self._column, alignment[1] if alignment else "")
        if opening.type == "th_open":
            self._add(Style.STRONG, places[0], places[-1])
        self._content(token, places)

    def _excess_cells(self) -> None:
        """Show the cells for which the table has no column: their text is in the document."""
        for column, (content, places) in enumerate(self._cells):
            if content and column > self._column:
                self._add_cell(places, column)

    def _add_cell(self, places: Sequence[int], column: int, alignment: str = "") -> None:
        self._add(Style.CELL, places[0], places[-1], column, alignment)
        for before, place in pairwise(places):
            if place > before + 1:  # the backslash before a pipe
                self._add(Style.HIDDEN, before + 1, place)

    # --- other blocks ------------------------------------------------------------------------

    def _fence(self, token: Token) -> None:
        first, last = _lines(token)
        start = self._prefixes.find(token.markup, first)
        end = self._source.end_of_text(first, last)
        self._prefixes.begin_content(first, start)
        self._add(Style.PREFORMATTED, start, end)
        lines = token.content.removesuffix("\n").split("\n") if token.content else []
        if not lines:
            self._add(Style.HIDDEN, start, end)
            self._prefixes.cover(first + 1, last)
            return
        self._add(Style.HIDDEN, start, self._source.start(first + 1))
        self._preformatted(lines, first + 1)
        closing = first + 1 + len(lines)
        if closing < last:
            self._add(Style.HIDDEN, self._source.end(closing - 1), end)
            self._prefixes.cover(closing, last)

    def _code(self, token: Token) -> None:
        first, last = _lines(token)
        lines = token.content.removesuffix("\n").split("\n")
        start = self._preformatted(lines, first)
        self._add(Style.PREFORMATTED, start, self._source.end_of_text(first, last))

    def _preformatted(self, lines: Sequence[str], first: int) -> int:
        """Show these lines without what stands before them; return where the first one begins."""
        begin = self._source.end(first)
        for number, line in enumerate(lines, first):
            source = self._source.line(number)
            # Of a tab that is partly indentation, spaces are left, which are not in the source.
            body = line if source.endswith(line) else line.lstrip(" \t")
            place = self._source.start(number) + max(0, len(source) - len(body))
            begin = min(begin, place)
            self._prefixes.begin_content(number, place, line[: len(line) - len(body)])
        return begin

    def _rule(self, token: Token) -> None:
        line, _ = _lines(token)
        start = self._prefixes.find(token.markup[0], line)
        self._prefixes.begin_content(line, start)
        self._add(Style.RULE, start, self._source.end_of_text(line, line + 1))

    def _html(self, token: Token) -> None:
        """Show what is between the tags, without white space where a line begins with tags."""
        first, _ = _lines(token)
        content = token.content.removesuffix("\n")
        places = self._source.places(content, first)
        if places is None:
            return
        begin = 0
        for line, part in enumerate(content.split("\n"), first):
            self._prefixes.begin_content(line, places[_after_space(content, begin)])
            begin += len(part) + 1
        blank = done = 0
        for match in _SYNTAX.finditer(content):
            start, end = match.span()
            blank = max(blank, content.rfind("\n", done, start) + 1)
            shown = "\n" if _LINE_BREAK_TAG.fullmatch(match[0]) else ""
            if match["entity"]:
                shown = normalise(html.unescape(match[0]))
            elif _after_space(content, blank) >= start:
                end = blank = _after_space(content, end)
            if shown != match[0]:
                self._add(Style.HIDDEN, places[start], places[end - 1] + 1, value=shown)
            done = end


def _after_space(content: str, place: int) -> int:
    match = _SPACE.match(content, place)
    return match.end() if match else place


def _lines(token: Token) -> tuple[int, int]:
    """Return the first line of a block and the one after its last."""
    if token.map is None:
        raise ValueError(f"a block without a place: {token.type}")
    return token.map[0], token.map[1]
