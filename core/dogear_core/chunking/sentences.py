"""Where sentences end."""

from collections.abc import Iterator

import regex

# Runs are matched possessively and always succeed, so that a megabyte of dots costs one match.
_SPACED_STOPS = ".!?…‽"
_OTHER_STOPS = "。！？｡।॥؟۔։።"
_CLOSERS = "\"'”’»›)]」』）】》〉*_"
_STOP = regex.compile(
    rf"""(?:(?P<spaced>[{_SPACED_STOPS}]++)|[{_OTHER_STOPS}]++)
        [{regex.escape(_CLOSERS)}]*+ [\p{{M}}\p{{Cf}}]*+
        (?P<gap>\s*+)""",
    regex.VERBOSE,
)
_LAST_WORD = regex.compile(r"[\p{L}\p{N}\p{M}.'’]++$")
_ORDINAL = regex.compile(
    r"(?:^|\n|\w{3}[.!?:]\s|\b(?:de[mnrs]|die|das|[ai]m|vom|zum|zur|ab|bis|beim|seit|und|jede[nrs]?)\s)\d{1,2}$"
)
_EXTENDING = regex.compile(r"[\p{M}\u200d]")

MAX_LOOK_BACK = 16

_ABBREVIATION = regex.compile(
    r"""mr|mrs|ms|dr|prof|st|sr|jr|hon|rev|gen|col|capt|lt|sgt|messrs|mme|mlle|sra|dra
      | eg|ie|cf|viz|vs|al|ca|approx|resp|incl|excl|seq|dept|est
      | jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec
      | bzw|vgl|evtl|inkl|zzgl|ggf|usf|sog|str|fr|hr""",
    regex.VERBOSE,
)
_BEFORE_NUMBER = regex.compile(
    r"""nos?|nr|n[uú]m|figs?|eqs?|secs?|sect|ch|chap|vols?|pp?|pg|arts?|paras?|par|abs|cl|app
      | ex|tab|refs?|seite|s|n""",
    regex.VERBOSE,
)


def last_mark(text: str) -> str:
    """Return the last character of a text before closing quotes and brackets, or nothing."""
    return text.rstrip(_CLOSERS)[-1:]


def is_finished(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return last_mark(text) in (*_SPACED_STOPS, *_OTHER_STOPS)


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where each sentence of `text[start:end]` but the last one ends.

    Each end lies behind the white space that follows the sentence.
    """
    if not _STOP.search(text, start, end):
        return
    # without capitals in the text, a small letter tells nothing about where a sentence begins
    capitals = not text[start:end].islower()
    for stop in _STOP.finditer(text, start, end):
        position = stop.end()
        if position == end or _EXTENDING.match(text, position):
            continue
        if stop["spaced"] and not (stop["gap"] and _ends(text, start, stop, capitals)):
            continue
        yield position


def _ends(text: str, start: int, stop: "regex.Match[str]", capitals: bool) -> bool:
    """Whether a stop before white space ends its sentence."""
    following = text[stop.end()]
    if capitals and following.islower():
        return False
    if stop["spaced"] != ".":
        return True
    before = text[max(start, stop.start() - MAX_LOOK_BACK) : stop.start()]
    if _ORDINAL.search(before):
        return False  # "1. First", "ab dem 3. Oktober"
    last_word = _LAST_WORD.search(before)
    word = last_word[0].lower() if last_word else ""
    if _ABBREVIATION.fullmatch(word) or (len(word) == 1 and word.isalpha()):
        return False  # "Dr. Who", "J. Smith"
    if word[1:2] == "." and word[:1].isalpha():
        return False  # "e.g. Rome", "U.S. Army"
    return not (following.isnumeric() and _BEFORE_NUMBER.fullmatch(word))
