"""Reads e-mail: the headers, the body as the sender wrote it, and attached text.

The message is parsed under the lenient `compat32` policy and headers are decoded here: the newer
policies raise errors of many types on the broken headers of real mail.
"""

import email
import email.errors
import email.header
import email.message
import re
from collections.abc import Iterator

from dogear_core.config import ReaderLimits
from dogear_core.readers.base import Refused
from dogear_core.readers.encoding import decode
from dogear_core.readers.html import add_html
from dogear_core.readers.mail_text import mail_fields, mail_text
from dogear_core.readers.marked import Marked
from dogear_core.readers.normalise import TextBuilder, one_line
from dogear_core.readers.text import read_text
from dogear_core.types import Document, Reason, Style

DEEPEST = 20
"""Messages forwarded within messages are followed to this depth."""

HEADER_CHARS = 20_000
"""A longer header, such as one with a thousand recipients, is cut: decoding time grows faster."""

_SHOWN = ("From", "To", "Cc", "Bcc", "Date", "Subject")
HEAD_BYTES = 64 * 1024

_OBSOLETE_SPACE = re.compile(rb"^([!-9;-~]+)[ \t]+:", re.MULTILINE)
"""A space before a header's colon, as old mail has it (RFC 2822, 4.5) and the parser does not."""
_ENCODED_SPACE = re.compile(r"(\?=)\s+(=\?)")


def read_eml(data: bytes, media_type: str, limits: ReaderLimits) -> Document:
    """Return a message's headers as the first section, then its body, then what is attached."""
    head, blank, rest = data.partition(b"\n\n" if b"\n\n" in data[:HEAD_BYTES] else b"\r\n\r\n")
    try:
        message = email.message_from_bytes(_OBSOLETE_SPACE.sub(rb"\1:", head) + blank + rest)
    except RecursionError as error:
        raise Refused(Reason.DAMAGED, "nested too deeply") from error
    if not message.keys():
        return read_text(data, "text/plain", limits)
    builder = TextBuilder(limits.text_chars)
    _add_message(message, builder, heading=(), depth=0)
    text, sections = builder.finish()
    title = one_line(_header(message, "Subject"))
    return Document(text, media_type, title, sections, builder.markup())


def _add_message(
    message: email.message.Message, builder: TextBuilder, heading: tuple[str, ...], depth: int
) -> None:
    builder.begin_section(heading=heading)
    fields = ((name, _header(message, name)) for name in _SHOWN)
    builder.add(mail_fields([(name, value) for name, value in fields if value]))
    builder.begin_section(heading=heading)
    _add_part(message, builder, heading, depth)


def _add_part(
    part: email.message.Message, builder: TextBuilder, heading: tuple[str, ...], depth: int
) -> None:
    kind = part.get_content_type()
    name = _file_name(part)
    if depth > DEEPEST:
        return
    if kind == "multipart/alternative":
        best = _best_alternative(part)
        if best is not None:
            _add_part(best, builder, heading, depth + 1)
    elif kind == "message/rfc822" and part.is_multipart():
        for inner in _children(part):
            subject = one_line(_header(inner, "Subject")) or name
            _add_message(inner, builder, (*heading, subject) if subject else heading, depth + 1)
    elif part.is_multipart():
        for inner in _children(part):
            _add_part(inner, builder, heading, depth + 1)
    else:
        _add_leaf(part, kind, name, builder, heading)


def _add_leaf(
    part: email.message.Message,
    kind: str,
    name: str,
    builder: TextBuilder,
    heading: tuple[str, ...],
) -> None:
    """Add the text of a part, under its name if it is an attachment."""
    if name:
        heading = (*heading, name)
    builder.begin_section(heading=heading)
    builder.add(Marked(name).styled(Style.STRONG))
    if not kind.startswith(("text/", "multipart/")):  # a multipart without parts is text
        return
    try:
        text = decode(_payload(part), _charset(part))
    except Refused:
        return  # binary data that says it is text; its name is listed
    if kind == "text/html":
        add_html(text, builder, heading)
    elif kind == "text/plain" or kind.startswith("multipart/"):
        builder.add(mail_text(_unflow(text) if _parameter(part, "format") == "flowed" else text))
    else:
        builder.add(Marked(text).styled(Style.PREFORMATTED))


def _children(part: email.message.Message) -> Iterator[email.message.Message]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (inner for inner in payload if isinstance(inner, email.message.Message))


def _best_alternative(part: email.message.Message) -> email.message.Message | None:
    """Return the plain text of a message if it has any, else the last part, the richest."""
    parts = list(_children(part))
    for inner in parts:
        if inner.get_content_type() == "text/plain" and _payload(inner).strip():
            return inner
    return parts[-1] if parts else None


def _payload(part: email.message.Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _charset(part: email.message.Message) -> str:
    return _parameter(part, "charset")


def _parameter(part: email.message.Message, name: str) -> str:
    """Return a parameter of the content type, empty where it is missing or beyond repair."""
    try:
        value = part.get_param(name, "")
    except (ValueError, LookupError, TypeError):
        return ""
    return str(value[2] if isinstance(value, tuple) else value).strip().lower()


def _file_name(part: email.message.Message) -> str:
    try:
        name = part.get_filename("")
    except (ValueError, LookupError, TypeError):
        return ""
    return one_line(_decode_words(name))


def _header(message: email.message.Message, name: str) -> str:
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            return " ".join(_decode_words(str(value)[:HEADER_CHARS]).split())
    return ""


def _decode_words(raw: str) -> str:
    """Return a header with its encoded words decoded, and raw bytes in it as well as may be."""
    raw = decode(raw.encode("utf-8", "surrogateescape")) if not raw.isascii() else raw
    try:
        pieces = email.header.decode_header(_ENCODED_SPACE.sub(r"\1 \2", raw))
    except (email.errors.HeaderParseError, ValueError):
        return raw
    return "".join(
        piece if isinstance(piece, str) else _decode_word(piece, charset)
        for piece, charset in pieces
    )


def _decode_word(piece: bytes, charset: str | None) -> str:
    if charset is None:
        return piece.decode("latin-1")  # what lies between encoded words, escaped by the library
    try:
        return decode(piece, charset)
    except Refused:
        return ""


def _unflow(text: str) -> str:
    """Join the lines of format=flowed text (RFC 3676): a space at a line's end goes on."""
    return re.sub(r"(?<!^--) \r?\n(?!>)", " ", text, flags=re.MULTILINE)
