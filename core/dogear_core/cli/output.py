"""Writing to the terminal or the pipe behind it: answers to stdout, everything else to stderr."""

import io
import json
import os
import sys

from rich.console import Console
from rich.table import Table
from rich.text import Text


def open_closed_streams() -> None:
    """Put the null device in place of standard streams that the caller has closed."""
    sys.stdin = sys.stdin or os.fdopen(os.open(os.devnull, os.O_RDONLY), "r")
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def use_utf8() -> None:
    """Make stdout and stderr UTF-8 with `\\n` line ends whatever the locale says.

    The bytes of a file name that is no UTF-8 come out as `\\udcXX`, which JSON reads back.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write_json(value: object) -> None:
    """Write a value as one line of JSON, at once, so that a program at the pipe can answer."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n")
    sys.stdout.flush()


def write_exactly(text: str) -> None:
    """Write text to stdout as it is, with no line end added."""
    sys.stdout.write(text)


def write(*lines: Text | Table | str) -> None:
    """Write lines for a person, with colours on a terminal; long lines are left to it to wrap."""
    console = Console(highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(line, soft_wrap=True)


def complain(sentence: str) -> None:
    """Write a sentence to stderr that says what went wrong."""
    sys.stderr.write(f"dogear: {printable(sentence)}\n")


def hint(sentence: str) -> None:
    """Write a sentence to stderr that the reader may want to know."""
    sys.stderr.write(f"{printable(sentence)}\n")


def printable(text: object) -> str:
    """Return text on one line without characters that a terminal would take for commands."""
    return "".join(c if c.isprintable() or ord(c) > 0x9F else "�" for c in str(text))


def valid_unicode(argument: str) -> str:
    """Return an argument without the lone surrogates that stand for bytes that are no UTF-8."""
    return argument.encode("utf-8", errors="replace").decode("utf-8")
