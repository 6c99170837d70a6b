"""The outline of a PDF, and where on its page each heading stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dogear_core.readers.normalise import HeadingPath, one_line

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

NUMBER_CHARS = 15
"""A heading may have a number of so many characters before it that the outline leaves out."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading that points to a page, with the path of headings it ends."""

    title: str
    path: tuple[str, ...]


def outline_by_page(pdf: "PdfDocument") -> dict[int, list[OutlineEntry]]:
    """Return the outline's entries by the index of the page they point to, in order."""
    path = HeadingPath()
    pages: dict[int, list[OutlineEntry]] = {}
    for bookmark in pdf.get_toc():
        title = one_line(bookmark.get_title())
        destination = bookmark.get_dest()
        page = destination.get_index() if destination else None
        if title:
            entry = OutlineEntry(title, path.enter(bookmark.level, title))
            if page is not None:
                pages.setdefault(page, []).append(entry)
    return pages


def cut_at_headings(
    text: str, entries: list[OutlineEntry], heading: tuple[str, ...]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the parts of a page under each heading: separator before it, text, heading path.

    `heading` is in force where the page begins. A title that is not found as a line of the text
    stands for the whole page if it is the first, and is passed over otherwise.
    """
    cuts = [(0, heading)]
    for entry in entries:
        start = _find_line(text, entry.title, cuts[-1][0])
        if start is not None:
            cuts.append((start, entry.path))
        elif len(cuts) == 1:
            cuts = [(0, entry.path)]
    done = 0
    for (start, path), end in zip(cuts, [cut for cut, _ in cuts[1:]] + [len(text)], strict=True):
        part = text[start:end].rstrip()
        if part:
            yield text[done:start], part, path
            done = start + len(part)


def _find_line(text: str, title: str, begin: int) -> int | None:
    """Return where the first line from `begin` on starts that begins with `title` or a number."""
    words = r"\s+".join(map(re.escape, title.split()))
    match = re.compile(rf"^.{{0,{NUMBER_CHARS}}}?{words}", re.MULTILINE).search(text, begin)
    return match.start() if match else None
