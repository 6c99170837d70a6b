"""The short extract shown under a result, with the words of the question marked."""

from collections.abc import Iterable, Sequence

import regex

from dogear_core.types import Snippet, Span

LENGTH = 240
"""Code points: two to three lines in the result list."""

_SPACES = regex.compile(r"\s{2,}|[^\S ]")
"""White space that is not a single space already."""


def make_snippet(text: str, matches: Sequence[tuple[Span, str]], length: int = LENGTH) -> Snippet:
    """Return the stretch of `text` with the most different words of the question.

    `matches` are those words in the text, in order, with their stems. The stretch begins and ends
    between words and is about `length` code points long, or half of that at the end of the text,
    so that a match there is not far from its beginning. White space is single.
    """
    window = _whole_words(text, _best_start(matches, length), length)
    return cut_snippet(text, window, matches)


def cut_snippet(text: str, window: Span, matches: Sequence[tuple[Span, str]]) -> Snippet:
    """Return a stretch of `text` with single spaces, and the words of the question marked."""
    inside = (span for span, _ in matches if window.start <= span.start and span.end <= window.end)
    return _collapse(text, window, _merged(inside))


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans given in order, those that overlap as one."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _best_start(matches: Sequence[tuple[Span, str]], length: int) -> int:
    """Return where to begin so that most different matches, then most matches, are inside."""
    best, best_start = (0, 0), 0
    for place, (first, _) in enumerate(matches):
        inside = [
            stem for span, stem in matches[place:] if span.end <= first.start + length * 4 // 5
        ]
        if (score := (len(set(inside)), len(inside))) > best:
            best, best_start = score, first.start
    return max(0, best_start - length // 5)


def _whole_words(text: str, start: int, length: int) -> Span:
    """Return a span of about `length` from `start` that cuts no word in two."""
    start = min(start, max(0, len(text) - length // 2))
    while start > 0 and not text[start - 1].isspace() and not text[start].isspace():
        start -= 1
        if len(text) - start > length * 2:
            break
    end = min(len(text), start + length)
    stop = end
    while stop < len(text) and not text[stop].isspace() and stop - end < length:
        stop += 1
    return Span(start, stop)


def _collapse(text: str, window: Span, marks: Sequence[Span]) -> Snippet:
    """Return the window with single spaces and the marks moved along."""
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    place = window.start
    written = 0
    for gap in _SPACES.finditer(text, window.start, window.end):
        shifts.append((place, written))
        pieces += (text[place : gap.start()], " ")
        written += gap.start() - place + 1
        place = gap.end()
    shifts.append((place, written))
    pieces.append(text[place : window.end])
    joined = "".join(pieces)
    stripped = joined.strip()
    lead = len(joined) - len(joined.lstrip())
    return Snippet(
        stripped,
        tuple(
            Span(moved.start - lead, moved.end - lead)
            for moved in (_moved(mark, shifts) for mark in marks)
        ),
    )


def _moved(mark: Span, shifts: Sequence[tuple[int, int]]) -> Span:
    """Return where a span without white space lies after the collapse."""
    source, target = max((shift for shift in shifts if shift[0] <= mark.start), default=shifts[0])
    return Span(mark.start - source + target, mark.end - source + target)
