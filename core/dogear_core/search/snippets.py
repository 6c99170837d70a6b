"""The short extract shown under a result, with the words of the question marked."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import regex

from dogear_core.types import Snippet, Span

LENGTH = 240
"""Code points: two to three lines in the result list."""

_SPACES = regex.compile(r"\s{2,}|[^\S ]")
"""White space that is not a single space already."""
_MARKDOWN = regex.compile(
    r"""
    (?: \s*
      (?: ^[ >]*(?:```|~~~).*$                                           # a fence
        | ^[ ]*\|?(?:[ ]*:?-+:?[ ]*\|)+[ ]*:?-*:?[ ]*$                   # a table's rule
        | ^[ ]*(?:[#]{1,6}[ ]|(?:>[ ]?)+)                                # a heading, a quotation
        | (?<![\w*])\*{1,3}(?=[^\s*]) | (?<=[^\s*])\*{1,3}(?![\w*])      # strong, emphasis
        | (?<!\w)_{1,3}(?=\w) | (?<=\w)_{1,3}(?!\w) | ~~ | `+            # but not snake_case
        | !?\[(?=[^\]\n]*\]\() | (?<=\[[^\]\n]*)\]\([^)\s]*\)            # what makes words a link
        | \| )
      \s* )+
    | \s{2,} | [^\S ]
    """,
    regex.VERBOSE | regex.MULTILINE,
)
"""The same, and what Markdown has for its looks."""
_BREAK = regex.compile(r"[\s|]")
"""What makes a gap part two words."""


def make_snippet(
    text: str,
    matches: Sequence[tuple[Span, str]],
    length: int = LENGTH,
    *,
    media_type: str = "text/plain",
) -> Snippet:
    """Return the stretch of `text` with the most different words of the question.

    `matches` are those words in the text, in order, with their stems. The stretch begins and ends
    between words and is about `length` code points long, or half of that at the end of the text,
    so that a match there is not far from its beginning.
    """
    window = _whole_words(text, _best_start(matches, length), length)
    return cut_snippet(text, window, matches, media_type=media_type)


def cut_snippet(
    text: str,
    window: Span,
    matches: Sequence[tuple[Span, str]],
    *,
    media_type: str = "text/plain",
) -> Snippet:
    """Return a stretch of `text` with the words of the question marked.

    White space is single, and of Markdown the signs are left out.
    """
    inside = (span for span, _ in matches if window.start <= span.start and span.end <= window.end)
    gaps = _MARKDOWN if media_type == "text/markdown" else _SPACES
    return _collapse(text, window, _merged(inside), gaps)


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


def _collapse(text: str, window: Span, marks: Iterable[Span], gaps: regex.Pattern[str]) -> Snippet:
    """Return the window with single spaces in its gaps, and the marks outside them moved along."""
    pieces: list[str] = []
    starts, ends, targets = [window.start], list[int](), [0]
    for gap in gaps.finditer(text, window.start, window.end):
        start, end = gap.span()
        between = " " if _BREAK.search(text, start, end) else ""
        pieces += (text[starts[-1] : start], between)
        targets.append(targets[-1] + start - starts[-1] + len(between))
        ends.append(start)
        starts.append(end)
    ends.append(window.end)
    pieces.append(text[starts[-1] : window.end])
    joined = "".join(pieces)
    stripped = joined.strip()
    lead = len(joined) - len(joined.lstrip())
    moved = []
    for mark in marks:
        piece = bisect_right(starts, mark.start) - 1
        if mark.end <= ends[piece]:
            shift = targets[piece] - starts[piece] - lead
            moved.append(Span(mark.start + shift, mark.end + shift))
    return Snippet(stripped, tuple(moved))
