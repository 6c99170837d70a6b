import html
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.core.markup import drawn, require_order, shown

from dogear_core.config import ReaderLimits
from dogear_core.readers.markdown import read_markdown
from dogear_core.readers.markdown_parser import LONGEST_PARAGRAPH
from dogear_core.types import Document, Markup, Style, unpack

ReadDocument = Callable[..., Document]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# A *b* ##", "<heading1>{# }A <emphasis>{*}b{*}</emphasis>{ ##}</heading>"),
        ("A\nb\n===\nc", "<heading1>A{\n| }b{\n===}</heading>\nc"),
        (
            "**a _b_** ~~c~~ `d`",
            "<strong>{**}a <emphasis>{_}b{_}</emphasis>{**}</strong> <struck>{~~}c{~~}</struck>"
            " <code>{`}d{`}</code>",
        ),
        ("***a***", "<emphasis>{*}<strong>{**}a{**}</strong>{*}</emphasis>"),
        ("a*b and 2 * 3 ** 4", "a*b and 2 * 3 ** 4"),
        ("`` a`b `` `x\ny`", "<code>{`` }a`b{ ``}</code> <code>{`}x{\n| }y{`}</code>"),
        ("a \nb  \nc\\\nd", "a{ \n| }b{  \n|\n}c{\\\n|\n}d"),
        (r"\* \a &amp; &copy; &#32; &none;", r"{\}* \a {&amp;|&} {&copy;|©} {&#32;| } &none;"),
        (
            '[a **b**](http://c.d "e") [f](g.md)',
            '<link http://c.d>{[}a <strong>{**}b{**}</strong>{](http://c.d "e")}</link>'
            " {[}f{](g.md)}",
        ),
        (
            "[a], <b@c.de> <https://f.gh/ü>\n\n[a]: https://i.jk/l_m_n",
            "<link https://i.jk/l_m_n>{[}a{]}</link>, <link mailto:b@c.de>{<}b@c.de{>}</link>"
            " <link https://f.gh/ü>{<}https://f.gh/ü{>}</link>\n\n"
            "[a]: <link https://i.jk/l_m_n>https://i.jk/l_m_n</link>",
        ),
        (
            "(see https://a.bc/d_(e).) *https://f.gh/i_j* `https://k.lm`",
            "(see <link https://a.bc/d_(e)>https://a.bc/d_(e)</link>.) <emphasis>{*}"
            "<link https://f.gh/i_j>https://f.gh/i_j</link>{*}</emphasis>"
            " <code>{`}https://k.lm{`}</code>",
        ),
        (
            "[![a *b*](c.png)](http://d.e)",
            "<link http://d.e>{[}<image>{![}a <emphasis>{*}b{*}</emphasis>{](c.png)}</image>"
            "{](http://d.e)}</link>",
        ),
        ("a<br>b <kbd>c</kbd>", "a{<br>|\n}b {<kbd>}c{</kbd>}"),
        ("---\n\n* * *", "<rule>---</rule>\n\n<rule>* * *</rule>"),
    ],
)
def test_inline_text(read_document: ReadDocument, source: str, expected: str) -> None:
    assert drawn(read_document("a.md", source)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "> a\n> *b\nc*\n>\n> > d\n\n",
            "<quote1>{> }a{\n> | }<emphasis>{*}b{\n| }c{*}</emphasis>\n{>}\n"
            "{> }<quote2>{> }d</quote></quote>",
        ),
        (
            "- a\n  b\n\n  c\n  1) d\n  1) e\n* f",
            "<item1>{- }a{\n  | }b\n\n{  }c\n{  }<item2 1)>{1) }d</item>\n"
            "{  }<item2 2)>{1) }e</item></item>\n<item1>{* }f</item>",
        ),
        (
            "> - a\n>   - b\n> - c",
            "<quote1>{> }<item1>{- }a\n{>   }<item2>{- }b</item></item>\n"
            "{> }<item1>{- }c</item></quote>",
        ),
        ("- - 3. a", "<item1>{- }<item2>{- }<item3 3.>{3. }a</item></item></item>"),
        (
            "- [x] a\n- [ ] b\n-\n",
            "<item1 ☑>{- }{[x] }a</item>\n<item1 ☐>{- }{[ ] }b</item>\n<item1>{-}</item>",
        ),
        ("1. # a", "<item1 1.>{1. }<heading1>{# }a</heading></item>"),
        (
            "```py\n*a*\n\n  b\n```\nc",
            "<preformatted>{```py\n}*a*\n\n  b{\n```}</preformatted>\nc",
        ),
        (
            "- ~~~\n  a\n   b\n  ~~~",
            "<item1>{- }<preformatted>{~~~\n}{  }a\n{  } b{\n  ~~~}</preformatted></item>",
        ),
        (
            "> ```\n> a\n>\n> ```",
            "<quote1>{> }<preformatted>{```\n}{> }a\n{>}{\n> ```}</preformatted></quote>",
        ),
        ("    a\n\n\tb\n\nc", "{    }<preformatted>a\n\n{\t}b</preformatted>\n\nc"),
        ("- a\n\n\t\tb", "<item1>{- }a\n\n{\t\t|  }<preformatted>b</preformatted></item>"),
        ("```\n```\na", "<preformatted>{```\n```}</preformatted>\na"),
        (
            "<div a='b'>\n  <p>c &amp; d<!-- e\nf --></p>\n</div>\n\ng",
            "{<div a='b'>}\n{  }{<p>}c {&amp;|&} d{<!-- e\nf -->}{</p>}\n{</div>}\n\ng",
        ),
        (
            "---\ntitle: A *b*\n---\n# C",
            "<preformatted>{---\n}title: A *b*{\n---}</preformatted>\n<heading1>{# }C</heading>",
        ),
    ],
)
def test_blocks(read_document: ReadDocument, source: str, expected: str) -> None:
    assert drawn(read_document("a.md", source)) == expected


