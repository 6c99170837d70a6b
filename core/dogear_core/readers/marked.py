"""Text whose markup keeps its place while the text is cleaned up."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dogear_core.types import Markup, Span, Style

Edit = tuple[int, int, int]
"""Where something was replaced, from start to end, and how many characters are there now."""

Replacement = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Marked:
    """Text and the markup of it, in the order that `Markup` asks for."""

    text: str
    markup: tuple[Markup, ...] = ()

    @classmethod
    def join(cls, parts: Iterable["Marked"], separator: str = "") -> "Marked":
        """Return all parts in one."""
        texts: list[str] = []
        markup: list[Markup] = []
        length = 0
        for part in parts:
            if texts:
                length += len(separator)
            texts.append(part.text)
            markup += (moved(mark, length) for mark in part.markup)
            length += len(part.text)
        return cls(separator.join(texts), tuple(markup))

    def styled(self, style: Style, level: int = 0, value: str = "") -> "Marked":
        """Return this with a style for all of it; an empty text has none."""
        if not self.text:
            return self
        return Marked(
            self.text, (Markup(Span(0, len(self.text)), style, level, value), *self.markup)
        )

    def only(self, styles: frozenset[Style]) -> "Marked":
        """Return this with markup of these styles alone."""
        return Marked(self.text, tuple(mark for mark in self.markup if mark.style in styles))

    def sub(self, pattern: re.Pattern[str], new: Replacement) -> "Marked":
        """Return this with each match replaced, as by `re.Pattern.sub` without group references."""
        if not self.markup or pattern.search(self.text) is None:
            text = pattern.sub(new, self.text)
            return self if text == self.text else Marked(text)
        edits: list[Edit] = []
        pieces: list[str] = []
        done = 0
        for match in pattern.finditer(self.text):
            piece = new if isinstance(new, str) else new(match)
            pieces += (self.text[done : match.start()], piece)
            edits.append((*match.span(), len(piece)))
            done = match.end()
        return self._edited("".join([*pieces, self.text[done:]]), edits)

    def strip(self, chars: str | None = None) -> "Marked":
        """Return this without `chars`, or without white space, at both ends."""
        return self._cut(
            len(self.text) - len(self.text.lstrip(chars)), len(self.text.rstrip(chars))
        )

    def rstrip(self) -> "Marked":
        """Return this without white space at its end."""
        return self._cut(0, len(self.text.rstrip()))

    def compose(self) -> "Marked":
        """Return this in NFC; markup that begins or ends within a character takes it whole."""
        composed = unicodedata.normalize("NFC", self.text)
        if not self.markup or composed == self.text:
            return Marked(composed, self.markup)
        whole = {place: self._whole(place) for place in self._places()}
        bounds = sorted({0, len(self.text), *whole.values()})
        edits = [
            (start, end, len(unicodedata.normalize("NFC", self.text[start:end])))
            for start, end in pairwise(bounds)
        ]
        to = _followed(bounds, edits)
        return self._placed(composed, {place: to[bound] for place, bound in whole.items()})

    def _whole(self, place: int) -> int:
        """Return the first place from here on that is not within a character of several parts."""
        while 0 < place < len(self.text) and _joins(self.text[place]):
            place += 1
        return place

    def _places(self) -> list[int]:
        return sorted({place for m in self.markup for place in (m.span.start, m.span.end)})

    def _cut(self, start: int, end: int) -> "Marked":
        if start == 0 and end == len(self.text):
            return self
        end = max(start, end)
        edits = [(0, start, 0), (end, len(self.text), 0)]
        return self._edited(self.text[start:end], edits)

    def _edited(self, text: str, edits: Sequence[Edit]) -> "Marked":
        """Return `text`, which is this one's with `edits` made, with the markup where it is now."""
        if not self.markup:
            return Marked(text)
        return self._placed(text, _followed(self._places(), edits))

    def _placed(self, text: str, to: Mapping[int, int]) -> "Marked":
        """Return `text` with the markup of this one, each place of which has gone `to` another."""
        markup = (
            Markup(Span(to[mark.span.start], to[mark.span.end]), mark.style, mark.level, mark.value)
            for mark in self.markup
        )
        return Marked(text, tuple(mark for mark in markup if len(mark.span)))


def moved(mark: Markup, by: int) -> Markup:
    """Return markup of a text that was put `by` characters further on."""
    span = Span(mark.span.start + by, mark.span.end + by)
    return Markup(span, mark.style, mark.level, mark.value)


def _joins(char: str) -> bool:
    """Whether a character may be composed with the one before it."""
    return unicodedata.category(char).startswith("M") or "\u1160" <= char <= "\u11ff"


def _followed(places: Iterable[int], edits: Sequence[Edit]) -> dict[int, int]:
    """Return where each of `places`, which are in order, is after edits, which are in order."""
    found: dict[int, int] = {}
    shift = number = 0
    for place in places:
        while number < len(edits) and edits[number][1] <= place:
            start, end, length = edits[number]
            shift += length - (end - start)
            number += 1
        start, _, length = edits[number] if number < len(edits) else (place, place, 0)
        inside = max(place - start, 0)
        found[place] = place + shift - inside + min(inside, length)
    return found


def nested(marks: Iterable[Markup]) -> list[Markup]:
    """Return markup in order, without what is empty or crosses what comes before it.

    Of spans that are the same, the one that comes first holds the others.
    """
    kept: list[Markup] = []
    open_ends: list[int] = []
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)):
        while open_ends and open_ends[-1] <= mark.span.start:
            open_ends.pop()
        if len(mark.span) > 0 and (not open_ends or mark.span.end <= open_ends[-1]):
            kept.append(mark)
            open_ends.append(mark.span.end)
    return kept
