"""The first hundred bytes of the library's file: the same in every library, but for counts.

See https://www.sqlite.org/fileformat.html#the_database_header.
"""

from pathlib import Path

MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100
PAGE_BYTES = 4096
APPLICATION_ID = 0x44676561  # "Dgea"
_COUNT = slice(28, 32)
_FREE_PAGES = slice(32, 40)
_LARGEST_ROOT = slice(52, 56)
_VERSION_VALID_FOR = slice(92, 96)
_CHANGES = slice(24, 28)
_SCHEMA_FORMAT = slice(44, 48)
_ENCODING = slice(56, 60)
_INCREMENTAL = slice(64, 68)
_APPLICATION = slice(68, 72)
_RESERVED = slice(72, 92)
_SHAPE = b"\x10\x00\x02\x02\x00\x40\x20\x20"
"""Page size, twice "with a write-ahead log", no reserved space, and three fixed fractions."""
_BEING_MADE = b"\x10\x00\x01\x01\x00\x40\x20\x20"
"""The same without the log, in the moment before the first table."""
_FIXED = (
    (slice(0, 16), MAGIC),
    (slice(16, 24), _SHAPE),
    (_RESERVED, bytes(20)),
)
_FIXED_WITH_TABLES = (
    (_SCHEMA_FORMAT, b"\0\0\0\x04"),
    (_ENCODING, b"\0\0\0\x01"),
    (_INCREMENTAL, b"\0\0\0\x01"),
)
"""Zero as long as only SQLite's log has the first tables."""


def is_header_sound(file: Path) -> bool:
    """Whether the header says what that of every library says; a file without one is new.

    The name of the program is left out: in a library just made only the log may have it.
    """
    with file.open("rb") as stream:
        header = stream.read(HEADER_BYTES)
        is_new = stream.seek(0, 2) <= PAGE_BYTES
    if is_new and header[16:24] == _BEING_MADE:
        header = header[:16] + _SHAPE + header[24:]
    return not header or (
        all(header[place] == bytes_ for place, bytes_ in _FIXED)
        and all(header[place] in (bytes_, bytes(4)) for place, bytes_ in _FIXED_WITH_TABLES)
    )


def is_cut_short(file: Path) -> bool:
    """Whether the file has fewer pages than its header says; SQLite then reads none of them."""
    with file.open("rb") as stream:
        header = stream.read(HEADER_BYTES)
        size = stream.seek(0, 2)
    return int.from_bytes(header[_COUNT], "big") * PAGE_BYTES > size


def mend_header(file: Path) -> None:
    """Write what the header of a library of this size has to say, without any free pages."""
    with file.open("r+b") as stream:
        header = bytearray(stream.read(HEADER_BYTES).ljust(HEADER_BYTES, b"\0"))
        pages = stream.seek(0, 2) // PAGE_BYTES
        for place, bytes_ in (*_FIXED, *_FIXED_WITH_TABLES):
            header[place] = bytes_
        header[_COUNT] = pages.to_bytes(4, "big")
        header[_FREE_PAGES] = bytes(8)
        header[_LARGEST_ROOT] = max(1, pages).to_bytes(4, "big")
        header[_APPLICATION] = APPLICATION_ID.to_bytes(4, "big")
        header[_VERSION_VALID_FOR] = header[_CHANGES]
        stream.seek(0)
        stream.write(header)
