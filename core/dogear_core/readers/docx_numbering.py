"""The labels of numbered paragraphs, which Word counts anew each time it shows a document."""

import re
from collections import defaultdict
from dataclasses import dataclass

from dogear_core.readers.numerals import written

_PLACE = re.compile(r"%([1-9])")


@dataclass(slots=True)
class _Level:
    """How the labels of a level look: `text` has `%1` where the number of the first level goes."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self) -> None:
        self._kinds: dict[str, dict[int, _Level]] = {}
        self._kind_of: dict[str, str] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._kind = self._list = ""
        self._level = _Level()

    def element(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of the next element of the part that describes the lists."""
        value = attributes.get("val", "")
        if tag == "abstractNum":
            self._kind, self._list = attributes.get("abstractNumId", ""), ""
        elif tag == "num":
            self._list = attributes.get("numId", "")
            self._level = _Level()  # what a list has of its own is not looked at
        elif tag == "abstractNumId":
            self._kind_of[self._list] = value
        elif tag == "lvl" and not self._list:
            self._level = _Level()
            levels = self._kinds.setdefault(self._kind, {})
            levels[_number(attributes.get("ilvl", ""))] = self._level
        elif tag == "start":
            self._level.start = _number(value)
        elif tag == "numFmt":
            self._level.form = value
        elif tag == "lvlText":
            self._level.text = value

    def label(self, number: str, depth: int) -> str:
        """Return the label of the next paragraph of a list at a level; none for a bullet."""
        kind = self._kind_of.get(number, "")
        levels = self._kinds.get(kind, {})
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        counts = self._counts[kind]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]

        def count(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = levels.get(place, level)
            return written(counts.get(place, other.start), other.form)

        return _PLACE.sub(count, level.text)


def _number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 9 else 0
