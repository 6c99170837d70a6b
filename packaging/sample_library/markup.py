"""The source of a sample document: a few lines about it, then a small subset of Markdown.

The head is `key: value` lines up to the first empty line. The body knows `#` headings, paragraphs
(one per line), `- ` lists, `|` tables whose first row is the header, and a page break comment.
"""

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

PAGE_BREAK = "<!-- page break -->"


@dataclass(frozen=True)
class Heading:
    """A heading; `level` counts from 1."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True)
class BulletList:
    """The items of a list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The rows of a table, the first of them its header; all rows have the same length."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class PageBreak:
    """The following block starts a new page."""


Block = Heading | Paragraph | BulletList | Table | PageBreak


@dataclass(frozen=True)
class Source:
    """A sample document before it is laid out: its head and its blocks."""

    head: dict[str, str]
    blocks: tuple[Block, ...]

    @property
    def output(self) -> Path:
        """Where the document belongs, relative to the sample library."""
        return Path(self.head["output"])


def parse(path: Path) -> Source:
    """Read a source file; raises KeyError later if its head lacks a needed key."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", maxsplit=1) for line in head.splitlines())
    lines = (line for line in body.splitlines() if line.strip())
    blocks = [block for kind, group in groupby(lines, _kind) for block in _blocks(kind, [*group])]
    return Source(fields, tuple(blocks))


def _kind(line: str) -> str:
    return line[0] if line.startswith(("# ", "## ", "### ", "- ", "| ", PAGE_BREAK)) else ""


def _blocks(kind: str, lines: list[str]) -> list[Block]:
    match kind:
        case "#":
            return [_heading(line) for line in lines]
        case "-":
            return [BulletList(tuple(line.removeprefix("- ") for line in lines))]
        case "|":
            return [Table(tuple(_cells(line) for line in lines))]
        case "<":
            return [PageBreak() for _ in lines]
        case _:
            return [Paragraph(line) for line in lines]


def _heading(line: str) -> Heading:
    marks, text = line.split(" ", maxsplit=1)
    return Heading(len(marks), text)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip("| ").split("|"))
