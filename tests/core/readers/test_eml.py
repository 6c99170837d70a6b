from collections.abc import Callable
from email.message import EmailMessage

import pytest

from dogear_core.types import Document, Reason, Refusal

ReadDocument = Callable[..., Document]


def message() -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Jörg <joerg@example.org>"
    mail["To"] = ", ".join(f"Person {n} <p{n}@example.org>" for n in range(30))
    mail["Subject"] = "Kaution für die Wohnung " + "sehr " * 20 + "wichtig"
    mail["Date"] = "Mon, 01 Jan 2024 00:00:00 +0000"
    mail.set_content("Hello Anna,\n\nthe deposit is due.\n")
    return mail


def test_headers_are_the_first_section(read_document: ReadDocument) -> None:
    document = read_document("a.eml", bytes(message()))

    headers, body = (document.text[s.span.start : s.span.end] for s in document.sections)
    assert headers.startswith("From: Jörg <joerg@example.org>\nTo: Person 0 ")
    assert "Person 29 <p29@example.org>" in headers
    assert body == "Hello Anna,\n\nthe deposit is due."
    assert document.title == ("Kaution für die Wohnung " + "sehr " * 20 + "wichtig")


def test_plain_text_is_preferred_to_html(read_document: ReadDocument) -> None:
    both, only = message(), message()
    both.add_alternative("<p>html</p>", subtype="html")
    only.set_content("<p>only <b>html</b></p><p>two</p>", subtype="html")

    assert "html" not in read_document("a.eml", bytes(both)).text
    assert read_document("b.eml", bytes(only)).text.endswith("\n\nonly html\n\ntwo")


def test_attachments_are_named_and_texts_are_read(read_document: ReadDocument) -> None:
    mail, forwarded = message(), EmailMessage()
    forwarded["Subject"] = "Earlier"
    forwarded.set_content("older text")
    mail.add_attachment(b"\x89PNG\0", "image", "png", filename="plán.png")
    mail.add_attachment("a,b\n1,2", subtype="csv", filename="table.csv")
    mail.add_attachment(forwarded)

    document = read_document("a.eml", bytes(mail))

    named = {s.heading: document.text[s.span.start : s.span.end].strip() for s in document.sections}
    assert named[("plán.png",)] == "plán.png"
    assert named[("table.csv",)] == "table.csv\n\na,b\n1,2"
    assert named[("Earlier",)] == "older text"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"Subject: =?utf-8?q?broken\nFrom: a@b\n\nbody", "body"),
        (b"Subject: =?no-such?b?//////?=\n\nbody", "body"),
        (b"Subject: Gr\xfc\xdfe\n\nbody", "Grüße"),
        (b"Subject: x\nContent-Type: text/plain; charset=ascii\n\nGr\xc3\xbc\xc3\x9fe", "Grüße"),
        (b'Subject: x\nContent-Type: text/plain; charset="\n\nbody', "body"),
        (b"Subject: x\nContent-Transfer-Encoding: base64\n\n!!!!", "Subject: x"),
        (b"Subject   : old style\n\nbody", "Subject: old style"),
        (b"From: ,,<@@\nTo: [[[\nDate: never\nSubject: s\n\nbody", "Date: never"),
        (b"Content-Type: multipart/mixed; boundary=x\nSubject: y\n\nno parts", "no parts"),
        (b"Content-Disposition: attachment; filename*=utf-8''%ff%fe\n\nbody", "body"),
    ],
)
def test_broken_mail_is_read_as_far_as_it_goes(
    read_document: ReadDocument, raw: bytes, expected: str
) -> None:
    assert expected in read_document("broken.eml", raw).text


def test_flowed_lines_are_joined(read_document: ReadDocument) -> None:
    raw = b"Subject: x\nContent-Type: text/plain; format=flowed\n\nOne \nline.\nTwo.\n-- \nMe"

    assert read_document("a.eml", raw).text.endswith("One line.\nTwo.\n-- \nMe")


def test_nesting_without_end_is_damage(read: Callable[..., Document | Refusal]) -> None:
    raw = b"Subject: x\n" + b"Content-Type: message/rfc822\n\n" * 3000

    outcome = read("nested.eml", raw)

    assert isinstance(outcome, Refusal)
    assert outcome.reason is Reason.DAMAGED


def test_text_without_headers_is_text(read_document: ReadDocument) -> None:
    assert read_document("a.eml", "\nonly text").text == "only text"
