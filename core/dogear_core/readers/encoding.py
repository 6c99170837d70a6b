"""From bytes to text when nobody says, or somebody says wrongly, how the text is encoded."""

import codecs
import re

from dogear_core.readers.alphabets import MULTI_BYTE, SINGLE_BYTE, east_asian, likeliest
from dogear_core.readers.base import Refused
from dogear_core.types import Reason

SAMPLE_BYTES = 64 * 1024
"""How much is looked at to tell text from binary data and one encoding from another."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with the UTF-16 mark, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_ESCAPES = ((b"\x1b$B", "iso2022_jp_2"), (b"\x1b$@", "iso2022_jp_2"), (b"\x1b$)C", "iso2022_kr"))

_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso2022_jp": "iso2022_jp_2",
}
"""What is meant by a declared encoding, as the WHATWG Encoding Standard has it for the web."""

_DECLARATION = re.compile(
    rb"""(?: <\?xml [^>]* \b encoding \s* = \s* ["'] | <meta [^>]* \b charset \s* = \s* ["']?
         | ^ (?:[^\n]*\n)? [^\n]* \# .* coding [:=] \s* | ^ @charset \s ["'] )
         \s* ([A-Za-z][\w.:-]*)""",
    re.VERBOSE | re.IGNORECASE,
)
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1A), *range(0x1C, 0x20), 0x7F])


def decode(data: bytes, declared: str = "") -> str:
    """Return the text in `data`; raise `Refused` when it is no text.

    A byte order mark and valid UTF-8 are believed before `declared`, a charset from outside such
    as a mail header; after it comes what the data itself declares (XML, HTML, Python, CSS), then
    what its bytes look like.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace")
    for escape, name in _ESCAPES:
        if escape in data[:SAMPLE_BYTES] and (text := _decode_leniently(data, name)):
            return text
    if wide := _wide_encoding(data):
        return data.decode(wide, "replace")
    if is_binary(data):
        raise Refused(Reason.UNSUPPORTED, "binary data")
    return _decode_bytewise(data, declared)


def is_binary(data: bytes) -> bool:
    """Whether more than one byte in a hundred is a control character that no text file has."""
    sample = data[:SAMPLE_BYTES]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) / 100


def _decode_bytewise(data: bytes, declared: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = len(text) - len(text.encode("ascii", "ignore")) - wrong
    if right > 8 * wrong or (wrong == 1 and text.endswith("\ufffd")):
        return text  # UTF-8 with some damage, or cut off in the middle of a character
    for label in (declared, _declared_inside(data)):
        if label and (decoded := _decode_leniently(data, label)):
            return decoded
    return _decode_by_looks(data)


def _declared_inside(data: bytes) -> str:
    match = _DECLARATION.search(data[:4096])
    return match[1].decode("ascii") if match else ""


def _decode_leniently(data: bytes, label: str) -> str:
    """Return the decoded text, or nothing where `label` is unknown or fits badly."""
    try:
        name = codecs.lookup(label).name
        text = data.decode(_SUPERSETS.get(name, name), "replace")
    except (LookupError, ValueError):
        return ""
    return text if text.count("\ufffd") <= len(text) / 100 else ""


def _wide_encoding(data: bytes) -> str:
    """Return the UTF-16 or UTF-32 form without a mark that `data` is in, if it is in one.

    Such text has zero bytes at one place of every code unit, if only in its spaces, line ends and
    digits; binary data has them anywhere.
    """
    sample = data[: SAMPLE_BYTES // 4 * 4]
    if b"\0" not in sample:
        return ""
    zeros = [sample[place::4].count(0) for place in range(4)]
    quarter = len(sample) / 4
    for name, empty, full in (
        ("utf-32-le", (2, 3), (0,)),
        ("utf-32-be", (0, 1), (3,)),
        ("utf-16-le", (1, 3), (0, 2)),
        ("utf-16-be", (0, 2), (1, 3)),
    ):
        enough = 0.9 if name.startswith("utf-32") else 0.02
        fewest = min(zeros[place] for place in empty)
        if fewest >= enough * quarter and fewest > 8 * max(zeros[place] for place in full):
            return name if _looks_like_text(sample.decode(name, "replace")) else ""
    return ""


def _looks_like_text(text: str) -> bool:
    strange = sum(not (char.isprintable() or char.isspace()) for char in text[:4096])
    return strange + text.count("\ufffd") <= len(text[:4096]) / 50


def _decode_by_looks(data: bytes) -> str:
    from charset_normalizer import from_bytes

    # Only lines with bytes beyond ASCII tell encodings apart; in a long file they may come late.
    lines = [line for line in data.splitlines(keepends=True) if not line.isascii()]
    sample = b"".join(lines)[:SAMPLE_BYTES]
    if (name := east_asian(sample)) and (text := _decode_leniently(data, name)):
        return text
    for match in from_bytes(sample, cp_isolation=[*SINGLE_BYTE, *MULTI_BYTE]):
        name = likeliest(sample, match.encoding)
        if text := _decode_leniently(data, name):
            return text
    damaged = {name: data.decode(name, "replace").count("\ufffd") for name in MULTI_BYTE}
    name = min(damaged, key=damaged.__getitem__)
    if text := _decode_leniently(data, name):
        return text
    if sum(byte > 0x7F for byte in sample) > len(sample) / 2:
        raise Refused(Reason.UNSUPPORTED, "no known encoding")
    return data.decode(likeliest(sample, "cp1252"), "replace")
