"""Parses Markdown so that it stays known which characters of the source each token is."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

LONGEST_PARAGRAPH = 20_000
"""Characters; what stands in a longer one is not looked at, for brackets can keep the parser for
a time that grows with the square of their number."""

_MEANINGFUL = re.compile(r"[\\`*_~!\[\]<&]|  \n")

_Rule = Callable[[StateInline, bool], bool]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tokens of a text, and where the row of a table begins that is on a line.

    A token of type `inline` has children only where its content was looked at.
    """

    tokens: Sequence[Token]
    rows: dict[int, int]


class _Parser(MarkdownIt):
    """Leaves addresses as they are: nobody follows them before a person looks at them."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """Override MarkdownIt.normalizeLink."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """Override MarkdownIt.normalizeLinkText."""
        return link


def parse(source: str, seconds: float) -> Parsed:
    """Parse CommonMark with tables and strikethrough, looking at what stands in paragraphs too.

    The latter goes on for `seconds`; headings are looked at all the same.
    """
    rows: dict[int, int] = {}
    parser = _parser(rows)
    env: dict[str, object] = {}
    deadline = time.monotonic() + seconds
    tokens = parser.parse(source, env)
    before: Token | None = None
    for token in tokens:
        if token.type == "inline" and _is_worth_parsing(token.content):
            heading = before is not None and before.type == "heading_open"
            if heading or time.monotonic() < deadline:
                token.children = parser.inline.parse(token.content, parser, env, [])
        before = token
    return Parsed(tokens, rows)


def _is_worth_parsing(content: str) -> bool:
    """Whether anything in a paragraph may mean something, and there is not too much of it."""
    return len(content) <= LONGEST_PARAGRAPH and _MEANINGFUL.search(content) is not None


def end_of(token: Token, start: int) -> int:
    """Return where in its content an inline token ends that begins at `start`.

    The tokens of a content are all of it, one after the other.
    """
    if token.type in ("s_open", "s_close"):  # these may have changed places with a tilde
        return start + len(token.markup)
    if token.type == "text" and token.content:
        return start + len(token.content)
    end: int = token.meta["end"]
    return end


def _parser(rows: dict[int, int]) -> MarkdownIt:
    parser = _Parser("commonmark").enable(["table", "strikethrough"])
    parser.disable(["inline", "text_join", "fragments_join"])
    inline = parser.inline.ruler
    for name, rule in zip(inline.get_active_rules(), list(inline.getRules("")), strict=True):
        if name != "text":  # that one makes no tokens
            inline.at(name, _noting(rule))
    block = parser.block.ruler
    names = block.get_active_rules()
    table = block.getRules("")[names.index("table")]

    def noting(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        found = table(state, first, last, silent)
        if found and not silent:
            for line in range(first, state.line):
                rows[line] = state.bMarks[line] + state.tShift[line]
        return found

    block.at("table", noting, {"alt": ["paragraph", "reference"]})
    return parser


def _noting(rule: _Rule) -> _Rule:
    """Return a rule that notes on the tokens it makes where they end."""

    def noting(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent and len(state.tokens) > count:
            _note(state.tokens[count:], start, state.pos)
        return found

    return noting


def _note(made: Sequence[Token], start: int, end: int) -> None:
    """Note the ends of the tokens made of the source from `start` to `end`.

    What was pending is made a token first; it has no note, for it is its own content.
    """
    last = made[-1]
    if last.type == "link_close":
        opening = next(token for token in made if token.type == "link_open" and not token.meta)
        opening.meta["end"] = start + 1
    if last.type == "text":  # markers that may turn out to be emphasis, one or two at a time
        for token in reversed(made):
            if end <= start:
                break
            token.meta["end"] = end
            end -= len(token.content)
    else:
        last.meta["end"] = end
