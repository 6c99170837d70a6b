from collections.abc import Callable
from email.message import EmailMessage

import pytest
from tests.core.markup import drawn

from dogear_core.readers.mail_text import DEEPEST_QUOTE
from dogear_core.types import Document, Style, unpack

ReadDocument = Callable[..., Document]

FIELDS = (
    "<fields><row><cell>From:</cell> <cell1>a@b.example</cell></row>\n"
    "<row><cell>Subject:</cell> <cell1>Grüße</cell></row></fields>\n\n"
)


def message() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Grüße"
    mail["From"] = "a@b.example"
    return mail


def test_the_header_is_a_block_of_names_and_values(read_document: ReadDocument) -> None:
    mail = message()
    mail.set_content("Hello\n")

    assert drawn(read_document("a.eml", bytes(mail))) == (FIELDS + "Hello")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Yes.\n> a\n>> b\n> > c\n>\n\nNo.",
            "Yes.\n<quote1>{> }a\n<quote2>{>> }b\n{> > }c</quote>\n{>}</quote>\n\nNo.",
        ),
        (">> a", "<quote1><quote2>{>> }a</quote></quote>"),
        ("e\u0301 https://a.example/b.", "é <link https://a.example/b>https://a.example/b</link>."),
        ("> http://a.b", "<quote1>{> }<link http://a.b>http://a.b</link></quote>"),
    ],
)
def test_quotes_and_addresses_in_plain_text(
    read_document: ReadDocument, body: str, expected: str
) -> None:
    mail = message()
    mail.set_content(body, cte="8bit")

    assert drawn(read_document("a.eml", bytes(mail))).partition("</fields>\n\n")[2] == expected


def test_quotes_without_end(read_document: ReadDocument) -> None:
    mail = message()
    mail.set_content(">" * 200 + " a", cte="8bit")

    markup = unpack(read_document("a.eml", bytes(mail)).markup)

    assert sum(mark.style is Style.QUOTE for mark in markup) == DEEPEST_QUOTE


def test_html_and_attached_text(read_document: ReadDocument) -> None:
    mail = message()
    mail.set_content("<p>Only <b>html</b></p>", subtype="html")
    mail.add_attachment("a,  b\n1,2\n", subtype="csv", filename="table.csv")

    assert drawn(read_document("a.eml", bytes(mail))).partition("</fields>\n\n")[2] == (
        "Only <strong>html</strong>\n\n<strong>table.csv</strong>\n\n"
        "<preformatted>a,  b\n1,2</preformatted>"
    )
