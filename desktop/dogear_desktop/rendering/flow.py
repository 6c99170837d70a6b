"""What is seen of a document: lines and tables, without syntax, each with where it comes from."""

from dataclasses import dataclass, field
from enum import Enum, auto

from dogear_core.types import Span, Style

INLINE = frozenset(
    {Style.STRONG, Style.EMPHASIS, Style.STRUCK, Style.CODE, Style.IMAGE, Style.LINK}
)


class LineKind(Enum):
    """What a line is."""

    TEXT = auto()
    HEADING = auto()
    PREFORMATTED = auto()
    RULE = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line that looks the same, and the characters of the document it is for.

    It is as long as these, or is shown in place of them. `address` is that of a link; the name of
    a field of a mail has the style `FIELDS`.
    """

    text: str
    span: Span
    styles: frozenset[Style] = frozenset()
    address: str = ""


@dataclass(slots=True)
class Place:
    """Where a block is: in how many quotes, how deep in lists, and whether apart from the last."""

    quotes: int = 0
    depth: int = 0
    apart: bool = False


@dataclass(slots=True)
class Line:
    """A paragraph, or a line of one that ends with a line break.

    `label` stands before the first line of a list item: empty for a bullet, None on other lines.
    `level` is that of a heading.
    """

    kind: LineKind
    place: Place
    runs: list[Run] = field(default_factory=list)
    label: str | None = None
    level: int = 0


@dataclass(slots=True)
class Cell:
    """A cell of a table, with its alignment where it has one of its own."""

    column: int
    alignment: str = ""
    runs: list[Run] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """Rows of a table, or of the fields that head a mail.

    `widths` are those of the columns in characters, for the whole table, also where it begins
    before these rows or ends after them.
    """

    place: Place
    widths: tuple[int, ...]
    fields: bool = False
    begins: bool = True
    ends: bool = True
    rows: list[list[Cell]] = field(default_factory=list)
