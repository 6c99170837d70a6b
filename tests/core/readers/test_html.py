from collections.abc import Callable

import pytest

from dogear_core.types import Document, Reason, Refusal

ReadDocument = Callable[..., Document]


def text_of(read_document: ReadDocument, html: str) -> str:
    return read_document("page.html", html).text


def test_what_is_not_seen_is_not_read(read_document: ReadDocument) -> None:
    html = (
        "<title>T</title><script>var x</script><style>p{}</style><nav>menu</nav><p>seen</p>"
        "<template>t</template><p hidden>h</p><p style='display: none'>d</p><!-- c -->"
    )

    assert text_of(read_document, html) == "seen"


def test_blocks_are_paragraphs_and_words_stay_apart(read_document: ReadDocument) -> None:
    html = "<p>one\n  <b>two</b>three<p>four<br>five<div>six<div>seven</div>eight</div>"

    assert text_of(read_document, html) == "one twothree\n\nfour\nfive\n\nsix\n\nseven\n\neight"


def test_list_items_are_lines(read_document: ReadDocument) -> None:
    html = "<p>Buy:<ul><li>milk<ul><li>fresh</ul><li><p>eggs</p></ul>"

    assert text_of(read_document, html) == "Buy:\n\n- milk\n- fresh\n- eggs"


def test_table_rows_are_lines_with_tabs(read_document: ReadDocument) -> None:
    html = """<table><tr><th>Name<th>Rent <tr><td><p>Anna</p><td>900
        <tr><td><td>1,000</table><p>after"""

    assert text_of(read_document, html) == "Name\tRent\nAnna\t900\n\t1,000\n\nafter"


def test_a_layout_table_reads_as_its_paragraphs(read_document: ReadDocument) -> None:
    long = "A sentence of the page. " * 20
    html = f"<table><tr><td>menu<td><h1>Head</h1><p>{long}</p><p>end<td>side</table>"

    assert text_of(read_document, html) == f"menu\n\nHead\n\n{long.strip()}\n\nend\n\nside"


def test_preformatted_text_keeps_its_lines(read_document: ReadDocument) -> None:
    assert text_of(read_document, "<p>x<pre>def f():\n    return 1</pre>") == (
        "x\n\ndef f():\n    return 1"
    )


def test_headings_are_sections(read_document: ReadDocument) -> None:
    document = read_document("a.htm", "<p>intro<h1>A</h1><p>a<h2>B <i>b</i></h2>b<h1>C</h1>c")

    assert document.title == "A"
    found = [(s.heading, document.text[s.span.start : s.span.end]) for s in document.sections]
    assert found == [
        ((), "intro\n\n"),
        (("A",), "A\n\na\n\n"),
        (("A", "B b"), "B b\n\nb\n\n"),
        (("C",), "C\n\nc"),
    ]


def test_the_title_is_that_of_the_head(read_document: ReadDocument) -> None:
    html = "<svg><title>icon</title></svg><h1>Heading</h1>"

    assert read_document("a.html", f"<head><title> My\nlease </title></head>{html}").title == (
        "My lease"
    )
    assert read_document("b.html", html).title == "Heading"


def test_the_declared_charset(read_document: ReadDocument) -> None:
    html = "<meta charset=windows-1251><p>Да</p>"

    assert read_document("a.html", html.encode("cp1251")).text == "Да"


def test_thousands_of_nested_elements(read_document: ReadDocument) -> None:
    assert text_of(read_document, "<div><b>" * 3000 + "deep") == "deep"


@pytest.mark.parametrize("html", ["<script>x</script>", "<html></html>", "<!-- -->"])
def test_a_page_without_text(read: Callable[..., Document | Refusal], html: str) -> None:
    assert read("a.html", html) == Refusal(Reason.NO_TEXT)
