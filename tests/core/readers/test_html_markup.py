from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.markup import drawn, require_order

from dogear_core.readers.html import add_html
from dogear_core.readers.normalise import TextBuilder
from dogear_core.types import Document, unpack

ReadDocument = Callable[..., Document]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<h2>On <i>rent</i></h2><p>a  <b>b <em>c</em> </b>d",
            "<heading2>On <emphasis>rent</emphasis></heading>\n\n"
            "a <strong>b <emphasis>c</emphasis> </strong>d",
        ),
        (
            "<p><a href=' https://a.example/x '>web</a> <a href=mailto:b@c.d>mail</a>"
            " <a href=page.html>near</a> <a href='javascript:alert()'>script</a>",
            "<link https://a.example/x>web</link> <link mailto:b@c.d>mail</link> near script",
        ),
        (
            "<ul><li>milk<ol start=3><li>fresh<li>cold</ol><li>eggs</ul>",
            "<item1>{- }milk\n<item2 3.>{- }fresh</item>\n<item2 4.>{- }cold</item></item>\n"
            "<item1>{- }eggs</item>",
        ),
        (
            "<ol type=a start=27><li>one<li value=2>two</ol><ol type=I start=1994><li>three</ol>",
            "<item1 aa.>{- }one</item>\n<item1 b.>{- }two</item>\n<item1 MCMXCIV.>{- }three</item>",
        ),
        (
            "<blockquote>one<p>two<blockquote>three</blockquote></blockquote>after",
            "<quote1>one\n\ntwo\n\n<quote2>three</quote></quote>\n\nafter",
        ),
        (
            "<pre>def f():\n  <b>return</b> 1</pre> and <code>f  ()</code>",
            "<preformatted>def f():\n  return 1</preformatted>\n\nand <code>f ()</code>",
        ),
        ("<b>one<p>two</b>", "<strong>one</strong>\n\n<strong>two</strong>"),
        ("x<s>y</s><kbd>z</kbd>", "x<struck>y</struck><code>z</code>"),
        ("<p>cafe<b>\u0301</b>s \u00a0<i>\u00a0x</i>", "cafés <emphasis>x</emphasis>"),
    ],
)
def test_what_a_page_means_is_kept(read_document: ReadDocument, html: str, expected: str) -> None:
    assert drawn(read_document("a.html", html)) == expected


def test_tables_have_rows_and_cells_in_their_columns(read_document: ReadDocument) -> None:
    html = """<table><tr><th>Name<th colspan=2>Rent<th>Due
        <tr><td rowspan=2>Anna<td>900<td>cold<td>1st
        <tr><td>950<td><td><b>2nd</b></table><p>after"""

    assert drawn(read_document("a.html", html)) == (
        "<table1><row><cell><strong>Name</strong></cell>\t<cell1><strong>Rent</strong></cell>\t"
        "<cell3><strong>Due</strong></cell></row>\n"
        "<row><cell>Anna</cell>\t<cell1>900</cell>\t<cell2>cold</cell>\t<cell3>1st</cell></row>\n"
        "<row><cell1>950</cell>\t\t<cell3><strong>2nd</strong></cell></row></table>\n\nafter"
    )


def test_what_is_in_a_cell_is_one_line(read_document: ReadDocument) -> None:
    html = "<table><tr><td><ul><li>a<li>b</ul><pre>c\nd</pre><table><tr><td>e<td>f</table><td>g"

    assert drawn(read_document("a.html", html)) == (
        "<table1><row><cell>- a - b c d e f</cell>\t<cell1>g</cell></row></table>"
    )


def test_a_table_for_the_layout_is_none(read_document: ReadDocument) -> None:
    long = "A sentence of the page. " * 20
    html = f"<table><tr><td>menu<td><h1>Head</h1><blockquote>{long}</blockquote><td>side</table>"

    assert drawn(read_document("a.html", html)) == (
        "<table1><row><cell>menu</cell></row></table>\n\n<heading1>Head</heading>\n\n"
        f"<quote1>{long.strip()}</quote>\n\n<table1><row><cell2>side</cell></row></table>"
    )


def test_the_bullet_of_an_item_that_is_over_is_shown(read_document: ReadDocument) -> None:
    assert drawn(read_document("a.html", "<ul><li></ul><p>x")) == "- x"


def test_hostile_sizes_are_bounded(read_document: ReadDocument) -> None:
    html = "<table><tr><td colspan=999999999 rowspan=-7>a<td>b</table>"

    assert drawn(read_document("a.html", html)) == (
        "<table1><row><cell>a</cell>\t<cell1000>b</cell></row></table>"
    )


TAGS = """p b i a li ul ol blockquote table tr td th pre code h2 br div s"""
PIECES = [
    *(f"<{tag}>" for tag in TAGS.split()),
    *(f"</{tag}>" for tag in TAGS.split()),
    "<a href=https://a.example>",
    "one ",
    " two",
    "\n",
    "e\u0301",
    "\u00a0 ",
    "\u0301",
    "\xad",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_page_has_orderly_markup(html: str) -> None:
    builder = TextBuilder(100_000)
    add_html(html, builder)
    if len(builder):
        text, _ = builder.finish()
        require_order(unpack(builder.markup()), len(text))