def test_tables(read_document: ReadDocument) -> None:
    source = "| a | *b* \\| c |\n|:--|:-:|\nd \\| | e | f\n> g"

    assert drawn(read_document("a.md", source)) == (
        "<table><row>| <cell><strong>a</strong></cell> |"
        " <cell1 center><strong><emphasis>{*}b{*}</emphasis> {\\}| c</strong></cell> |</row>"
        "{\n|:--|:-:|}\n"
        "<row><cell>d {\\}|</cell> | <cell1 center>e</cell> | <cell2>f</cell></row></table>\n"
        "<quote1>{> }g</quote>"
    )


def test_a_table_after_front_matter_and_in_a_quote(read_document: ReadDocument) -> None:
    source = "+++\nx = 1\n+++\n> | é | b |\n> |---|--:|\n> | 🍞 |"

    assert drawn(read_document("a.md", source)).partition("</preformatted>\n")[2] == (
        "<quote1>{> }<table><row>| <cell><strong>é</strong></cell> |"
        " <cell1 right><strong>b</strong></cell> |</row>{\n> |---|--:|}\n"
        "{> }<row>| <cell>🍞</cell> |</row></table></quote>"
    )


def test_brackets_without_end_take_no_time(read_document: ReadDocument) -> None:
    document = read_document("a.md", "[" * LONGEST_PARAGRAPH + "a*b*\n\n*c*")

    assert [mark.style for mark in unpack(document.markup)] == [
        Style.EMPHASIS,
        Style.HIDDEN,
        Style.HIDDEN,
    ]


PIECES = [
    *"*_`~#>-+|\\[]()!<&:.= \n\t",
    *("a", "b ", "é", "🍞", "1. ", "- ", "> ", "\n\n", "```", "    ", "**", "~~", "[x](y)"),
    *("| a | b |\n|---|---|\n| c | d |\n", "&amp;", "<b>", "  \n", "\n# ", "\n---\n", "![x](y)"),
]
SOURCES = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def without_syntax(text: str, markup: tuple[Markup, ...]) -> str:
    """Return a text with spaces for what is drawn as lines, such as what is between cells.

    Cells beyond the columns of a table are blank too: CommonMark leaves them out.
    """
    chars = list(text)
    columns = 0
    for mark in markup:
        part = slice(mark.span.start, mark.span.end)
        if mark.style is Style.TABLE:
            columns = len(re.findall("-+", text[part].split("\n")[1]))
        elif mark.style in (Style.RULE, Style.ROW):
            chars[part] = " " * len(mark.span)
        elif mark.style is Style.CELL and mark.level < columns:
            chars[part] = text[part]
    return "".join(chars)


def visible(text: str) -> str:
    return "".join(text.split())


@given(SOURCES)
def test_any_source_has_orderly_markup(source: str) -> None:
    if not source.strip():
        return
    document = read_markdown(source.encode(), "text/markdown", ReaderLimits())

    require_order(unpack(document.markup), len(document.text))


@given(SOURCES.filter(lambda source: not re.search(r"<|\]:|\A\s*(---|\+\+\+)", source)))
def test_what_is_shown_is_what_commonmark_shows(source: str) -> None:
    if not source.strip():
        return
    document = read_markdown(source.encode(), "text/markdown", ReaderLimits())

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    rendered = re.sub(r'<img src="[^"]*" alt="([^"]*)"[^>]*>', r"\1", parser.render(document.text))
    expected = html.unescape(re.sub(r"<[^>]*>", "", rendered))
    markup = unpack(document.markup)
    assert visible(shown(without_syntax(document.text, markup), markup)) == visible(expected)
